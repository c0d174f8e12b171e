"""X-061: a suspension of less than half a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._unread import TOLD, rows_told
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.law.exclusion import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-061", ERROR, EXCLUSIONS, RULES[0].cites[0]
NEEDS, TAKES = (), ID
MESSAGE = {
    "": "A suspension lasts at least half a day. Give its last day, or its length.",
    TOLD: "{told}",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """In the reader's own sentence, at the cell to mend."""
    yield from rows_told(view, context, ID)
    refusals = context.exclusions(view).refusals
    if view.has("SchoolDays") and not view.has("EndDate"):  # X-014 has both
        for place, length in enumerate(view.numbers("SchoolDays")):
            told = refusals[place]
            if length == 0 and (told is None or told.code != ID):
                yield found(place, "SchoolDays")


def _row(days: object, **more: object) -> dict[str, object]:
    row = exclusion(SchoolDays=days, **more)
    del row["EndDate"]
    return row


EXAMPLES = (
    Example("failing", "no days at all", [(1, "SchoolDays")], [_row(0)], says=[MESSAGE[""]]),
    Example(
        "failing",
        "no days at all where nobody gave term dates",
        [(1, "SchoolDays")],
        [_row(0)],
        calendars=[{**CALENDAR, "schools": ["8204002"]}],
        says=[MESSAGE[""]],
    ),
    Example("passing", "two days", rows=[_row(2)]),
    Example("boundary", "half a day", rows=[_row(0.5)]),
    Example("blank", "nothing typed is X-010", rows=[_row(None)]),
)
