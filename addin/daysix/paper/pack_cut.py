"""What a page still holds beside what can be seen of it, after somebody cut the page smaller.

Cutting a page smaller takes nothing out of a PDF: the words beside the cut stay in the file, and
whoever is sent it can read them. Such a page goes into a pack as a picture of what can be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.paper.gate import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pikepdf

    from daysix.paper.gate.drawn import Box, Drawn

SMALLEST = 8.0
"""Points; what is narrower is no page, but a fault in the file."""
LEAST = 1.0
"""Points that have to be cut off before anything is looked for."""
WORDS_SHOW, PICTURES_SHOW = 0.9, 0.8
"""How much of words or of a picture must show: a scanner trims the edge of its own page."""


def shown_of(page: pikepdf.Page) -> Box:
    """What of a page is shown: its crop box as far as it is on the page, else all of it."""
    whole, crop = _edges(page.mediabox), _edges(page.cropbox)
    seen = whole.shared(crop)
    is_page = seen.right - seen.left >= SMALLEST and seen.top - seen.bottom >= SMALLEST
    return seen if is_page else whole


def is_cut(page: pikepdf.Page) -> bool:
    """Whether less is shown of a page than it has."""
    pairs = zip(_edges(page.mediabox), shown_of(page), strict=True)
    return any(abs(edge - shown) > LEAST for edge, shown in pairs)


def cut_away(content: bytes, shown: Mapping[int, Box]) -> frozenset[int]:
    """Those of these pages (from 0) on which words or pictures stand beside what is shown."""
    import pypdfium2  # type: ignore[import-untyped]

    found = set()
    document = pypdfium2.PdfDocument(content)
    try:
        for number, box in shown.items():
            page = document[number]
            if any(_is_beside(one, box) for one in drawn.things(page)):
                found.add(number)
            page.close()
    finally:
        document.close()
    return frozenset(found)


def _is_beside(one: Drawn, shown: Box) -> bool:
    if one.kind == drawn.TEXT:
        return bool(one.text.strip()) and _share(one, shown) < WORDS_SHOW
    return one.kind == drawn.IMAGE and _share(one, shown) < PICTURES_SHOW


def _share(one: Drawn, shown: Box) -> float:
    return one.box.shared(shown).area / one.box.area if one.box.area else 1.0


def _edges(box: Any) -> Box:  # noqa: ANN401 - the library's array
    left, low, right, high = (float(edge) for edge in box)
    return drawn.Box(min(left, right), min(low, high), max(left, right), max(low, high))
