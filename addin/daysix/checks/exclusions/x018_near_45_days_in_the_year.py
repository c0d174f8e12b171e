"""X-018: a child at 40 to 45 days in this school year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._latest import latest_rows
from daysix.checks.frame import EXCLUSIONS, NOTE, found
from daysix.law.outcomes import YEAR_LIMIT_DAYS
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-018", NOTE, EXCLUSIONS, regulations("regs 4, 13 and 22")
NEEDS = ("StartDate", "Category")
MESSAGE = "{child} is at {n} of 45 days. Warn the school."
FEWEST = 40


def check(view: View, context: Context) -> Iterator[Found]:
    """On the child's latest row of the year that today lies in."""
    year = school_year(context.as_of)
    near = {
        place: totals.by_year.get(year, 0) / 2
        for place, _, totals in context.totals(view, at_least=FEWEST, permanent=True, lately=True)
        if FEWEST <= totals.by_year.get(year, 0) / 2 <= YEAR_LIMIT_DAYS
    }
    for place in latest_rows(view, context, near):
        yield found(place, "StartDate", child=context.child(view, place), n=f"{near[place]:g}")


# Spring 2027: Monday 4 January to Friday 12 February are 30 days, Monday 22 February to Friday 5
# March 10 more, to Friday 12 March 15.
FIRST = exclusion(StartDate=date(2027, 1, 4), EndDate=date(2027, 2, 12))
MARCH = date(2027, 3, 15)


def _second(last: date | None, **more: object) -> dict[str, object]:
    return exclusion(StartDate=date(2027, 2, 22), EndDate=last, **more)


EXAMPLES = (
    Example(
        "failing",
        "42 days, said once, on the latest row",
        [(2, "StartDate")],
        [FIRST, _second(date(2027, 3, 9))],
        says=["Marsh, Ada is at 42 of 45 days. Warn the school."],
        as_of=MARCH,
    ),
    Example("passing", "30 days", rows=[FIRST], as_of=MARCH),
    Example(
        "boundary", "39.5", rows=[FIRST, _second(date(2027, 3, 5), EndSession="AM")], as_of=MARCH
    ),
    Example("boundary", "40", [(2, "StartDate")], [FIRST, _second(date(2027, 3, 5))], as_of=MARCH),
    Example("boundary", "45", [(2, "StartDate")], [FIRST, _second(date(2027, 3, 12))], as_of=MARCH),
    Example("boundary", "46 is X-017", rows=[FIRST, _second(date(2027, 3, 15))], as_of=MARCH),
    Example(
        "boundary",
        "last year's days are past warning",
        rows=[FIRST, _second(date(2027, 3, 12))],
        as_of=date(2027, 9, 6),
    ),
    Example("blank", "no last day", rows=[_second(None)], as_of=MARCH),
)
