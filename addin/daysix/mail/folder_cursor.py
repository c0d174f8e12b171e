"""The cursor of a folder: the files it held and which version of each, packed into one line.

It grows with the folder and with nothing else: a file that left the folder leaves the cursor.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import NamedTuple

MARK = "folder-1:"
MOST_BYTES = 64_000_000


class Seen(NamedTuple):
    """A folder, and the version of every file in it."""

    folder: str
    files: dict[str, str]


def save(seen: Seen) -> str:
    """As one line of text."""
    text = json.dumps([seen.folder, seen.files], separators=(",", ":"))
    return MARK + base64.b64encode(zlib.compress(text.encode())).decode()


def load(cursor: str) -> Seen | None:
    """What :func:`save` wrote; None if it is anything else."""
    if not cursor.startswith(MARK):
        return None
    try:
        unpack = zlib.decompressobj()
        raw = unpack.decompress(base64.b64decode(cursor[len(MARK) :], validate=True), MOST_BYTES)
        folder, files = json.loads(raw) if unpack.eof else (None, None)
    except (binascii.Error, zlib.error, ValueError, TypeError, RecursionError):
        return None
    if not isinstance(folder, str) or not isinstance(files, dict):
        return None
    return Seen(folder, {str(name): str(version) for name, version in files.items()})
