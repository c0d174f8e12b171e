"""The calendars a tracker brings with it, and how they join those of a file beside it."""

from __future__ import annotations

from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from daysix.calendars.day_cells import DayCells
from daysix.calendars.day_rows import book_from_days, book_from_rows
from daysix.calendars.joined import JoinedBook
from daysix.jobs.calendars.choice import calendars_from
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.tracker.cells import Table
    from daysix.tracker.reader import Tracker

Row = dict[str, object]
NOTHING = (None, "")
DAY_COLUMNS = ("CalendarID", "Date", "DayType", "Sessions", "LocalTerm", "LegalTerm")
"""As :class:`DayCells` has them."""


def calendars_for(tracker: Tracker, folder: Path) -> CalendarBook | JoinedBook | None:
    """The tracker's own Calendar sheet, and a ``calendars.json`` in its folder for other days."""
    own, beside = calendars_of(tracker), calendars_from(None, beside=folder)
    if own is not None and beside is not None:
        return JoinedBook(own, beside)
    return own or beside


def calendars_of(tracker: Tracker) -> CalendarBook | None:
    """The calendars of the tracker's Calendar sheets; None where it has none."""
    days = [cells for table in tracker.calendars for cells in _days(table)]
    if not days:
        return None
    return book_from_days(
        enumerate(days, tracker.calendars[0].header_row + 1),
        index=[row for table in tracker.calendar_indexes for row in _rows(table)],
        schools=[
            {"SchoolDfE": one.number, "Name": one.name, "CalendarID": one.calendar}
            for one in tracker.schools.records
        ],
        name="the Calendar sheet",
    )


def calendars_in_workbook(path: Path) -> CalendarBook:
    """The calendars of a workbook named as a calendar file, which need not be a tracker.

    Raises
    ------
    BadInput
        The file cannot be read, or has no Calendar sheet.
    """
    from daysix.desk.reading import read_workbook
    from daysix.tracker import tables

    found = tables.tables_in(read_workbook(path))
    rows = [row for table in found if table.kind == tables.CALENDAR for row in _rows(table)]
    if not rows:
        message = (
            f"I found no Calendar sheet in {path.name}: I looked for a column of dates and one "
            "saying what kind of day each is. Nothing was read."
        )
        raise BadInput("L-037", message)
    return book_from_rows(
        rows,
        index=[
            row for table in found if table.kind == tables.CALENDAR_INDEX for row in _rows(table)
        ],
        schools=[row for table in found if table.kind == tables.SCHOOLS for row in _rows(table)],
        name=path.stem,
    )


def _days(table: Table) -> Iterator[DayCells]:
    """The rows of a Calendar sheet in which a column we know holds something."""
    held = list(table.columns.values())
    width = max(held) + 1
    rows = [row if len(row) >= width else [*row, *[None] * width] for row in table.rows]
    places = [table.columns.get(name) for name in DAY_COLUMNS]
    columns = [repeat(None) if at is None else map(itemgetter(at), rows) for at in places]
    for row, cells in zip(rows, map(DayCells._make, zip(*columns, strict=False)), strict=True):
        if cells.date not in NOTHING or any(row[place] not in NOTHING for place in held):
            yield cells


def _rows(table: Table) -> Iterator[Row]:
    """Rows as column name to cell, untouched; the calendar room types them."""
    for row in table.rows:
        found = {
            name: row[place]
            for name, place in table.columns.items()
            if place < len(row) and row[place] not in NOTHING
        }
        if found:
            yield found
