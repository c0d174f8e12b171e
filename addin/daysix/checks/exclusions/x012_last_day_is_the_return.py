"""X-012: the day of return typed as the last day out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found, or_none
from daysix.checks.unread import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-012", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("EndDate", ("SchoolReturnDate", "ReturnDate"))
MESSAGE = (
    "The last day looks like the return day. The last day is the day BEFORE the child goes back."
)


def check(view: View, context: Context) -> Iterator[Found]:
    """The same day twice; the school day before is offered. A child may return for an afternoon."""
    known = context.exclusions(view)
    starts, halves = view.dates("StartDate"), view.codes("EndSession")
    column = "SchoolReturnDate" if view.has("SchoolReturnDate") else "ReturnDate"
    pairs = zip(view.dates("EndDate"), view.dates(column), strict=True)
    for place, (end, back) in enumerate(pairs):
        if end is None or end != back or halves[place] == "am":
            continue
        calendar, start = known.calendars[place], starts[place]
        before = or_none(calendar.nth_before, end, 1) if calendar else None
        fits = before is not None and start is not None and start <= before
        yield found(place, "EndDate", suggestion=as_typed(before) if fits else "")


def _no_school_return() -> dict[str, object]:
    row = exclusion(EndDate=date(2026, 11, 11))
    return {column: cell for column, cell in row.items() if column != "SchoolReturnDate"}


EXAMPLES = (
    Example(
        "failing",
        "back on the day that is said to be the last: the Tuesday before is offered",
        [(1, "EndDate")],
        [exclusion(EndDate=date(2026, 11, 11), SchoolReturnDate=date(2026, 11, 11))],
        says=[MESSAGE],
        suggests=["10 Nov 2026"],
    ),
    Example(
        "failing",
        "one day only: nothing is left to offer",
        [(1, "EndDate")],
        [exclusion(EndDate=date(2026, 11, 9), SchoolReturnDate=date(2026, 11, 9))],
        suggests=[""],
    ),
    Example(
        "failing",
        "a home-made tracker, which has one column for the return",
        [(1, "EndDate")],
        [{**_no_school_return(), "ReturnDate": date(2026, 11, 11)}],
    ),
    Example("passing", "back the day after", rows=[exclusion(SchoolReturnDate=date(2026, 11, 11))]),
    Example(
        "boundary",
        "out for the morning, back for the afternoon",
        rows=[exclusion(EndSession="AM", SchoolReturnDate=date(2026, 11, 10))],
    ),
    Example(
        "boundary",
        "a return on Monday 2 November: the school day before is Friday 23 October",
        [(1, "EndDate")],
        [
            exclusion(
                StartDate=date(2026, 10, 22),
                EndDate=date(2026, 11, 2),
                SchoolReturnDate=date(2026, 11, 2),
            )
        ],
        suggests=["23 Oct 2026"],
    ),
    Example("blank", "nobody says when", rows=[exclusion(SchoolReturnDate=None)]),
)
