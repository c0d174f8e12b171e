"""X-108: education from day 6 that began before the child was out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-108", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate", "Day6Start")
MESSAGE = "Education began on {day}, before the first day of the exclusion. Check both dates."


def check(view: View, context: Context) -> Iterator[Found]:
    """Unless another exclusion of that child had begun by then, for which it was arranged."""
    firsts = view.dates("StartDate")
    for place, day in view.each("Day6Start", date):
        first = firsts[place]
        if first is not None and day < first and not _was_out(view, context, place, day):
            yield found(place, "Day6Start", day=in_words(day))


def _was_out(view: View, context: Context, place: int, day: date) -> bool:
    key = context.exclusions(view).children[place]
    starts = (ref.value("StartDate") for ref in context.by_child[key])
    return any(isinstance(start, date) and start <= day for start in starts)


def _row(start: date | None, **more: object) -> dict[str, object]:
    return exclusion(Category="PERM", EndDate=None, Day6Start=start, **more)


EXAMPLES = (
    Example(
        "failing",
        "a week before the exclusion of Monday 9 November",
        [(1, "Day6Start")],
        [_row(date(2026, 11, 2))],
        says=[
            (
                "Education began on Monday 2 November 2026, before the first day of the exclusion. "
                "Check both dates."
            )
        ],
    ),
    Example("passing", "on the sixth day", rows=[_row(date(2026, 11, 16))]),
    Example(
        "boundary",
        "on the first day, as a school may, and on the day before",
        [(2, "Day6Start")],
        [_row(date(2026, 11, 9)), _row(date(2026, 11, 8), PupilID="P2")],
    ),
    Example(
        "boundary",
        "arranged for the suspension before it",
        rows=[
            exclusion(StartDate=date(2026, 10, 12), EndDate=date(2026, 10, 23)),
            _row(date(2026, 10, 19)),
        ],
    ),
    Example("blank", "not started", rows=[_row(None)]),
)
