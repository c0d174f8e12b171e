"""Runs of consecutive school days out: what the sixth-day duty is counted on (ED-01, ED-02).

Suspensions at one school that follow each other without a school day in between are one run. A
morning attended before an exclusion that began in the afternoon breaks it; a lunchtime is no part
of it; weekends, holidays and closures do not interrupt it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.ledger import LUNCHTIME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.law.ledger import Exclusion

SIXTH = 6


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
    if not days or asked.calendar.nth_after(days[-1], 1) != asked.day_one:
        return []
    return _runs(days, asked.calendar)[-1]


def holder_of_sixth(exclusions: Sequence[Exclusion], run: Sequence[date]) -> Exclusion | None:
    """The suspension in which the sixth day of ``run`` falls; the earliest, if several do."""
    if len(run) < SIXTH:
        return None
    sixth = run[SIXTH - 1]
    return next((one for one in exclusions if sixth in one.planned_run_days), None)


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
        and one.run_days[-1] < asked.day_one
        and asked.calendar.nth_after(one.run_days[-1], 1) == asked.day_one
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
        if runs and calendar.rank(day) == calendar.rank(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
