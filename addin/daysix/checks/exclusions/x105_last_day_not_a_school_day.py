"""X-105: a last day out on which that school did not meet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.exclusions._no_calendar import closed_days
from daysix.checks.exclusions._years import FAR
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found
from daysix.checks.unread import as_typed
from daysix.checks.words import CLOSED, INSET, day_beside, daytype, school_name
from daysix.law.exclusion import PERMANENT
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-105", (QUERY, NOTE), EXCLUSIONS, guidance("terminology")
NEEDS = ("StartDate", "EndDate")
MESSAGE = {
    "": "{date} is a {daytype} at {school}. The last day is the last school day out. Check it.",
    "any": "{date} is a {daytype}. The last day is the last school day out. Check it.",
}
LENGTHS = (("SchoolSessions", 1), ("Sessions", 1), ("SchoolDays", 2))


def check(view: View, context: Context) -> Iterator[Found]:
    """On that school's own calendar; a training day is noted, a sudden closure passed over.

    The return day typed as the last is X-012, a last day before the first X-011, one a year away
    X-078. Where many rows do it, the last day is meant as the day before the return.
    """
    known = context.exclusions(view)
    starts, kinds = view.dates("StartDate"), view.codes("Category")
    back = view.dates("SchoolReturnDate")
    odd: list[tuple[int, date]] = []
    for place, day in view.each("EndDate", date):
        calendar, start = known.calendars[place], starts[place]
        if calendar is None or not calendar.knows(day) or calendar.counts(day):
            continue
        if calendar.why(day).startswith(CLOSED.strip(": ")) or kinds[place] == PERMANENT:
            continue
        if day != back[place] and (start is None or 0 <= (day - start).days <= FAR):
            odd.append((place, day))
    rare = rarely(odd, len(view))
    for place, day in odd:
        calendar = known.calendars[place]
        if calendar is not None:
            what = daytype(calendar, day)
            yield found(
                place,
                "EndDate",
                level=QUERY if rare and calendar.why(day) != INSET else NOTE,
                suggestion=_meant(view, context, place),
                date=day_beside(what, day),
                daytype=what,
                school=school_name(known.schools[place], calendar),
            )
    for place, day, what in closed_days(view, context, "EndDate", beside=back):
        if kinds[place] != PERMANENT:
            yield found(place, "EndDate", says="any", date=day_beside(what, day), daytype=what)


def _meant(view: View, context: Context, place: int) -> str:
    """The school day before it, where every length in the row counts up to that day."""
    one = context.exclusions(view).cases[place]
    if one is None or one.exclusion.last_day is None:
        return ""
    counted = sum(one.exclusion.halves.values())
    typed = [(view.numbers(name)[place], each) for name, each in LENGTHS if view.has(name)]
    said = [length * each for length, each in typed if length is not None]
    return as_typed(one.exclusion.last_day) if said and {*said} == {counted} else ""


# November 2026: Friday 6, Saturday 7. Half-term is Monday 26 to Friday 30 October.
FRIDAY, SATURDAY = date(2026, 11, 6), date(2026, 11, 7)
ELSEWHERE = {**CALENDAR, "schools": ["8204002"]}
BOARDING = {**CALENDAR, "extra_days": ["2026-11-07"]}
SNOW = {**CALENDAR, "closures": [["2026-11-10", "snow"]]}


def _row(last: date | None, first: date = FRIDAY, **more: object) -> dict[str, object]:
    return exclusion(StartDate=first, EndDate=last, **more)


EXAMPLES = (
    Example(
        "failing",
        "a Saturday, and one school day was typed: the Friday",
        [(1, "EndDate")],
        [_row(SATURDAY, SchoolDays=1)],
        says=[
            (
                "7 November 2026 is a Saturday at Ash Grove School. The last day is the last "
                "school day out. Check it."
            )
        ],
        suggests=["06 Nov 2026"],
    ),
    Example(
        "failing",
        "in half-term, and the length says otherwise: nobody knows which day",
        [(1, "EndDate")],
        [_row(date(2026, 10, 27), date(2026, 10, 22), SchoolDays=4)],
        suggests=[""],
    ),
    Example(
        "failing",
        "a Saturday where nobody gave term dates",
        [(1, "EndDate")],
        [_row(SATURDAY)],
        calendars=[ELSEWHERE],
        says=["7 November 2026 is a Saturday. The last day is the last school day out. Check it."],
    ),
    Example("passing", "the Friday", rows=[_row(FRIDAY)]),
    Example(
        "passing",
        "a Saturday before the term dates begin: nobody can tell",
        rows=[_row(date(2019, 11, 9), date(2019, 11, 8))],
    ),
    Example(
        "boundary",
        "a boarding school's Saturday, marked in its calendar",
        rows=[_row(SATURDAY)],
        calendars=[BOARDING],
    ),
    Example(
        "boundary",
        "closed for snow on the day: it had been decided before",
        rows=[_row(date(2026, 11, 10), date(2026, 11, 9))],
        calendars=[SNOW],
    ),
    Example(
        "boundary",
        "a training day",
        [(1, "EndDate", NOTE)],
        [_row(date(2026, 11, 27), date(2026, 11, 26))],
    ),
    Example(
        "boundary",
        "every week to its Sunday: a team's way of writing it",
        [(n, "EndDate", NOTE) for n in range(1, 5)],
        [_row(date(2026, 11, 8), PupilID=f"P{n}") for n in range(4)],
    ),
    Example("boundary", "the return day: X-012", rows=[_row(SATURDAY, SchoolReturnDate=SATURDAY)]),
    Example("boundary", "before the first day: X-011", rows=[_row(date(2026, 10, 31))]),
    Example("blank", "no last day", rows=[_row(None)]),
)
