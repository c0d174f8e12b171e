"""X-051: cancelled after governors met."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.duties import can01_not_once_governors_have_begun as can01

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-051", QUERY, EXCLUSIONS, can01.RULE.cites[0]
NEEDS = ("CancelledDate", "GDCDate")
MESSAGE = "Cancelled after governors met ({date}). Check with the Senior Officer."


def check(view: View, _context: Context) -> Iterator[Found]:
    """On the day itself too: nobody can tell which came first."""
    pairs = zip(view.dates("CancelledDate"), view.dates("GDCDate"), strict=True)
    for place, (day, met) in enumerate(pairs):
        if day is not None and met is not None and day >= met:
            yield found(place, "CancelledDate", date=in_words(met))


def _row(day: date | None) -> dict[str, object]:
    return exclusion(Status="CANCELLED", CancelledDate=day, GDCDate=date(2026, 11, 20))


EXAMPLES = (
    Example(
        "failing",
        "three days after",
        [(1, "CancelledDate")],
        [_row(date(2026, 11, 23))],
        says=[
            (
                "Cancelled after governors met (Friday 20 November 2026). Check "
                "with the Senior Officer."
            ),
        ],
    ),
    Example("passing", "three days before", rows=[_row(date(2026, 11, 17))]),
    Example(
        "boundary",
        "the day before, and the day itself",
        [(2, "CancelledDate")],
        [_row(date(2026, 11, 19)), _row(date(2026, 11, 20))],
    ),
    Example("blank", "not cancelled", rows=[_row(None)]),
)
