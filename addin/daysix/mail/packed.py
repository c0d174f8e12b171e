"""What is remembered between two looks at a mailbox, packed into one line of text.

A line begins with a mark of its own, so that one adapter's is never taken for another's.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any

MOST_BYTES = 64_000_000


def packed(mark: str, held: list[Any]) -> str:
    """A list as one line of text."""
    text = json.dumps(held, separators=(",", ":"))
    return mark + base64.b64encode(zlib.compress(text.encode())).decode()


def unpacked(mark: str, line: str, *, many: int) -> list[Any] | None:
    """The list of so ``many`` that :func:`packed` was given; None if the line is anything else."""
    if not line.startswith(mark):
        return None
    try:
        unpack = zlib.decompressobj()
        raw = unpack.decompress(base64.b64decode(line[len(mark) :], validate=True), MOST_BYTES)
        held = json.loads(raw) if unpack.eof else None
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return None
    return held if isinstance(held, list) and len(held) == many else None
