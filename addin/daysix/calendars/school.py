"""One school's calendar: its school days, why the other days are not, and its terms in law."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.calendars.days import FRIDAY, ONE_DAY, WEEKDAYS, DayCalendar, Gap, in_words
from daysix.calendars.terms import (
    LAST_MONTHS_OF_SCHOOL_YEAR,
    LEGAL_PERIODS_ABOVE,
    LegalTerm,
    Term,
    actual_seasons,
    easter_monday,
    legal_period,
    school_year,
    terms_in_a_year,
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
LONGEST_SUMMER, LONGEST_OTHER_HOLIDAY = 70, 35
"""Days. A longer stretch between two terms means a term is missing, so nothing is counted over it.
The longest summer holidays are about nine weeks, the longest others four; a missing half-term with
the holidays on both sides of it comes to eight."""
EASTER_HOLIDAY = 9
"""Days, weekends included: the shortest stretch round Easter Monday that ends a term."""
SPLIT_MONTHS = frozenset({3, 4, 5})
"""Only in these can a day be on one side of Easter Monday and its term on the other."""
TERMS_KEPT = 256
NOT_SAID = 0
"""``terms_per_year`` of a calendar that does not say."""


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
        How many terms the school's own calendar has; more than three means the legal periods;
        0 where nobody has said.
    terms
        The published terms.
    legal_terms
        The term in law of single days, where a Calendar sheet gives it; it wins over ``terms``.
    local_terms
        The school's own term number of single days, where a Calendar sheet gives it.
    gaps
        Unknown stretches inside the bounds.
    inset, closures
        Which of the closed days are training days, and which were not planned.
    duplicates
        Days a Calendar sheet lists more than once.
    rows
        The sheet rows each day was read from, where there was a sheet.
    """

    __slots__ = (
        "_closed",
        "_legal",
        "_sessions",
        "_term_of_law",
        "_term_starts",
        "closures",
        "duplicates",
        "inset",
        "local_terms",
        "rows",
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
        local_terms: Mapping[date, int] | None = None,
        gaps: Iterable[tuple[date, date] | Gap] = (),
        inset: Iterable[date] = (),
        closures: Iterable[date] = (),
        duplicates: Iterable[date] = (),
        rows: Mapping[date, Sequence[int]] | None = None,
    ) -> None:
        counted = [day for day, held in sessions.items() if held]
        super().__init__(
            name, noun="school day", first=first, last=last, counted=counted, gaps=gaps
        )
        self._sessions, self._closed = sessions, closed
        self.terms, self.terms_per_year = tuple(terms), terms_per_year
        self.local_terms, self.rows = local_terms or {}, rows or {}
        self.inset, self.closures = tuple(sorted(inset)), tuple(sorted(closures))
        self.duplicates = tuple(duplicates)
        self._legal = legal_terms or {}
        self._term_of_law = sorted(
            actual_seasons(self.terms).items(), key=lambda pair: pair[0].start
        )
        self._term_starts = [term.start for term, _ in self._term_of_law]

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
            Days the school meets although they are a weekend, a bank holiday or in a half-term
            (boarding); an INSET day or closure named for the same day wins.

        Raises
        ------
        BadInput
            No terms, a term that ends before it starts, terms that overlap, terms past the
            last known bank holiday, or a half day or extra day on which there is no school.
        """
        ordered = checked_terms(name, terms)
        first, last = known_bounds(ordered[0].start, ordered[-1].end)
        inset, closures = set(inset), closures or {}
        half_days, extra_days = set(half_days), set(extra_days)
        held = _break_days(breaks, first, last)
        for day in extra_days:
            held.pop(day, None)
        closed = {**held, **_single_days(inset, closures)}
        sessions = _sessions_of(ordered, closed, half_days, extra_days)
        _refuse_no_school(name, extra_days - closed.keys() - sessions.keys(), "an extra school day")
        _refuse_no_school(name, half_days - closed.keys() - sessions.keys(), "a half day")
        return cls(
            name,
            sessions=sessions,
            closed=closed,
            first=first,
            last=last,
            terms_per_year=terms_per_year or terms_in_a_year(ordered),
            terms=ordered,
            gaps=_missing_stretches(ordered),
            inset=inset,
            closures=closures,
        )

    @property
    def all_sessions(self) -> Mapping[date, int]:
        """Sessions of every school day."""
        return self._sessions

    @property
    def alike(self) -> int:
        """The same number for calendars that differ in nothing but their names (``called``)."""
        return id(self._sessions)

    @property
    def all_closed(self) -> Mapping[date, str]:
        """Why each named day is not a school day."""
        return self._closed

    def sessions(self, day: date) -> int:
        """Sessions held on ``day``: 0, 1 or 2."""
        return self._sessions.get(day, 0) if self.counts(day) else 0

    def sessions_between(self, first: date, last: date) -> dict[date, int]:
        """Sessions held on each school day from ``first`` to ``last``, both inclusive."""
        return {day: self._sessions[day] for day in self.between(first, last)}

    def legal_term(self, day: date) -> LegalTerm:
        """The term in law of a school day (CAL-03).

        Raises
        ------
        CannotTell
            The day is in no term, or nobody has said how many terms the school has and the
            answer depends on it.
        """
        if day in self._legal:
            return self._legal[day]
        if self.terms_per_year > LEGAL_PERIODS_ABOVE:
            return legal_period(day)
        place = bisect_right(self._term_starts, day) - 1  # terms never overlap
        if place >= 0 and day <= self._term_of_law[place][0].end:
            return self._term_of_law[place][1]
        if not self.terms and (day.month not in SPLIT_MONTHS or self._breaks_at_easter(day.year)):
            return legal_period(day)
        remedy = "Check the term dates." if self.terms else "Fill in LegalTerm, or the terms."
        message = (
            f"{in_words(day)} is in no term of {self.name}, so I cannot tell which term it "
            f"counts in. {remedy}"
        )
        raise CannotTell("D-004", message)

    def _breaks_at_easter(self, year: int) -> bool:
        """Whether a holiday lies round Easter Monday, so that term and legal period agree."""
        easter = easter_monday(year)
        index = bisect_left(self._days, easter)
        if not self.knows(easter) or index in {0, len(self._days)}:
            return False
        return (self._days[index] - self._days[index - 1]).days > EASTER_HOLIDAY

    def has_legal_term(self, day: date) -> bool:
        """Whether a Calendar sheet gives the term in law of this very day."""
        return day in self._legal

    def term_days(self, term: LegalTerm) -> list[date]:
        """Every school day of a term in law, in order."""
        return [day for day in self._days if self.legal_term(day) == term]

    def why(self, day: date) -> str:
        """Say why ``day`` counts or not: INSET, half-term, bank holiday, weekend, holiday."""
        if self.counts(day):
            return "school day" if self._sessions[day] > 1 else "school day (one session)"
        if day in self._closed:
            return self._closed[day]
        if day.weekday() > FRIDAY:
            return WEEKDAYS[day.weekday()]
        holiday = bank_holidays.england(day)
        return f"bank holiday: {holiday}" if holiday else "school holiday"

    def __repr__(self) -> str:
        return f"SchoolCalendar({self.name!r}, {self.first} to {self.last})"


def checked_terms(name: str, terms: Sequence[Term]) -> list[Term]:
    """Put terms in order; refuse none at all, one that ends first, and two that overlap."""
    if not terms:
        raise BadInput("L-001", f"The calendar {name} has no terms. Add its term dates.")
    ordered = sorted(terms, key=lambda term: term.start)
    for term in ordered:
        if term.end < term.start:
            message = (
                f"In the calendar {name}, {term.name} ends on {in_words(term.end)}, before it "
                f"starts on {in_words(term.start)}. Correct one of the two."
            )
            raise BadInput("L-002", message)
    for before, after in pairwise(ordered):
        if after.start <= before.end:
            message = (
                f"In the calendar {name}, {after.name} starts on {in_words(after.start)}, before "
                f"{before.name} has ended on {in_words(before.end)}. Correct one of the two."
            )
            raise BadInput("L-003", message)
    if (
        ordered[-1].end > bank_holidays.HORIZON_LAST
        or ordered[0].start < bank_holidays.HORIZON_FIRST
    ):
        message = (
            f"The calendar {name} goes past the bank holidays I know "
            f"({in_words(bank_holidays.HORIZON_FIRST)} to {in_words(bank_holidays.HORIZON_LAST)}). "
            "Shorten it, or update Day Six."
        )
        raise BadInput("L-004", message)
    return ordered


def _break_days(
    breaks: Iterable[tuple[date, date, str]], first: date, last: date
) -> dict[date, str]:
    """Name the days of each break that lie inside the calendar."""
    held: dict[date, str] = {}
    for start, end, why in breaks:
        day = max(start, first)
        while day <= min(end, last):
            held[day] = why or "half-term"
            day += ONE_DAY
    return held


def _single_days(inset: Iterable[date], closures: Mapping[date, str]) -> dict[date, str]:
    single = dict.fromkeys(inset, "INSET day")
    single.update({day: f"closed: {why}" if why else "closed" for day, why in closures.items()})
    return single


def _refuse_no_school(name: str, days: set[date], named: str) -> None:
    for day in sorted(days):
        message = (
            f"In the calendar {name}, {in_words(day)} is named as {named}, but there is no school "
            "that day. Correct the date, or the terms."
        )
        raise BadInput("L-008", message)


def _sessions_of(
    terms: Sequence[Term], closed: Mapping[date, str], half: set[date], extra: set[date]
) -> dict[date, int]:
    sessions: dict[date, int] = {}
    for term in terms:
        sessions.update(dict.fromkeys(_ordinary_days(term.start, term.end), FULL_DAY_SESSIONS))
        sessions.update(
            (day, FULL_DAY_SESSIONS) for day in sorted(extra) if term.start <= day <= term.end
        )
    for day in closed:
        sessions.pop(day, None)
    sessions.update((day, 1) for day in half if day in sessions)
    return sessions


@lru_cache(maxsize=TERMS_KEPT)
def _ordinary_days(first: date, last: date) -> tuple[date, ...]:
    """Weekdays that are no bank holiday. Most schools of a council keep the same terms."""
    holidays = bank_holidays.england_days()
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return tuple(day for day in days if day.weekday() <= FRIDAY and day not in holidays)


def known_bounds(first: date, last: date) -> tuple[date, date]:
    """Known days: the holiday before an autumn term, and after a summer term, are known too."""
    if first.month in {8, 9}:
        first = date(first.year, 8, 1)
    if last.month in LAST_MONTHS_OF_SCHOOL_YEAR:
        last = date(last.year, 7, 31)
    return first, last


def _missing_stretches(terms: Sequence[Term]) -> list[Gap]:
    return [
        Gap(before.end + ONE_DAY, after.start - ONE_DAY)
        for before, after in pairwise(terms)
        if too_long_for_a_holiday(before.end, after.start)
    ]


def too_long_for_a_holiday(last_day: date, next_day: date) -> bool:
    """Whether more than a holiday lies between two days of school: a term must be missing."""
    summer = school_year(last_day) != school_year(next_day)
    longest = LONGEST_SUMMER if summer else LONGEST_OTHER_HOLIDAY
    return (next_day - last_day).days > longest
