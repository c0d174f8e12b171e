"""One school's calendar: its school days, why the other days are not, and its terms in law."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import ONE_DAY, WEEKDAYS, DayCalendar, in_words
from daysix.calendars.terms import (
    LEGAL_PERIODS_ABOVE,
    LegalTerm,
    Term,
    actual_seasons,
    legal_period,
    school_year,
)
from daysix.law import bank_holidays
from daysix.law.errors import BadInput, CannotTell
from daysix.law.rule import Citation, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

RULES = (
    Rule(
        "CAL-01",
        title="School day",
        says="A day on which that school holds at least one session. Weekends, bank holidays, "
        "INSET days, holidays and whole-school closures are not school days; a day with one "
        "session is.",
        cites=(
            Citation("Education Act 1996", "s579(1)", confidence="memory"),
            Citation("SI 2007/1304", "reg 2"),
        ),
        kind="definition",
        switches=("AMB-07",),
        force=Version(date(1996, 11, 1)),
    ),
)

FULL_DAY_SESSIONS = 2
LONGEST_KNOWN_HOLIDAY = 70
"""Days. A longer stretch between two terms means a term is missing, so nothing is counted over it.
The longest summer holidays are about nine weeks."""


class SchoolCalendar(DayCalendar):
    """The calendar of one school, or of every school that keeps the same days.

    Parameters
    ----------
    name
        Shown wherever a date was counted on it.
    sessions
        Sessions held on each school day (1 or 2); a day not named is not a school day.
    closed
        Why a day is not a school day, where there is more to say than "Saturday".
    first, last
        First and last known day.
    terms_per_year
        How many terms the school's own calendar has; more than three means the legal periods.
    terms
        The published terms.
    legal_terms
        The term in law of single days, where a Calendar sheet gives it; it wins over ``terms``.
    gaps
        Unknown stretches inside the bounds.
    """

    __slots__ = (
        "_closed",
        "_legal",
        "_sessions",
        "_term_of_law",
        "duplicates",
        "local_terms",
        "terms",
        "terms_per_year",
    )

    def __init__(  # noqa: PLR0913 - named sides of one calendar
        self,
        name: str,
        *,
        sessions: Mapping[date, int],
        closed: Mapping[date, str],
        first: date,
        last: date,
        terms_per_year: int,
        terms: Sequence[Term] = (),
        legal_terms: Mapping[date, LegalTerm] | None = None,
        gaps: Iterable[tuple[date, date]] = (),
        duplicates: Sequence[date] = (),
    ) -> None:
        super().__init__(
            name, noun="school day", first=first, last=last, counted=sessions, gaps=gaps
        )
        self._sessions, self._closed = sessions, closed
        self.terms, self.terms_per_year = tuple(terms), terms_per_year
        self.duplicates = tuple(duplicates)
        self._legal = legal_terms or {}
        self._term_of_law = actual_seasons(self.terms, terms_per_year)

    @classmethod
    def from_terms(  # noqa: PLR0913 - the sides of the calendar contract
        cls,
        name: str,
        terms: Sequence[Term],
        *,
        terms_per_year: int | None = None,
        breaks: Iterable[tuple[date, date, str]] = (),
        inset: Iterable[date] = (),
        closures: Mapping[date, str] | None = None,
        half_days: Iterable[date] = (),
        extra_days: Iterable[date] = (),
    ) -> SchoolCalendar:
        """Build a calendar from published terms.

        Parameters
        ----------
        terms
            Both days of each term inclusive.
        terms_per_year
            Left out: the largest number of terms published for one school year (AMB-12).
        breaks
            Half-terms and the like: first day, last day, what it is.
        inset, closures
            Training days; unplanned whole-school closures with their reason.
        half_days
            School days with one session only.
        extra_days
            Days the school meets although they are a weekend or a bank holiday (boarding).

        Raises
        ------
        BadInput
            No terms, a term that ends before it starts, terms that overlap, or terms past the
            last known bank holiday.
        """
        ordered = _checked_terms(name, terms)
        closed = _closed_days(breaks, inset, closures or {})
        sessions = _sessions_of(ordered, closed, set(half_days), set(extra_days))
        first, last = _bounds(ordered)
        return cls(
            name,
            sessions=sessions,
            closed=closed,
            first=first,
            last=last,
            terms_per_year=terms_per_year or _most_terms_in_a_year(ordered),
            terms=ordered,
            gaps=_missing_stretches(ordered),
        )

    def sessions(self, day: date) -> int:
        """Sessions held on ``day``: 0, 1 or 2."""
        return self._sessions.get(day, 0) if self.counts(day) else 0

    def legal_term(self, day: date) -> LegalTerm:
        """The term in law of a school day (CAL-03)."""
        if day in self._legal:
            return self._legal[day]
        if self.terms_per_year > LEGAL_PERIODS_ABOVE or not self.terms:
            return legal_period(day)
        for term, law in self._term_of_law.items():
            if term.start <= day <= term.end:
                return law
        code = "D-004"
        message = (
            f"{in_words(day)} is in no term of {self.name}, so I cannot tell which term it "
            "counts in. Check the term dates."
        )
        raise CannotTell(code, message)

    def term_days(self, term: LegalTerm) -> list[date]:
        """Every school day of a term in law, in order."""
        return [day for day in self._days if self.legal_term(day) == term]

    def why(self, day: date) -> str:
        """Say why ``day`` counts or not: INSET, half-term, bank holiday, weekend, holiday."""
        if self.counts(day):
            return "school day" if self._sessions[day] > 1 else "school day (one session)"
        if day in self._closed:
            return self._closed[day]
        if day.weekday() > 4:
            return WEEKDAYS[day.weekday()]
        holiday = bank_holidays.england(day)
        return f"bank holiday: {holiday}" if holiday else "school holiday"

    def __repr__(self) -> str:
        return f"SchoolCalendar({self.name!r}, {self.first} to {self.last})"


def _checked_terms(name: str, terms: Sequence[Term]) -> list[Term]:
    if not terms:
        raise BadInput("C-001", f"The calendar {name} has no terms. Add its term dates.")
    ordered = sorted(terms, key=lambda term: term.start)
    for term in ordered:
        if term.end < term.start:
            message = (
                f"In the calendar {name}, {term.name} ends on {in_words(term.end)}, before it "
                f"starts on {in_words(term.start)}. Correct one of the two."
            )
            raise BadInput("C-002", message)
    for before, after in zip(ordered, ordered[1:], strict=False):
        if after.start <= before.end:
            message = (
                f"In the calendar {name}, {after.name} starts on {in_words(after.start)}, before "
                f"{before.name} has ended on {in_words(before.end)}. Correct one of the two."
            )
            raise BadInput("C-003", message)
    if ordered[-1].end > bank_holidays.HORIZON_LAST or ordered[0].start < bank_holidays.HORIZON_FIRST:
        message = (
            f"The calendar {name} goes past the bank holidays I know "
            f"({in_words(bank_holidays.HORIZON_FIRST)} to {in_words(bank_holidays.HORIZON_LAST)}). "
            "Shorten it, or update Day Six."
        )
        raise BadInput("C-004", message)
    return ordered


def _closed_days(
    breaks: Iterable[tuple[date, date, str]], inset: Iterable[date], closures: Mapping[date, str]
) -> dict[date, str]:
    closed: dict[date, str] = {}
    for first, last, why in breaks:
        day = first
        while day <= last:
            closed[day] = why or "half-term"
            day += ONE_DAY
    closed.update(dict.fromkeys(inset, "INSET day"))
    closed.update({day: f"closed: {why}" if why else "closed" for day, why in closures.items()})
    return closed


def _sessions_of(
    terms: Sequence[Term], closed: Mapping[date, str], half: set[date], extra: set[date]
) -> dict[date, int]:
    holidays = bank_holidays.england_days()
    sessions: dict[date, int] = {}
    for term in terms:
        day = term.start
        while day <= term.end:
            ordinary = day.weekday() < 5 and day not in holidays
            if (ordinary or day in extra) and day not in closed:
                sessions[day] = 1 if day in half else FULL_DAY_SESSIONS
            day += ONE_DAY
    return sessions


def _bounds(terms: Sequence[Term]) -> tuple[date, date]:
    """Known days: the holiday before an autumn term, and after a summer term, are known too."""
    first, last = terms[0].start, terms[-1].end
    if first.month in {8, 9}:
        first = date(first.year, 8, 1)
    if last.month in {6, 7}:
        last = date(last.year, 7, 31)
    return first, last


def _missing_stretches(terms: Sequence[Term]) -> list[tuple[date, date]]:
    return [
        (before.end + ONE_DAY, after.start - ONE_DAY)
        for before, after in zip(terms, terms[1:], strict=False)
        if (after.start - before.end).days > LONGEST_KNOWN_HOLIDAY
    ]


def _most_terms_in_a_year(terms: Sequence[Term]) -> int:
    years = [school_year(term.start) for term in terms]
    return max(years.count(year) for year in years)


