"""What holds at any school, for rows of schools whose term dates nobody gave.

No school meets on a Sunday or a bank holiday, and one that meets on a Saturday says so in its
calendar; so weekends and bank holidays can be asked about without one. Holidays and training days
cannot: of those only the school's own calendar knows.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.calendars.days import FRIDAY, WEEKDAYS
from daysix.checks.exclusions._habits import rarely
from daysix.law import bank_holidays
from daysix.law.durations import AM, PM, how_many
from daysix.law.exclusion import LUNCHTIME, PERMANENT
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.view import View

WEEK, LONGEST = 7, 200
SESSIONS_A_DAY = 2
NOT_WHOLE_DAYS = PERMANENT, LUNCHTIME


class Length(NamedTuple):
    """A typed length its own dates cannot hold: in its own unit, and the weekdays there are."""

    place: int
    column: str
    said: str
    weekdays: int


def closed_anyway(day: date) -> str:
    """What day it is, where hardly a school in England meets on it; blank on any other."""
    if day.weekday() > FRIDAY:
        return WEEKDAYS[day.weekday()]
    return "bank holiday" if day in bank_holidays.england_days() else ""


def closed_days(
    view: View, context: Context, column: str, *, beside: Sequence[date | None] = ()
) -> list[tuple[int, date, str]]:
    """Days of one column no school meets on, of schools without a calendar.

    Where many rows do it, it is the team's way, or a boarding school's; ``beside`` holds, row by
    row, a day that explains it.
    """
    calendars = context.exclusions(view).calendars
    odd = [
        (place, day, what)
        for place, day in view.each(column, date)
        if calendars[place] is None and (what := closed_anyway(day))
    ]
    if not rarely(odd, len(view), share=0.05):
        return []
    return [one for one in odd if not beside or beside[one[0]] != one[1]]


def lengths_beyond(
    view: View, context: Context, columns: Sequence[tuple[str, int]]
) -> Iterator[Length]:
    """Lengths of rows that could not be dated: over all weekdays, or short within one week.

    Half a day at either end is nobody's mistake, a training day may lie between, and over more
    than a week a holiday may. Lunchtimes are half a day on each of their days, and left out.
    ``columns`` say how many sessions one of each unit has.
    """
    known, kinds = context.exclusions(view), view.codes("Category")
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    from_noon, until_noon = view.values("StartSession"), view.values("EndSession")
    for name, each in columns:
        if not view.has(name):
            continue
        lengths, odd, many = view.numbers(name), [], 0
        for place, length in enumerate(lengths):
            first, last = starts[place], ends[place]
            if length is None or first is None or last is None or known.cases[place]:
                continue
            if kinds[place] in NOT_WHOLE_DAYS or not 0 <= (last - first).days <= LONGEST:
                continue
            many += 1
            weekdays = _weekdays(first, last)
            untold = (last - first).days >= WEEK
            least = 0 if untold else SESSIONS_A_DAY * (weekdays - 1)
            least -= (from_noon[place] == PM) + (until_noon[place] == AM)
            halves = length * each
            if weekdays and not (halves > 0 and least <= halves <= SESSIONS_A_DAY * weekdays):
                unit = "session" if each == 1 else "school day"
                odd.append(Length(place, name, how_many(length, unit), weekdays))
        if rarely(odd, many, share=0.1):
            yield from odd


def _weekdays(first: date, last: date) -> int:
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return sum(not closed_anyway(day) for day in days)
