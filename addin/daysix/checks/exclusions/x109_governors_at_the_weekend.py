"""X-109: governors or a review panel met on a Saturday or Sunday."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found, or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-109", QUERY, EXCLUSIONS, HOUSE
MEETINGS = ("GDCDate", "IRPDate", "ReconsiderDate")
NEEDS = (MEETINGS,)
MESSAGE = "{date} is a weekend. Check the day of the meeting."
SATURDAY = 5


def check(view: View, context: Context) -> Iterator[Found]:
    """Unless that school meets on it; where many are, it is their habit."""
    for column in MEETINGS:
        days = view.dates(column)
        odd = [
            (place, day)
            for place, day in enumerate(days)
            if day is not None and day.weekday() >= SATURDAY
        ]
        if rarely(odd, sum(day is not None for day in days)):
            calendars = context.exclusions(view).calendars
            for place, day in odd:
                calendar = calendars[place]
                if calendar is None or not or_none(calendar.counts, day):
                    yield found(place, column, date=in_words(day))


def _row(day: date | None, **more: object) -> dict[str, object]:
    return exclusion(GDCDate=day, **more)


EXAMPLES = (
    Example(
        "failing",
        "a Sunday",
        [(1, "GDCDate")],
        [_row(date(2026, 11, 22))],
        says=["Sunday 22 November 2026 is a weekend. Check the day of the meeting."],
    ),
    Example("passing", "a Monday evening", rows=[_row(date(2026, 11, 23))]),
    Example(
        "boundary",
        "Friday and Saturday, and a review panel's Saturday",
        [(2, "GDCDate"), (3, "IRPDate")],
        [
            _row(date(2026, 11, 20)),
            _row(date(2026, 11, 21), PupilID="P2"),
            _row(None, PupilID="P3", IRPDate=date(2026, 11, 21)),
        ],
    ),
    Example(
        "boundary",
        "a boarding school's Saturday",
        rows=[_row(date(2026, 11, 21))],
        calendars=[{**CALENDAR, "extra_days": ["2026-11-21"]}],
    ),
    Example("blank", "not yet met", rows=[_row(None)]),
)
