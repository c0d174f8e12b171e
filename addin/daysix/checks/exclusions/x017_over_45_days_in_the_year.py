"""X-017: a child out for more than 45 days in the school year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import DUTY, EXCLUSIONS, found
from daysix.law.outcomes import YEAR_LIMIT_DAYS
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-017", DUTY, EXCLUSIONS, regulations("regs 4, 13 and 22")
NEEDS = ("StartDate", "Category")
MESSAGE = (
    "With this one, {child} has {n} suspension days this school year. The limit is 45. Tell the "
    "head today."
)


def check(view: View, context: Context) -> Iterator[Found]:
    """All schools together. One suspension that is over 45 by itself is X-016."""
    for place, row, totals in context.totals(view, at_least=YEAR_LIMIT_DAYS):
        one = row.exclusion
        if totals.year_days <= YEAR_LIMIT_DAYS or one.permanent:
            continue
        if sum(one.halves.values()) <= YEAR_LIMIT_DAYS * 2:
            child = context.child(view, place)
            yield found(place, "StartDate", child=child, n=f"{totals.year_days:g}")


# Spring 2027: Monday 4 January to Friday 12 February are 30 days, Monday 22 February to Friday 12
# March 15 more. Monday 15 March is the day after that.
FIRST = exclusion(StartDate=date(2027, 1, 4), EndDate=date(2027, 2, 12))
SECOND = exclusion(StartDate=date(2027, 2, 22), EndDate=date(2027, 3, 12))
THIRD = exclusion(StartDate=date(2027, 3, 15), EndDate=date(2027, 3, 15))
OTHER_SCHOOL = {"SchoolDfE": "8204002"}
MARCH = date(2027, 3, 15)
EXAMPLES = (
    Example(
        "failing",
        "46 days in three suspensions",
        [(3, "StartDate")],
        [FIRST, SECOND, THIRD],
        says=[
            (
                "With this one, Marsh, Ada has 46 suspension days this school year. The limit "
                "is 45. Tell the head today."
            )
        ],
        as_of=MARCH,
    ),
    Example("passing", "30 days", rows=[FIRST], as_of=MARCH),
    Example("boundary", "exactly 45", rows=[FIRST, SECOND], as_of=MARCH),
    Example(
        "boundary",
        "45.5, the last at another school",
        [(3, "StartDate")],
        [FIRST, SECOND, {**THIRD, **OTHER_SCHOOL, "EndSession": "AM"}],
        as_of=MARCH,
    ),
    Example(
        "boundary",
        "another child's days are their own",
        rows=[FIRST, SECOND, {**THIRD, "PupilID": "P2"}],
        as_of=MARCH,
    ),
    Example(
        "boundary",
        "out since November by a permanent exclusion nobody has decided: X-093 asks about the two",
        rows=[exclusion(Category="PERM", EndDate=None), THIRD],
        as_of=MARCH,
    ),
    Example("blank", "no last day", rows=[FIRST, SECOND, {**THIRD, "EndDate": None}], as_of=MARCH),
)
