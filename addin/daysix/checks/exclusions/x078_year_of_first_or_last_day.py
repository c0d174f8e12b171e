"""X-078: a first or last day whose year the other dates of the row contradict."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._year_slips import against_own_dates
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found
from daysix.checks.unread import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-078", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = "The other dates of this row say {year}. Is the year right?"


def check(view: View, context: Context) -> Iterator[Found]:
    """Where two others agree on another year, or the only other one is a year away to the week."""
    for place, column, right in against_own_dates(view, context):
        yield found(place, column, suggestion=as_typed(right), year=right.year)


def _row(**more: object) -> dict[str, object]:
    return exclusion(
        **{"DecisionDate": date(2026, 11, 9), "NotifiedLADateTime": date(2026, 11, 9), **more}
    )


EXAMPLES = (
    Example(
        "failing",
        "last year's number in the first day",
        [(1, "StartDate")],
        [_row(StartDate=date(2025, 11, 9))],
        says=["The other dates of this row say 2026. Is the year right?"],
        suggests=["09 Nov 2026"],
    ),
    Example(
        "failing",
        "next year's number in the last day",
        [(1, "EndDate")],
        [_row(EndDate=date(2027, 11, 10))],
        suggests=["10 Nov 2026"],
    ),
    Example(
        "failing",
        "back on the third day, a year later",
        [(1, "StartDate")],
        [
            exclusion(
                StartDate=date(2025, 11, 9),
                EndDate=None,
                SchoolDays=2,
                SchoolReturnDate=date(2026, 11, 11),
            )
        ],
        suggests=["09 Nov 2026"],
    ),
    Example("passing", "all of one year", rows=[_row()]),
    Example(
        "boundary",
        "over New Year",
        rows=[
            _row(
                StartDate=date(2026, 12, 17),
                EndDate=date(2027, 1, 6),
                DecisionDate=date(2026, 12, 16),
                NotifiedLADateTime=date(2027, 1, 4),
            )
        ],
    ),
    Example(
        "boundary",
        "the dates of one year, and one of another",
        rows=[_row(DecisionDate=date(2025, 11, 9))],
    ),
    Example(
        "blank",
        "nothing beside it",
        rows=[
            _row(
                StartDate=date(2025, 11, 10),
                EndDate=None,
                DecisionDate=None,
                NotifiedLADateTime=None,
            )
        ],
    ),
)
