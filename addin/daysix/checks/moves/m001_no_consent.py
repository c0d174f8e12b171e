"""M-001: a managed move begun without the parents' agreement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import DUTY, MOVES, found
from daysix.checks.moves._running import MANAGED_MOVE
from daysix.duties import off06_managed_move as off06

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "M-001", DUTY, MOVES, off06.RULE.cites[0]
NEEDS = ("Type", "StartDate", "ParentConsent")
MESSAGE = {
    "": "Nobody has agreed yet. A managed move needs the parents' agreement. Ask them.",
    "after": "The parents agreed on a later day than the move began. A managed move needs their "
    "agreement first. Check the two dates.",
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """A direction off site or a placement needs no consent, so only managed moves are asked."""
    blank = view.blanks("ParentConsent")
    rows = zip(
        view.texts("Type"), view.dates("StartDate"), view.dates("ParentConsent"), strict=True
    )
    for place, (kind, start, agreed) in enumerate(rows):
        if kind.upper() != MANAGED_MOVE or start is None:
            continue
        if blank[place]:
            yield found(place, "ParentConsent")
        elif agreed is not None and agreed > start:
            yield found(place, "ParentConsent", says="after")


def _row(agreed: date | None, **more: object) -> Row:
    return {
        "MoveID": "V1",
        "PupilID": "P1",
        "Type": "MM",
        "StartDate": date(2026, 11, 9),
        "ParentConsent": agreed,
        **more,
    }


EXAMPLES = (
    Example(
        "failing",
        "no consent",
        [(1, "ParentConsent")],
        [_row(None)],
        says=["Nobody has agreed yet. A managed move needs the parents' agreement. Ask them."],
    ),
    Example(
        "failing",
        "agreed the day after",
        [(1, "ParentConsent")],
        [_row(date(2026, 11, 10))],
        says=[
            (
                "The parents agreed on a later day than the move began. A managed move needs their "
                "agreement first. Check the two dates."
            )
        ],
    ),
    Example("passing", "agreed the week before", rows=[_row(date(2026, 11, 2))]),
    Example("boundary", "agreed that day", rows=[_row(date(2026, 11, 9))]),
    Example("boundary", "a direction off site", rows=[_row(None, Type="OSD")]),
    Example("blank", "not begun", rows=[_row(None, StartDate=None)]),
)
