"""X-067: a lunchtime suspension whose number may mean days or lunchtimes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._unread import TOLD, rows_told
from daysix.checks.frame import (
    ERROR,
    EXCLUSIONS,
)
from daysix.law.exclusion import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-067", ERROR, EXCLUSIONS, RULES[0].cites[0]
NEEDS, TAKES = (), ID
MESSAGE = {"": "Give the last day, or the number of lunchtimes as sessions.", TOLD: "{told}"}


def check(view: View, context: Context) -> Iterator[Found]:
    """In the reader's own sentence, at the cell to mend."""
    yield from rows_told(view, context, ID)


def _row(days: object, **more: object) -> dict[str, object]:
    row = exclusion(SchoolDays=days, **more)
    del row["EndDate"]
    return row


EXAMPLES = (
    Example(
        "failing",
        "two days of lunchtimes",
        [(1, "SchoolDays")],
        [_row(2, Category="LNCH")],
        says=[
            (
                "2 days of lunchtimes could be 2 or 4 lunchtimes, as each is half a day. Give the "
                "last day, or the number of lunchtimes as sessions."
            )
        ],
    ),
    Example("passing", "a last day", rows=[exclusion(Category="LNCH", SchoolDays=2)]),
    Example("boundary", "the sessions are said", rows=[_row(2, Category="LNCH", Sessions=4)]),
    Example("boundary", "not lunchtimes", rows=[_row(2)]),
    Example("blank", "nothing typed is X-010", rows=[_row(None, Category="LNCH")]),
)
