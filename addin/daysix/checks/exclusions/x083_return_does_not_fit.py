"""X-083: a day of return before the child was out, or no school day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, NOTE, QUERY, found
from daysix.checks.words import daytype, school_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-083", (ERROR, QUERY, NOTE), EXCLUSIONS, HOUSE
NEEDS = (("SchoolReturnDate", "ReturnDate"),)
MESSAGE = {
    "": "The child returns on {date}, before the last day out. Correct one of the two.",
    "start": "The child returns on {date}, before the first day out. Correct one of the two.",
    "closed": "{date} is a {daytype} at {school}. Is it really the day of return?",
}
COLUMNS = ("SchoolReturnDate", "ReturnDate")
SHARE, SATURDAY = 0.05, 5


def check(view: View, context: Context) -> Iterator[Found]:
    """The last day itself is X-012's. A holiday may be another calendar's: only noted."""
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    known = context.exclusions(view)
    for column in (name for name in COLUMNS if view.has(name)):
        closed: list[tuple[int, date, str]] = []
        for place, back in view.each(column, date):
            start, end, calendar = starts[place], ends[place], known.calendars[place]
            if end is not None and start is not None and start <= end and back < end:
                yield found(place, column, date=in_words(back))
            elif end is None and start is not None and back < start:
                yield found(place, column, says="start", date=in_words(back))
            elif calendar and calendar.knows(back) and not calendar.counts(back):
                closed.append((place, back, daytype(calendar, back)))
        if rarely(closed, len(starts), share=SHARE):
            for place, back, what in closed:
                yield found(
                    place,
                    column,
                    says="closed",
                    level=QUERY if back.weekday() >= SATURDAY else NOTE,
                    date=in_words(back),
                    daytype=what,
                    school=school_name(known.schools[place], known.calendars[place]),
                )


def _row(back: date | None, **more: object) -> dict[str, object]:
    return exclusion(SchoolReturnDate=back, **more)


# Out on Monday 9 and Tuesday 10 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "back on the Monday",
        [(1, "SchoolReturnDate")],
        [_row(date(2026, 11, 9))],
        says=[
            (
                "The child returns on Monday 9 November 2026, before the last day "
                "out. Correct one of the two."
            ),
        ],
    ),
    Example(
        "failing",
        "a Saturday",
        [(1, "SchoolReturnDate", QUERY)],
        [_row(date(2026, 11, 14))],
        says=[
            (
                "Saturday 14 November 2026 is a Saturday at Ash Grove School. Is "
                "it really the day of return?"
            ),
        ],
    ),
    Example("passing", "the Wednesday", rows=[_row(date(2026, 11, 11))]),
    Example("boundary", "the last day: X-012 asks", rows=[_row(date(2026, 11, 10))]),
    Example(
        "boundary",
        "no last day, and back before the first",
        [(1, "SchoolReturnDate")],
        [_row(date(2026, 11, 6), EndDate=None)],
    ),
    Example(
        "boundary",
        "a boarding school's Saturday",
        rows=[_row(date(2026, 11, 14))],
        calendars=[{**CALENDAR, "extra_days": ["2026-11-14"]}],
    ),
    Example("blank", "no day", rows=[_row(None)]),
)
