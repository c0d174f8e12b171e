"""The buttons' pictures, drawn from a few strokes at each size.

Each picture is a list of strokes on a field of 64 by 64. A stroke is as wide at every size as the
size can bear, so the small ones are no shrunken big ones. Every colour is told from white and from
the dark grey of a dark ribbon alike.
"""

from __future__ import annotations

import struct
import zlib
from math import cos, radians, sin
from typing import TYPE_CHECKING

from daysix.actions import ACTIONS
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.ImageDraw import ImageDraw

TITLE = "Pictures of the buttons"
FOLDER = "../../macros/icons"
FIELD = 64
PACKED = "data/icons"
SIZES = (16, 20, 32, 64)
IN_WINDOW = 20
FINER = 8
"""Drawn this many times larger, then shrunk: soft edges."""
THINNEST, SHARE = 1.5, 11
"""A stroke's width: pixels at least, or this part of the size."""

BLUE, GREEN, RED, AMBER, GREY = "#3b82c4", "#2f9060", "#d2504a", "#b97a1c", "#7d858f"

Point = tuple[float, float]


class Stroke(NamedTuple):
    """A line through points; closed and filled if ``full``."""

    points: Sequence[Point]
    colour: str
    full: bool = False


def _box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def _arc(centre: Point, radius: float, start: int, end: int) -> list[Point]:
    """Points of an arc; degrees run clockwise from three o'clock."""
    x, y = centre
    turns = (radians(degrees) for degrees in range(start, end + 1, 6))
    return [(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns]


def _sheet() -> list[Stroke]:
    rows = [Stroke([(6, y), (58, y)], GREY) for y in (22, 38)]
    return [Stroke(_box(6, 8, 58, 56), GREY), *rows]


def _month() -> list[Stroke]:
    rings = [Stroke([(x, 5), (x, 16)], GREY) for x in (20, 44)]
    return [Stroke(_box(6, 12, 58, 58), GREY), Stroke([(6, 24), (58, 24)], GREY), *rings]


def _check() -> list[Stroke]:
    return [*_sheet(), Stroke([(24, 40), (36, 54), (60, 24)], GREEN)]


def _next() -> list[Stroke]:
    return [
        Stroke(_box(6, 34, 58, 58), GREY),
        Stroke(_box(36, 38, 54, 54), RED, full=True),
        Stroke([(8, 18), (44, 18)], BLUE),
        Stroke([(32, 6), (45, 18), (32, 30)], BLUE),
    ]


def _filter() -> list[Stroke]:
    funnel = [(6, 8), (58, 8), (38, 34), (38, 58), (26, 50), (26, 34), (6, 8)]
    return [Stroke(funnel, BLUE), Stroke([(14, 14), (50, 14), (32, 36)], AMBER, full=True)]


def _fix() -> list[Stroke]:
    pencil = [(22, 42), (48, 8), (58, 16), (32, 50), (19, 54), (22, 42)]
    return [Stroke(pencil, BLUE), Stroke([(6, 58), (58, 58)], GREEN)]


def _undo() -> list[Stroke]:
    bow = [(12, 24), (34, 24), *_arc((36, 39), 15, -90, 90), (18, 54)]
    return [Stroke(bow, BLUE), Stroke([(26, 8), (10, 24), (26, 40)], BLUE)]


def _columns() -> list[Stroke]:
    return [
        Stroke(_box(6, 8, 24, 56), GREY),
        Stroke(_box(40, 8, 58, 56), BLUE),
        Stroke([(15, 20), (49, 42)], GREEN),
        Stroke([(15, 42), (49, 20)], AMBER),
    ]


def _deadlines() -> list[Stroke]:
    face = Stroke(_arc((42, 44), 15, 0, 360), BLUE, full=True)
    hands = Stroke([(42, 34), (42, 44), (50, 44)], "#ffffff")
    return [*_month(), face, hands]


def _due() -> list[Stroke]:
    lines = [Stroke([(26, y), (58, y)], GREY) for y in (14, 32, 50)]
    marks = [
        Stroke(_box(6, y - 6, 16, y + 5), colour, full=True)
        for y, colour in ((14, RED), (32, AMBER), (50, GREEN))
    ]
    return [*lines, *marks]


def _explain() -> list[Stroke]:
    days = [
        Stroke(_box(x, 40, x + 10, 56), colour, full=True)
        for x, colour in ((4, BLUE), (19, BLUE), (34, GREY), (49, BLUE))
    ]
    asks = [*_arc((32, 17), 10, -180, 60), (32, 27), (32, 30)]
    return [*days, Stroke(asks, AMBER)]


def _calendar() -> list[Stroke]:
    return [*_month(), Stroke([(32, 30), (32, 52)], GREEN), Stroke([(21, 41), (43, 41)], GREEN)]


def _settings() -> list[Stroke]:
    lines = [Stroke([(6, y), (58, y)], GREY) for y in (14, 32, 50)]
    knobs = [
        Stroke(_arc((x, y), 7, 0, 360), BLUE, full=True) for x, y in ((22, 14), (44, 32), (18, 50))
    ]
    return [*lines, *knobs]


def _diagnose() -> list[Stroke]:
    pulse = [(4, 34), (18, 34), (26, 12), (38, 54), (46, 34), (60, 34)]
    return [Stroke(pulse, RED)]


def _envelope(left: float, top: float, right: float, bottom: float) -> list[Stroke]:
    middle = ((left + right) / 2, top + (bottom - top) * 0.58)
    flap = [(left, top), middle, (right, top)]
    return [Stroke(_box(left, top, right, bottom), GREY), Stroke(flap, GREY)]


def _inbox() -> list[Stroke]:
    tray = [(6, 36), (6, 58), (58, 58), (58, 36), (44, 36), (38, 46), (26, 46), (20, 36), (6, 36)]
    arrow = [Stroke([(32, 6), (32, 32)], BLUE), Stroke([(21, 21), (32, 33), (43, 21)], BLUE)]
    return [Stroke(tray, GREY), *arrow]


def _mail() -> list[Stroke]:
    glass = Stroke(_arc((42, 40), 12, 0, 360), BLUE)
    return [*_envelope(4, 10, 56, 46), glass, Stroke([(51, 49), (60, 59)], BLUE)]


def _add() -> list[Stroke]:
    rows = [Stroke([(6, y), (58, y)], GREY) for y in (8, 22)]
    plus = [Stroke([(32, 34), (32, 58)], GREEN), Stroke([(20, 46), (44, 46)], GREEN)]
    return [*rows, *plus]


def _keep() -> list[Stroke]:
    folder = [(4, 18), (4, 58), (60, 58), (60, 24), (30, 24), (24, 16), (4, 16), (4, 18)]
    arrow = [Stroke([(32, 4), (32, 46)], BLUE), Stroke([(22, 36), (32, 47), (42, 36)], BLUE)]
    return [Stroke(folder, AMBER), *arrow]


def _tell() -> list[Stroke]:
    head = Stroke(_arc((20, 20), 9, 0, 360), GREY, full=True)
    body = Stroke([(4, 56), (4, 46), (12, 38), (28, 38), (36, 46), (36, 56)], GREY)
    return [head, body, Stroke([(50, 8), (50, 40)], RED), Stroke([(50, 51), (50, 55)], RED)]


def _answer() -> list[Stroke]:
    bow = [(8, 24), (34, 24), *_arc((36, 39), 15, -90, 0), (51, 58)]
    return [Stroke(bow, GREEN), Stroke([(22, 8), (6, 24), (22, 40)], GREEN)]


def _page(left: float, top: float, right: float, bottom: float) -> Stroke:
    fold = (right - left) * 0.34
    corner = [(right - fold, top), (right, top + fold)]
    edge = [(left, bottom), (left, top), *corner, (right, bottom), (left, bottom)]
    return Stroke(edge, GREY)


def _agenda() -> list[Stroke]:
    items = [Stroke(_box(16, y - 4, 24, y + 4), BLUE, full=True) for y in (26, 40)]
    lines = [Stroke([(32, y), (44, y)], GREY) for y in (26, 40)]
    return [_page(6, 5, 54, 59), *items, *lines]


def _pack() -> list[Stroke]:
    behind = [[(18, 5), (58, 5), (58, 46)], [(12, 12), (50, 12), (50, 52)]]
    front = _box(5, 20, 42, 59)
    band = Stroke([(5, 40), (42, 40)], BLUE)
    return [*(Stroke(points, GREY) for points in behind), Stroke(front, GREY), band]


def _shield() -> list[Stroke]:
    edge = [(32, 4), (56, 13), (55, 32), (46, 48), (32, 59), (18, 48), (9, 32), (8, 13), (32, 4)]
    return [Stroke(edge, BLUE), Stroke([(20, 31), (29, 41), (45, 21)], GREEN)]


def _copies() -> list[Stroke]:
    head = Stroke(_arc((48, 30), 7, 0, 360), BLUE, full=True)
    body = Stroke([(36, 59), (36, 52), (42, 45), (54, 45), (60, 52), (60, 59)], BLUE)
    behind = Stroke([(14, 5), (46, 5), (46, 14)], GREY)
    return [behind, Stroke([(26, 52), (5, 52), (5, 14), (36, 14), (36, 24)], GREY), head, body]


def _scales() -> list[Stroke]:
    pans = [
        Stroke([*_arc((x, 34), 12, 0, 180), (x + 12, 34)], colour, full=True)
        for x, colour in ((15, AMBER), (49, GREEN))
    ]
    strings = [Stroke([(x - 11, 34), (x, 14), (x + 11, 34)], GREY) for x in (15, 49)]
    post = [Stroke([(15, 14), (49, 14)], GREY), Stroke([(32, 6), (32, 58)], GREY)]
    return [*strings, *pans, *post, Stroke([(20, 58), (44, 58)], GREY)]


def _meeting() -> list[Stroke]:
    heads = [Stroke(_arc((x, 36), 7, 0, 360), BLUE, full=True) for x in (12, 32, 52)]
    table = Stroke(_box(5, 48, 59, 58), GREY)
    plus = [Stroke([(32, 4), (32, 22)], GREEN), Stroke([(23, 13), (41, 13)], GREEN)]
    return [*heads, table, *plus]


def _outcomes() -> list[Stroke]:
    rows = [Stroke([(28, y), (58, y)], GREY) for y in (14, 34, 54)]
    ticks = [Stroke([(5, y), (11, y + 6), (20, y - 7)], GREEN) for y in (14, 34)]
    return [*rows, *ticks, Stroke(_box(6, 48, 18, 59), AMBER)]


def _ask() -> list[Stroke]:
    asks = [*_arc((44, 36), 9, -180, 60), (44, 45), (44, 48)]
    return [*_envelope(4, 6, 56, 40), Stroke(asks, AMBER), Stroke([(44, 56), (44, 59)], AMBER)]


def _letter() -> list[Stroke]:
    lines = [Stroke([(16, y), (44, y)], GREY) for y in (24, 34)]
    return [_page(6, 5, 54, 59), *lines, Stroke([(16, 48), (24, 42), (30, 50), (42, 44)], BLUE)]


def _case() -> list[Stroke]:
    person = [Stroke(_arc((46, 34), 7, 0, 360), BLUE), Stroke(_arc((46, 58), 12, 180, 360), BLUE)]
    lines = [Stroke([(12, y), (right, y)], GREY) for y, right in ((20, 36), (32, 28), (44, 24))]
    return [_page(4, 4, 44, 58), *lines, *person]


PICTURES: dict[str, Callable[[], list[Stroke]]] = {
    "inbox": _inbox,
    "mail": _mail,
    "add": _add,
    "keep": _keep,
    "tell": _tell,
    "answer": _answer,
    "check": _check,
    "next": _next,
    "filter": _filter,
    "fix": _fix,
    "undo": _undo,
    "columns": _columns,
    "deadlines": _deadlines,
    "due": _due,
    "explain": _explain,
    "calendar": _calendar,
    "meeting": _meeting,
    "agenda": _agenda,
    "outcomes": _outcomes,
    "ask": _ask,
    "letter": _letter,
    "case": _case,
    "pack": _pack,
    "shield": _shield,
    "copies": _copies,
    "scales": _scales,
    "settings": _settings,
    "diagnose": _diagnose,
}


def make() -> dict[str, str | bytes]:
    """Every action's picture at every size; that of the Desk window inside the package too."""
    names = sorted({action.icon for action in ACTIONS})
    places = [(FOLDER, size) for size in SIZES] + [(PACKED, IN_WINDOW)]
    return {
        f"{folder}/{name}-{size}.png": picture(name, size)
        for folder, size in places
        for name in names
    }


def picture(name: str, size: int) -> bytes:
    """One picture as a PNG file, its ground transparent."""
    from PIL import Image, ImageDraw

    drawn = Image.new("RGBA", (size * FINER, size * FINER))
    pen = ImageDraw.Draw(drawn)
    width = round(max(THINNEST, size / SHARE) * FINER)
    for stroke in PICTURES[name]():
        _draw(pen, stroke, size * FINER / FIELD, width)
    small = drawn.resize((size, size), Image.Resampling.BOX)
    return _png(small.tobytes(), size)


def _draw(pen: ImageDraw, stroke: Stroke, scale: float, width: int) -> None:
    points = [(x * scale, y * scale) for x, y in stroke.points]
    if stroke.full:
        pen.polygon(points, fill=stroke.colour)
        return
    pen.line(points, fill=stroke.colour, width=width, joint="curve")
    half = width / 2
    for x, y in (points[0], points[-1]):  # round ends
        pen.ellipse([x - half, y - half, x + half, y + half], fill=stroke.colour)


def _png(pixels: bytes, size: int) -> bytes:
    """The file, packed without compressing: the same bytes on every machine."""
    row = size * 4
    lines = b"".join(b"\0" + pixels[at : at + row] for at in range(0, len(pixels), row))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
