"""A clock asked of one row, and the case a hearing is about: aids of the hearings checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.frame import EXCLUSIONS, or_none
from daysix.law.answer import Due
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.context import Context
    from daysix.checks.view import View
    from daysix.law.answer import Answer
    from daysix.law.case import Case

    Clock = Callable[[Case], Iterable[Answer]]


class Meeting(NamedTuple):
    """What the case of a hearing tells: its row, its school's calendar, who runs the school."""

    view: View
    place: int
    calendar: SchoolCalendar | None
    school_type: str


def due_of(clock: Clock, case: Case) -> Due | None:
    """The date a clock gives for a case; None where it does not run or cannot be told."""
    answers = or_none(lambda: list(clock(case))) or []
    return next((one for one in answers if isinstance(one, Due) and one.due is not None), None)


def meeting_of(view: View, place: int, context: Context) -> Meeting | None:
    """The case a row of the Hearings sheet is about; None where there is none."""
    row = context.one(EXCLUSIONS, "ExclusionID", view.texts("ExclusionID")[place])
    if row is None:
        return None
    known = context.exclusions(row.view)
    return Meeting(row.view, row.place, known.calendars[row.place], known.schools[row.place].type)
