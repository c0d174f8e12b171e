"""What the money rules share: the relevant date, whole weeks, the end of the period, pounds.

``deduction = A x (B / 52) + C``: A the yearly amount, B the complete weeks left from the relevant
date, C a financial adjustment. Weeks are whole blocks of seven days, both days inclusive.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.case import PRU, SPECIAL
from daysix.law.outcomes import cancelled
from daysix.law.rule import Citation
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from daysix.calendars.school import SchoolCalendar
    from daysix.law.case import Case
    from daysix.law.exclusion import Exclusion

WEEKS_IN_A_YEAR = 52
RELEVANT_SCHOOL_DAYS = 6
APRIL, AUGUST = 4, 8
TO_31_MARCH, TO_31_JULY, TO_DAY_BEFORE_AUTUMN = "31_march", "31_july", "day_before_autumn_term"


class Period(NamedTuple):
    """The stretch that is paid for: from the relevant date to the end, both inclusive."""

    start: date
    end: date
    basis: str

    @property
    def weeks(self) -> int:
        """B: complete weeks, none where the end comes first."""
        return complete_weeks(self.start, self.end)

    def __str__(self) -> str:
        return f"{in_words(self.start)} to {in_words(self.end)}"


class Funding(NamedTuple):
    """What finance gave us, in pounds a year: A, the pupil premium, and C where it is known."""

    amount: Decimal
    pupil_premium: Decimal | None
    adjustment: Decimal | None


def finance_regulations(at: str, *, confidence: str = "read") -> Citation:
    """Cite the yearly finance regulations; 2024/25 was the last year read."""
    return Citation(
        "School and Early Years Finance (England) Regulations",
        at,
        edition="2018 and 2024; 2025/26 and 2026/27 not found",
        confidence=confidence,
    )


def charged(case: Case) -> Exclusion | None:
    """The permanent exclusion money follows; none if cancelled, or outside the scheme."""
    exclusion = permanent(case)
    in_scope = case.school.type not in {SPECIAL, PRU}
    return exclusion if exclusion and in_scope and cancelled(case) is None else None


def permanent(case: Case) -> Exclusion | None:
    """The case's permanent exclusion, whatever became of it."""
    exclusion = case.exclusion
    return exclusion if exclusion is not None and exclusion.permanent else None


def funding(case: Case) -> Funding | None:
    """The latest amounts finance gave, as exact decimals."""
    event = case.last("funding")
    if event is None:
        return None
    amount = _decimal(event.more.get("amount"))
    if amount is None:
        return None
    return Funding(
        amount, _decimal(event.more.get("pupil_premium")), _decimal(event.more.get("adjustment"))
    )


def _decimal(value: object) -> Decimal | None:
    from decimal import Decimal

    return None if value is None else Decimal(str(value))


def period(case: Case, exclusion: Exclusion) -> Period:
    """From the relevant date to the end of the funding period, or of the school year (MON-04)."""
    start = case.calendar.nth_after(exclusion.first_day, RELEVANT_SCHOOL_DAYS)
    if not leaves_this_summer(case, exclusion.first_day):
        return Period(start, next_31_march(start), TO_31_MARCH)
    basis = case.switches["AMB-10"]
    return Period(start, school_year_end(case.calendar, exclusion.first_day, basis), basis)


def leaves_this_summer(case: Case, excluded: date) -> bool:
    """MON-04: a final-year pupil excluded on or after 1 April and before the next school year."""
    return case.pupil.final_year and APRIL <= excluded.month < AUGUST


def next_31_march(day: date) -> date:
    """The end of the funding year ``day`` lies in."""
    this_year = date(day.year, 3, 31)
    return this_year if day <= this_year else date(day.year + 1, 3, 31)


def school_year_end(calendar: SchoolCalendar, day: date, basis: str) -> date:
    """31 July after ``day``, or the day before the next autumn term is published to start."""
    july = date(day.year, 7, 31)
    if basis == TO_31_JULY:
        return july
    starts = [term.start for term in calendar.terms if term.start > july]
    first = min(starts) if starts else calendar.nth_after(july, 1)
    return first - timedelta(days=1)


def complete_weeks(first: date, last: date) -> int:
    """Whole blocks of seven days from ``first`` to ``last``, both inclusive; never below nought."""
    return max(0, ((last - first).days + 1) // 7)


def weeks_from(case: Case, kind: str, stretch: Period) -> tuple[date, int] | None:
    """First day of an event and the complete weeks left from it, at most those of ``stretch``."""
    event = case.first(kind)
    if event is None or event.day is None:
        return None
    return event.day, min(complete_weeks(event.day, stretch.end), stretch.weeks)


def share_of_year(amount: Decimal, weeks: int) -> Decimal:
    """``amount x weeks / 52``, not rounded."""
    return amount * weeks / WEEKS_IN_A_YEAR


def pounds(amount: Decimal) -> float:
    """To the penny, a half-penny going up."""
    from decimal import ROUND_HALF_UP, Decimal

    return float(amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def in_pounds(amount: Decimal) -> str:
    """``£2,940.00``."""
    return f"£{pounds(amount):,.2f}"


def chargeable(case: Case) -> Iterator[tuple[Funding, Period]]:
    """The amounts and the period, where finance gave amounts and money follows the child."""
    exclusion, given = charged(case), funding(case)
    if exclusion is not None and given is not None:
        yield given, period(case, exclusion)
