"""R-003: a child suspended while the plan ran."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, REINTEGRATION, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "R-003", NOTE, REINTEGRATION, HOUSE
NEEDS, BESIDE = ("PupilID", "FirstDay"), EXCLUSIONS
MESSAGE = "Suspended on {date} during the plan."
OVER = frozenset({"BROKEN", "CLOSED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """The latest exclusion from the plan's first day on; plans that are over are passed over."""
    by_pupil = context.by(EXCLUSIONS, "PupilID")
    pupils, states = view.texts("PupilID"), view.texts("Status")
    for place, first in enumerate(view.dates("FirstDay")):
        if first is None or not pupils[place] or states[place].upper() in OVER:
            continue
        days = [
            (day, row)
            for row in by_pupil.get(school_key(pupils[place]), ())
            if isinstance(day := row.value("StartDate"), date) and first <= day <= context.as_of
        ]
        if days:
            day, row = max(days, key=lambda one: (one[0], one[1].place))
            yield found(place, "Status", date=in_words(day), related=[(row.view, row.place)])


def _row(first: date | None, status: str = "STARTED") -> Row:
    return {"PlanID": "N1", "PupilID": "P1", "FirstDay": first, "Status": status}


# The child was suspended on Monday 9 November 2026.
OUT = {EXCLUSIONS: [exclusion()]}
EXAMPLES = (
    Example(
        "failing",
        "a week into the plan",
        [(1, "Status")],
        [_row(date(2026, 11, 2))],
        says=["Suspended on Monday 9 November 2026 during the plan."],
        beside=OUT,
    ),
    Example("passing", "before the plan", rows=[_row(date(2026, 11, 16))], beside=OUT),
    Example(
        "boundary",
        "on its first day, and on the day before it",
        [(1, "Status")],
        [_row(date(2026, 11, 9)), _row(date(2026, 11, 10))],
        beside=OUT,
    ),
    Example("boundary", "the plan is over", rows=[_row(date(2026, 11, 2), "CLOSED")], beside=OUT),
    Example("blank", "not begun", rows=[_row(None)], beside=OUT),
)
