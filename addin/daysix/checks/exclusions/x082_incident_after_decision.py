"""X-082: an incident later than the decision, or than the first day out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-082", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("IncidentDate", ("DecisionDate", "StartDate"))
MESSAGE = "The incident is dated after {what}. Correct one of the two dates."
YEAR = 250


def check(view: View, _context: Context) -> Iterator[Found]:
    """The decision where there is one, else the first day."""
    decided, starts = view.dates("DecisionDate"), view.dates("StartDate")
    for place, day in view.each("IncidentDate", date):
        other = decided[place] or starts[place]
        if other is not None and 0 < (day - other).days < YEAR:
            what = "the decision" if decided[place] else "the first day out"
            yield found(place, "IncidentDate", what=what)


def _row(day: date | None, decided: date | None = None) -> dict[str, object]:
    return exclusion(IncidentDate=day, DecisionDate=decided)


EXAMPLES = (
    Example(
        "failing",
        "the day after the decision",
        [(1, "IncidentDate")],
        [_row(date(2026, 11, 10), date(2026, 11, 9))],
        says=["The incident is dated after the decision. Correct one of the two dates."],
    ),
    Example(
        "failing",
        "after the first day out",
        [(1, "IncidentDate")],
        [_row(date(2026, 11, 12))],
        says=["The incident is dated after the first day out. Correct one of the two dates."],
    ),
    Example("passing", "the week before", rows=[_row(date(2026, 11, 5), date(2026, 11, 9))]),
    Example("boundary", "the same day", rows=[_row(date(2026, 11, 9), date(2026, 11, 9))]),
    Example("blank", "no day", rows=[_row(None, date(2026, 11, 9))]),
)
