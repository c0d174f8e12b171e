"""The term dates of a panel's schools, as the workbook has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daysix.calendars.book import CalendarBook
    from daysix.calendars.joined import JoinedBook
    from daysix.jobs.panel.rows import PanelBook
    from daysix.tracker.cells import Table


def calendars_of(book: PanelBook) -> CalendarBook | JoinedBook | None:
    """The calendars of the schools; None where there are no term dates. It needs no exclusions."""
    from daysix.jobs.calendars.in_tracker import calendars_for
    from daysix.jobs.calendars.in_tracker import calendars_of as of_tracker
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
