"""Descriptions Day Six wrote itself, which say nothing that does not stand on the page as well.

They are known by their words, all of which must stand where they say: a description that anybody
changed, or that outlived what it describes, is one like any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.package import tag_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.pdf_file import PdfFile

MOST_FACTS = 4
OF_A_PICTURE = re.compile(r"(?P<title>.+), page \d+ of \d+: a picture without text\.")


def says_what_shows(element: Any, said: str) -> bool:
    """Whether a table's description repeats its headings, its first facts, or its caption."""
    if tag_of(element) not in {"tblCaption", "tblDescription"}:
        return False
    table = next((up for up in element.iterancestors() if tag_of(up) == "tbl"), None)
    return table is not None and " ".join(said.split()) in _ours(table)


def _ours(table: Any) -> Iterator[str]:
    """What Day Six says of such a table."""
    rows = [[words_of(cell) for cell in row if tag_of(cell) == "tc"] for row in table
            if tag_of(row) == "tr"]  # fmt: skip
    if rows and rows[0]:
        yield f"Table with the columns {', '.join(rows[0])}"
        yield f"Facts: {', '.join(row[0] for row in rows[:MOST_FACTS] if row)}"
    before = table.getprevious()
    caption = words_of(before) if before is not None and tag_of(before) == "p" else ""
    if caption:
        yield caption
        yield f"{caption}, as bars with their values"


def names_a_shown_title(file: PdfFile, said: str) -> bool:
    """Whether it is said of an attached page, by the title the contents show."""
    found = OF_A_PICTURE.fullmatch(" ".join(said.split()))
    if not found:
        return False
    title = "".join(found["title"].split())
    return any(title in "".join(words.split()) for _, words in file.page_words())
