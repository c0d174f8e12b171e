"""X-068: a number that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, school
from daysix.checks.exclusions._unread import TOLD, cells_told
from daysix.checks.frame import (
    ERROR,
    EVERY_SHEET,
    HOUSE,
    QUERY,
    REFERRALS,
    SCHOOLS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-068", (ERROR, QUERY), EVERY_SHEET, HOUSE
NEEDS, TAKES = (), ID
MESSAGE = {"": "That is not a number. Type figures only.", TOLD: "{told}"}


def check(view: View, _context: Context) -> Iterator[Found]:
    """In the reader's own sentence. Where nothing rests on the cell, it is only asked about."""
    yield from cells_told(view, ID)


EXAMPLES = (
    Example(
        "failing",
        "a number of pupils in words",
        [(1, "NOR total")],
        [school(**{"NOR total": "about 900"})],
        says=['"about 900" is not a number. Type figures only.'],
        sheet=SCHOOLS,
    ),
    Example("passing", "figures", rows=[school(**{"NOR total": "1,204"})], sheet=SCHOOLS),
    Example(
        "boundary",
        "per cent",
        rows=[{"RefID": "R1", "PupilID": "P1", "Attendance%": "93%"}],
        sheet=REFERRALS,
    ),
    Example("blank", "nothing typed", rows=[school(**{"NOR total": None})], sheet=SCHOOLS),
)
