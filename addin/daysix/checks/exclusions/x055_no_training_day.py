"""X-055: a school without a training day in the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year
from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.frame import EXCLUSIONS, NOTE, found
from daysix.checks.words import school_name
from daysix.law.rule import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET = "X-055", NOTE, EXCLUSIONS
CITE = Citation("Education Act 1996", "s579(1)", confidence="memory")
NEEDS = ("StartDate", ("SchoolDfE", "SchoolName"))
MESSAGE = "{school} has no INSET days in the calendar. Dates may be early."
INSET = "INSET day"


def check(view: View, context: Context) -> Iterator[Found]:
    """Once for a school, on its first row of this school year."""
    known, said = context.exclusions(view), set()
    year = school_year(context.as_of)
    column = "SchoolDfE" if view.has("SchoolDfE") else "SchoolName"
    for place, start in enumerate(view.dates("StartDate")):
        school_, calendar = known.schools[place], known.calendars[place]
        if start is None or calendar is None or school_ in said or school_year(start) != year:
            continue
        said.add(school_)
        days = calendar.all_closed
        if not any(why == INSET and school_year(day) == year for day, why in days.items()):
            yield found(place, column, school=school_name(school_, calendar))


WITHOUT = {**CALENDAR, "inset": ["2026-02-23"]}
EXAMPLES = (
    Example(
        "failing",
        "none in 2026/27, on the first row only",
        [(1, "SchoolDfE")],
        [exclusion(), exclusion()],
        says=["Ash Grove School has no INSET days in the calendar. Dates may be early."],
        calendars=[WITHOUT],
    ),
    Example("passing", "Friday 27 November 2026", rows=[exclusion()]),
    Example(
        "boundary",
        "a row of last year",
        rows=[exclusion(StartDate=date(2026, 3, 2), EndDate=date(2026, 3, 2))],
        calendars=[WITHOUT],
    ),
    Example("blank", "no first day", rows=[exclusion(StartDate=None)], calendars=[WITHOUT]),
)
