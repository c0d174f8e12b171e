"""X-104: something that has happened, on a day to come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._years import nearest_year
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found
from daysix.checks.unread import as_typed

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
        "GDCDate",
        "IRPDate",
    ),
)
MESSAGE = {
    "": "{date} is still to come. Correct the day.",
    "decided": "{date} is still to come, and what was decided is typed already. Correct the day.",
}
COLUMNS = (
    "IncidentDate",
    "DecisionDate",
    "NotifiedLADateTime",
    "ParentNoticeDate",
    "GDCDecisionNoticeDate",
    "IRPRequestDate",
    "CancelledDate",
)
MEETINGS = {"GDCDate": "GDCOutcome", "IRPDate": "IRPOutcome"}
"""The day of a meeting, and what it decided."""
SOON = 120
"""Days. Governors have 15 school days, or 50."""


def check(view: View, context: Context) -> Iterator[Found]:
    """Returns may be planned, and so may meetings, until it is typed what they decided."""
    for column in (*COLUMNS, *MEETINGS):
        if view.has(column):
            for place, day in view.after(column, context.as_of):
                if column not in MEETINGS:
                    yield found(place, column, date=in_words(day))
                elif view.values(MEETINGS[column])[place] is not None:
                    meant = _meant(view.dates("StartDate")[place], day)
                    yield found(place, column, says="decided", suggestion=meant, date=in_words(day))


def _meant(start: date | None, day: date) -> str:
    """The same day in the year in which it lies soon after the first day out."""
    right = nearest_year(day, start) if start else None
    soon = start and right and 0 <= (right - start).days <= SOON
    return as_typed(right) if right and soon else ""


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
    Example(
        "failing",
        "governors met next year, and upheld it",
        [(1, "GDCDate")],
        [exclusion(GDCDate=date(2027, 11, 27), GDCOutcome="UPHELD", DecisionDate=None)],
        says=[
            (
                "Saturday 27 November 2027 is still to come, and what was decided is typed "
                "already. Correct the day."
            )
        ],
        suggests=["27 Nov 2026"],
    ),
    Example(
        "boundary",
        "a meeting put off",
        rows=[exclusion(GDCDate=date(2026, 12, 4), GDCOutcome="Adjourned")],
    ),
    Example("blank", "no day", rows=[exclusion(NotifiedLADateTime=None)]),
)
