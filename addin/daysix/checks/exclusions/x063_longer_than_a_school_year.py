"""X-063: a suspension longer than a school year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._unread import TOLD, rows_told
from daysix.checks.frame import (
    ERROR,
    EXCLUSIONS,
)
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-063", ERROR, EXCLUSIONS, regulations("regs 4, 13 and 22")
NEEDS, TAKES = (), ID
MESSAGE = {"": "That is longer than a school year. Check the number of days.", TOLD: "{told}"}


def check(view: View, context: Context) -> Iterator[Found]:
    """In the reader's own sentence, at the cell to mend."""
    yield from rows_told(view, context, ID)


def _row(sessions: object, **more: object) -> dict[str, object]:
    row = exclusion(Sessions=sessions, **more)
    del row["EndDate"]
    return row


EXAMPLES = (
    Example(
        "failing",
        "500 sessions",
        [(1, "Sessions")],
        [_row(500)],
        says=["250 days is longer than a school year. Check the number of days."],
    ),
    Example("passing", "two days of them", rows=[_row(4)]),
    Example("boundary", "400 sessions are X-016's to ask about", rows=[_row(400)]),
    Example("blank", "nothing typed", rows=[_row(None)]),
)
