"""What the sixth-day rules share: when there is no such duty, who owes it, when it was met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.case import ACADEMY, PRU
from daysix.law.outcomes import cancelled

if TYPE_CHECKING:
    from datetime import date

    from daysix.law.case import Case
    from daysix.law.exclusion import Exclusion

HOME_AUTHORITY = "local authority where the child lives"
DAYS_WITHOUT_PROVISION = 5


def why_no_duty(case: Case, day: date) -> str:
    """Why nobody owes education on ``day`` (ED-07); empty where somebody does."""
    if not case.of_compulsory_school_age(day):
        return f"The child is not of compulsory school age on {in_words(day)}."
    if case.pupil.final_year and case.pupil.public_exams_finished:
        return "The child is in the final year and has no public exams left to take."
    return ""


def why_over(case: Case, exclusion: Exclusion, day: date) -> str:
    """Why the exclusion no longer asks for anything on ``day``: cancelled, or child back."""
    ended = cancelled(case)
    if ended is not None:
        owed = f" Education was owed from {in_words(day)} until then." if ended > day else ""
        return f"The exclusion was cancelled on {in_words(ended)}.{owed}"
    if exclusion.ended is not None and exclusion.ended <= day:
        return f"The child was allowed back from {in_words(exclusion.ended)}, before this day."
    return ""


def owner_of_suspension(case: Case) -> str:
    """Who owes education during a suspension (ED-01)."""
    return {ACADEMY: "academy trust", PRU: "local authority"}.get(
        case.school.type, "governing body"
    )


def provision_starts(case: Case) -> date | None:
    """The day education for the excluded child began, or is to begin."""
    event = case.first("provision")
    return event.day if event else None


def first_days(case: Case, exclusion: Exclusion) -> list[date]:
    """The first five school days from day 1, or fewer: it ended, or education has begun."""
    return case.once((first_days, exclusion), lambda: _first_days(case, exclusion))


def _first_days(case: Case, exclusion: Exclusion) -> list[date]:
    start = exclusion.day_one
    if exclusion.permanent:
        days = [
            exclusion.calendar.nth_counting(start, n + 1) for n in range(DAYS_WITHOUT_PROVISION)
        ]
    else:
        days = [day for day in sorted(exclusion.halves) if day >= start]
    stops = [day for day in (exclusion.ended, provision_starts(case)) if day is not None]
    return [day for day in days[:DAYS_WITHOUT_PROVISION] if all(day < stop for stop in stops)]
