"""F-002: two adjustments of one permanent exclusion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    FINANCE,
    QUERY,
    found,
)
from daysix.money import mon01_budget_reduced as mon01

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "F-002", QUERY, FINANCE, mon01.RULE.cites[0]
NEEDS = ("About", "Kind")
MESSAGE = {
    "": "Already adjusted on {date}. Keep one of the two.",
    "undated": "Already adjusted, in {entry}. Keep one of the two.",
}
FOLLOWS_THE_CHILD = "EXCLUSION"


def check(view: View, _context: Context) -> Iterator[Found]:
    """Money that follows the child, from one payer to one payee, in one funding year."""
    columns = ("About", "FromSchool", "ToSchool", "FundingYear")
    keys = zip(*map(view.texts, columns), strict=True)
    kinds, posted = view.texts("Kind"), view.dates("PostedOn")
    first: dict[tuple[str, ...], int] = {}
    for place, key in enumerate(keys):
        if not key[0] or kinds[place].upper() != FOLLOWS_THE_CHILD:
            continue
        before = first.setdefault(tuple(map(school_key, key)), place)
        if before != place:
            day, related = posted[before], [(view, before)]
            entry = view.texts("FinanceID")[before] or f"row {view.number(before)}"
            if day is None:
                yield found(place, "About", says="undated", related=related, entry=entry)
            else:
                yield found(place, "About", related=related, date=in_words(day))


def _row(case: str | None, posted: date | None = None, **more: object) -> Row:
    sides = {"FromSchool": "8204001", "ToSchool": "8204002", "FundingYear": "2026/27"}
    return {
        "FinanceID": "M1",
        "About": case,
        "Kind": "Exclusion",
        "PostedOn": posted,
        **sides,
        **more,
    }


EXAMPLES = (
    Example(
        "failing",
        "posted before",
        [(2, "About")],
        [_row("2026-0001", date(2026, 10, 19)), _row("2026-0001")],
        says=["Already adjusted on Monday 19 October 2026. Keep one of the two."],
    ),
    Example(
        "failing",
        "neither posted yet",
        [(2, "About")],
        [_row("2026-0001"), _row("2026-0001", FinanceID="M2")],
        says=["Already adjusted, in M1. Keep one of the two."],
    ),
    Example("passing", "two cases", rows=[_row("2026-0001"), _row("2026-0002")]),
    Example(
        "boundary",
        "the next funding year",
        rows=[_row("2026-0001"), _row("2026-0001", FundingYear="2027/28")],
    ),
    Example(
        "boundary",
        "given back on reinstatement",
        rows=[_row("2026-0001"), _row("2026-0001", Kind="Given back")],
    ),
    Example(
        "boundary",
        "a second school that admitted the child",
        rows=[_row("2026-0001"), _row("2026-0001", ToSchool="8204003")],
    ),
    Example("blank", "no case", rows=[_row(None), _row(None)]),
)
