"""The last day out, only where it is said; the day of return is never taken for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.inbox.fields.day_roles import END, LOOSE, RETURN, START
from daysix.inbox.fields.start_date import one_date
from daysix.inbox.sorted_mail import Found
from daysix.law.errors import DaySixError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.calendars.school import SchoolCalendar
    from daysix.inbox.fields.date_spots import Spot
    from daysix.inbox.fields.day_roles import Told
    from daysix.inbox.fields.words import Words

SATURDAY = 5


def answered(typed: str, where: str, sent: date | None) -> Found | None:
    """What stood beside a label."""
    return one_date(typed, where, sent)


def said(read: Words, told: Sequence[Told], *, start: Found | None) -> Found | None:
    """The last day that running words give, if it does not lie before the first."""
    ends = [one.spot for one in told if one.role == END and one.spot.last is None]
    days: list[tuple[date | None, Spot]] = [(spot.first, spot) for spot in ends]
    days += [(one.spot.last, one.spot) for one in told if one.role in {START, LOOSE, END}
             and one.spot.last]  # fmt: skip
    known = {day for day, _ in days if day}
    if not days:
        return None
    day, spot = next(((day, spot) for day, spot in days if day), days[0])
    where = read.where(spot.start)
    if len(known) > 1:
        typed = ", ".join(dict.fromkeys(one.typed for _, one in days))
        doubt = f"{typed}: there is more than one last day here. Ask the school which is right."
        return Found(None, where, typed, doubt)
    if day is None:
        return Found(None, where, spot.typed, spot.doubt)
    return in_order(Found(day.isoformat(), where, spot.typed), start)


def said_return(read: Words, told: Sequence[Told]) -> Found | None:
    """The day of return that running words give."""
    days = {one.spot.first: one.spot for one in told if one.role == RETURN and one.spot.first}
    if len(days) != 1:
        return None
    ((day, spot),) = days.items()
    return Found(day.isoformat(), read.where(spot.start), spot.typed)


def in_order(end: Found, start: Found | None) -> Found:
    """The last day, unless it lies before the first."""
    if start is None or not isinstance(start.value, str) or not isinstance(end.value, str):
        return end
    if end.value >= start.value:
        return end
    doubt = "The last day is before the first. Ask the school which is right."
    return Found(None, end.where, end.typed, doubt)


def against_length(
    end: Found, start: Found, days: Found, calendar: SchoolCalendar | None = None
) -> Found:
    """The last day with a doubt where first day, length and last day do not fit together.

    With the school's own calendar its school days are counted; without it weekdays, and then only
    a length longer than its span of weekdays is sure to be wrong.
    """
    if not (isinstance(end.value, str) and isinstance(start.value, str)):
        return end
    if end.doubt or not isinstance(days.value, float):
        return end
    first, last = date.fromisoformat(start.value), date.fromisoformat(end.value)
    met = _school_days(first, last, calendar)
    fits = _weekdays(first, last) + 0.5 >= days.value if met is None else abs(met - days.value) <= 1
    if fits:
        return end
    doubt = f"{days.value:g} days do not fit between the first and the last day. Ask the school."
    return Found(end.value, end.where, end.typed, doubt)


def _school_days(first: date, last: date, calendar: SchoolCalendar | None) -> float | None:
    """School days from one day to another; None where the calendar does not tell them all."""
    if calendar is None or last < first:
        return None
    try:
        return sum(calendar.sessions_between(first, last).values()) / 2
    except DaySixError:  # past the edge of what the calendar knows
        return None


def _weekdays(first: date, last: date) -> int:
    days = (last - first).days + 1
    return sum((first + timedelta(days=n)).weekday() < SATURDAY for n in range(min(days, 400)))
