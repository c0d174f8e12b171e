"""N-008: a place at a school that is outside the scheme, or over its share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, Row, school
from daysix.checks.frame import (
    QUERY,
    REFERRALS,
    SCHOOLS,
    SHARE_BASELINE,
    found,
)
from daysix.checks.referrals._referral import NO_PLACE, school_named
from daysix.deadlines._admissions import admissions_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET = "N-008", QUERY, REFERRALS
CITE = admissions_code("fair access section, fair shares", confidence="memory")
NEEDS = ("Decision", "DecisionSchool")
MESSAGE = {
    "": "{school} is exempt / already {n} over in Year {y}. Check with the panel, or say why.",
    "exempt": "{school} is exempt. Check with the panel, or say why.",
    "over": "{school} is already {n} over in Year {y}. Check with the panel, or say why.",
}
DONE = frozenset({"ON-ROLL", "CLOSED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Of places not taken up yet; the panel's own reason for leaving the list answers it."""
    decisions, why = view.texts("Decision"), view.blanks("DepartReason")
    states, on_roll = view.texts("Status"), view.blanks("OnRollDate")
    for place, number in enumerate(view.texts("DecisionSchool")):
        if not number or decisions[place].upper() in NO_PLACE or not why[place]:
            continue
        if states[place].upper() in DONE or not on_roll[place]:
            continue
        school_ = context.one(SCHOOLS, "SchoolDfE", number)
        exempt = school_ is not None and _exempt(school_, context.as_of)
        child = context.pupil(view, place)
        over, year = _over(context, number, child.text("NCY") if child else "")
        says = "" if exempt and over else "exempt" if exempt else "over"
        if exempt or over:
            name = school_named(context, number)
            yield found(place, "DecisionSchool", says=says, school=name, n=f"{over:g}", y=year)


def _exempt(school_: Ref, today: date) -> bool:
    until = school_.value("ExemptUntil")
    return school_.value("ShareExempt") is True and not (isinstance(until, date) and until < today)


def _over(context: Context, number: str, year: str) -> tuple[float, str]:
    """By how many places a school is over its fair share in the child's year group."""
    for row in context.by(SHARE_BASELINE, "SchoolDfE").get(school_key(number), ()):
        if year and row.text("YearGroup").removeprefix("Year ") == year:
            share, placed = row.value("FairShare"), row.value("PlacedSoFar")
            more = row.value("Adjustment") or 0
            if isinstance(share, int | float) and isinstance(placed, int | float):
                return max(0.0, placed - share - float(str(more))), year
    return 0.0, year


def _row(**more: object) -> Row:
    referral = {"RefID": "R1", "PupilID": "P1", "Decision": "PLACE", "DecisionSchool": "8204001"}
    return {**referral, "Status": "DECIDED", "OnRollDate": None, "DepartReason": None, **more}


def _share(placed: int, **more: object) -> Mapping[str, Sequence[Row]]:
    row = {"SchoolDfE": "8204001", "YearGroup": "10", "FairShare": 2, "PlacedSoFar": placed, **more}
    return {SHARE_BASELINE: [row]}


EXEMPT = {SCHOOLS: [school(ShareExempt="Y", ExemptUntil=date(2026, 12, 18))]}
EXAMPLES = (
    Example(
        "failing",
        "exempt until the end of term",
        [(1, "DecisionSchool")],
        [_row()],
        says=["Ash Grove School is exempt. Check with the panel, or say why."],
        beside=EXEMPT,
    ),
    Example(
        "failing",
        "one more than its share of two in Year 10",
        [(1, "DecisionSchool")],
        [_row()],
        says=["Ash Grove School is already 1 over in Year 10. Check with the panel, or say why."],
        beside=_share(3),
    ),
    Example(
        "failing",
        "both",
        [(1, "DecisionSchool")],
        [_row()],
        says=[
            (
                "Ash Grove School is exempt / already 1 over in Year 10. Check with the panel, or "
                "say why."
            )
        ],
        beside={**EXEMPT, **_share(3)},
    ),
    Example("passing", "neither", rows=[_row()], beside=_share(1)),
    Example("boundary", "just its share", rows=[_row()], beside=_share(2)),
    Example("boundary", "one more was agreed", rows=[_row()], beside=_share(3, Adjustment=1)),
    Example("boundary", "the panel said why", rows=[_row(DepartReason="sibling")], beside=EXEMPT),
    Example(
        "boundary",
        "exempt until last week",
        rows=[_row()],
        beside={SCHOOLS: [school(ShareExempt="Y", ExemptUntil=date(2026, 11, 27))]},
    ),
    Example("blank", "no school decided", rows=[_row(DecisionSchool=None)], beside=EXEMPT),
)
