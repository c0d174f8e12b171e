"""What counts as a term, and as a school year, when suspension days are added up (CAL-03, CAL-04).

A school with three terms or fewer: each actual term. A school with more: the three legal periods,
split at 31 December and Easter Monday. Half-terms never split a term.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.law import bank_holidays
from daysix.law.rule import Rule, guidance, regulations
from daysix.records import NamedTuple

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
LAST_MONTHS_OF_SCHOOL_YEAR = frozenset({6, 7})
MOST_TERMS = 6
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


def actual_seasons(terms: Sequence[Term]) -> dict[Term, LegalTerm]:
    """Which term in law each published term is, where the school has three terms or fewer.

    Half-terms published as "terms" at a school that says it has three are joined: each is in the
    season it starts in. Three whole terms are autumn, spring and summer whenever they start.
    """
    found: dict[Term, LegalTerm] = {}
    for year in sorted({school_year(term.start) for term in terms}):
        siblings = sorted(
            (term for term in terms if school_year(term.start) == year), key=lambda term: term.start
        )
        in_order = _is_a_whole_year_of_three(siblings)
        for place, term in enumerate(siblings):
            season = SEASONS[place] if in_order else _season_by_month(term.start)
            found[term] = LegalTerm(year, season)
    return found


def _is_a_whole_year_of_three(siblings: Sequence[Term]) -> bool:
    """Tell three whole terms from the first three half-terms of a calendar not yet complete."""
    return (
        len(siblings) == len(SEASONS)
        and siblings[0].start.month >= FIRST_MONTH_OF_SCHOOL_YEAR
        and siblings[-1].end.month in LAST_MONTHS_OF_SCHOOL_YEAR
    )


def _season_by_month(start: date) -> str:
    if start.month >= FIRST_MONTH_OF_SCHOOL_YEAR:
        return AUTUMN
    return SPRING if start.month <= LAST_SPRING_START_MONTH else SUMMER


def terms_in_a_year(terms: Sequence[Term]) -> int:
    """How many terms a school year has, from what the school publishes (AMB-12).

    A calendar that so far holds only Terms 1 to 3 of six would look like a school of three, so
    the number in a term's own name counts too.
    """
    years = [school_year(term.start) for term in terms]
    most = max(years.count(year) for year in years)
    return max(most, *(_own_number(term.name) for term in terms))


def _own_number(name: str) -> int:
    """The 4 of ``Term 4``; nought where the name has no such number."""
    words = name.casefold().split()
    for word, after in pairwise(words):
        if word == "term" and after.isdecimal() and int(after) <= MOST_TERMS:
            return int(after)
    return 0
