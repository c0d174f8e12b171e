"""K-003: a calendar that stops before a deadline counted on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.calendar.context import Context, Example, LiveDeadline, finding
from daysix.law.finding import ERROR, HOUSE

if TYPE_CHECKING:
    from daysix.calendars.school import SchoolCalendar
    from daysix.law.finding import Finding

ID, LEVEL, CITE = "K-003", ERROR, HOUSE
WANTS_DEADLINES = True
MESSAGE = "Calendar stops {date}. Add the next term."


def check(calendar: SchoolCalendar, context: Context) -> list[Finding]:
    """One finding, with the latest deadline as its value."""
    latest = max((live.due for live in context.live), default=None)
    if latest is None or latest <= calendar.last:
        return []
    return [
        finding(
            ID,
            LEVEL,
            message=MESSAGE.format(date=in_words(calendar.last)),
            value=latest.isoformat(),
            calendar=calendar,
        )
    ]


AUTUMN: dict[str, object] = {
    "name": "Autumn only",
    "terms": [{"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"}],
}
THURSDAY, FRIDAY, SATURDAY = date(2026, 12, 17), date(2026, 12, 18), date(2026, 12, 19)
START = date(2026, 11, 27)
STOPS = "Calendar stops Friday 18 December 2026. Add the next term."
EXAMPLES = (
    Example(
        "failing",
        "due in January, and nothing is known after December",
        [STOPS],
        terms=AUTUMN,
        context=Context(live=(LiveDeadline(START, date(2027, 1, 4)),)),
    ),
    Example(
        "passing",
        "due well inside the term",
        terms=AUTUMN,
        context=Context(live=(LiveDeadline(START, THURSDAY),)),
    ),
    Example(
        "boundary",
        "due on the very last day",
        terms=AUTUMN,
        context=Context(live=(LiveDeadline(START, FRIDAY),)),
    ),
    Example(
        "boundary",
        "due the day after",
        [STOPS],
        terms=AUTUMN,
        context=Context(live=(LiveDeadline(START, FRIDAY), LiveDeadline(START, SATURDAY))),
    ),
    Example("blank", "no live deadline", terms=AUTUMN),
)
