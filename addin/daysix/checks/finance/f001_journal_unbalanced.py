"""F-001: a journal whose two sides are not equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    ERROR,
    FINANCE,
    HOUSE,
    found,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "F-001", ERROR, FINANCE, HOUSE
NEEDS = ("JournalRef", "Amount", "FromSchool", "ToSchool")
MESSAGE = "Debits {a}, credits {b}. Correct the amounts before it goes to finance."
PENNY = 0.005


def check(view: View, _context: Context) -> Iterator[Found]:
    """By journal: a row with a payer and a payee balances by itself; others must meet halfway.

    Said at the journal's last row, where nobody has said yet that it is posted.
    """
    rows = zip(view.texts("JournalRef"), view.numbers("Amount"), strict=True)
    sides = list(zip(view.texts("FromSchool"), view.texts("ToSchool"), strict=True))
    journals: dict[str, list[tuple[int, float]]] = {}
    for place, (journal, amount) in enumerate(rows):
        if journal and amount is not None and bool(sides[place][0]) != bool(sides[place][1]):
            journals.setdefault(journal, []).append((place, amount))
    for entries in journals.values():
        debits = sum(amount for place, amount in entries if sides[place][0])
        credits_ = sum(amount for place, amount in entries if sides[place][1])
        if abs(debits - credits_) > PENNY:
            last, *others = (place for place, _ in reversed(entries))
            related = [(view, place) for place in others]
            yield found(last, "Amount", related=related, a=f"£{debits:,.2f}", b=f"£{credits_:,.2f}")


def _row(
    amount: object, pays: str | None = None, gets: str | None = None, journal: str | None = "J1"
) -> Row:
    return {
        "FinanceID": "M1",
        "About": "2026-0001",
        "FromSchool": pays,
        "ToSchool": gets,
        "Amount": amount,
        "JournalRef": journal,
    }


EXAMPLES = (
    Example(
        "failing",
        "two figures swapped",
        [(2, "Amount")],
        [_row(2940, "8204001"), _row(2490, gets="8204002")],
        says=[
            "Debits £2,940.00, credits £2,490.00. Correct the amounts before it goes to finance."
        ],
    ),
    Example("passing", "equal", rows=[_row(2940, "8204001"), _row(2940, gets="8204002")]),
    Example(
        "passing",
        "one pays, two receive",
        rows=[_row(2940, "8204001"), _row(2205, gets="8204002"), _row(735, gets="COUNCIL")],
    ),
    Example("boundary", "both sides in one row", rows=[_row(2940, "8204001", "8204002")]),
    Example(
        "boundary", "a penny", [(2, "Amount")], [_row(1, "8204001"), _row(1.01, gets="8204002")]
    ),
    Example(
        "boundary",
        "another journal",
        [(1, "Amount"), (2, "Amount")],
        [_row(5, "8204001"), _row(5, gets="8204002", journal="J2")],
    ),
    Example(
        "blank",
        "no journal; no amount",
        rows=[_row(5, "8204001", journal=None), _row(None, "8204001")],
    ),
)
