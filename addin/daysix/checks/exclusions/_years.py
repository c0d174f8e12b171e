"""A year typed wrong: the same day and month in another year, where that would fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.frame import or_none

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.context import Context
    from daysix.checks.view import View

WITNESSES = (
    "DecisionDate",
    "IncidentDate",
    "NotifiedLADateTime",
    "ParentNoticeDate",
    "GovNoticeDate",
    "SchoolReturnDate",
    "ReturnDate",
)
"""Dates that usually lie near the first day out."""
NEAR, FAR = 45, 250
"""Days. Witnesses lie this near the right date, and this far from one with the wrong year."""


def far_apart(view: View, context: Context) -> Sequence[int]:
    """Places of the rows whose last day or a witness lies far from the first day: hardly any."""
    return context.once((far_apart, id(view)), lambda: _far_apart(view))


def _far_apart(view: View) -> list[int]:
    starts, found = view.ordinals("StartDate"), set()
    for column in ("EndDate", *WITNESSES):
        days = view.ordinals(column)
        for place in view.filled(column):
            start, day = starts[place], days[place]
            if start is not None and day is not None and not -FAR <= day - start <= FAR:
                found.add(place)
    return sorted(found)


EARLY, EARLY_SCHOOL_DAYS, LONGEST_HOLIDAY = 14, 5, 60
"""Days, and school days, something may lie before the first day out; days of a summer holiday."""
A_MONTH, AFTER_HOLIDAYS = 28, {1, 4, 9}
"""Days where nobody has term dates, and the months in which a new term begins."""
INTO_HOLIDAYS = 10
"""Days after the last day of term on which a school may still write its letters."""


def weeks_early(day: date, start: date, calendar: SchoolCalendar | None) -> bool:
    """Whether a day lies weeks before the first day out, the holidays between them left out.

    A letter of the first days of a holiday may be about the term after it, one of its midst not.
    """
    days = (start - day).days
    if days <= EARLY:
        return False
    school_days = or_none(calendar.number_after, day, start) if calendar else None
    if calendar is None or school_days is None:
        return days > (LONGEST_HOLIDAY if start.month in AFTER_HOLIDAYS else A_MONTH)
    before = or_none(calendar.nth_before, day, 1)
    midst = before is not None and not calendar.counts(day) and (day - before).days > INTO_HOLIDAYS
    return midst or school_days > EARLY_SCHOOL_DAYS


def other_year(day: date, year: int) -> date | None:
    """The day in another year; None for 29 February where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def nearest_year(day: date, to: date) -> date | None:
    """The day in whichever year brings it nearest to another day; None if its own does."""
    near = [
        moved for year in (to.year - 1, to.year, to.year + 1) if (moved := other_year(day, year))
    ]
    best = min(near, key=lambda moved: abs((moved - to).days), default=day)
    return best if best.year != day.year else None
