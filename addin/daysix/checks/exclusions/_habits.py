"""What a team usually does in its tracker: a blank in a column nobody fills is no oversight."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.checks.frame import or_none
from daysix.law.answer import Due

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.context import Context
    from daysix.checks.view import View
    from daysix.law.answer import Answer
    from daysix.law.case import Case

OVER = frozenset({"CLOSED", "FINAL", "CANCELLED"})
"""Statuses in which there is nothing more to do."""
FEW = 20
"""Rows. With fewer nobody can tell a habit from chance."""
LIVE_DAYS = 120


def in_use(filled: Sequence[bool], *, share: float = 0.5) -> bool:
    """Whether a column is filled often enough for a blank to be an oversight."""
    return len(filled) < FEW or sum(filled) >= share * len(filled)


def rarely(odd: Collection[object], rows: int, *, share: float = 0.02) -> bool:
    """Whether something odd is rare in a sheet: what a whole column does is its team's way."""
    return len(odd) <= max(2, share * rows)


def live_rows(view: View, context: Context) -> list[int]:
    """Places of rows somebody still works on: not over by their status, begun not long ago."""
    return context.once((live_rows, id(view)), lambda: _live_rows(view, context))


def _live_rows(view: View, context: Context) -> list[int]:
    since, states = context.as_of - timedelta(days=LIVE_DAYS), view.texts("Status")
    return [
        place
        for place, start in view.each("StartDate", date)
        if since <= start and states[place].upper() not in OVER
    ]


def due_of(apply: Callable[[Case], Iterable[Answer]], case: Case) -> Due | None:
    """The first date a rule gives a case; None where it gives none, or cannot tell."""
    answers = or_none(lambda: list(apply(case))) or []
    return next((one for one in answers if isinstance(one, Due) and one.due is not None), None)


def row_of(view: View, place: int, *, seen_from: View) -> str:
    """A row as an officer finds it: by its case number, else by where it stands."""
    where = "" if view.sheet == seen_from.sheet else f" of the sheet {view.sheet}"
    return view.texts("ExclusionID")[place] or f"row {view.number(place)}{where}"


def next_school_day(calendar: SchoolCalendar, day: date) -> date | None:
    """The school day after a day, on a school's own calendar."""
    return or_none(calendar.nth_after, day, 1)
