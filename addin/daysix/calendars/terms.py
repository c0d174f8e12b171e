"""What counts as a term, and as a school year, when suspension days are added up (CAL-03, CAL-04).

A school with three terms or fewer: each actual term. A school with more: the three legal periods,
split at 31 December and Easter Monday. Half-terms never split a term.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from daysix.law import bank_holidays
from daysix.law.rule import Rule, Version, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Sequence

RULES = (
    Rule(
        "CAL-03",
        title="Term",
        says="Three terms or fewer a year: each actual term. More than three: one of three "
        "periods, 31 July to 31 December, 31 December to Easter Monday, Easter Monday to 31 July. "
        "Half-terms do not split a term.",
        cites=(guidance("terminology"), regulations("reg 2, “reference date”")),
        kind="definition",
        switches=("AMB-12",),
    ),
    Rule(
        "CAL-04",
        title="School year",
        says="From the first school day after 31 July up to the first school day after the next "
        "31 July.",
        cites=(guidance("terminology"),),
        kind="definition",
    ),
)

AUTUMN, SPRING, SUMMER = "autumn", "spring", "summer"
SEASONS = (AUTUMN, SPRING, SUMMER)
FIRST_MONTH_OF_SCHOOL_YEAR = 8
LEGAL_PERIODS_ABOVE = 3
LAST_SPRING_START_MONTH = 3
EARLIEST_EASTER_MONDAY = date(2000, 3, 23)


class Term(NamedTuple):
    """A term as the school publishes it; both days inclusive."""

    name: str
    start: date
    end: date


class LegalTerm(NamedTuple):
    """A term in law: ``year`` is the calendar year in which the school year began."""

    year: int
    season: str

    def __str__(self) -> str:
        return f"{self.season} term {school_year_label(self.year)}"


def school_year(day: date) -> int:
    """The school year of a school day, as the year it began (CAL-04).

    No school day lies between 31 July and the first school day after it, so 1 August divides.
    """
    return day.year if day.month >= FIRST_MONTH_OF_SCHOOL_YEAR else day.year - 1


def school_year_label(year: int) -> str:
    """Write a school year as people do: 2026 -> ``2026/27``."""
    return f"{year}/{(year + 1) % 100:02d}"


def legal_period(day: date) -> LegalTerm:
    """The legal period of a day at a school with more than three terms (CAL-03)."""
    year = school_year(day)
    if day.month >= FIRST_MONTH_OF_SCHOOL_YEAR:
        return LegalTerm(year, AUTUMN)
    season = SPRING if day < easter_monday(day.year) else SUMMER
    return LegalTerm(year, season)


@cache
def easter_monday(year: int) -> date:
    """Easter Monday, from the bank-holiday table; refuses a year the table does not hold."""
    day = EARLIEST_EASTER_MONDAY.replace(year=year)
    while bank_holidays.england(day) != "Easter Monday":
        day += timedelta(days=1)
    return day


def actual_seasons(terms: Sequence[Term], terms_per_year: int) -> dict[Term, LegalTerm]:
    """Which term in law each published term is, where the school has three terms or fewer.

    Half-terms published as six "terms" at a school that says it has three are joined in pairs.
    """
    found: dict[Term, LegalTerm] = {}
    for year in sorted({school_year(term.start) for term in terms}):
        siblings = sorted(term for term in terms if school_year(term.start) == year)
        siblings.sort(key=lambda term: term.start)
        for place, term in enumerate(siblings):
            if len(siblings) == len(SEASONS):
                season = SEASONS[place]
            elif len(siblings) == 2 * terms_per_year == 2 * len(SEASONS):
                season = SEASONS[place // 2]
            else:
                season = _season_by_month(term.start)
            found[term] = LegalTerm(year, season)
    return found


def _season_by_month(start: date) -> str:
    if start.month >= FIRST_MONTH_OF_SCHOOL_YEAR:
        return AUTUMN
    return SPRING if start.month <= LAST_SPRING_START_MONTH else SUMMER
