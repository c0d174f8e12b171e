"""M-004: a part-time timetable without an end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import MOVES, QUERY, found
from daysix.checks.moves._running import running
from daysix.duties import off07_part_time_timetable as off07

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "M-004", QUERY, MOVES, off07.RULE.cites[0]
NEEDS = ("TimetableType", "PartTimeEnd")
MESSAGE = "Part-time needs an end date and review. Set both."
PART = "part"


def check(view: View, _context: Context) -> Iterator[Found]:
    """Of moves still running."""
    kinds, blank = view.texts("TimetableType"), view.blanks("PartTimeEnd")
    for place in running(view):
        if kinds[place].casefold().startswith(PART) and blank[place]:
            yield found(place, "PartTimeEnd")


def _row(kind: str | None, end: date | None = None, **more: object) -> Row:
    move = {"MoveID": "V1", "PupilID": "P1", "Type": "AP", "Outcome": None}
    return {**move, "TimetableType": kind, "PartTimeEnd": end, **more}


EXAMPLES = (
    Example("failing", "no end", [(1, "PartTimeEnd")], [_row("Part")], says=[MESSAGE]),
    Example("passing", "an end", rows=[_row("Part", date(2026, 12, 18))]),
    Example("boundary", "full time", rows=[_row("Full")]),
    Example("boundary", "the move is over", rows=[_row("Part", Outcome="RETURNED")]),
    Example("blank", "nobody has said", rows=[_row(None)]),
)
