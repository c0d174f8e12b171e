"""H-006: a review that begins after its last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import DUTY, EXCLUSIONS, found, or_none
from daysix.checks.hearings._asked import due_of
from daysix.deadlines import irp06_review_begins as irp06

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-006", DUTY, EXCLUSIONS, irp06.RULE.cites[0]
NEEDS = ("IRPDate", "IRPRequestDate")
MESSAGE = "Hearing is {n} school days past the limit. Tell whoever arranges it."
OVER = frozenset({"CLOSED", "CANCELLED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Held, or set for, later than IRP-06 allows."""
    states, cases = view.texts("Status"), context.exclusions(view).cases
    for place, held in view.each("IRPDate", date):
        one = cases[place]
        if one is None or states[place].upper() in OVER:
            continue
        due = due_of(irp06.apply, one.case)
        if due is not None and due.due is not None and held > due.due:
            late = or_none(one.case.calendar.number_after, due.due, held)
            if late:
                yield found(place, "IRPDate", n=late)


# Asked for on Monday 2 November 2026, by hand: 15 school days after it is Monday 23.
def _row(held: date | None, **more: object) -> dict[str, object]:
    return exclusion(
        Category="PERM",
        StartDate=date(2026, 9, 28),
        EndDate=None,
        GDCDate=date(2026, 10, 12),
        GDCOutcome="UPHELD",
        GDCDecisionNoticeDate=date(2026, 10, 13),
        GDCDecisionNoticeMethod="HAND",
        IRPRequestDate=date(2026, 11, 2),
        IRPRequestMethod="HAND",
        IRPDate=held,
        **more,
    )


EXAMPLES = (
    Example(
        "failing",
        "on the Thursday after",
        [(1, "IRPDate")],
        [_row(date(2026, 11, 26))],
        says=["Hearing is 3 school days past the limit. Tell whoever arranges it."],
    ),
    Example("passing", "in time", rows=[_row(date(2026, 11, 18))]),
    Example(
        "boundary",
        "on the last day, and set for a day next month",
        [(2, "IRPDate")],
        [_row(date(2026, 11, 23)), _row(date(2026, 12, 1), PupilID="P2")],
    ),
    Example("boundary", "closed", rows=[_row(date(2026, 11, 26), Status="CLOSED")]),
    Example("blank", "no hearing yet", rows=[_row(None)]),
)
