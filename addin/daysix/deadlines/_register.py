"""What the register rules share: how the 2024 regulations are cited, and since when they apply."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.rule import Citation, Version

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from daysix.law.case import Case

REGISTERS_FORCE = Version(date(2024, 8, 19))


def registration(at: str, *, confidence: str = "read") -> Citation:
    """Cite the School Attendance (Pupil Registration) (England) Regulations 2024."""
    return Citation("SI 2024/208", at, confidence=confidence)


def absences(case: Case, reasons: Container[str]) -> Iterator[tuple[date, str]]:
    """First day and reason of each absence that is for one of ``reasons``."""
    for absence in case.all("absent_since"):
        reason = str(absence.more.get("reason") or "")
        if absence.day is not None and reason in reasons:
            yield absence.day, reason


def absent(day: str, reason: str) -> list[dict[str, object]]:
    """The events of a worked example: one absence."""
    return [{"type": "absent_since", "date": day, "reason": reason}]
