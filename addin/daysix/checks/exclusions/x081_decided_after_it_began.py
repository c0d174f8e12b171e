"""X-081: a decision later than the first day out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-081", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("DecisionDate", "StartDate")
MESSAGE = "It was decided on {date}, after the first day out. Correct one of the two dates."
YEAR, SHARE = 250, 0.05


def check(view: View, _context: Context) -> Iterator[Found]:
    """A child is not out before the head decides; where most rows say so, it is another date."""
    starts, late = view.dates("StartDate"), []
    for place, day in enumerate(view.dates("DecisionDate")):
        start = starts[place]
        if day is not None and start is not None and 0 < (day - start).days < YEAR:
            late.append((place, day))
    if rarely(late, len(starts), share=SHARE):
        for place, day in late:
            yield found(place, "DecisionDate", date=in_words(day))


def _row(decided: date | None) -> dict[str, object]:
    return exclusion(DecisionDate=decided)


EXAMPLES = (
    Example(
        "failing",
        "two days after",
        [(1, "DecisionDate")],
        [_row(date(2026, 11, 11))],
        says=[
            (
                "It was decided on Wednesday 11 November 2026, after the first day "
                "out. Correct one of the two dates."
            ),
        ],
    ),
    Example("passing", "the school day before", rows=[_row(date(2026, 11, 6))]),
    Example(
        "boundary",
        "the day itself, and the day after",
        [(2, "DecisionDate")],
        [_row(date(2026, 11, 9)), _row(date(2026, 11, 10))],
    ),
    Example(
        "boundary",
        "a team that types another date there",
        rows=[_row(date(2026, 11, 11)) for _ in range(40)],
    ),
    Example("blank", "no day", rows=[_row(None)]),
)
