"""How many school days a child has been away, on the calendar of the school last attended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.frame import or_none

if TYPE_CHECKING:
    from datetime import date

    from daysix.checks.context import Context
    from daysix.checks.view import View


def absent_days(view: View, place: int, context: Context, *, last: date, until: date) -> int | None:
    """School days after the last day attended, up to and including ``until``; None if unknown."""
    number = view.texts("LastSchool")[place]
    school = context.tracker.schools.of({"SchoolDfE": number}) if number else None
    calendar = context.calendar(school) if school else None
    return or_none(calendar.number_after, last, until) if calendar else None
