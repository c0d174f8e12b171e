"""What is remembered between two looks at a folder, packed into one line.

Graph's delta says of a mail only that it is there or there no longer, so the mails told of before
are part of it; and the day of the last sweep, for a delta alone loses what left and came back.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import NamedTuple

MARK = "graph-1:"
MOST_BYTES = 64_000_000


class Seen(NamedTuple):
    """A folder as it was told of.

    Attributes
    ----------
    folder
        The server's id of it: one of the same name made anew is another folder.
    link
        Where its changes go on; blank at the beginning.
    swept
        Day of the last look at every mail, counted from 1970; None before the first one ended.
    known
        Ids of the mails told of and not gone.
    """

    folder: str
    link: str
    swept: int | None
    known: frozenset[str]


def save(seen: Seen) -> str:
    """As one line of text."""
    held = [seen.folder, seen.link, seen.swept, sorted(seen.known)]
    text = json.dumps(held, separators=(",", ":"))
    return MARK + base64.b64encode(zlib.compress(text.encode())).decode()


def load(cursor: str) -> Seen | None:
    """What :func:`save` wrote; None if it is anything else."""
    if not cursor.startswith(MARK):
        return None
    try:
        unpack = zlib.decompressobj()
        raw = unpack.decompress(base64.b64decode(cursor[len(MARK) :], validate=True), MOST_BYTES)
        held = json.loads(raw) if unpack.eof else None
        folder, link, swept, known = held if isinstance(held, list) else (None,) * 4
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return None
    is_whole = isinstance(folder, str) and isinstance(link, str) and isinstance(known, list)
    if not is_whole or not (swept is None or isinstance(swept, int)):
        return None
    return Seen(str(folder), str(link), swept, frozenset(str(one) for one in known or ()))
