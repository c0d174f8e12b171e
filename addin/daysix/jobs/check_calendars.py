"""Checking every calendar of a council: run each check on each, and lose none that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.calendar.context import SHEET, Context
from daysix.checks.calendar.registry import calendar_checks
from daysix.law.finding import ERROR, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.calendar.context import LiveDeadline
    from daysix.checks.calendar.registry import CheckModule


def check_calendars(
    book: CalendarBook,
    live_deadlines: Mapping[str, Sequence[LiveDeadline]] | None = None,
) -> list[Finding]:
    """Run every calendar check on every calendar.

    Parameters
    ----------
    live_deadlines
        Deadlines not yet met, by the name of the calendar they were counted on.

    Returns
    -------
    list of Finding
        Calendar by calendar, in the order of the checks' ids.
    """
    live = live_deadlines or {}
    return [
        found
        for calendar in book
        for check in calendar_checks()
        for found in _run(
            check,
            calendar,
            Context(schools=book.schools_of(calendar), live=tuple(live.get(calendar.name, ()))),
        )
    ]


def _run(check: CheckModule, calendar: SchoolCalendar, context: Context) -> list[Finding]:
    try:
        return check.check(calendar, context)
    except Exception as fault:  # noqa: BLE001 - a check that crashes is itself something to report
        message = (
            f"The check {check.ID} could not run on {calendar.name}, so it shows nothing. Tell "
            f"whoever looks after Day Six ({type(fault).__name__})."
        )
        return [Finding(check.ID, ERROR, SHEET, "", calendar.name, message)]
