"""The workbook as a panel sees it before or after: some rows as they were, or as they would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.rows import PanelBook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.joined import JoinedBook
    from daysix.jobs.panel.rows import Row
    from daysix.tracker.cells import Table


class SeenAs(PanelBook):
    """A workbook that was read, with other rows in place of some; nothing is read again.

    Parameters
    ----------
    rows
        By kind of sheet; a kind that is not named keeps its rows.
    """

    def __init__(self, book: PanelBook, rows: Mapping[str, Sequence[Row]]) -> None:
        self.name, self.home, self.desk = book.name, book.home, book.desk
        self.workbook, self.folder = book.workbook, book.folder
        self._read = dict(rows)


def calendars_of(book: PanelBook) -> CalendarBook | JoinedBook | None:
    """The calendars of the schools; None where there are no term dates. It needs no exclusions."""
    from daysix.jobs.tracker_calendars import calendars_for
    from daysix.jobs.tracker_calendars import calendars_of as of_tracker
    from daysix.tracker.people import Pupils, Schools
    from daysix.tracker.reader import Tracker
    from daysix.tracker.rows import typed_rows
    from daysix.tracker.tables import CALENDAR, CALENDAR_INDEX, SCHOOLS

    def of_kind(kind: str) -> tuple[Table, ...]:
        return tuple(table for table in book.workbook.tables if table.kind == kind)

    schools = Schools([row for table in of_kind(SCHOOLS) for row in typed_rows(table)])
    tables, index = of_kind(CALENDAR), of_kind(CALENDAR_INDEX)
    tracker = Tracker(book.name, (), Pupils([], ()), schools, tables, index)
    if book.desk.place is None:
        return of_tracker(tracker)
    return calendars_for(tracker, book.desk.place.parent)
