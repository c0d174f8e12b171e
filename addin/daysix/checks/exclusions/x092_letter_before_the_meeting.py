"""X-092: a decision letter dated before the meeting it tells of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-092", ERROR, EXCLUSIONS, guidance("para 131")
NEEDS = (("GDCDecisionNoticeDate", "IRPDecisionNoticeDate"), ("GDCDate", "IRPDate"))
MESSAGE = "The decision letter is dated before {what}. Correct one of the two dates."
PAIRS = (
    ("GDCDecisionNoticeDate", "GDCDate", "governors met"),
    ("IRPDecisionNoticeDate", "IRPDate", "the review was held"),
)


def check(view: View, _context: Context) -> Iterator[Found]:
    """On the day of the meeting is in order."""
    for column, other, what in PAIRS:
        pairs = zip(view.dates(column), view.dates(other), strict=True)
        for place, (letter, met) in enumerate(pairs):
            if letter is not None and met is not None and letter < met:
                yield found(place, column, what=what)


def _row(letter: date | None) -> dict[str, object]:
    return exclusion(GDCDate=date(2026, 11, 20), GDCDecisionNoticeDate=letter)


EXAMPLES = (
    Example(
        "failing",
        "a week before",
        [(1, "GDCDecisionNoticeDate")],
        [_row(date(2026, 11, 13))],
        says=["The decision letter is dated before governors met. Correct one of the two dates."],
    ),
    Example("passing", "three days after", rows=[_row(date(2026, 11, 23))]),
    Example(
        "boundary",
        "the day before, and the day itself",
        [(1, "GDCDecisionNoticeDate")],
        [_row(date(2026, 11, 19)), _row(date(2026, 11, 20))],
    ),
    Example("blank", "no letter", rows=[_row(None)]),
)
