"""R-001: a plan that was due and is not there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row
from daysix.checks.frame import HOUSE, QUERY, REINTEGRATION, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "R-001", QUERY, REINTEGRATION, HOUSE
NEEDS = ("PlanDue", "PlanDate")
MESSAGE = "Plan was due {date}. Type the day it was made, or make it."
NOT_BEGUN = frozenset({"", "PLANNED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Until a day is typed for it, or the status says that it has begun."""
    blank, states = view.blanks("PlanDate"), view.texts("Status")
    for place, due in enumerate(view.dates("PlanDue")):
        if due is None or due >= context.as_of or not blank[place]:
            continue
        if states[place].upper() in NOT_BEGUN:
            yield found(place, "PlanDate", date=in_words(due))


def _row(due: date | None, made: date | None = None, status: str = "PLANNED") -> Row:
    return {"PlanID": "N1", "PupilID": "P1", "PlanDue": due, "PlanDate": made, "Status": status}


# As of Monday 30 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "due on the Friday",
        [(1, "PlanDate")],
        [_row(date(2026, 11, 27))],
        says=["Plan was due Friday 27 November 2026. Type the day it was made, or make it."],
    ),
    Example("passing", "made", rows=[_row(date(2026, 11, 27), date(2026, 11, 25))]),
    Example("boundary", "due today", rows=[_row(date(2026, 11, 30))]),
    Example("boundary", "begun", rows=[_row(date(2026, 11, 27), status="STARTED")]),
    Example("blank", "no day set", rows=[_row(None)]),
)
