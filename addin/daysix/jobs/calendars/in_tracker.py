"""The calendars a tracker brings with it, and how they join those of a file beside it."""

from __future__ import annotations

from itertools import chain, compress
from typing import TYPE_CHECKING

from daysix.calendars.day_cells import DayColumns
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
NOTHING = frozenset({None, ""})
DAY_COLUMNS = ("CalendarID", "Date", "DayType", "Sessions", "LocalTerm", "LegalTerm")
"""As :class:`DayColumns` has them."""
DAY = DAY_COLUMNS.index("Date")


def calendars_for(tracker: Tracker, folder: Path) -> CalendarBook | JoinedBook | None:
    """The tracker's own Calendar sheet, and a ``calendars.json`` in its folder for other days."""
    own, beside = calendars_of(tracker), calendars_from(None, beside=folder)
    if own is not None and beside is not None:
        return JoinedBook(own, beside)
    return own or beside


def calendars_of(tracker: Tracker) -> CalendarBook | None:
    """The calendars of the tracker's Calendar sheets; None where it has none."""
    tables = [columns for table in tracker.calendars for columns in [_days(table)] if columns[DAY]]
    if not tables:
        return None
    days = DayColumns(*(list(chain(*cells)) for cells in zip(*tables, strict=True)))
    first = tracker.calendars[0].header_row + 1
    return book_from_days(
        days,
        range(first, first + len(days.date)),
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


def _days(table: Table) -> list[list[object]]:
    """The columns of a Calendar sheet, without the rows that hold nothing we know."""
    places = list(map(table.columns.get, DAY_COLUMNS))
    blank: list[object] = [None] * len(table.rows)
    columns = [blank if at is None else table.column(at) for at in places]
    if NOTHING.isdisjoint(columns[DAY]):
        return columns
    held = [table.column(at) for at in table.columns.values()]
    says = [not NOTHING.issuperset(cells) for cells in zip(*held, strict=True)]
    return [list(compress(cells, says)) for cells in columns]


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
