"""X-065: a cell for morning or afternoon that says something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._unread import TOLD, cells_told
from daysix.checks.frame import (
    ERROR,
    EVERY_SHEET,
    HOUSE,
    QUERY,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-065", (ERROR, QUERY), EVERY_SHEET, HOUSE
NEEDS, TAKES = (), ID
MESSAGE = {"": "Type AM or PM.", TOLD: "{told}"}


def check(view: View, _context: Context) -> Iterator[Found]:
    """In the reader's own sentence. Where nothing rests on the cell, it is only asked about."""
    yield from cells_told(view, ID)


EXAMPLES = (
    Example(
        "failing",
        "lunch",
        [(1, "StartSession")],
        [exclusion(StartSession="lunch")],
        says=['"lunch" is not a session. Type AM or PM.'],
    ),
    Example("passing", "AM", rows=[exclusion(StartSession="AM")]),
    Example("boundary", "a word for it", rows=[exclusion(StartSession="afternoon")]),
    Example("blank", "nothing typed", rows=[exclusion(StartSession=None)]),
)
