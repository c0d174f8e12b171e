"""X-104: something that has happened, on a day to come."""

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

ID, LEVEL, SHEET, CITE = "X-104", QUERY, EXCLUSIONS, HOUSE
NEEDS = (
    (
        "DecisionDate",
        "NotifiedLADateTime",
        "IncidentDate",
        "ParentNoticeDate",
        "GDCDecisionNoticeDate",
        "CancelledDate",
    ),
)
MESSAGE = "{date} is still to come. Correct the day."
COLUMNS = (
    "IncidentDate",
    "DecisionDate",
    "NotifiedLADateTime",
    "ParentNoticeDate",
    "GDCDecisionNoticeDate",
    "IRPRequestDate",
    "CancelledDate",
)


def check(view: View, context: Context) -> Iterator[Found]:
    """Meetings and returns may be planned; these are typed when they are over."""
    for column in COLUMNS:
        if view.has(column):
            for place, day in view.each(column, date):
                if day > context.as_of:
                    yield found(place, column, date=in_words(day))


# Today is Monday 30 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "told us on Wednesday",
        [(1, "NotifiedLADateTime")],
        [exclusion(NotifiedLADateTime=date(2026, 12, 2))],
        says=["Wednesday 2 December 2026 is still to come. Correct the day."],
    ),
    Example(
        "passing", "told us in November", rows=[exclusion(NotifiedLADateTime=date(2026, 11, 9))]
    ),
    Example(
        "boundary",
        "today, and tomorrow",
        [(2, "DecisionDate")],
        [exclusion(DecisionDate=date(2026, 11, 30)), exclusion(DecisionDate=date(2026, 12, 1))],
    ),
    Example(
        "boundary",
        "a meeting is planned",
        rows=[exclusion(GDCDate=date(2026, 12, 4), DecisionDate=None)],
    ),
    Example("blank", "no day", rows=[exclusion(NotifiedLADateTime=None)]),
)
