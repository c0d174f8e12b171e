"""What the rules on children out of school share: which absences they cover."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.rule import Citation, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.case import Case

EDUCATION_ACT_FORCE = Version(date(1996, 11, 1))
GUIDANCE_FORCE = Version(date(2013, 1, 1))
HEALTH = "health"
TOO_YOUNG_OR_OLD = "The child is not of compulsory school age, so the duty does not apply."


def education_act_s19(at: str = "s19(1)") -> Citation:
    """Cite the council's duty to arrange suitable education."""
    return Citation("Education Act 1996", at)


def absences(case: Case) -> Iterator[tuple[date, bool]]:
    """First day of each absence that is no exclusion, and whether it is for health."""
    for event in case.all("absent_since"):
        if event.day is not None:
            yield event.day, event.more.get("reason") == HEALTH


def education_began(case: Case, day: date) -> date | None:
    """The day provision started, if it did on or after ``day``."""
    starts = (event.day for event in case.all("provision") if event.day is not None)
    return next((start for start in starts if start >= day), None)
