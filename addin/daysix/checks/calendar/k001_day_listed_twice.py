"""K-001: a day that stands in the Calendar sheet more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.calendar.context import Example, finding
from daysix.law.finding import ERROR, HOUSE

if TYPE_CHECKING:
    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.calendar.context import Context
    from daysix.law.finding import Finding

ID, LEVEL, CITE = "K-001", ERROR, HOUSE
MESSAGE = "{date} appears twice in {calendar}."


def check(calendar: SchoolCalendar, _context: Context) -> list[Finding]:
    """One finding a day, with both its rows."""
    return [
        finding(
            ID,
            LEVEL,
            message=MESSAGE.format(date=in_words(day), calendar=calendar.name),
            value=day.isoformat(),
            calendar=calendar,
            days=[day],
        )
        for day in calendar.duplicates
    ]


def _row(day: str, kind: str = "SCHOOL", calendar: str = "C1") -> dict[str, object]:
    return {"CalendarID": calendar, "Date": day, "DayType": kind}


MON, TUE = "2026-11-30", "2026-12-01"
TWICE = "Monday 30 November 2026 appears twice in C1."
EXAMPLES = (
    Example("failing", "one day, two rows alike", [TWICE], rows=[_row(MON), _row(MON), _row(TUE)]),
    Example("failing", "two rows that disagree", [TWICE], rows=[_row(MON), _row(MON, "INSET")]),
    Example("passing", "each day once", rows=[_row(MON), _row(TUE)]),
    Example("boundary", "three rows of one day are one finding", [TWICE], rows=[_row(MON)] * 3),
    Example("blank", "a blank row is no day", rows=[_row(MON), _row("", "", ""), _row(TUE)]),
)
