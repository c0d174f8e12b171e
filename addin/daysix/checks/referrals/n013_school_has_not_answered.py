"""N-013: a school that has refused or not answered, and no day beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    HOUSE,
    QUERY,
    REFERRALS,
    found,
)
from daysix.checks.referrals._referral import NO_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-013", QUERY, REFERRALS, HOUSE
NEEDS = ("RefusedDate", ("SchoolAnswerDue", "RefusalReason"))
MESSAGE = {
    "": "School must answer by {date}. Type the day it refused, or the day the child went on roll.",
    "refused": "The school has refused, and not on which day. Type the day.",
}
REFUSED, DONE = "REFUSED", frozenset({"ON-ROLL", "CLOSED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """From the last day for an answer on; a reason for refusing without its day at any time."""
    decisions, undated = view.texts("Decision"), view.blanks("RefusedDate")
    states, on_roll = view.texts("Status"), view.blanks("OnRollDate")
    rows = zip(view.dates("SchoolAnswerDue"), view.blanks("RefusalReason"), strict=True)
    for place, (due, no_reason) in enumerate(rows):
        if not undated[place] or not on_roll[place] or states[place].upper() in DONE:
            continue
        decision = decisions[place].upper()
        if decision == REFUSED or not no_reason:
            yield found(place, "RefusedDate", says="refused")
        elif due is not None and due <= context.as_of and decision not in NO_PLACE:
            yield found(place, "RefusedDate", date=in_words(due))


def _row(due: date | None, **more: object) -> Row:
    referral = {"RefID": "R1", "PupilID": "P1", "Decision": "PLACE", "SchoolAnswerDue": due}
    answers = {"RefusedDate": None, "RefusalReason": None, "OnRollDate": None}
    return {**referral, **answers, **more}


# As of Monday 30 November 2026.
TODAY = date(2026, 11, 30)
EXAMPLES = (
    Example(
        "failing",
        "today is the last day",
        [(1, "RefusedDate")],
        [_row(TODAY)],
        says=[
            (
                "School must answer by Monday 30 November 2026. Type the day it refused, or the "
                "day the child went on roll."
            )
        ],
    ),
    Example(
        "failing",
        "a reason without a day",
        [(1, "RefusedDate")],
        [_row(date(2026, 12, 7), RefusalReason="full in Year 9")],
        says=["The school has refused, and not on which day. Type the day."],
    ),
    Example("passing", "refused in time", rows=[_row(TODAY, RefusedDate=date(2026, 11, 26))]),
    Example("passing", "on roll", rows=[_row(TODAY, OnRollDate=date(2026, 11, 26))]),
    Example("boundary", "tomorrow", rows=[_row(date(2026, 12, 1))]),
    Example("boundary", "deferred: no school was asked", rows=[_row(TODAY, Decision="DEFER")]),
    Example("blank", "no day worked out", rows=[_row(None)]),
)
