"""M-005: a move made permanent, and the child still on the old school's register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, Row, pupil
from daysix.checks.frame import MOVES, PUPILS, QUERY, found
from daysix.deadlines import reg02_deletion_return as reg02

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "M-005", QUERY, MOVES, reg02.RULE.cites[0]
NEEDS, BESIDE = ("PupilID", "Outcome", "HomeSchool"), PUPILS
MESSAGE = "Say when the child comes off the old roll."
PERMANENT, TWO_SCHOOLS = "PERMANENT", frozenset({"M", "S"})


def check(view: View, context: Context) -> Iterator[Found]:
    """The Pupils sheet still has the old school, or two; or the move says dual registration."""
    dual, homes = view.flags("DualReg"), view.texts("HomeSchool")
    for place, outcome in enumerate(view.texts("Outcome")):
        if outcome.upper() != PERMANENT or not homes[place]:
            continue
        child = context.pupil(view, place)
        if child is None:
            continue
        current, enrolled = child.text("CurrentSchoolDfE"), child.text("EnrolStatus").upper()
        still_there = school_key(current) == school_key(homes[place])
        if still_there or dual[place] or enrolled in TWO_SCHOOLS:
            yield found(place, "Outcome", related=[(child.view, child.place)])


def _row(outcome: str | None, **more: object) -> Row:
    move = {"MoveID": "V1", "PupilID": "P1", "Type": "MM", "HomeSchool": "8204001"}
    return {**move, "HostSchool/Provider": "8204002", "Outcome": outcome, **more}


MOVED = {PUPILS: [pupil(CurrentSchoolDfE="8204002")]}
EXAMPLES = (
    Example(
        "failing",
        "the Pupils sheet still has the old school",
        [(1, "Outcome")],
        [_row("PERMANENT")],
        says=[MESSAGE],
    ),
    Example("passing", "the new school", rows=[_row("PERMANENT")], beside=MOVED),
    Example(
        "boundary",
        "still on both registers",
        [(1, "Outcome")],
        [_row("PERMANENT", DualReg="Y")],
        beside=MOVED,
    ),
    Example("boundary", "on trial", rows=[_row("TRIAL")]),
    Example(
        "boundary", "a child the Pupils sheet does not know", rows=[_row("PERMANENT", PupilID="P9")]
    ),
    Example("blank", "no outcome", rows=[_row(None)]),
)
