"""N-005: accepted under fair access, and no place in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    DUTY,
    REFERRALS,
    found,
)
from daysix.checks.referrals._referral import school_days_since
from daysix.deadlines import fap02_school_place_allocated as fap02

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-005", DUTY, REFERRALS, fap02.RULE.cites[0]
NEEDS = ("PlaceBy", "OnRollDate")
MESSAGE = {
    "": "Place due by {date} ({n} school days late). Press the school, or start a direction.",
    "one": "Place due by {date} (1 school day late). Press the school, or start a direction.",
    "late": "Place due by {date}, and late. Press the school, or start a direction.",
}
NO_CLAIM = frozenset({"WITHDRAWN", "RETURNED"})
PLACES = frozenset({"PLACE", "DIRECT"})
KINDS = frozenset({"FAP", "PEX"})


def check(view: View, context: Context) -> Iterator[Found]:
    """The day after the last; a place decided in time is N-006's to follow up."""
    kinds, placed = view.texts("Type"), view.blanks("OnRollDate")
    decisions, states = view.texts("Decision"), view.texts("Status")
    schools = view.texts("ReferrerSchool")
    for place, due in enumerate(view.dates("PlaceBy")):
        if due is None or due >= context.as_of or not placed[place]:
            continue
        decided, over = decisions[place].upper(), states[place].upper() in DONE
        if over or decided in NO_CLAIM | PLACES or (kinds[place] and kinds[place] not in KINDS):
            continue
        days = school_days_since(context, schools[place], due)
        says = "late" if days is None else "one" if days == 1 else ""
        yield found(place, "PlaceBy", says=says, date=in_words(due), n=days)


DONE = frozenset({"ON-ROLL", "CLOSED"})


def _row(due: date | None, on_roll: date | None = None, **more: object) -> Row:
    referral = {"RefID": "R1", "PupilID": "P1", "Type": "FAP", "ReferrerSchool": "8204001"}
    return {**referral, "PlaceBy": due, "OnRollDate": on_roll, "Status": "READY", **more}


# As of Monday 30 November 2026. From Tuesday 24: Wednesday, Thursday and Monday are school days,
# Friday 27 is an INSET day.
EXAMPLES = (
    Example(
        "failing",
        "since Tuesday",
        [(1, "PlaceBy")],
        [_row(date(2026, 11, 24))],
        says=[
            (
                "Place due by Tuesday 24 November 2026 (3 school days late). Press the school, or "
                "start a direction."
            )
        ],
    ),
    Example("passing", "on roll", rows=[_row(date(2026, 11, 24), date(2026, 11, 30))]),
    Example("boundary", "due today", rows=[_row(date(2026, 11, 30))]),
    Example("boundary", "a place was decided", rows=[_row(date(2026, 11, 24), Decision="PLACE")]),
    Example(
        "boundary",
        "deferred is still late",
        [(1, "PlaceBy")],
        [_row(date(2026, 11, 24), Decision="DEFER")],
    ),
    Example("boundary", "withdrawn", rows=[_row(date(2026, 11, 24), Decision="WITHDRAWN")]),
    Example(
        "boundary", "a managed move has no such day", rows=[_row(date(2026, 11, 24), Type="MM")]
    ),
    Example("blank", "no day worked out", rows=[_row(None)]),
)
