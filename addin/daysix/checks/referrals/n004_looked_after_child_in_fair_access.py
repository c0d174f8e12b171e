"""N-004: a looked-after child in fair access."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, pupil
from daysix.checks.frame import (
    PUPILS,
    QUERY,
    REFERRALS,
    found,
)
from daysix.checks.referrals._referral import FAIR_ACCESS, still_open
from daysix.duties import fap03_not_through_fair_access as fap03

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-004", QUERY, REFERRALS, fap03.RULE.cites[0]
NEEDS, BESIDE = ("PupilID", "Type"), PUPILS
MESSAGE = (
    "Looked-after children are admitted directly, not by panel. Tell the virtual school, and ask "
    "the school to admit."
)


def check(view: View, context: Context) -> Iterator[Found]:
    """While open. Category m is for children who were looked after before."""
    kinds = view.texts("Type")
    for place in still_open(view):
        if kinds[place].upper() != FAIR_ACCESS:
            continue
        child = context.pupil(view, place)
        if child is not None and child.value("LAC") is True:
            yield found(place, "Type", related=[child])


def _row(**cells: object) -> Row:
    return {"RefID": "R1", "PupilID": "P1", "Type": "FAP", "Status": "READY", **cells}


LAC, NOT = {PUPILS: [pupil(LAC="Y")]}, {PUPILS: [pupil(LAC="N")]}
EXAMPLES = (
    Example("failing", "an open referral", [(1, "Type")], [_row()], says=[MESSAGE], beside=LAC),
    Example("passing", "not looked after", rows=[_row()], beside=NOT),
    Example("boundary", "another panel", rows=[_row(Type="AP")], beside=LAC),
    Example("boundary", "decided", rows=[_row(Status="DECIDED")], beside=LAC),
    Example("blank", "nobody has said", rows=[_row()], beside={PUPILS: [pupil(LAC=None)]}),
)
