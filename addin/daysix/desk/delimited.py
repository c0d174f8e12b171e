"""CSV and TSV files: which alphabet they were saved in, and what divides the columns."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.tracker.cells import SheetCells

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = ("utf-8-sig", "cp1252")
"""``utf-8-sig`` reads UTF-8 with or without its mark; ``cp1252`` is what Excel here saves."""
DELIMITERS = (",", ";", "\t")
LOOKED_AT = 65_536
"""Characters looked at to see what divides the columns."""


def sheet(content: bytes, path: Path) -> SheetCells:
    """Read the file as one sheet, named after the file; every value is text."""
    text = _text(content, path.name)
    return SheetCells(path.stem, _rows(text, _delimiter(text), path.name))


def _text(content: bytes, name: str) -> str:
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    message = (
        f"{name} is not a text file I can read. Open it in Excel, save it as an Excel workbook "
        "(.xlsx), then try again."
    )
    raise BadInput("T-006", message)


def _delimiter(text: str) -> str:
    """Whichever divides most: the widest row of the first lines decides, a comma wins a draw."""
    head = text[:LOOKED_AT]
    return max(DELIMITERS, key=lambda mark: _widest(head, mark))


def _widest(head: str, delimiter: str) -> int:
    import csv

    try:
        return max((len(row) for row in csv.reader(_lines(head), delimiter=delimiter)), default=0)
    except csv.Error:
        return 0


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    import csv

    try:
        return list(csv.reader(_lines(text), delimiter=delimiter))
    except csv.Error as fault:
        message = (
            f"{name} breaks off in the middle of a row, so I read none of it. Open it in Excel, "
            "save it as an Excel workbook (.xlsx), then try again."
        )
        raise BadInput("T-006", message) from fault


def _lines(text: str) -> io.StringIO:
    # csv.reader joins a quoted cell that runs over several lines; it wants the ends kept.
    return io.StringIO(text, newline="")
