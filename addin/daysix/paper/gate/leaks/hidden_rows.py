"""Rows hidden by hand, by a filter, by grouping, or made without height."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks, xlsx
from daysix.paper.gate.frame import STOP, XLSX, Found, counted
from daysix.paper.gate.leaks._sheets import EMPTIES, empties, shown_with
from daysix.paper.gate.package import all_of, first, tag_of
from daysix.paper.gate.sheets import SLIGHT_HEIGHT, is_filled, is_on, is_slight, kept_headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-052", "Hidden and filtered rows", STOP, HOUSE, (XLSX,)
WHY = "Whoever gets the file can clear the filter or show the rows again."
FIX = EMPTIES
DO = "Copy what may be seen into a new file."


def look(book: Package, _who: Sharing) -> Iterator[Found]:
    """One finding a sheet."""
    for sheet, found in shown_with(book, _filled):
        rows = counted(len({cell.getparent() for cell in found}), "hidden or filtered row")
        yield Found(f"has {rows} on the sheet {sheet.name}", (sheet.name,))


def _filled(book: Package, part: str) -> Iterator[Any]:
    top = book.tree(part)
    shape = first(top, "sheetFormatPr")
    by_itself = shape is not None and is_on(shape, "zeroHeight")
    headings = kept_headings(book, part)
    for row in all_of(top, "row"):
        unsaid = by_itself and row.get("hidden") is None and row.get("ht") is None
        if is_on(row, "hidden") or is_slight(row.get("ht"), SLIGHT_HEIGHT) or unsaid:
            for cell in row:
                if tag_of(cell) == "c" and is_filled(cell) and cell.get("r") not in headings:
                    yield cell


fix = empties(_filled)


def _row(about: str, inside: str = "<v>7</v>") -> str:
    return (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="2" {about}><c r="A2">{inside}</c></row></sheetData>'
    )


EXAMPLES = (
    leaks(
        XLSX,
        "a filtered row",
        lambda: xlsx(sheet=_row('hidden="1"')),
        says="has 1 hidden or filtered row on the sheet Report",
    ),
    leaks(
        XLSX,
        "a row without height",
        lambda: xlsx(sheet=_row('ht="0" customHeight="1"')),
        says="has 1 hidden or filtered row",
    ),
    leaks(
        XLSX,
        "a row of half a point",
        lambda: xlsx(sheet=_row('ht="0.5" customHeight="1"')),
        says="has 1 hidden or filtered row",
    ),
    clean(XLSX, "a row of six points", lambda: xlsx(sheet=_row('ht="6" customHeight="1"'))),
    clean(XLSX, "a hidden row with nothing in it", lambda: xlsx(sheet=_row('hidden="1"', ""))),
    clean(XLSX, "a row that shows", lambda: xlsx(sheet=_row('hidden="0"'))),
)
