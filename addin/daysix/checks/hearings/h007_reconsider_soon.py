"""H-007: governors have yet to reconsider, and the last day is near."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import DUTY, EXCLUSIONS, found, or_none
from daysix.checks.hearings._asked import due_of
from daysix.deadlines import rec01_governors_reconvene as rec01

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-007", DUTY, EXCLUSIONS, rec01.RULE.cites[0]
NEEDS = ("IRPOutcome", "IRPDecisionNoticeDate", "ReconsiderDate")
MESSAGE = "Governors must reconsider by {date}."
DAYS_BEFORE = 2
OVER = frozenset({"CLOSED", "CANCELLED", "FINAL", "RECONSIDERED", "REINSTATED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """From two school days before the last day of REC-01, until they have."""
    blank, states = view.blanks("ReconsiderDate"), view.texts("Status")
    cases = context.exclusions(view).cases
    for place in view.filled("IRPDecisionNoticeDate"):
        one = cases[place]
        if one is None or not blank[place] or states[place].upper() in OVER:
            continue
        due = due_of(rec01.apply, one.case)
        if due is None or due.due is None:
            continue
        from_ = or_none(one.case.calendar.nth_before, due.due, DAYS_BEFORE)
        if from_ is not None and context.as_of >= from_:
            yield found(place, "ReconsiderDate", date=in_words(due.due))


# Told by hand on Tuesday 17 November 2026. Ten school days after it is Wednesday 2 December, for
# Friday 27 is an INSET day: 18, 19, 20, 23, 24, 25, 26, 30, 1, 2. Two before it is Monday 30.
def _row(told: date | None, outcome: str = "RECOMMEND", **more: object) -> dict[str, object]:
    cells = {"IRPDecisionNoticeMethod": "HAND", "ReconsiderDate": None, **more}
    return exclusion(
        Category="PERM",
        StartDate=date(2026, 9, 14),
        EndDate=None,
        IRPOutcome=outcome,
        IRPDecisionNoticeDate=told,
        **cells,
    )


TOLD = date(2026, 11, 17)
EXAMPLES = (
    Example(
        "failing",
        "two school days before",
        [(1, "ReconsiderDate")],
        [_row(TOLD)],
        says=["Governors must reconsider by Wednesday 2 December 2026."],
    ),
    Example("passing", "they have", rows=[_row(TOLD, ReconsiderDate=date(2026, 11, 26))]),
    Example("boundary", "three school days before", rows=[_row(TOLD)], as_of=date(2026, 11, 26)),
    Example("boundary", "the panel upheld", rows=[_row(TOLD, "UPHELD")]),
    Example("boundary", "long past, and final", rows=[_row(date(2026, 10, 5), Status="FINAL")]),
    Example("blank", "the panel's letter has no date", rows=[_row(None)]),
)
