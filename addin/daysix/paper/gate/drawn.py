"""What a PDF page draws, in order: words, shapes and pictures, each with its place on the page."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
DEEPEST = 8
OPAQUE = 250
INVISIBLE = frozenset({3, 7})
"""Ways of drawing letters that draw nothing."""


class Box(NamedTuple):
    """A place on the page, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """Square points; 0 for what is turned inside out."""
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)

    def shared(self, other: Box) -> Box:
        """What lies in both."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing drawn. ``text`` for words; ``colour`` as red, green, blue, how opaque."""

    kind: int
    box: Box
    colour: tuple[int, int, int, int] = (0, 0, 0, 255)
    text: str = ""
    size: float = 0.0
    invisible: bool = False
    clip: Box | None = None


Matrix = tuple[float, float, float, float, float, float]
USUAL = 512
"""Letters of one piece of text that are asked for at first."""
SAME: Matrix = (1, 0, 0, 1, 0, 0)


def things(page: Any) -> list[Drawn]:
    """Everything a page draws, in order, forms taken apart."""
    words = page.get_textpage()
    try:
        return things_by(page, words)
    finally:
        words.close()


def things_by(page: Any, words: Any) -> list[Drawn]:
    """The same, by the page's letters where these have been read already."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    count = pdfium.FPDFPage_CountObjects(page)
    each = (pdfium.FPDFPage_GetObject(page, at) for at in range(count))
    return [found for one in each for found in _thing(one, SAME, words, 0)]


def _thing(one: Any, matrix: Matrix, words: Any, depth: int) -> Iterator[Drawn]:
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFPageObj_GetType(one)
    if kind == FORM:
        if depth < DEEPEST:
            inner = _times(_matrix(one), matrix)
            for at in range(pdfium.FPDFFormObj_CountObjects(one)):
                yield from _thing(pdfium.FPDFFormObj_GetObject(one, at), inner, words, depth + 1)
        return
    box = _box(one, matrix)
    if kind == TEXT:
        yield _words(one, box, matrix, words)
    elif kind == IMAGE:
        yield Drawn(IMAGE, box, clip=_clip(one, matrix))
    elif kind == PATH and _is_filled(one):
        yield Drawn(PATH, box, _colour(one))
    elif kind == SHADING:
        yield Drawn(SHADING, box, (128, 128, 128, 0))


def _words(one: Any, box: Box, matrix: Matrix, words: Any) -> Drawn:
    import pypdfium2.raw as pdfium

    mode = pdfium.FPDFTextObj_GetTextRenderMode(one)
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(one, size)
    whole = _times(_matrix(one), matrix)
    scale = abs(whole[0] * whole[3] - whole[1] * whole[2]) ** 0.5
    buffer = (ctypes.c_ushort * USUAL)()
    length = pdfium.FPDFTextObj_GetText(one, words, buffer, 2 * USUAL)
    if length > 2 * USUAL:  # asked twice only where it must be: each time the whole page is read
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        pdfium.FPDFTextObj_GetText(one, words, buffer, length)
    text = bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")
    outlined = mode in {1, 5}
    colour = _colour(one, stroke=outlined)
    clip = _clip(one, matrix)
    return Drawn(TEXT, box, colour, text, size.value * scale, mode in INVISIBLE, clip)


def _matrix(one: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(one, found):
        return SAME
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _box(one: Any, matrix: Matrix) -> Box:
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(one, *edges)
    return _moved(Box(*(each.value for each in edges)), matrix)


def _moved(box: Box, matrix: Matrix) -> Box:
    if matrix is SAME:
        return box
    a, b, c, d, e, f = matrix
    corners = [
        (a * x + c * y + e, b * x + d * y + f)
        for x in (box.left, box.right)
        for y in (box.bottom, box.top)
    ]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(across), min(up), max(across), max(up))


def _colour(one: Any, *, stroke: bool = False) -> tuple[int, int, int, int]:
    import pypdfium2.raw as pdfium

    parts = [ctypes.c_uint() for _ in range(4)]
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroke else pdfium.FPDFPageObj_GetFillColor
    if not ask(one, *parts):
        return (0, 0, 0, 255)
    red, green, blue, opaque = (each.value for each in parts)
    if pdfium.FPDFPageObj_HasTransparency(one):
        opaque = min(opaque, OPAQUE - 1)
    return (red, green, blue, opaque)


def _is_filled(one: Any) -> bool:
    import pypdfium2.raw as pdfium

    how, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(one, how, stroked)
    return how.value != 0


def _clip(one: Any, matrix: Matrix) -> Box | None:
    """The box around what is let through; None where nothing is held back."""
    import pypdfium2.raw as pdfium

    path = pdfium.FPDFPageObj_GetClipPath(one)
    if not path:
        return None
    found: Box | None = None
    for at in range(max(0, pdfium.FPDFClipPath_CountPaths(path))):
        points = []
        for number in range(max(0, pdfium.FPDFClipPath_CountPathSegments(path, at))):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, at, number)
            across, up = ctypes.c_float(), ctypes.c_float()
            if pdfium.FPDFPathSegment_GetPoint(segment, across, up):
                points.append((across.value, up.value))
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = _moved(Box(min(xs), min(ys), max(xs), max(ys)), matrix)
            found = box if found is None else found.shared(box)
    return found


def page_box(page: Any) -> Box:
    """What of the page shows."""
    return Box(*page.get_cropbox())
