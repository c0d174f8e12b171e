"""What the law would say of new rows before they are written: the tracker is read as if with them.

So totals, clocks and refusals come from the rules that date every other row, and a child's days
are added up with those of all schools and of the other rows to be added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.deadlines import date_some
from daysix.jobs.inbox.book import CASE
from daysix.jobs.inbox.new_case import all_new
from daysix.jobs.tracker_read import read_sheets
from daysix.law.errors import BadInput
from daysix.tracker.tables import EXCLUSIONS, PUPILS
from daysix.workbook.tables import FORMULAS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from daysix.desk.patching import CellValue
    from daysix.jobs.answered import Answered
    from daysix.jobs.inbox.book import Workbook
    from daysix.jobs.inbox.new_case import Cells, NewCase
    from daysix.tracker.cells import SheetCells, Table


def answers_about(
    book: Workbook, cases: Sequence[NewCase], *, known: Sequence[str] = (), as_of: date
) -> tuple[Mapping[str, Answered], str]:
    """What is said of each case by its number, and why nothing can be said, where that is so.

    Parameters
    ----------
    cases
        Rows that are not there yet.
    known
        Numbers of cases that are.
    """
    going = [case for case in cases if not case.refused]
    wanted = {case.number for case in going} | set(known)
    if not wanted:
        return {}, ""
    try:
        sheets, places = _with(book, going)
        places |= {(row.sheet, row.number) for row in book.typed if row.id in known}
        read = read_sheets(sheets, book.desk, as_of=as_of, home=book.home)
        dated = date_some(read, places, as_of=as_of)
    except BadInput as refusal:
        return {}, f"{refusal.message} ({refusal.code})"
    return {one.case_id: one for one in dated if one.case_id in wanted}, ""


def _with(
    book: Workbook, cases: Sequence[NewCase]
) -> tuple[list[SheetCells], set[tuple[str, int]]]:
    """The sheets with the new rows, and where these stand."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    tracker = book.table(EXCLUSIONS)
    if tracker is None or not cases:
        return [*sheets.values()], set()
    sheet = sheets[tracker.sheet]
    first = sheet.first_row + len(sheet.rows)
    lines = [row_for(book, tracker, {**case.cells, CASE: case.number}) for case in cases]
    sheets[tracker.sheet] = _longer(sheet, tracker, lines)
    pupils = book.table(PUPILS)
    if pupils is not None:
        children = [row_for(book, pupils, cells) for cells in all_new(cases)]
        sheets[pupils.sheet] = _longer(sheets[pupils.sheet], pupils, children)
    places = {(tracker.sheet, first + place) for place in range(len(cases))}
    return [*sheets.values()], places


def row_for(book: Workbook, table: Table, cells: Mapping[str, CellValue]) -> Cells:
    """The cells there is a column for, as this team writes them; a whole name where it has one."""
    ours = table.kind in book.sheet(table.sheet).tables
    looked_up = FORMULAS.get(table.kind, {}) if ours else {}
    row: Cells = {
        name: value
        for name, value in cells.items()
        if name in table.columns and name not in looked_up and value not in {None, ""}
    }
    if "PupilName" in table.columns and "Surname" not in table.columns:
        both = (str(cells.get("Surname") or ""), str(cells.get("Forename") or ""))
        row["PupilName"] = ", ".join(filter(None, both))
    if table.kind == EXCLUSIONS and "Category" in row:
        row["Category"] = book.usual("Category", str(row["Category"]))
    return row


def _longer(sheet: SheetCells, table: Table, lines: Sequence[Mapping[str, object]]) -> SheetCells:
    shift = table.first_column - sheet.first_column
    wide = max((len(row) for row in sheet.rows), default=0)
    rows = []
    for line in lines:
        row: list[object] = [""] * max(wide, shift + len(table.columns))
        for name, value in line.items():
            row[shift + table.columns[name]] = value
        rows.append(row)
    return sheet._replace(rows=[*sheet.rows, *rows])
