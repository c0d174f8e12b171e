"""Columns hidden by hand or by grouping, or made without width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks, xlsx
from daysix.paper.gate.frame import STOP, XLSX, Found, counted, some
from daysix.paper.gate.leaks._sheets import EMPTIES, empties, shown_with
from daysix.paper.gate.sheets import (
    cells,
    column_of,
    hidden_ranges,
    is_filled,
    kept_headings,
    letters_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-053", "Hidden columns", STOP, HOUSE, (XLSX,)
WHY = "Whoever gets the file can show them again."
FIX = EMPTIES
DO = "Copy what may be seen into a new file."


def look(book: Package, _who: Sharing) -> Iterator[Found]:
    """One finding a sheet."""
    for sheet, found in shown_with(book, _filled):
        columns = sorted({column_of(cell) for cell in found})
        many = counted(len(columns), "hidden column")
        names = some([letters_of(each) for each in columns])
        yield Found(f"has {many} on the sheet {sheet.name}: {names}", (sheet.name,))


def _filled(book: Package, part: str) -> Iterator[Any]:
    top = book.tree(part)
    ranges = hidden_ranges(top)
    if not ranges:
        return
    headings = kept_headings(book, part)
    for cell in cells(top):
        at = column_of(cell)
        hidden = any(left <= at <= right for left, right in ranges)
        if hidden and is_filled(cell) and cell.get("r") not in headings:
            yield cell


fix = empties(_filled)


def _cols(about: str, cell: str = "B1") -> str:
    return (
        f'<cols><col min="2" max="3" {about}/></cols>'
        f'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="{cell}"><v>7</v></c></row></sheetData>'
    )


EXAMPLES = (
    leaks(
        XLSX,
        "a hidden column",
        lambda: xlsx(sheet=_cols('hidden="1"')),
        says="has 1 hidden column on the sheet Report: B",
    ),
    leaks(
        XLSX,
        "a column without width",
        lambda: xlsx(sheet=_cols('width="0" customWidth="1"', "C1")),
        says="has 1 hidden column on the sheet Report: C",
    ),
    leaks(
        XLSX,
        "a column of a hair's breadth",
        lambda: xlsx(sheet=_cols('width="0.14" customWidth="1"')),
        says="has 1 hidden column on the sheet Report: B",
    ),
    clean(XLSX, "a column of one letter", lambda: xlsx(sheet=_cols('width="1"'))),
    clean(XLSX, "one column beyond the hidden ones", lambda: xlsx(sheet=_cols('hidden="1"', "D1"))),
    clean(XLSX, "columns that show", lambda: xlsx(sheet=_cols('width="9"'))),
)
