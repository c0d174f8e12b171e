"""Runs of consecutive school days out: what the sixth-day duty is counted on (ED-01, ED-02).

Suspensions at one school that follow each other without a school day in between are one run. A
morning attended before an exclusion that began in the afternoon breaks it; a lunchtime is no part
of it; weekends, holidays and closures do not interrupt it.
"""

from __future__ import annotations

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


def run_holding(exclusions: Sequence[Exclusion], asked: Exclusion) -> list[date]:
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
    return next(run for run in _runs(sorted(days), asked.calendar) if own[0] in run)


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
    before = [
        one
        for one in exclusions
        if one is not asked
        and one.at_same_school(asked)
        and one.run_days
        and _next_to(one.run_days[-1], asked.day_one, asked.calendar)
    ]
    return before[-1] if before else None


def _days_of_others(exclusions: Sequence[Exclusion], asked: Exclusion) -> set[date]:
    return {
        day
        for one in exclusions
        if one is not asked and one.at_same_school(asked)
        for day in one.run_days
    }


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
    if not 0 < (later - day).days <= LONGEST_HOLIDAY_DAYS:
        return False
    return calendar.rank(later) == calendar.rank(day) + 1
