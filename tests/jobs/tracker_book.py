"""A small tracker as an officer keeps it, with a handful of faults, to check, mend and sort."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER_ROW, FIRST_ROW = 3, 4
COLUMNS = (
    "ExclusionID", "PupilName", "DOB", "SchoolName", "Category", "StartDate", "EndDate",
)  # fmt: skip
OLD_WORD, MONTH_FIRST, ENDS_FIRST, LETTER_O, CLEAN = (f"2026-000{number}" for number in range(1, 6))
ROWS: tuple[tuple[Any, ...], ...] = (
    # FIXD is the old word for SUSP
    (OLD_WORD, "Ash Archer", date(2012, 3, 4), "Oak School", "FIXD", date(2026, 11, 9),
     date(2026, 11, 10)),
    # Sunday 13 September 2026, written with the month first
    (MONTH_FIRST, "Bea Birch", date(2012, 5, 4), "Oak School", "SUSP", "9/13/2026",
     date(2026, 11, 12)),
    # Tuesday 3 November is before Monday 9 November; nothing can be suggested
    (ENDS_FIRST, "Cy Cedar", date(2011, 5, 4), "Oak School", "SUSP", date(2026, 11, 9),
     date(2026, 11, 3)),
    # a letter O in Monday 9 November 2026
    (LETTER_O, "Di Dale", date(2013, 5, 4), "Oak School", "SUSP", "O9/11/2026",
     date(2026, 11, 12)),
    (CLEAN, "Ed Elm", date(2013, 5, 4), "Oak School", "PERM", date(2026, 11, 12), None),
)  # fmt: skip
AS_OF = date(2026, 11, 30)


def write_tracker(path: Path, rows: tuple[tuple[Any, ...], ...] = ROWS) -> Path:
    """A title, a blank line, the column names, the rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Exclusions"
    sheet.append(["Exclusions 2026/27"])
    sheet.append([])
    sheet.append(list(COLUMNS))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def edit(path: Path, change: Callable[[Any], None]) -> None:
    """Somebody opens the tracker, changes the sheet and saves it."""
    book = load_workbook(path)
    change(book["Exclusions"])
    book.save(path)


def sort_backwards(path: Path) -> None:
    """Somebody turns the order of the rows round."""

    def turned(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
        for number, row in enumerate(reversed(rows), start=FIRST_ROW):
            for place, value in enumerate(row, start=1):
                cell = sheet.cell(number, place)
                cell.value = value
                cell.number_format = "dd/mm/yyyy" if isinstance(value, date) else "General"

    edit(path, turned)


def held(path: Path, column: str) -> dict[str, Any]:
    """What each case holds in a column, wherever its row stands."""
    sheet = load_workbook(path)["Exclusions"]
    place = COLUMNS.index(column)
    found = {}
    for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True):
        value = row[place]
        found[row[0]] = value.date() if hasattr(value, "date") else value
    return found


def set_cell(path: Path, cell: str, value: Any) -> None:
    """Somebody types into one cell."""

    def typed(sheet: Any) -> None:
        sheet[cell].value = value

    edit(path, typed)
