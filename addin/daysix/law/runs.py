"""Runs of consecutive school days out: what the sixth-day duty is counted on (ED-01, ED-02).

Suspensions at one school that follow each other without a school day in between are one run. A
morning attended before an exclusion that began in the afternoon breaks it; a lunchtime is no part
of it; weekends, holidays and closures do not interrupt it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from daysix.law.exclusion import LUNCHTIME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.law.exclusion import Exclusion

SIXTH = 6
LONGEST_HOLIDAY_DAYS = 70
"""A longer stretch between two days out is no run: a whole term may lie in it."""


def run_holding(exclusions: Sequence[Exclusion], asked: Exclusion) -> Sequence[date]:
    """The run ``asked`` is part of, its own days taken as they were planned.

    Parameters
    ----------
    exclusions
        Every exclusion known of the child; those of other schools are left aside.
    asked
        A suspension. Lunchtimes and permanent exclusions are part of no run.

    Returns
    -------
    Days in order, from the first of the run to its last; empty where there is none.
    """
    own = asked.planned_run_days
    if not own:
        return []
    days = {*own, *_days_of_others(exclusions, asked)}
    if len(days) == 1:
        return own
    return _run_around(own[0], sorted(days), asked.calendar)


def run_up_to(exclusions: Sequence[Exclusion], asked: Exclusion) -> list[date]:
    """The run of suspension days that ends on the school day before day 1 of ``asked``."""
    days = [day for day in sorted(_days_of_others(exclusions, asked)) if day < asked.day_one]
    if not days or not _next_to(days[-1], asked.day_one, asked.calendar):
        return []
    return _runs(days, asked.calendar)[-1]


def sixth_in(exclusions: Sequence[Exclusion], asked: Exclusion) -> date | None:
    """The sixth day of the run ``asked`` is part of, if it falls in ``asked`` itself.

    A day two suspensions name belongs to the earlier of them.
    """
    at_most = sum(len(one.run_days) for one in exclusions if one is not asked)
    if at_most + len(asked.planned_run_days) < SIXTH:
        return None
    run = run_holding(exclusions, asked)
    if len(run) < SIXTH or run[SIXTH - 1] not in asked.planned_run_days:
        return None
    sixth = run[SIXTH - 1]
    for one in exclusions:
        if one is asked:
            return sixth
        if one.at_same_school(asked) and sixth in one.run_days:
            return None
    return sixth


def follows_straight_on(exclusions: Sequence[Exclusion], asked: Exclusion) -> Exclusion | None:
    """The suspension at the same school whose last day is the school day before ``asked``."""
    if asked.kind == LUNCHTIME:
        return None
    day_one = None
    before = None
    for one in exclusions:
        if one is asked or not one.at_same_school(asked) or not one.run_days:
            continue
        day_one = day_one or asked.day_one
        if _next_to(one.run_days[-1], day_one, asked.calendar):
            before = one
    return before


def _days_of_others(exclusions: Sequence[Exclusion], asked: Exclusion) -> set[date]:
    return {
        day
        for one in exclusions
        if one is not asked and one.at_same_school(asked)
        for day in one.run_days
    }


def _run_around(day: date, days: Sequence[date], calendar: SchoolCalendar) -> Sequence[date]:
    """The run that holds ``day``, of days out in order."""
    first = last = bisect_left(days, day)
    while first > 0 and _next_to(days[first - 1], days[first], calendar):
        first -= 1
    while last + 1 < len(days) and _next_to(days[last], days[last + 1], calendar):
        last += 1
    return days[first : last + 1]


def _runs(days: Sequence[date], calendar: SchoolCalendar) -> list[list[date]]:
    """Split days out into runs, a run being school days with none attended in between."""
    runs: list[list[date]] = []
    for day in days:
        if runs and _next_to(runs[-1][-1], day, calendar):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _next_to(day: date, later: date, calendar: SchoolCalendar) -> bool:
    """Whether ``later`` is the school day after ``day``; never over a term nobody has told us."""
    if not 0 < later.toordinal() - day.toordinal() <= LONGEST_HOLIDAY_DAYS:
        return False
    return calendar.rank(later) == calendar.rank(day) + 1
