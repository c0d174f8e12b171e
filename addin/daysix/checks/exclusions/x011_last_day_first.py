"""X-011: a last day before the first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-011", ERROR, EXCLUSIONS, HOUSE
NEEDS, TAKES = ("StartDate", "EndDate"), ID
MESSAGE = {
    "": "The last day ({e}) is before the first day ({s}). Correct one of the two.",
    "same_day": "On {s} it starts in the afternoon and ends in the morning. Correct one of the "
    "two.",
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """Whole days, and the two halves of one day."""
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    from_, to = view.codes("StartSession"), view.codes("EndSession")
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start is None or end is None or end > start:
            continue
        if end < start:
            yield found(place, "EndDate", e=in_words(end), s=in_words(start))
        elif from_[place] == "pm" and to[place] == "am":
            yield found(place, "EndSession", says="same_day", s=in_words(start))


EXAMPLES = (
    Example(
        "failing",
        "two days swapped",
        [(1, "EndDate")],
        [exclusion(StartDate=date(2026, 11, 10), EndDate=date(2026, 11, 9))],
        says=[
            (
                "The last day (Monday 9 November 2026) is before the first day (Tuesday 10 "
                "November 2026). Correct one of the two."
            )
        ],
    ),
    Example(
        "failing",
        "it ends before it starts, on one day",
        [(1, "EndSession")],
        [exclusion(EndDate=date(2026, 11, 9), StartSession="PM", EndSession="AM")],
        says=[
            (
                "On Monday 9 November 2026 it starts in the afternoon and ends in the morning. "
                "Correct one of the two."
            )
        ],
    ),
    Example("passing", "Monday to Tuesday", rows=[exclusion()]),
    Example("boundary", "one day", rows=[exclusion(EndDate=date(2026, 11, 9))]),
    Example(
        "boundary",
        "one morning, and one afternoon",
        rows=[
            exclusion(EndDate=date(2026, 11, 9), StartSession=half, EndSession=half)
            for half in ("AM", "PM")
        ],
    ),
    Example(
        "boundary",
        "the day before",
        [(1, "EndDate")],
        [exclusion(EndDate=date(2026, 11, 8))],
    ),
    Example("blank", "no last day", rows=[exclusion(EndDate=None)]),
)
