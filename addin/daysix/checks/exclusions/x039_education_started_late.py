"""X-039: education after day 6, and no word of why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import OVER, due_of
from daysix.checks.frame import DUTY, EXCLUSIONS, found, or_none
from daysix.deadlines import ed01_education_from_sixth_day_of_suspension as ed01
from daysix.deadlines import ed02_education_from_sixth_day_permanent as ed02

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-039", DUTY, EXCLUSIONS, ed02.RULE.cites[0]
NEEDS = ("Day6Start", "Day6Reason")
MESSAGE = "Education started {n} school days late. Type why."


def check(view: View, context: Context) -> Iterator[Found]:
    """Later than the sixth day of ED-01 or ED-02."""
    why, states = view.blanks("Day6Reason"), view.texts("Status")
    cases = context.exclusions(view).cases
    for place, start in view.each("Day6Start", date):
        one = cases[place]
        if one is None or not why[place] or states[place].upper() in OVER:
            continue
        due = due_of(ed02.apply if one.permanent else ed01.apply, one.case)
        if due is not None and due.due is not None and start > due.due:
            n = or_none(one.case.calendar.number_after, due.due, start)
            if n:
                yield found(place, "Day6Reason", n=n)


def _row(start: date | None, why: str | None = None) -> dict[str, object]:
    return exclusion(Category="PERM", EndDate=None, Day6Start=start, Day6Reason=why)


# From Monday 9 November 2026, day 6 is Monday 16.
EXAMPLES = (
    Example(
        "failing",
        "three days late",
        [(1, "Day6Reason")],
        [_row(date(2026, 11, 19))],
        says=["Education started 3 school days late. Type why."],
    ),
    Example("passing", "late, and why", rows=[_row(date(2026, 11, 19), "No place free")]),
    Example(
        "boundary",
        "on the sixth day, and the day after",
        [(2, "Day6Reason")],
        [_row(date(2026, 11, 16)), {**_row(date(2026, 11, 17)), "PupilID": "P2"}],
    ),
    Example("blank", "not started", rows=[_row(None)]),
)
