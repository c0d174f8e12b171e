"""X-016: one suspension of more than 45 school days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import DUTY, EXCLUSIONS, found
from daysix.checks.words import days_of
from daysix.law.exclusion import SUSPENSION
from daysix.law.outcomes import YEAR_LIMIT_DAYS
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-016", DUTY, EXCLUSIONS, regulations("regs 4, 13 and 22")
NEEDS = ("StartDate", "Category")
MESSAGE = "{n} school days in one suspension is over the yearly limit of 45. Check the dates."
LIMIT = YEAR_LIMIT_DAYS * 2


def check(view: View, context: Context) -> Iterator[Found]:
    """As imposed, on that school's calendar; exactly 45 is lawful."""
    column = "EndDate" if view.has("EndDate") else "StartDate"
    for place, one in enumerate(context.exclusions(view).cases):
        exclusion_ = one.exclusion if one else None
        if (
            exclusion_ is None
            or exclusion_.kind != SUSPENSION
            or len(exclusion_.halves) < LIMIT / 2
        ):
            continue
        halves = sum(exclusion_.halves.values())
        if halves > LIMIT:
            yield found(place, column, n=days_of(halves))


def _row(last: date | None, **more: object) -> dict[str, object]:
    return exclusion(StartDate=date(2027, 1, 4), EndDate=last, **more)


# Spring 2027 from Monday 4 January: six weeks to Friday 12 February are 30 days; from Monday 22
# February three weeks more, to Friday 12 March, make 45.
EXAMPLES = (
    Example(
        "failing",
        "a year typed wrong makes a long suspension",
        [(1, "EndDate")],
        [_row(date(2027, 3, 16))],
        says=["47 school days in one suspension is over the yearly limit of 45. Check the dates."],
    ),
    Example("passing", "two days", rows=[exclusion()]),
    Example("boundary", "exactly 45 days", rows=[_row(date(2027, 3, 12))]),
    Example(
        "boundary",
        "half a day more",
        [(1, "EndDate")],
        [_row(date(2027, 3, 15), EndSession="AM")],
        says=[
            "45.5 school days in one suspension is over the yearly limit of 45. Check the dates."
        ],
    ),
    Example("blank", "no last day", rows=[_row(None)]),
)
