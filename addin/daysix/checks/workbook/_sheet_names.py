"""What the name of a sheet says of the rows on it: a school year, a term, a half term, a month."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from daysix.calendars.days import MONTHS
from daysix.calendars.terms import school_year

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

LEEWAY = timedelta(days=10)
"""A row told late, or begun in the last days of a holiday, stands on the next sheet."""
SCHOOL_YEAR = re.compile(r"(?<!\d)(?:20)?(\d\d)\s*[-–/_ ]\s*(?:20)?(\d\d)(?!\d)")
TERM = re.compile(r"\b(aut|spr|sum)(?:umn|ing|mer)?(?:\s*term)?[\s_-]*([12]?)(?![a-z\d])")
NAMES = "|".join(f"{each[:3]}(?:{each[3:]})?" for each in map(str.lower, MONTHS))
MONTH = re.compile(rf"\b(sept|{NAMES})(?![a-z])\W*(?:20)?(\d\d)?(?!\d)")
TERMS = {
    "aut": (8, 12), "aut1": (8, 10), "aut2": (10, 12),
    "spr": (1, 4), "spr1": (1, 2), "spr2": (2, 4),
    "sum": (4, 8), "sum1": (4, 6), "sum2": (5, 8),
}  # fmt: skip
"""First and last month; Easter moves, so April is in two, and so does half-term."""


@lru_cache(maxsize=256)
def period_of(name: str) -> Callable[[date], bool] | None:
    """Whether a day lies in what a sheet is named for; None where the name says no time."""
    said = name.casefold()
    years = SCHOOL_YEAR.search(said)
    first = 2000 + int(years[1]) if years and (int(years[1]) + 1) % 100 == int(years[2]) else None
    months, year = _term(said) or _month(said) or ((1, 12), None)
    if first is None and year is None and months == (1, 12):
        return None
    begin, end = months

    def inside(day: date) -> bool:
        right_year = year is None or day.year == year
        return (
            (first is None or school_year(day) == first)
            and right_year
            and begin <= day.month <= end
        )

    return lambda day: inside(day) or inside(day - LEEWAY) or inside(day + LEEWAY)


def _term(said: str) -> tuple[tuple[int, int], int | None] | None:
    term = TERM.search(said)
    return (TERMS[term[1] + term[2]], None) if term else None


def _month(said: str) -> tuple[tuple[int, int], int | None] | None:
    month = MONTH.search(said)
    if month is None:
        return None
    number = 1 + [each[:3].lower() for each in MONTHS].index(month[1][:3])
    return (number, number), 2000 + int(month[2]) if month[2] else None
