"""Columns hidden by hand or by grouping, or made without width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks, xlsx
from daysix.paper.gate.frame import STOP, XLSX, Found, counted, some
from daysix.paper.gate.sheets import (
    VISIBLE,
    blank_unused_strings,
    cells,
    column_of,
    empty,
    freeze,
    hidden_ranges,
    is_filled,
    kept_headings,
    letters_of,
    sheets,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-053", "Hidden columns", STOP, HOUSE, (XLSX,)
WHY = "Whoever gets the file can show them again."
FIX = {XLSX: "Fix empties them in the copy; formulas there become the values they show."}
DO = "Copy what may be seen into a new file."


def look(book: Package, _who: Sharing) -> Iterator[Found]:
    """One finding a sheet."""
    for sheet in sheets(book):
        if sheet.state != VISIBLE:
            continue
        columns = sorted({column_of(cell) for cell in _filled(book, sheet.part)})
        if columns:
            many = counted(len(columns), "hidden column")
            names = some([letters_of(each) for each in columns])
            yield Found(f"has {many} on the sheet {sheet.name}: {names}", (sheet.name,))


def fix(book: Package) -> None:
    """Empty their cells; their place and width stay, so nothing moves."""
    freeze(book)
    for sheet in sheets(book):
        for cell in list(_filled(book, sheet.part)):
            empty(cell)
            book.changed(sheet.part)
    blank_unused_strings(book)


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
    clean(XLSX, "one column beyond the hidden ones", lambda: xlsx(sheet=_cols('hidden="1"', "D1"))),
    clean(XLSX, "columns that show", lambda: xlsx(sheet=_cols('width="9"'))),
)
