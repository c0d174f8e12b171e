"""X-016: one suspension of more than 45 school days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import CALENDAR, Example, exclusion
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
NEEDS = ("StartDate",)
MESSAGE = "{n} school days in one suspension is over the yearly limit of 45. Check the dates."
LIMIT = YEAR_LIMIT_DAYS * 2


def check(view: View, context: Context) -> Iterator[Found]:
    """As imposed, on that school's calendar; exactly 45 is lawful."""
    column = "EndDate" if view.has("EndDate") else "StartDate"
    for place, one in enumerate(context.exclusions(view).cases):
        if one is None or one.school_days < YEAR_LIMIT_DAYS or one.kind != SUSPENSION:
            continue
        if one.half_days > LIMIT:
            yield found(place, column, n=days_of(one.half_days))
    yield from _as_typed(view, context)


def _as_typed(view: View, context: Context) -> Iterator[Found]:
    """By its length, where no last day speaks for it and its days could not be counted so."""
    known, kinds = context.exclusions(view), view.codes("Category")
    ends = view.dates("EndDate")
    for name, each in (("SchoolDays", 2), ("SchoolSessions", 1)):
        for place, length in enumerate(view.numbers(name) if view.has(name) else ()):
            if length is None or length * each <= LIMIT or ends[place] is not None:
                continue
            one = known.cases[place]
            said = one is not None and one.half_days > LIMIT
            if not said and kinds[place] in {None, SUSPENSION}:
                yield found(place, name, n=f"{length * each / 2:g}")


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
    Example(
        "failing",
        "a length of 50 days, no last day, and nobody gave term dates",
        [(1, "SchoolDays")],
        [_row(None, SchoolDays=50)],
        calendars=[{**CALENDAR, "schools": ["8204002"]}],
        says=["50 school days in one suspension is over the yearly limit of 45. Check the dates."],
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
