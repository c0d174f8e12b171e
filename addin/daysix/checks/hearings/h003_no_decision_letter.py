"""H-003: governors have met, and no decision letter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found, or_none
from daysix.duties import gb07_decision_in_writing as gb07

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-003", QUERY, EXCLUSIONS, gb07.RULE.cites[0]
NEEDS = ("GDCDate", "GDCDecisionNoticeDate")
MESSAGE = "Decision letter date missing. Ask the clerk, and type the day it was sent."
OVER = frozenset({"CLOSED", "CANCELLED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """More than one school day after the meeting. A meeting still to come is passed over."""
    calendars = context.exclusions(view).calendars
    blank, states = view.blanks("GDCDecisionNoticeDate"), view.texts("Status")
    for place, met in view.each("GDCDate", date):
        calendar = calendars[place]
        if not blank[place] or calendar is None or met >= context.as_of:
            continue
        following = or_none(calendar.nth_after, met, 1)
        late = following is not None and context.as_of > following
        if late and states[place].upper() not in OVER:
            yield found(place, "GDCDecisionNoticeDate")


def _row(met: date | None, sent: object = None, **more: object) -> dict[str, object]:
    perm = {"Category": "PERM", "EndDate": None, "GDCDate": met, "GDCDecisionNoticeDate": sent}
    return exclusion(**perm, **more)


# As of Monday 30 November 2026. Friday 27 is an INSET day, so Monday is the school day after
# Thursday 26, and Thursday the one after Wednesday 25.
EXAMPLES = (
    Example(
        "failing",
        "met a week ago",
        [(1, "GDCDecisionNoticeDate")],
        [_row(date(2026, 11, 23))],
        says=["Decision letter date missing. Ask the clerk, and type the day it was sent."],
    ),
    Example("passing", "sent", rows=[_row(date(2026, 11, 23), date(2026, 11, 24))]),
    Example(
        "boundary",
        "met on the Thursday, and on the Wednesday",
        [(2, "GDCDecisionNoticeDate")],
        [_row(date(2026, 11, 26)), _row(date(2026, 11, 25), PupilID="P2")],
    ),
    Example("boundary", "to meet next week", rows=[_row(date(2026, 12, 9))]),
    Example("boundary", "closed", rows=[_row(date(2026, 11, 23), Status="CLOSED")]),
    Example("blank", "not met", rows=[_row(None)]),
)
