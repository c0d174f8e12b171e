"""Photographs and scans saved as pictures: their size, and a copy without what a camera adds.

A camera writes where and when a picture was taken into it. That does not belong into a pack.
"""

from __future__ import annotations

from struct import pack, unpack
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

JPEG, PNG, GIF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8"
KINDS = ((JPEG, "jpg"), (PNG, "png"), (GIF, "gif"))
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
KEPT = frozenset({0xE0, 0xE2, 0xEE})
"""Of what programs add to a JPEG: its kind, its colours, how its colours are meant."""
EXIF, COMMENT, SCAN = 0xE1, 0xFE, 0xDA
TURNED_TAG, ON_ITS_SIDE = 0x0112, 5
DOTS_AN_INCH, POINTS_AN_INCH = 110, 72


class Size(NamedTuple):
    """Dots across and down, as it is meant to be looked at."""

    width: int
    height: int


def kind_of(content: bytes) -> str:
    """The ending of a picture we can print, blank for any other file."""
    return next((kind for mark, kind in KINDS if content.startswith(mark)), "")


def size_of(content: bytes) -> Size | None:
    """How large a picture is; None if that cannot be read."""
    kind = kind_of(content)
    if kind == "png" and len(content) > 24:  # noqa: PLR2004 - as far as its size
        found = Size(*unpack(">II", content[16:24]))
    elif kind == "gif" and len(content) > 10:  # noqa: PLR2004 - as far as its size
        found = Size(*unpack("<HH", content[6:10]))
    elif kind == "jpg":
        found = _jpeg_size(content)
    else:
        return None
    return found if found.width and found.height else None


def _jpeg_size(content: bytes) -> Size:
    turned, found = 1, Size(0, 0)
    for mark, body in _segments(content):
        if mark == EXIF:
            turned = _turned(body) or turned
        elif mark in FRAMES and len(body) > 4:  # noqa: PLR2004 - as far as its size
            height, width = unpack(">HH", body[1:5])
            found = Size(width, height)
    return Size(found.height, found.width) if turned >= ON_ITS_SIDE else found


def cleaned(content: bytes) -> bytes:
    """The same picture; of what a camera adds, only which way up it is."""
    if kind_of(content) != "jpg":
        return content  # others are drawn anew, dot by dot, when they are set
    kept, turned, at = [content[:2]], 1, 2
    for mark, body in _segments(content):
        length = len(body) + 4
        if mark == EXIF:
            turned = _turned(body) or turned
        elif mark in KEPT or not (mark == COMMENT or EXIF <= mark <= 0xEF):  # noqa: PLR2004 - the last that programs use
            kept.append(content[at : at + length])
        at += length
    if turned > 1:
        kept.insert(1, _exif(turned))
    return b"".join(kept) + content[at:]


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """What stands before a JPEG's dots: each mark, and what it says."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - how a mark begins
        mark = content[at + 1]
        if mark == SCAN:
            return
        length = unpack(">H", content[at + 2 : at + 4])[0]
        if length < 2:  # noqa: PLR2004 - it counts itself
            return
        yield mark, content[at + 4 : at + 2 + length]
        at += 2 + length


def _turned(body: bytes) -> int:
    """Which way up, of 8; 0 if it does not say."""
    if not body.startswith(b"Exif\0\0") or len(body) < 16:  # noqa: PLR2004 - its head
        return 0
    tiff = body[6:]
    end = "<" if tiff.startswith(b"II") else ">"
    start = unpack(f"{end}I", tiff[4:8])[0]
    if start + 2 > len(tiff):
        return 0
    many = unpack(f"{end}H", tiff[start : start + 2])[0]
    for number in range(many):
        entry = tiff[start + 2 + 12 * number :][:12]
        if len(entry) == 12 and unpack(f"{end}H", entry[:2])[0] == TURNED_TAG:  # noqa: PLR2004 - its length
            value = int(unpack(f"{end}H", entry[8:10])[0])
            return value if value in range(1, 9) else 0
    return 0


def _exif(turned: int) -> bytes:
    tiff = b"MM\0*" + pack(">IHHHIHHI", 8, 1, TURNED_TAG, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff


def fitted(size: Size, width: float, height: float) -> tuple[float, float]:
    """How large it is printed, in points: within the room, and not so large that dots are seen."""
    natural = POINTS_AN_INCH / DOTS_AN_INCH
    scale = min(width / size.width, height / size.height, natural)
    return size.width * scale, size.height * scale
