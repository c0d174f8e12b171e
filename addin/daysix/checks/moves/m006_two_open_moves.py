"""M-006: a child with two open moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, Row
from daysix.checks.frame import HOUSE, MOVES, QUERY, found
from daysix.checks.moves._running import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "M-006", QUERY, MOVES, HOUSE
NEEDS = ("PupilID", ("Outcome", "EndActual"))
MESSAGE = "{child} already has an open move. Close one of them."


def check(view: View, context: Context) -> Iterator[Found]:
    """Said at the later row."""
    first: dict[str, int] = {}
    pupils = view.texts("PupilID")
    for place in running(view):
        key = school_key(pupils[place])
        if key and first.setdefault(key, place) != place:
            row = context.pupil(view, place)
            name = f"{row.text('Surname')}, {row.text('Forename')}" if row else pupils[place]
            yield found(place, "PupilID", child=name, related=[(view, first[key])])


def _row(pupil: str | None, outcome: str | None = "TRIAL", **more: object) -> Row:
    return {"MoveID": "V1", "PupilID": pupil, "Outcome": outcome, "EndActual": None, **more}


EXAMPLES = (
    Example(
        "failing",
        "two on trial",
        [(2, "PupilID")],
        [_row("P1"), _row("P1", None)],
        says=["Marsh, Ada already has an open move. Close one of them."],
    ),
    Example("passing", "two children", rows=[_row("P1"), _row("P2")]),
    Example("boundary", "the first is over", rows=[_row("P1", "RETURNED"), _row("P1")]),
    Example(
        "boundary",
        "the first has ended",
        rows=[_row("P1", EndActual=date(2026, 10, 5)), _row("P1")],
    ),
    Example("blank", "no child", rows=[_row(None), _row(None)]),
)
