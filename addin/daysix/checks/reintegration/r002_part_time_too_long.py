"""R-002: part time for more than six weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import QUERY, REINTEGRATION, found
from daysix.duties import off07_part_time_timetable as off07

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "R-002", QUERY, REINTEGRATION, off07.RULE.cites[0]
NEEDS = ("FirstDay", "FullTimeBy")
MESSAGE = "Part-time over {n} weeks. Is there a reason?"
MOST_WEEKS = 6
"""What many councils allow; the law gives no number."""
OVER = frozenset({"FULL", "BROKEN", "CLOSED"})


def check(view: View, _context: Context) -> Iterator[Found]:
    """From the first day to the day of full time; plans that are over are passed over."""
    states = view.texts("Status")
    for place, (first, full) in enumerate(
        zip(view.dates("FirstDay"), view.dates("FullTimeBy"), strict=True)
    ):
        if first is None or full is None or states[place].upper() in OVER:
            continue
        if full > first + timedelta(weeks=MOST_WEEKS):
            yield found(place, "FullTimeBy", n=MOST_WEEKS)


def _row(first: date | None, full: date | None, status: str = "STARTED") -> Row:
    return {
        "PlanID": "N1",
        "PupilID": "P1",
        "FirstDay": first,
        "FullTimeBy": full,
        "Status": status,
    }


# Six weeks from Monday 2 November 2026 is Monday 14 December.
FIRST = date(2026, 11, 2)
EXAMPLES = (
    Example(
        "failing",
        "to the end of January",
        [(1, "FullTimeBy")],
        [_row(FIRST, date(2027, 1, 29))],
        says=["Part-time over 6 weeks. Is there a reason?"],
    ),
    Example("passing", "two weeks", rows=[_row(FIRST, date(2026, 11, 16))]),
    Example(
        "boundary",
        "six weeks to the day, and a day more",
        [(2, "FullTimeBy")],
        [_row(FIRST, date(2026, 12, 14)), _row(FIRST, date(2026, 12, 15))],
    ),
    Example("boundary", "full time since", rows=[_row(FIRST, date(2027, 1, 29), "FULL")]),
    Example("blank", "no day set", rows=[_row(FIRST, None)]),
)
