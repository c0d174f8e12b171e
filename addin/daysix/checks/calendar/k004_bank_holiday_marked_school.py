"""K-004: a bank holiday marked as a school day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.calendar.context import Example, finding
from daysix.law import bank_holidays
from daysix.law.finding import QUERY
from daysix.law.rule import Citation

if TYPE_CHECKING:
    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.calendar.context import Context
    from daysix.law.finding import Finding

ID, LEVEL = "K-004", QUERY
CITE = Citation("GOV.UK bank holidays", "England and Wales list")
MESSAGE = "{date} is a bank holiday but marked as school."


def check(calendar: SchoolCalendar, _context: Context) -> list[Finding]:
    """One finding a day, with the holiday's title as its suggestion."""
    holidays = bank_holidays.england_days()
    return [
        finding(
            ID,
            LEVEL,
            message=MESSAGE.format(date=in_words(day)),
            value=day.isoformat(),
            calendar=calendar,
            cite=CITE,
            days=[day],
            suggestion=f"{bank_holidays.england(day)}: mark it BANK.",
        )
        for day in sorted(holidays.intersection(calendar.days))
    ]


def _row(day: str, kind: str) -> dict[str, object]:
    return {"CalendarID": "C1", "Date": day, "DayType": kind}


EXAMPLES = (
    Example(
        "failing",
        "the early May holiday as school",
        ["Monday 3 May 2027 is a bank holiday but marked as school."],
        rows=[_row("2027-05-03", "SCHOOL"), _row("2027-05-04", "SCHOOL")],
    ),
    Example("passing", "marked as what it is", rows=[_row("2027-05-03", "BANK")]),
    Example(
        "boundary",
        "Friday 30 April before it and Tuesday 4 May after it are ordinary days",
        rows=[_row("2027-04-30", "SCHOOL"), _row("2027-05-04", "SCHOOL")],
    ),
    Example("blank", "a bank holiday left out", rows=[_row("2027-05-04", "SCHOOL"), _row("", "")]),
)
