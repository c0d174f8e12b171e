"""X-048: a decision dated on a Saturday or Sunday."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found, or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-048", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("DecisionDate",)
MESSAGE = "{date} is a weekend. Check the day."
SATURDAY = 5


def check(view: View, context: Context) -> Iterator[Found]:
    """Unless that school meets on it, as a boarding school may."""
    calendars = context.exclusions(view).calendars
    for place, day in enumerate(view.dates("DecisionDate")):
        if day is None or day.weekday() < SATURDAY:
            continue
        calendar = calendars[place]
        if calendar is None or not or_none(calendar.counts, day):
            yield found(place, "DecisionDate", date=in_words(day))


def _row(day: date | None) -> dict[str, object]:
    return exclusion(DecisionDate=day)


EXAMPLES = (
    Example(
        "failing",
        "a Sunday",
        [(1, "DecisionDate")],
        [_row(date(2026, 11, 8))],
        says=["Sunday 8 November 2026 is a weekend. Check the day."],
    ),
    Example("passing", "a Monday", rows=[_row(date(2026, 11, 9))]),
    Example(
        "boundary",
        "Friday and Saturday",
        [(2, "DecisionDate")],
        [_row(date(2026, 11, 6)), _row(date(2026, 11, 7))],
    ),
    Example(
        "boundary",
        "a boarding school's Saturday",
        rows=[_row(date(2026, 11, 7))],
        calendars=[{**CALENDAR, "extra_days": ["2026-11-07"]}],
    ),
    Example("blank", "no day", rows=[_row(None)]),
)
