"""K-005: a Saturday or Sunday marked as a school day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from daysix.calendars.days import FRIDAY
from daysix.checks.calendar.context import Example, finding
from daysix.law.bank_holidays import HORIZON_FIRST, HORIZON_LAST
from daysix.law.finding import NOTE
from daysix.law.rule import Citation

if TYPE_CHECKING:
    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.calendar.context import Context
    from daysix.law.finding import Finding

ID, LEVEL = "K-005", NOTE
CITE = Citation("Education Act 1996", "s579(1)", confidence="memory")
MESSAGE = "Weekend school day: keep only for boarding/special cases."


def check(calendar: SchoolCalendar, _context: Context) -> list[Finding]:
    """One finding a day, with the day as its value."""
    return [
        finding(
            ID,
            LEVEL,
            message=MESSAGE,
            value=day.isoformat(),
            calendar=calendar,
            days=[day],
            cite=CITE,
        )
        for day in sorted(_weekends().intersection(calendar.days))
    ]


@cache
def _weekends() -> frozenset[date]:
    """Every Saturday and Sunday a calendar can hold, to look through whole calendars at once."""
    first, last = HORIZON_FIRST.toordinal(), HORIZON_LAST.toordinal()
    days = map(date.fromordinal, range(first, last + 1))
    return frozenset(day for day in days if day.weekday() > FRIDAY)


def _row(day: str, kind: str) -> dict[str, object]:
    return {"CalendarID": "C1", "Date": day, "DayType": kind}


EXAMPLES = (
    Example(
        "failing",
        "Saturday 5 December 2026 as school",
        [MESSAGE],
        rows=[_row("2026-12-04", "SCHOOL"), _row("2026-12-05", "SCHOOL")],
    ),
    Example("passing", "marked as a weekend", rows=[_row("2026-12-05", "WEEKEND")]),
    Example(
        "boundary",
        "Friday 4 and Monday 7 December 2026 are ordinary days; Sunday 6 is not",
        [MESSAGE],
        rows=[_row(f"2026-12-0{day}", "SCHOOL") for day in (4, 6, 7)],
    ),
    Example("blank", "a weekend left out", rows=[_row("2026-12-04", "SCHOOL"), _row("", "")]),
)
