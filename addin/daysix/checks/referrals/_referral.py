"""What several checks of referrals ask: is it still open, whose is it, how late is it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.frame import or_none

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.checks.context import Context
    from daysix.checks.view import View

FAIR_ACCESS = "FAP"
OVER = frozenset({"DECIDED", "ON-ROLL", "CLOSED"})
NO_PLACE = frozenset({"", "DEFER", "RETURNED", "WITHDRAWN", "REFUSED", "FUND"})
"""Decisions after which no school is to admit the child."""


def still_open(view: View) -> Iterator[int]:
    """Places of referrals about a child that no panel has decided yet."""
    rows = zip(view.texts("PupilID"), view.texts("Status"), view.texts("Decision"), strict=True)
    for place, (pupil, status, decision) in enumerate(rows):
        if pupil and not decision and status.upper() not in OVER:
            yield place


def child_of(view: View, place: int, context: Context) -> str:
    """The child as an officer would name them."""
    row = context.pupil(view, place)
    names = (row.text("Surname"), row.text("Forename")) if row else ()
    return ", ".join(filter(None, names)) or view.texts("PupilID")[place]


def school_named(context: Context, number: str) -> str:
    """A school by its number, as the Schools sheet calls it."""
    return context.tracker.schools.of({"SchoolDfE": number}).name or f"School {number}"


def school_days_since(context: Context, number: str, day: date) -> int | None:
    """School days of that school after a day, up to today; None where nobody can tell."""
    calendar = context.calendar(context.tracker.schools.of({"SchoolDfE": number}))
    return or_none(calendar.number_after, day, context.as_of) if calendar else None
