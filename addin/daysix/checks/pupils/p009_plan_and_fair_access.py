"""P-009: a child with an education, health and care plan in fair access."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, pupil
from daysix.checks.frame import PUPILS, QUERY, REFERRALS, found
from daysix.duties import fap03_not_through_fair_access as fap03

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-009", QUERY, REFERRALS, fap03.RULE.cites[0]
NEEDS, BESIDE = ("PupilID", "Type"), PUPILS
MESSAGE = "Children with an EHC plan do not go through Fair Access. Pass to SEND."
FAIR_ACCESS, PREVIOUSLY_LOOKED_AFTER = "FAP", "m"
OVER = frozenset({"DECIDED", "ON-ROLL", "CLOSED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """While the referral is open; category m is the exception."""
    columns = ("Type", "Status", "Decision", "FAPCategory")
    rows = zip(*map(view.texts, columns), strict=True)
    for place, (kind, status, decision, category) in enumerate(rows):
        if kind.upper() != FAIR_ACCESS or decision or status.upper() in OVER:
            continue
        child = context.pupil(view, place)
        plan = child is not None and child.value("SENStage") == "yes"
        if plan and category.casefold() != PREVIOUSLY_LOOKED_AFTER:
            yield found(place, "Type", related=[(child.view, child.place)] if child else ())


def _row(**cells: object) -> Row:
    return {"RefID": "R1", "PupilID": "P1", "Type": "FAP", "Status": "READY", **cells}


PLAN, NONE = {PUPILS: [pupil(SENStage="E")]}, {PUPILS: [pupil(SENStage="K")]}
EXAMPLES = (
    Example("failing", "an open referral", [(1, "Type")], [_row()], says=[MESSAGE], beside=PLAN),
    Example("passing", "SEN support", rows=[_row()], beside=NONE),
    Example("boundary", "category m", rows=[_row(FAPCategory="m")], beside=PLAN),
    Example("boundary", "decided", rows=[_row(Status="DECIDED")], beside=PLAN),
    Example("boundary", "another panel", rows=[_row(Type="AP")], beside=PLAN),
    Example("blank", "no child", rows=[_row(PupilID=None)], beside=PLAN),
)
