"""X-085: a lunchtime suspension longer than a term."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.law.exclusion import LUNCHTIME
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-085", QUERY, EXCLUSIONS, guidance("paras 9 and 81; para 101 footnote")
NEEDS = ("Category", "StartDate", "EndDate")
MESSAGE = "{n} days of lunchtimes is longer than a term. Check the last day."
TERM = 100
"""Days from the first to the last. The longest term, autumn, has up to 16 weeks, with half-term."""


def check(view: View, _context: Context) -> Iterator[Found]:
    """By the calendar's days: the longest terms have about 75 school days."""
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    for place, kind in enumerate(view.codes("Category")):
        start, end = starts[place], ends[place]
        if kind == LUNCHTIME and start is not None and end is not None:
            n = (end - start).days + 1
            if TERM < n < YEAR:
                yield found(place, "EndDate", n=n)


YEAR = 250
"""Days. From here on the year is wrong: X-078."""


def _row(last: date | None, kind: str = "LNCH") -> dict[str, object]:
    return exclusion(Category=kind, StartDate=date(2026, 9, 7), EndDate=last)


# From Monday 7 September 2026; day 100 is Tuesday 15 December.
EXAMPLES = (
    Example(
        "failing",
        "until the spring",
        [(1, "EndDate")],
        [_row(date(2027, 2, 1))],
        says=["148 days of lunchtimes is longer than a term. Check the last day."],
    ),
    Example("passing", "a week", rows=[_row(date(2026, 9, 11))]),
    Example(
        "boundary",
        "100 days, and 101",
        [(2, "EndDate")],
        [_row(date(2026, 12, 15)), {**_row(date(2026, 12, 16)), "PupilID": "P2"}],
    ),
    Example("boundary", "a suspension is X-016's", rows=[_row(date(2027, 2, 1), "SUSP")]),
    Example("blank", "no last day", rows=[_row(None)]),
)
