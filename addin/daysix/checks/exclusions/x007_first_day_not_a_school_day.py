"""X-007: a first day out on which that school did not meet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._no_calendar import closed_days
from daysix.checks.exclusions._year_slips import slips
from daysix.checks.frame import EXCLUSIONS, QUERY, found, or_none
from daysix.checks.words import day_beside, daytype, school_name
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-007", QUERY, EXCLUSIONS, guidance("terminology")
NEEDS = ("StartDate",)
MESSAGE = {
    "": "{date} is a {daytype} at {school}. Is it really the first day out?",
    "any": "{date} is a {daytype}. Is it really the first day out?",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """On that school's own calendar, as far as it reaches; a slip of the year is said as such.

    Without one, weekends and bank holidays alone.
    """
    known = context.exclusions(view)
    meant = slips(view, context)
    days = view.dates("StartDate")
    refused = [place for place, one in enumerate(known.cases) if one is None]
    for place in refused:  # as every row is whose first day was held to be no school day
        day, calendar = days[place], known.calendars[place]
        if day is None or calendar is None or not calendar.knows(day) or calendar.counts(day):
            continue
        if place in meant and or_none(calendar.counts, meant[place]):
            continue
        what = daytype(calendar, day)
        yield found(
            place,
            "StartDate",
            date=day_beside(what, day),
            daytype=what,
            school=school_name(known.schools[place], calendar),
        )
    for place, day, what in closed_days(view, context, "StartDate"):
        yield found(place, "StartDate", says="any", date=day_beside(what, day), daytype=what)


ELSEWHERE = {**CALENDAR, "schools": ["8204002"]}
BOARDING = {**CALENDAR, "extra_days": ["2026-11-07"]}
EXAMPLES = (
    Example(
        "failing",
        "a Saturday",
        [(1, "StartDate")],
        [exclusion(StartDate=date(2026, 11, 7))],
        says=[
            ("7 November 2026 is a Saturday at Ash Grove School. Is it really the first day out?")
        ],
    ),
    Example(
        "failing",
        "an INSET day",
        [(1, "StartDate")],
        [exclusion(StartDate=date(2026, 11, 27), EndDate=date(2026, 11, 30))],
        says=[
            (
                "Friday 27 November 2026 is a training day (INSET) at Ash Grove School. Is it "
                "really the first day out?"
            )
        ],
    ),
    Example(
        "failing",
        "a Saturday, a bank holiday and an Easter holiday where nobody gave term dates",
        [(1, "StartDate"), (2, "StartDate")],
        [
            exclusion(StartDate=date(2026, 11, 7)),
            exclusion(PupilID="P2", StartDate=date(2026, 5, 4), EndDate=date(2026, 5, 6)),
            exclusion(PupilID="P3", StartDate=date(2026, 4, 8), EndDate=date(2026, 4, 9)),
        ],
        calendars=[ELSEWHERE],
        says=[
            "7 November 2026 is a Saturday. Is it really the first day out?",
            "Monday 4 May 2026 is a bank holiday. Is it really the first day out?",
        ],
    ),
    Example("passing", "a Monday in term", rows=[exclusion()]),
    Example(
        "boundary",
        "a boarding school's Saturday, marked in its calendar",
        rows=[exclusion(StartDate=date(2026, 11, 7))],
        calendars=[BOARDING],
    ),
    Example(
        "boundary",
        "the last day before half-term, and the first day of it",
        [(2, "StartDate")],
        [exclusion(StartDate=date(2026, 10, 23)), exclusion(StartDate=date(2026, 10, 26))],
    ),
    Example(
        "boundary",
        "a Sunday of last year, a school day in this: the year is asked about, X-078",
        rows=[
            exclusion(
                StartDate=date(2025, 11, 9),
                EndDate=None,
                SchoolDays=2,
                SchoolReturnDate=date(2026, 11, 11),
            )
        ],
    ),
    Example(
        "boundary",
        "beyond the calendar nobody can tell",
        rows=[exclusion(StartDate=date(2029, 1, 6), EndDate=date(2029, 1, 9))],
    ),
    Example("blank", "no first day", rows=[exclusion(StartDate=None)]),
)
