"""N-007: a child heard three times or more without a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    HOUSE,
    QUERY,
    REFERRALS,
    found,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-007", QUERY, REFERRALS, HOUSE
NEEDS = ("TimesHeard",)
MESSAGE = "Heard {n} times. Mark as stuck?"
MANY = 3


def check(view: View, _context: Context) -> Iterator[Found]:
    """While open, or deferred once more."""
    times, decisions = view.numbers("TimesHeard"), view.texts("Decision")
    states = view.texts("Status")
    for place, heard in enumerate(times):
        if heard is None or heard < MANY or states[place].upper() in DONE:
            continue
        if not decisions[place] or decisions[place].upper() == DEFERRED:
            yield found(place, "TimesHeard", n=f"{heard:g}")


DEFERRED, DONE = "DEFER", frozenset({"ON-ROLL", "CLOSED"})


def _row(times: object, **more: object) -> Row:
    return {"RefID": "R1", "PupilID": "P1", "Status": "ON-AGENDA", "TimesHeard": times, **more}


EXAMPLES = (
    Example(
        "failing", "four", [(1, "TimesHeard")], [_row(4)], says=["Heard 4 times. Mark as stuck?"]
    ),
    Example("failing", "deferred again", [(1, "TimesHeard")], [_row(3, Decision="DEFER")]),
    Example("passing", "once", rows=[_row(1)]),
    Example("boundary", "twice, and three times", [(2, "TimesHeard")], [_row(2), _row(3)]),
    Example("boundary", "decided at last", rows=[_row(3, Decision="PLACE")]),
    Example("blank", "not counted", rows=[_row(None)]),
)
