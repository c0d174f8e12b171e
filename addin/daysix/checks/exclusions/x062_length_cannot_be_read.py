"""X-062: a number of days that cannot be read, or is not in halves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._unread import TOLD, cells_told, rows_told
from daysix.checks.frame import (
    ERROR,
    EVERY_SHEET,
    EXCLUSIONS,
    HOUSE,
    QUERY,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-062", (ERROR, QUERY), EVERY_SHEET, HOUSE
NEEDS, TAKES = (), ID
MESSAGE = {"": "Type school days in whole or half days, like 2.5.", TOLD: "{told}"}


def check(view: View, context: Context) -> Iterator[Found]:
    """In the reader's own sentence. Where nothing rests on the cell, it is only asked about."""
    yield from cells_told(view, ID)
    if view.kind == EXCLUSIONS:
        yield from rows_told(view, context, ID)


def _row(days: object, **more: object) -> dict[str, object]:
    row = exclusion(SchoolDays=days, **more)
    del row["EndDate"]
    return row


EXAMPLES = (
    Example("failing", "words", [(1, "SchoolDays")], [_row("a few")]),
    Example(
        "failing",
        "a third of a day",
        [(1, "SchoolDays")],
        [_row(1.3)],
        says=['"1.3" is not in whole or half days. Type school days like 2.5.'],
    ),
    Example("passing", "a half", rows=[_row(2.5)]),
    Example("boundary", "with the word", rows=[_row("2 days")]),
    Example("blank", "nothing typed", rows=[_row(None)]),
)
