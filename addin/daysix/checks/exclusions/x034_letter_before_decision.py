"""X-034: a letter to the parents dated before the decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-034", QUERY, EXCLUSIONS, regulations("regs 5(1), 14(1) and 23(1)")
NEEDS = ("ParentNoticeDate", "DecisionDate")
MESSAGE = "The letter is dated before the decision. Correct one of the two."
YEAR = 300


def check(view: View, _context: Context) -> Iterator[Found]:
    """A letter a year early is a year typed wrong: X-079."""
    pairs = zip(view.dates("ParentNoticeDate"), view.dates("DecisionDate"), strict=True)
    for place, (letter, decided) in enumerate(pairs):
        if letter and decided and letter < decided and (decided - letter).days < YEAR:
            yield found(place, "ParentNoticeDate")


def _row(letter: date | None) -> dict[str, object]:
    return exclusion(DecisionDate=date(2026, 11, 9), ParentNoticeDate=letter)


EXAMPLES = (
    Example(
        "failing",
        "three days before",
        [(1, "ParentNoticeDate")],
        [_row(date(2026, 11, 6))],
        says=[MESSAGE],
    ),
    Example("passing", "the day after", rows=[_row(date(2026, 11, 10))]),
    Example(
        "boundary",
        "the same day, and the day before",
        [(2, "ParentNoticeDate")],
        [_row(date(2026, 11, 9)), _row(date(2026, 11, 8))],
    ),
    Example("blank", "no letter", rows=[_row(None)]),
)
