"""X-069: an amount of money that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.exclusions._unread import TOLD, cells_told
from daysix.checks.frame import (
    ERROR,
    EVERY_SHEET,
    FINANCE,
    HOUSE,
    QUERY,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-069", (ERROR, QUERY), EVERY_SHEET, HOUSE
NEEDS, TAKES = (), ID
MESSAGE = {"": "That is not an amount of money. Type pounds and pence.", TOLD: "{told}"}


def check(view: View, _context: Context) -> Iterator[Found]:
    """In the reader's own sentence. Where nothing rests on the cell, it is only asked about."""
    yield from cells_told(view, ID)


def _money(amount: object) -> Row:
    return {"FinanceID": "M1", "About": "2026-0001", "Amount": amount}


EXAMPLES = (
    Example(
        "failing",
        "words",
        [(1, "Amount")],
        [_money("four thousand")],
        sheet=FINANCE,
        says=['"four thousand" is not an amount of money. Type pounds and pence like 5460.00.'],
    ),
    Example("passing", "pounds", rows=[_money("£2,940.00")], sheet=FINANCE),
    Example("boundary", "nought", rows=[_money(0)], sheet=FINANCE),
    Example("blank", "nothing typed", rows=[_money(None)], sheet=FINANCE),
)
