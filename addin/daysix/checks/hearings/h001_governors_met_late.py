"""H-001: governors met after their last day, and nobody says why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, Row, exclusion
from daysix.checks.frame import ACTIONS, DUTY, EXCLUSIONS, found, or_none
from daysix.checks.hearings._asked import due_of
from daysix.deadlines import gb01_governors_decide_within_15 as gb01
from daysix.deadlines import gb02_governors_decide_within_50 as gb02

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-001", DUTY, EXCLUSIONS, gb01.RULE.cites[0]
NEEDS = ("GDCDate",)
MESSAGE = "Meeting is {n} school days late. Type the reason."
OVER = frozenset({"CLOSED", "CANCELLED"})
RULES = (gb01.RULE.id, gb02.RULE.id)


def check(view: View, context: Context) -> Iterator[Found]:
    """Held, or set for, later than GB-01 or GB-02 allows. The decision stands all the same."""
    cases, signed = context.exclusions(view).cases, view.texts("ReasonBy")
    ids, states = view.texts("ExclusionID"), view.texts("Status")
    outcomes = view.values("GDCOutcome")
    for place, met in view.each("GDCDate", date):
        one = cases[place]
        if one is None or signed[place] or states[place].upper() in OVER:
            continue
        if met > context.as_of and outcomes[place] is not None:
            continue  # the day is wrong: X-104
        due = due_of(gb01.apply, one.case) or due_of(gb02.apply, one.case)
        if due is None or due.due is None or met <= due.due or _reason(context, ids[place]):
            continue
        late = or_none(one.case.calendar.number_after, due.due, met)
        if late:
            yield found(place, "GDCDate", n=late)


def _reason(context: Context, case: str) -> bool:
    """Whether an action about the case says why the meeting was late."""
    about = context.by(ACTIONS, "About").get(school_key(case), ()) if case else ()
    return any(row.text("BreachReason") and row.text("RuleID") in RULES for row in about)


# Governors were told on Monday 2 November 2026: the fifteenth school day after it is Monday 23.
def _row(met: date | None, **more: object) -> dict[str, object]:
    told = date(2026, 11, 2)
    return exclusion(
        Category="PERM", StartDate=told, EndDate=None, GovNoticeDate=told, GDCDate=met, **more
    )


LATE: Row = {
    "ActionID": "A1",
    "About": "2026-0001",
    "RuleID": "GB-01",
    "BreachReason": "No clerk to be had",
}
EXAMPLES = (
    Example(
        "failing",
        "on the Thursday after",
        [(1, "GDCDate")],
        [_row(date(2026, 11, 26))],
        says=["Meeting is 3 school days late. Type the reason."],
    ),
    Example("passing", "in time", rows=[_row(date(2026, 11, 18))]),
    Example(
        "boundary",
        "on the last day, and on the next",
        [(2, "GDCDate")],
        [_row(date(2026, 11, 23)), _row(date(2026, 11, 24), PupilID="P2")],
    ),
    Example("boundary", "signed for", rows=[_row(date(2026, 11, 26), ReasonBy="AQ")]),
    Example(
        "boundary",
        "an action says why",
        rows=[_row(date(2026, 11, 26))],
        beside={ACTIONS: [LATE]},
    ),
    Example(
        "boundary",
        "upheld on a day still to come: the day is wrong, X-104",
        rows=[_row(date(2026, 12, 4), GDCOutcome="UPHELD")],
    ),
    Example("blank", "not met yet", rows=[_row(None)]),
)
