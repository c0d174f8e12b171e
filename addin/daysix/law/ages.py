"""Ages the law turns on: compulsory school age (Education Act 1996 s8)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

FRIDAY = 4
BIRTHS_KEPT = 4096


def birthday(dob: date, age: int) -> date:
    """The ``age``-th birthday; a child born on 29 February has it on 1 March in other years."""
    try:
        return dob.replace(year=dob.year + age)
    except ValueError:
        return date(dob.year + age, 3, 1)


def compulsory_from(dob: date) -> date:
    """The prescribed day on or after the fifth birthday: 31 March, 31 August or 31 December.

    A child is of compulsory school age from that day.
    """
    fifth = birthday(dob, 5)
    days = (
        date(fifth.year, 3, 31),
        date(fifth.year, 8, 31),
        date(fifth.year, 12, 31),
    )
    return next(day for day in days if day >= fifth)


def compulsory_until(dob: date) -> date:
    """The last Friday in June of the school year in which the child turns 16 (31 August last)."""
    sixteenth = birthday(dob, 16)
    year = sixteenth.year if sixteenth <= date(sixteenth.year, 8, 31) else sixteenth.year + 1
    last_june = date(year, 6, 30)
    return last_june - timedelta(days=(last_june.weekday() - FRIDAY) % 7)


def is_compulsory_school_age(dob: date, day: date) -> bool:
    """Say whether a child born on ``dob`` is of compulsory school age on ``day``."""
    first, last = _compulsory(dob)
    return first <= day <= last


@lru_cache(maxsize=BIRTHS_KEPT)
def _compulsory(dob: date) -> tuple[date, date]:
    """First and last day of compulsory school age; many rules ask of one child."""
    return compulsory_from(dob), compulsory_until(dob)
