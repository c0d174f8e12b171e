"""Invented term dates, 2022/23 to 2027/28, that look like those councils publish.

The county keeps three terms. The two-week-October pattern and the boarding school are worked out
from the county's; the six-term schools publish their own, and in some years their fourth term runs
on past Easter.
"""

from __future__ import annotations

from datetime import date, timedelta

from daysix.calendars.terms import Term, school_year_label
from daysix.law import bank_holidays
from daysix.records import NamedTuple

ONE_DAY = timedelta(days=1)
SATURDAY = 5

# First and last day of autumn, spring and summer; then the Monday of each half-term week.
_COUNTY = {
    2022: "2022-09-01 2022-12-16 2023-01-03 2023-03-31 2023-04-17 2023-07-24 "
    "2022-10-24 2023-02-13 2023-05-29",
    2023: "2023-09-04 2023-12-21 2024-01-08 2024-03-28 2024-04-15 2024-07-23 "
    "2023-10-23 2024-02-12 2024-05-27",
    2024: "2024-09-02 2024-12-20 2025-01-06 2025-04-04 2025-04-22 2025-07-22 "
    "2024-10-28 2025-02-17 2025-05-26",
    2025: "2025-09-03 2025-12-19 2026-01-05 2026-03-27 2026-04-13 2026-07-21 "
    "2025-10-27 2026-02-16 2026-05-25",
    2026: "2026-09-02 2026-12-18 2027-01-04 2027-03-25 2027-04-12 2027-07-21 "
    "2026-10-26 2027-02-15 2027-05-31",
    2027: "2027-09-02 2027-12-17 2028-01-04 2028-03-31 2028-04-18 2028-07-25 "
    "2027-10-25 2028-02-21 2028-05-29",
}

# First and last day of Terms 1 to 6.
_SIX = {
    2022: "2022-09-01 2022-10-21 2022-10-31 2022-12-16 2023-01-03 2023-02-10 "
    "2023-02-20 2023-03-31 2023-04-17 2023-05-26 2023-06-05 2023-07-25",
    2023: "2023-09-04 2023-10-20 2023-10-30 2023-12-20 2024-01-04 2024-02-09 "
    "2024-02-19 2024-04-05 2024-04-22 2024-05-24 2024-06-03 2024-07-24",
    2024: "2024-09-03 2024-10-25 2024-11-04 2024-12-20 2025-01-06 2025-02-14 "
    "2025-02-24 2025-04-04 2025-04-22 2025-05-23 2025-06-02 2025-07-23",
    2025: "2025-09-02 2025-10-24 2025-11-03 2025-12-19 2026-01-05 2026-02-13 "
    "2026-02-23 2026-03-27 2026-04-13 2026-05-22 2026-06-01 2026-07-21",
    2026: "2026-09-01 2026-10-23 2026-11-02 2026-12-18 2027-01-05 2027-02-12 "
    "2027-02-22 2027-04-09 2027-04-26 2027-05-28 2027-06-07 2027-07-23",
    2027: "2027-09-01 2027-10-22 2027-11-01 2027-12-17 2028-01-04 2028-02-18 "
    "2028-02-28 2028-03-31 2028-04-18 2028-05-26 2028-06-05 2028-07-25",
}

FIRST_YEAR, LAST_YEAR = min(_COUNTY), max(_COUNTY)


class SchoolYear(NamedTuple):
    """One pattern's school year: its terms, its half-terms, and Saturdays it meets (mornings)."""

    terms: tuple[Term, ...]
    half_terms: tuple[tuple[date, date], ...]
    saturdays: tuple[date, ...] = ()

    def weekdays(self) -> list[date]:
        """Monday to Friday in term, without half-terms and bank holidays: before training days."""
        found = []
        for term in self.terms:
            day = term.start
            while day <= term.end:
                if is_weekday(day) and not any(a <= day <= b for a, b in self.half_terms):
                    found.append(day)
                day += ONE_DAY
        return found


def is_weekday(day: date) -> bool:
    """Monday to Friday and no bank holiday."""
    return day.weekday() < SATURDAY and bank_holidays.england(day) is None


def school_year(pattern: str, year: int) -> SchoolYear:
    """The terms of a pattern in the school year beginning in ``year``."""
    return _PATTERNS[pattern](year)


def _county(year: int) -> SchoolYear:
    days = [date.fromisoformat(text) for text in _COUNTY[year].split()]
    label = school_year_label(year)
    names = (f"Autumn {label}", f"Spring {label}", f"Summer {label}")
    terms = tuple(Term(names[n], days[2 * n], days[2 * n + 1]) for n in range(3))
    return SchoolYear(terms, tuple((monday, monday + 4 * ONE_DAY) for monday in days[6:]))


def _two_week_october(year: int) -> SchoolYear:
    """The county's year with a second week off in October, made up at either end."""
    autumn, spring, summer = _county(year).terms
    october, *others = _county(year).half_terms
    return SchoolYear(
        (
            autumn._replace(start=_weekdays_from(autumn.start, -2)),
            spring,
            summer._replace(end=_weekdays_from(summer.end, 3)),
        ),
        ((october[0] - 7 * ONE_DAY, october[1]), *others),
    )


def _boarding(year: int) -> SchoolYear:
    """Shorter terms, a long half-term, and lessons every third Saturday morning."""
    base = _two_week_october(year)
    autumn, spring, summer = base.terms
    terms = (
        autumn,
        spring._replace(start=_weekdays_from(spring.start, 2)),
        summer._replace(end=_weekdays_from(summer.end, -10)),
    )
    saturdays = []
    for term in terms:
        first = term.start + (SATURDAY - term.start.weekday()) % 7 * ONE_DAY + 7 * ONE_DAY
        for weeks in range(0, (term.end - first).days // 7 + 1, 3):
            saturday = first + 7 * weeks * ONE_DAY
            beside_half_term = any(
                a - 3 * ONE_DAY <= saturday <= b + 3 * ONE_DAY for a, b in base.half_terms
            )
            if not beside_half_term:
                saturdays.append(saturday)
    return SchoolYear(terms, base.half_terms, tuple(saturdays))


def _six_term(year: int) -> SchoolYear:
    days = [date.fromisoformat(text) for text in _SIX[year].split()]
    label = school_year_label(year)
    names = [f"Term {n + 1} {label}" for n in range(6)]
    return SchoolYear(
        tuple(Term(names[n], days[2 * n], days[2 * n + 1]) for n in range(6)), half_terms=()
    )


def _weekdays_from(day: date, n: int) -> date:
    """The weekday ``n`` after ``day`` (before it, if ``n`` is below nought)."""
    step = ONE_DAY if n > 0 else -ONE_DAY
    for _ in range(abs(n)):
        day += step
        while not is_weekday(day):
            day += step
    return day


_PATTERNS = {
    "county": _county,
    "two_week_october": _two_week_october,
    "six_term": _six_term,
    "boarding": _boarding,
}
