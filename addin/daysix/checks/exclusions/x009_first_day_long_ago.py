"""X-009: a new row whose first day lies more than a year back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-009", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = "This started over a year ago. Is the year right?"
YEAR = timedelta(days=366)
NEW = frozenset({"NOTIFIED", "CHECKED"})
SLIPS = 0.01
"""Share of the other rows that may stand before an earlier one on a sheet kept in order of date."""


def check(view: View, context: Context) -> Iterator[Found]:
    """A row is new by its status, by when we heard of it, or by the rows it stands between."""
    days = view.dates("StartDate")
    oldest = context.as_of - YEAR
    if not any(day is not None and day < oldest for day in days):
        return
    among_new = _between_new_rows(days, oldest)
    states, heard = view.texts("Status"), view.dates("NotifiedLADateTime")
    for place, day in enumerate(days):
        if day is None or day >= oldest:
            continue
        told = heard[place]
        new = states[place].upper() in NEW or (told is not None and told - day > YEAR)
        if new or place in among_new:
            yield found(place, "StartDate")


def _between_new_rows(days: Sequence[date | None], oldest: date) -> set[int]:
    """Rows with one of the last year above and below, on a sheet otherwise in order of date.

    On a sheet sorted by school or by child each group begins with its oldest row, which is no slip:
    there the rows are out of order without it, too.
    """
    dated = [(place, day) for place, day in enumerate(days) if day is not None]
    between = {
        dated[at][0]
        for at in range(1, len(dated) - 1)
        if dated[at][1] < oldest <= dated[at - 1][1] <= dated[at + 1][1]
    }
    others = [day for place, day in dated if place not in between]
    falls = sum(one > other for one, other in pairwise(others))
    few = rarely(between, len(dated))
    return between if few and falls <= SLIPS * len(others) else set()


def _row(first: date, **more: object) -> dict[str, object]:
    return exclusion(StartDate=first, EndDate=first, **more)


# As of Monday 30 November 2026; 366 days back is Saturday 29 November 2025.
NOVEMBER = [_row(date(2026, 11, day)) for day in (9, 10, 11, 12)]
EXAMPLES = (
    Example(
        "failing",
        "last year's number, on a row nobody has looked at yet",
        [(1, "StartDate")],
        [_row(date(2025, 11, 10), Status="NOTIFIED")],
        says=[MESSAGE],
    ),
    Example(
        "failing",
        "we heard of it a year and a day after",
        [(1, "StartDate")],
        [_row(date(2025, 11, 10), NotifiedLADateTime=date(2026, 11, 12))],
    ),
    Example(
        "failing",
        "among the rows of this November",
        [(3, "StartDate")],
        [*NOVEMBER[:2], _row(date(2025, 11, 10)), *NOVEMBER[2:]],
    ),
    Example(
        "boundary",
        "sorted by school: each begins with its oldest row",
        rows=[
            *NOVEMBER[:2],
            _row(date(2025, 11, 10), SchoolDfE="8204002"),
            _row(date(2026, 11, 10), SchoolDfE="8204002"),
            _row(date(2026, 11, 3), SchoolDfE="8204003"),
        ],
    ),
    Example("passing", "an old row, closed", rows=[_row(date(2025, 11, 10), Status="CLOSED")]),
    Example(
        "passing",
        "rows of several years, in no order",
        rows=[
            NOVEMBER[0],
            _row(date(2024, 11, 11)),
            NOVEMBER[1],
            _row(date(2023, 11, 13)),
            NOVEMBER[2],
            _row(date(2025, 3, 10)),
            NOVEMBER[3],
        ],
    ),
    Example(
        "boundary",
        "366 days back, and one day more",
        [(2, "StartDate")],
        [
            _row(date(2025, 11, 29), Status="NOTIFIED"),
            _row(date(2025, 11, 28), Status="NOTIFIED"),
        ],
    ),
    Example("blank", "no first day", rows=[exclusion(StartDate=None, Status="NOTIFIED")]),
)
