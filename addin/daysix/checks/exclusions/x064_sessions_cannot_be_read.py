"""X-064: a number of sessions that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._unread import TOLD, cells_told
from daysix.checks.frame import (
    ERROR,
    EVERY_SHEET,
    QUERY,
)
from daysix.checks.sources import SESSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-064", (ERROR, QUERY), EVERY_SHEET, SESSIONS
NEEDS, TAKES = (), ID
MESSAGE = {"": "That is not a number of sessions. Type a whole number like 10.", TOLD: "{told}"}


def check(view: View, _context: Context) -> Iterator[Found]:
    """In the reader's own sentence. Where nothing rests on the cell, it is only asked about."""
    yield from cells_told(view, ID)


EXAMPLES = (
    Example(
        "failing",
        "words",
        [(1, "SchoolSessions")],
        [exclusion(SchoolSessions="all week")],
        says=['"all week" is not a number of sessions. Type a whole number like 10.'],
    ),
    Example("failing", "half a session", [(1, "SchoolSessions")], [exclusion(SchoolSessions=1.5)]),
    Example("passing", "a number", rows=[exclusion(SchoolSessions=4)]),
    Example("boundary", "with the word", rows=[exclusion(SchoolSessions="4 sessions")]),
    Example("blank", "nothing typed", rows=[exclusion(SchoolSessions=None)]),
)
