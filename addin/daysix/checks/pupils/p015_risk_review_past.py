"""P-015: a level of risk that should have been looked at again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, pupil
from daysix.checks.frame import HOUSE, PUPILS, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-015", QUERY, PUPILS, HOUSE
NEEDS = ("RiskReview",)
MESSAGE = "Risk level was due for review on {date}. Review it, or set the next day."
GONE = "P"


def check(view: View, context: Context) -> Iterator[Found]:
    """A child who has left is passed over."""
    left = view.texts("EnrolStatus")
    for place, due in enumerate(view.dates("RiskReview")):
        if due is not None and due < context.as_of and left[place].upper() != GONE:
            yield found(place, "RiskReview", date=in_words(due))


# As of Monday 30 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "due on the Friday",
        [(1, "RiskReview")],
        [pupil(RiskReview=date(2026, 11, 27))],
        says=[
            (
                "Risk level was due for review on Friday 27 November 2026. Review it, or set the "
                "next day."
            )
        ],
    ),
    Example("passing", "due next month", rows=[pupil(RiskReview=date(2026, 12, 14))]),
    Example("boundary", "due today", rows=[pupil(RiskReview=date(2026, 11, 30))]),
    Example("boundary", "left", rows=[pupil(RiskReview=date(2026, 11, 27), EnrolStatus="P")]),
    Example("blank", "no review set", rows=[pupil(RiskReview=None)]),
)
