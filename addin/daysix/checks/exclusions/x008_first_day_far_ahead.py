"""X-008: a first day more than 30 days ahead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-008", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = "The first day is more than a month ahead. Check the year."
MOST_DAYS_AHEAD = timedelta(days=30)


def check(view: View, context: Context) -> Iterator[Found]:
    """Counted in calendar days from today."""
    latest = context.as_of + MOST_DAYS_AHEAD
    for place, day in enumerate(view.dates("StartDate")):
        if day is not None and day > latest:
            yield found(place, "StartDate")


def _row(first: date) -> dict[str, object]:
    return exclusion(StartDate=first, EndDate=first)


# As of Monday 30 November 2026; 30 days on is Wednesday 30 December 2026.
EXAMPLES = (
    Example("failing", "next year", [(1, "StartDate")], [_row(date(2027, 11, 9))], says=[MESSAGE]),
    Example("passing", "three weeks ago", rows=[_row(date(2026, 11, 9))]),
    Example("boundary", "exactly 30 days ahead", rows=[_row(date(2026, 12, 30))]),
    Example("boundary", "31 days ahead", [(1, "StartDate")], [_row(date(2026, 12, 31))]),
    Example("blank", "no first day", rows=[exclusion(StartDate=None)]),
)
