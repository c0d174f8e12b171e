"""M-003: a trial longer than the council allows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import HOUSE, MOVES, QUERY, found
from daysix.checks.moves._running import MANAGED_MOVE, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "M-003", QUERY, MOVES, HOUSE
NEEDS = ("Type", ("TrialWeeks", "EndPlanned"))
MESSAGE = "Trial is {n} weeks; local limit is {m}. Shorten it, or say why."
MOST_WEEKS = 12
"""The usual value of the Settings sheet; councils have 4, 8 and 16 as well."""
DAYS_IN_WEEK = 7


def check(view: View, _context: Context) -> Iterator[Found]:
    """The weeks as typed; where none are, from the first day to the planned end."""
    kinds, typed = view.texts("Type"), view.numbers("TrialWeeks")
    starts, ends = view.dates("StartDate"), view.dates("EndPlanned")
    for place in running(view):
        weeks, start, end = typed[place], starts[place], ends[place]
        column = "TrialWeeks"
        if weeks is None and start is not None and end is not None:
            weeks, column = -((start - end).days // DAYS_IN_WEEK), "EndPlanned"
        if kinds[place].upper() == MANAGED_MOVE and weeks is not None and weeks > MOST_WEEKS:
            yield found(place, column, n=f"{weeks:g}", m=MOST_WEEKS)


def _row(weeks: object, end: date | None = None, **more: object) -> Row:
    move = {"MoveID": "V1", "PupilID": "P1", "Type": "MM", "StartDate": date(2026, 9, 7)}
    return {**move, "EndPlanned": end, "TrialWeeks": weeks, "Outcome": "TRIAL", **more}


# From Monday 7 September 2026, 12 weeks run to Monday 30 November.
EXAMPLES = (
    Example(
        "failing",
        "16 weeks",
        [(1, "TrialWeeks")],
        [_row(16)],
        says=["Trial is 16 weeks; local limit is 12. Shorten it, or say why."],
    ),
    Example("passing", "8 weeks", rows=[_row(8)]),
    Example("boundary", "exactly 12 weeks", rows=[_row(12)]),
    Example(
        "boundary",
        "no weeks typed: 12 weeks to the day, and a day more",
        [(2, "EndPlanned")],
        [_row(None, date(2026, 11, 30)), _row(None, date(2026, 12, 1))],
    ),
    Example("boundary", "a placement is no trial", rows=[_row(16, Type="AP")]),
    Example("blank", "no length and no end", rows=[_row(None)]),
)
