"""X-054: term dates of a school missing where they are needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, NOTE, found
from daysix.checks.words import school_name
from daysix.law.rule import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET = "X-054", (ERROR, NOTE), EXCLUSIONS
CITE = Citation("Education Act 1996", "s579(1)", confidence="memory")
NEEDS = ("StartDate", ("SchoolDfE", "SchoolName"))
MESSAGE = {
    "": "No term dates for {school} after {date}. I cannot work out {deadline}. Add the next term.",
    "none": "No term dates for {school}. I cannot work out any deadline there. Add its calendar.",
    "before": "No term dates for {school} before {date}, so older rows are not counted. Add them "
    "if you need the older totals.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """Once for a school, on the first row that needs them; not where nobody gave a calendar."""
    if not len(context.book):
        return
    known, said = context.exclusions(view), set()
    ends = view.dates("EndDate")
    for place, start in enumerate(view.dates("StartDate")):
        school_, calendar = known.schools[place], known.calendars[place]
        if start is None or not (school_.number or school_.name):
            continue
        if calendar is None:
            says, day, deadline = "none", start, ""
        elif start > calendar.last or (ends[place] or start) > calendar.last:
            what = "the last day out" if start <= calendar.last else "the first day out"
            says, day, deadline = "", calendar.last, what
        elif start < calendar.first:
            says, day, deadline = "before", calendar.first, ""
        else:
            continue
        if (school_, says) in said:
            continue
        said.add((school_, says))
        yield found(
            place,
            "SchoolDfE" if view.has("SchoolDfE") else "SchoolName",
            says=says,
            level=NOTE if says == "before" else ERROR,
            school=school_name(school_, calendar),
            date=in_words(day),
            deadline=deadline,
        )


OTHER = {**CALENDAR, "schools": ["8204002"]}
FAR = date(2027, 9, 6)
# The calendar speaks for the days up to Saturday 31 July 2027.
EXAMPLES = (
    Example(
        "failing",
        "September 2027 is not there",
        [(1, "SchoolDfE")],
        [exclusion(StartDate=FAR, EndDate=FAR), exclusion(StartDate=FAR, EndDate=FAR)],
        says=[
            (
                "No term dates for Ash Grove School after Saturday 31 July 2027. I "
                "cannot work out the first day out. Add the next term."
            ),
        ],
    ),
    Example(
        "failing",
        "no calendar for this school",
        [(1, "SchoolDfE")],
        [exclusion()],
        calendars=[OTHER],
    ),
    Example("passing", "inside the calendar", rows=[exclusion()]),
    Example(
        "boundary",
        "the last day, and the day after",
        [(2, "SchoolDfE")],
        [exclusion(EndDate=date(2027, 7, 21)), exclusion(EndDate=date(2027, 9, 6))],
    ),
    Example(
        "boundary",
        "older rows",
        [(1, "SchoolDfE", NOTE)],
        [exclusion(StartDate=date(2024, 11, 11), EndDate=date(2024, 11, 11))],
    ),
    Example("blank", "no first day", rows=[exclusion(StartDate=None)], calendars=[OTHER]),
)
