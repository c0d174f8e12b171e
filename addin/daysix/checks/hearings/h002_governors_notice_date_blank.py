"""H-002: a permanent exclusion, and no day on which governors had the notice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.deadlines import gb01_governors_decide_within_15 as gb01
from daysix.law.exclusion import PERMANENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-002", QUERY, EXCLUSIONS, gb01.RULE.cites[1]
NEEDS = ("Category", "GovNoticeDate")
MESSAGE = (
    "When did governors get the notice? Until you say, I count from the first day of the "
    "exclusion, the earliest it can be."
)
OVER = frozenset({"CLOSED", "CANCELLED"})


def check(view: View, _context: Context) -> Iterator[Found]:
    """Unless the case is closed or was cancelled."""
    states, cancelled = view.texts("Status"), view.dates("CancelledDate")
    blank = view.blanks("GovNoticeDate")
    for place in view.holding("Category", PERMANENT):
        over = states[place].upper() in OVER or cancelled[place] is not None
        if blank[place] and not over:
            yield found(place, "GovNoticeDate")


def _row(told: object, **more: object) -> dict[str, object]:
    return exclusion(**{"Category": "PERM", "EndDate": None, "GovNoticeDate": told, **more})


EXAMPLES = (
    Example("failing", "a word for none", [(1, "GovNoticeDate")], [_row("tbc")], says=[MESSAGE]),
    Example("passing", "the day", rows=[_row(date(2026, 11, 10))]),
    Example(
        "boundary", "a suspension", rows=[_row(None, Category="SUSP", EndDate=date(2026, 11, 10))]
    ),
    Example("boundary", "cancelled", rows=[_row(None, CancelledDate=date(2026, 11, 12))]),
    Example("boundary", "closed", rows=[_row(None, Status="CLOSED")]),
    Example("boundary", "a day nobody can read is X-006", rows=[_row("10/13/26?")]),
    Example("blank", "nothing typed", [(1, "GovNoticeDate")], [_row(None)]),
)
