"""Whether a PDF is of a Word document as it is now, and not of what it said some time ago."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING

from daysix.paper.word_reread import CELL

if TYPE_CHECKING:
    from daysix.paper.word_reread import Reread

MOST_OVER = 8
"""Letters that may be in the PDF alone: those a program counts a list with."""
CUT = "\0"


def are_pages_of(document: Reread, pdf: bytes) -> bool:
    """Whether a PDF says just what a Word document says.

    Words may be broken anywhere, and a paragraph by the end of a page; what stands at the edges of
    pages stands there as often as there are pages.
    """
    text = _folded(_text_of(pdf))
    cells = [_folded(cell) for line in document.lines for cell in line.split(CELL)]
    for cell in sorted(filter(None, cells), key=len, reverse=True):
        if cell in text:
            text = text.replace(cell, CUT, 1)
            continue
        begins = _beginning(cell, text)
        rest = cell[len(begins) :]
        without = text.replace(begins, CUT, 1) if begins else text
        if rest not in without:
            return False
        text = without.replace(rest, CUT, 1)
    left = _letters(text)
    for margin in sorted((_letters(_folded(one)) for one in document.margins), key=len):
        left = left.replace(margin, "") if margin else left
    return len(left) <= MOST_OVER


def _beginning(cell: str, text: str) -> str:
    """As much of the beginning of a cell as stands in a text."""
    low, high = 0, len(cell)
    while low < high:
        half = (low + high + 1) // 2
        low, high = (half, high) if cell[:half] in text else (low, half - 1)
    return cell[:low]


def _text_of(pdf: bytes) -> str:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError:  # damaged, or locked
        return ""


def _folded(text: str) -> str:
    """Letters and digits only: how lines are broken and spaced does not matter."""
    whole = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in whole if letter.isalnum()).casefold()


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())
