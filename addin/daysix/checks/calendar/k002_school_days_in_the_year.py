"""K-002: a school year with far fewer, or more, school days than a school holds.

Schools in England open to pupils on about 190 days; only years the calendar holds from September
to July are looked at, since a calendar is entered a term at a time.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.terms import (
    FIRST_MONTH_OF_SCHOOL_YEAR,
    LAST_MONTHS_OF_SCHOOL_YEAR,
    school_year,
    school_year_label,
)
from daysix.checks.calendar.context import Example, finding
from daysix.law.finding import HOUSE, QUERY

if TYPE_CHECKING:
    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.calendar.context import Context
    from daysix.law.finding import Finding

ID, LEVEL, CITE = "K-002", QUERY, HOUSE
MESSAGE = "{calendar} has {n} school days in the year. Expect about 190."
FEWEST, MOST = 185, 195
AUTUMN_MONTHS = frozenset({8, 9})


def check(calendar: SchoolCalendar, context: Context) -> list[Finding]:
    """One finding for each whole school year outside 185 to 195 days."""
    numbers = _by_year(calendar.days)
    return [
        finding(
            ID,
            LEVEL,
            message=MESSAGE.format(calendar=calendar.name, n=n),
            value=f"{school_year_label(year)}: {n}",
            calendar=calendar,
            suggestion=_suggestion(calendar, context, year, n),
        )
        for year, n in sorted(numbers.items())
        if not FEWEST <= n <= MOST and _is_whole(calendar, year)
    ]


def _by_year(days: list[date]) -> dict[int, int]:
    """How many of some days, in order, lie in each school year."""
    if not days:
        return {}
    years = range(school_year(days[0]), school_year(days[-1]) + 1)
    ends = [bisect_left(days, date(year + 1, FIRST_MONTH_OF_SCHOOL_YEAR, 1)) for year in years]
    numbers = {year: end - start for year, start, end in zip(years, [0, *ends], ends, strict=False)}
    return {year: n for year, n in numbers.items() if n}


def _is_whole(calendar: SchoolCalendar, year: int) -> bool:
    days = [day for day in calendar.days if school_year(day) == year]
    return days[0].month in AUTUMN_MONTHS and days[-1].month in LAST_MONTHS_OF_SCHOOL_YEAR


def _suggestion(calendar: SchoolCalendar, context: Context, year: int, n: int) -> str:
    if n < FEWEST:
        return "Look for a term that is missing."
    inset = sum(school_year(day) == year for day in calendar.inset)
    if inset < context.inset_expected:
        return f"It has {inset} INSET days; {context.inset_expected} are usual. Add the others."
    return "Look for a half-term that is missing."


def _year(name: str, autumn_end: str, **more: object) -> dict[str, object]:
    """A year of our own making: 14 + 11 + 13 weeks and some days, half-terms taken out."""
    return {
        "name": name,
        "terms_per_year": 3,
        "terms": [
            {"name": "Autumn", "start": "2026-09-07", "end": autumn_end},
            {"name": "Spring", "start": "2027-01-04", "end": "2027-03-25"},
            {"name": "Summer", "start": "2027-04-12", "end": "2027-07-23"},
        ],
        "breaks": [
            ["2026-10-26", "2026-10-30", "half-term"],
            ["2027-02-15", "2027-02-19", "half-term"],
            ["2027-05-31", "2027-06-04", "half-term"],
        ],
        **more,
    }


# By hand. Autumn, Mon 7 Sep to Fri 18 Dec: 15 weeks, less half-term: 70 days.
# Spring, Mon 4 Jan to Thu 25 Mar: 11 weeks and 4 days, less half-term: 54 days.
# Summer, Mon 12 Apr to Fri 23 Jul: 15 weeks, less half-term, less Mon 3 May: 69 days. In all 193.
TWO_WEEKS_OFF = ["2026-09-07", "2026-09-08", "2026-09-09", "2026-09-10", "2026-09-11",
                 "2026-09-14", "2026-09-15", "2026-09-16"]  # fmt: skip
SATURDAYS = ["2026-09-12", "2026-09-19"]
EXAMPLES = (
    Example(
        "failing",
        "no half-terms: 193 + 5 + 5 + 4, since Monday 31 May is a bank holiday as well",
        ["No breaks has 207 school days in the year. Expect about 190."],
        terms=_year("No breaks", "2026-12-18", breaks=[]),
    ),
    Example("passing", "193 school days", terms=_year("Plain", "2026-12-18")),
    Example("boundary", "195 is the most", terms=_year("Most", "2026-12-18", extra_days=SATURDAYS)),
    Example(
        "boundary",
        "196 is one too many",
        ["One more has 196 school days in the year. Expect about 190."],
        terms=_year("One more", "2026-12-18", extra_days=[*SATURDAYS, "2026-09-26"]),
    ),
    Example("boundary", "185 is the fewest", terms=_year("Few", "2026-12-18", inset=TWO_WEEKS_OFF)),
    Example(
        "boundary",
        "184 is one too few",
        ["Fewer has 184 school days in the year. Expect about 190."],
        terms=_year("Fewer", "2026-12-17", inset=TWO_WEEKS_OFF),
    ),
    Example(
        "blank",
        "a year entered only as far as its autumn is not counted yet",
        terms={
            "name": "Begun",
            "terms": [{"name": "Autumn", "start": "2026-09-07", "end": "2026-12-18"}],
        },
    ),
)
