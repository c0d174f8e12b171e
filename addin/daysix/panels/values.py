"""One value of one case, in words: from the workbook, from the case itself, or worked out."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix.panels import columns
from daysix.panels.words import is_blank, is_yes, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from daysix.panels.sitting import Case

DAYS_IN_A_WEEK = 7
WITH_PLAN, SUPPORT = "E", "K"


def text_of(case: Case, name: str, *, on: date, number: str = "") -> str:
    """A field of a case in words; blank where nobody has said.

    Parameters
    ----------
    on
        The day of the meeting: weeks are counted up to it.
    number
        The item's number on the agenda.
    """
    field = columns.BY_NAME[name]
    if name == "item":
        return number
    if name in WORKED_OUT:
        return WORKED_OUT[name](case, on)
    if name in CARRIED:
        return plain(CARRIED[name](case), field)
    return plain(case.values.get(field.key), field)


def says_nothing(case: Case, name: str, *, on: date) -> bool:
    """Whether a field is blank; for ``consent``, whether the parents have not agreed."""
    text = text_of(case, name, on=on)
    return text != "Yes" if name == "consent" else not text


def is_looked_after(case: Case) -> bool:
    """Whether a council looks after the child."""
    return case.looked_after or is_yes(case.values.get("Pupil.LAC"))


def has_plan(case: Case) -> bool:
    """Whether the child has an education, health and care plan."""
    return case.ehcp or _stage(case) == WITH_PLAN


def has_needs(case: Case) -> bool:
    """Whether the child has special educational needs, with a plan or without."""
    return has_plan(case) or _stage(case) == SUPPORT


def has_social_worker(case: Case) -> bool:
    """Whether a social worker is named."""
    return not is_blank(case.values.get("Pupil.SocialWorker"))


def day_in(values: Mapping[str, object], key: str) -> date | None:
    """A date of the workbook; None for anything that is not one."""
    return as_day(values.get(key))


def as_day(value: object) -> date | None:
    """The day of a date or a moment; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _stage(case: Case) -> str:
    return str(case.values.get("Pupil.SENStage") or "").strip().upper()


def _weeks_out(case: Case, on: date) -> str:
    """Whole weeks since the exclusion, or since the child was last at school where that is later.

    A child on the watch-list may have been suspended long ago, and back at school since.
    """
    days = (day_in(case.values, name) for name in ("Exclusion.StartDate", "Here.LastAttended"))
    since = max(filter(None, days), default=None)
    if since is None or since > on:
        return ""
    return str((on - since).days // DAYS_IN_A_WEEK)


def _move_week(case: Case, on: date) -> str:
    """``3 of 12``: the first seven days are week 1."""
    start = day_in(case.values, "Move.StartDate")
    if start is None or start > on:
        return ""
    week = (on - start).days // DAYS_IN_A_WEEK + 1
    planned = case.values.get("Move.TrialWeeks")
    length = int(planned) if isinstance(planned, int | float) else 0
    return f"{week} of {length}" if length else str(week)


CARRIED: Mapping[str, Callable[[Case], object]] = {
    "ref": lambda case: case.ref,
    "type": lambda case: case.type,
    "name": lambda case: case.name,
    "initials": lambda case: case.initials,
    "upn": lambda case: case.upn,
    "born": lambda case: case.born,
    "year": lambda case: case.year,
    "school": lambda case: case.school,
    "siblings": lambda case: ", ".join(case.siblings),
    "looked_after": lambda case: "Y" if case.looked_after else case.values.get("Pupil.LAC"),
}
WORKED_OUT: Mapping[str, Callable[[Case, date], str]] = {
    "weeks_out": _weeks_out,
    "move_week": _move_week,
}
