"""How long a suspension is: from a last day, a number of days, sessions or lunchtimes (EX-03).

Every way of saying it becomes the same thing: half days out, by date, on that school's calendar.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from daysix.calendars.school import SchoolCalendar

AM, PM = "am", "pm"
FULL_DAY = 2
"""Half days."""
LONGEST = 400
"""Half days. A year has about 380; more than this is a slip of the keyboard."""


def until_last_day(
    calendar: SchoolCalendar,
    first_day: date,
    last_day: date,
    *,
    session: str = AM,
    last_session: str = PM,
) -> dict[date, int]:
    """Half days out from ``first_day`` to ``last_day``, both inclusive.

    ``session`` is ``pm`` when only the afternoon of the first day was missed; ``last_session`` is
    ``am`` when only the morning of the last day was.

    Raises
    ------
    BadInput
        The last day is before the first, or a single day starts after it has ended.
    """
    if last_day < first_day:
        message = (
            f"The last day ({in_words(last_day)}) is before the first day "
            f"({in_words(first_day)}). Correct one of the two."
        )
        raise BadInput("X-011", message)
    if first_day == last_day and session == PM and last_session == AM:
        message = (
            f"On {in_words(first_day)} the suspension is said to start in the afternoon and to "
            "end in the morning, so nothing is left of it. Correct one of the two."
        )
        raise BadInput("X-011", message)
    halves = calendar.sessions_between(first_day, last_day)
    if session == PM and first_day in halves:
        halves[first_day] = 1
    if last_session == AM and last_day in halves:
        halves[last_day] = 1
    return halves


def for_halves(
    calendar: SchoolCalendar, first_day: date, halves: int, *, session: str = AM
) -> dict[date, int]:
    """Lay ``halves`` half days out on school days from ``first_day`` on.

    The total stays as given: an afternoon-only first day takes one half, and the last day takes
    what is left.
    """
    _sensible(halves)
    laid: dict[date, int] = {}
    day, left = calendar.on_or_after(first_day), halves
    while left > 0:
        room = 1 if session == PM and day == first_day else calendar.sessions(day)
        laid[day] = min(room, left)
        left -= laid[day]
        if left > 0:
            day = calendar.nth_after(day, 1)
    return laid


def for_lunchtimes(calendar: SchoolCalendar, first_day: date, lunchtimes: int) -> dict[date, int]:
    """One lunchtime a school day, half a day each."""
    _sensible(lunchtimes)
    day = calendar.on_or_after(first_day)
    laid = {day: 1}
    for _ in range(lunchtimes - 1):
        day = calendar.nth_after(day, 1)
        laid[day] = 1
    return laid


def lunchtimes_until(calendar: SchoolCalendar, first_day: date, last_day: date) -> dict[date, int]:
    """A lunchtime on every school day from ``first_day`` to ``last_day``."""
    return dict.fromkeys(until_last_day(calendar, first_day, last_day), 1)


def halves_of(days: float) -> int:
    """Days as half days; refuses anything that is not a whole number of halves above zero."""
    halves = days * 2
    if not isfinite(halves):
        message = f"{days:g} is not a number of days. Give days in halves, such as 2.5."
        raise BadInput("X-062", message)
    if halves != int(halves):
        message = f"{days:g} days is not a number of half days. Give days in halves, such as 2.5."
        raise BadInput("X-062", message)
    _sensible(int(halves))
    return int(halves)


def may_last(
    halves: Mapping[date, int], typed: float, *, start_known: bool, end_known: bool
) -> bool:
    """Whether ``typed`` half days fit the days laid out, were an end nobody has told a half day.

    Where nobody says in which session it began, or ended, that day may have been missed only in
    part; one single day may be a half day, never none.
    """
    first, last = min(halves), max(halves)
    counted = sum(halves.values())
    if first == last:
        least = 1 if not (start_known and end_known) else counted
    else:
        least = counted - (not start_known and halves[first] == FULL_DAY)
        least -= not end_known and halves[last] == FULL_DAY
    return least <= typed <= counted


def how_many(number: float, noun: str) -> str:
    """``1 session``, ``2.5 school days``."""
    return f"{number:g} {noun}{'' if number == 1 else 's'}"


def same_days(one: Mapping[date, int], other: Mapping[date, int]) -> bool:
    """Say whether two ways of stating a length come to the same half days."""
    return dict(one) == dict(other)


def _sensible(halves: int) -> None:
    if halves < 1:
        message = "A suspension lasts at least half a day. Give its last day, or its length."
        raise BadInput("X-061", message)
    if halves > LONGEST:
        message = f"{halves / 2:g} days is longer than a school year. Check the number of days."
        raise BadInput("X-063", message)
