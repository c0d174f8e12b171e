"""What the register rules share: how the 2024 regulations are cited, and since when they apply."""

from __future__ import annotations

from datetime import date

from daysix.law.rule import Citation, Version

REGISTERS_FORCE = Version(date(2024, 8, 19))


def registration(at: str, *, confidence: str = "read") -> Citation:
    """Cite the School Attendance (Pupil Registration) (England) Regulations 2024."""
    return Citation("SI 2024/208", at, confidence=confidence)
