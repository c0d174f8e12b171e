"""X-066: a cell for yes or no that says neither."""

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

ID, LEVEL, SHEET, CITE = "X-066", (ERROR, QUERY), EVERY_SHEET, HOUSE
NEEDS, TAKES = (), ID
MESSAGE = {"": "Type Y or N.", TOLD: "{told}"}


def check(view: View, _context: Context) -> Iterator[Found]:
    """In the reader's own sentence. Where nothing rests on the cell, it is only asked about."""
    yield from cells_told(view, ID)


EXAMPLES = (
    Example(
        "failing",
        "perhaps",
        [(1, "LAC", QUERY)],
        [exclusion(LAC="perhaps")],
        says=['"perhaps" is neither yes nor no. Type Y or N.'],
    ),
    Example("passing", "Y", rows=[exclusion(LAC="Y")]),
    Example("boundary", "yes, in a word", rows=[exclusion(LAC="Yes")]),
    Example("blank", "nothing typed", rows=[exclusion(LAC=None)]),
)
