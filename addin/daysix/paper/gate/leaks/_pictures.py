"""Pictures in a file: those of which a part is cropped, and what a picture says of itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.package import all_of, attribute, first
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.package import Package

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
WHOLE, LEAST = 100_000, 1_000
"""Cropping is told in thousandths of a per cent; less than one per cent hides nothing."""
EDGES = ("l", "t", "r", "b")
MARKER, SCAN, ALONE = 0xFF, 0xDA, frozenset([0x01, *range(0xD0, 0xD8)])
TELLING = {0xE1: "details", 0xED: "details", 0xFE: "a comment"}
"""Segments of a photograph: EXIF and XMP, Photoshop's, comments."""
CHUNKS = {b"tEXt": "words", b"zTXt": "words", b"iTXt": "words", b"eXIf": "details"}
HARMLESS_WORDS = (
    b"Software",
    b"date:",
    b"signature",
    b"icc:",
    b"Comment\0Created with",
    b"Creation Time",
)
EXIF = b"Exif\0\0"
GPS_TAGS = (b"\x88\x25", b"\x25\x88")


class Crop(NamedTuple):
    """A crop: the part it stands in, its element, the picture's part, what is cut off each edge."""

    part: str
    element: Any
    picture: str
    edges: tuple[int, int, int, int]


def crops(file: Package) -> Iterator[Crop]:
    """Every picture of which something does not show."""
    for part in [*file.named("word/", "xl/drawings/", "xl/charts/")]:
        links = {link.id: link for link in file.links(part)}
        for each in all_of(file.tree(part), "srcRect"):
            edges = tuple(int(attribute(each, edge, "0") or 0) for edge in EDGES)
            if max(edges) < LEAST:
                continue
            blip = first(each.getparent(), "blip")
            link = links.get(attribute(blip, "embed")) if blip is not None else None
            inside = link.target if link and not link.outside else ""
            yield Crop(part, each, inside, edges)  # type: ignore[arg-type]


def cut(content: bytes, edges: tuple[int, int, int, int]) -> bytes:
    """A picture of what shows only, and without what it said of itself."""
    from PIL import Image

    with Image.open(io.BytesIO(content)) as picture:
        left, top, right, bottom = (max(0, each) / WHOLE for each in edges)
        wide, high = picture.size
        box = (
            round(left * wide),
            round(top * high),
            max(round(left * wide) + 1, round((1 - right) * wide)),
            max(round(top * high) + 1, round((1 - bottom) * high)),
        )
        made = io.BytesIO()
        shown = picture.crop(box)
        shown.info.pop("exif", None)
        if picture.format == "JPEG":
            shown.save(made, "JPEG", quality=92)
        else:
            shown.save(made, "PNG")
        return made.getvalue()


def can_be_cut(content: bytes) -> bool:
    """Whether it is of a kind that can be cut here."""
    return content.startswith((JPEG, PNG))


def segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """The segments of a photograph before its pixels: marker, beginning, end."""
    at = 2
    while at + 4 <= len(content) and content[at] == MARKER:
        marker = content[at + 1]
        if marker == SCAN:
            return
        if marker in ALONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        yield marker, at, end
        at = end


def chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The chunks of a PNG: kind, beginning, end."""
    at = len(PNG)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4])
        yield content[at + 4 : at + 8], at, end
        at = end


def says(content: bytes) -> list[str]:
    """What a picture says of itself, in words; empty for one that says nothing."""
    found = []
    for marker, start, end in segments(content) if content.startswith(JPEG) else ():
        if marker in TELLING:
            data = content[start:end]
            if EXIF in data and any(tag in data for tag in GPS_TAGS):
                found.append("where it was taken")
            found.append(TELLING[marker])
    for kind, start, end in chunks(content) if content.startswith(PNG) else ():
        data = content[start + 8 : end - 4]
        if kind in CHUNKS and not data.startswith(HARMLESS_WORDS):
            found.append(CHUNKS[kind])
    return list(dict.fromkeys(found))


def silent(content: bytes) -> bytes:
    """The same picture, pixel by pixel, without what it says of itself."""
    if content.startswith(JPEG):
        gone = [(start, end) for marker, start, end in segments(content) if marker in TELLING]
    elif content.startswith(PNG):
        gone = [(start, end) for kind, start, end in chunks(content) if kind in CHUNKS]
    else:
        return content
    made, at = b"", 0
    for start, end in gone:
        made += content[at:start]
        at = end
    return made + content[at:]
