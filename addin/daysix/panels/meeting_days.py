"""Days of a meeting: whether it can be held, when its papers go out, when a child is to be on roll.

Counted with the calendars' own verbs; where a calendar is too short there is no date, but the
sentence that says how far it reaches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from daysix.calendars import working
from daysix.calendars.days import in_words
from daysix.deadlines import fap02_school_place_allocated as fap02
from daysix.law.errors import CannotTell
from daysix.panels.profile import WORKING_DAYS
from daysix.panels.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.panels.profile import Profile

ON_ROLL_DAYS = fap02.RULE.count or 0
"""School days from the decision to the register: the length FAP-02 gives for a place."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A day, or None with the sentence that says why there is none.

    ``basis`` is for *Counted from*: ``20 school days from Wednesday 9 December 2026``.
    """

    day: date | None
    sentence: str = ""
    basis: str = ""


def day_problem(day: date, calendar: SchoolCalendar | None = None) -> str:
    """Why a meeting could hardly be held that day; blank where it could.

    A weekend or bank holiday always; a day on which schools are closed where a calendar is given.
    """
    office = working.postal()
    try:
        if not office.counts(day):
            return f"{in_words(day)} is not a working day ({office.why(day)}). Choose another day."
        if calendar is not None and not calendar.counts(day):
            return (
                f"{in_words(day)} is not a school day by {calendar.name} ({calendar.why(day)}). "
                "Headteachers may not be there: choose another day, or go on."
            )
    except CannotTell as unknown:
        return unknown.message
    return ""


def papers_out_by(profile: Profile, day: date, calendar: SchoolCalendar | None) -> Counted:
    """The last day for papers to go out, counted back from the meeting, which is day 0.

    Parameters
    ----------
    calendar
        For a profile that counts in school days: the area's; may be None for working days.
    """
    n, unit = profile.papers_before, f"{profile.papers_unit} day"
    if not n:
        return Counted(day, basis="the day of the meeting")
    basis = f"{counted(n, unit)} before {in_words(day)}"
    if profile.papers_unit == WORKING_DAYS:
        return _counted(working.postal().nth_before, day, n, basis)
    if calendar is None:
        return Counted(None, "I have no term dates for this area, so I cannot count school days. "
                       "Add them to the Calendar sheet.", basis)  # fmt: skip
    return _counted(calendar.nth_before, day, n, basis)


def on_roll_by(decided: date, calendar: SchoolCalendar | None, *, school: str) -> Counted:
    """The day the child should be on roll: 20 school days after the decision, by that school."""
    return _after(decided, calendar, ON_ROLL_DAYS, school=school)


def answer_by(asked: date, calendar: SchoolCalendar | None, *, school: str, days: int) -> Counted:
    """The day a school is to answer when it is asked to admit."""
    return _after(asked, calendar, days, school=school)


def place_by(
    received: date | None,
    accepted: date | None,
    calendar: SchoolCalendar | None,
    *,
    school: str,
) -> Counted:
    """The last day to allocate a place (FAP-02), from the earlier of the two days (AMB-20)."""
    known = [day for day in (received, accepted) if day is not None]
    if not known:
        return Counted(None, "Neither the day it was received nor the day it was accepted is "
                       "filled in, so the 20 school days have no beginning.")  # fmt: skip
    return _after(min(known), calendar, ON_ROLL_DAYS, school=school)


def _after(day: date, calendar: SchoolCalendar | None, n: int, *, school: str) -> Counted:
    basis = f"{counted(n, 'school day')} from {in_words(day)}"
    if calendar is None:
        who = school or "the school"
        return Counted(
            None,
            f"I have no term dates for {who}, so I cannot count {counted(n, 'school day')} from "
            f"{in_words(day)}. Add them to the Calendar sheet; the date stays blank until then.",
            basis,
        )
    return _counted(calendar.nth_after, day, n, basis)


def _counted(verb: Callable[[date, int], date], day: date, n: int, basis: str) -> Counted:
    try:
        return Counted(verb(day, n), basis=basis)
    except CannotTell as unknown:
        return Counted(None, unknown.message, basis)
