"""Excluded time: in which term and year each day out counts, and the totals.

Days at other schools stay with the child for the whole school year, and leavers never vanish.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.calendars.terms import LegalTerm, school_year
from daysix.law.exclusion import DayOut, Exclusion, add_once
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

_IN_ORDER = attrgetter("first_day", "order")
IN_THE_YEAR, ANY_SCHOOL = "*year", "*"
"""Two heaps of days beside those of each school."""


class Lump(NamedTuple):
    """Days at another school known only as a number: which term and year they fall in."""

    school: str
    halves: int
    year: int
    season: str | None


class Totals(NamedTuple):
    """Days so far, in halves of a day, up to and including one exclusion.

    ``by_term`` holds every term in law the exclusion touches; ``by_year`` likewise.
    """

    by_term: Mapping[LegalTerm, int]
    by_year: Mapping[int, int]

    @property
    def term_days(self) -> float:
        """Days in the worst term the exclusion touches."""
        return max(self.by_term.values(), default=0) / 2

    @property
    def year_days(self) -> float:
        """Days in the school year (the higher, where the exclusion touches two)."""
        return max(self.by_year.values(), default=0) / 2


class Sums(NamedTuple):
    """Half days of one child up to a certain day, by term in law and by school year."""

    terms: Mapping[LegalTerm, int]
    years: Mapping[int, int]


class _Tally:
    """The days of one child being added up, exclusion by exclusion; each session once."""

    __slots__ = ("_days", "_halves", "_lunchtimes", "_this_school_only")

    def __init__(self, *, this_school_only: bool, lunchtimes: bool) -> None:
        self._this_school_only, self._lunchtimes = this_school_only, lunchtimes
        self._days: dict[str, dict[date, DayOut]] = {}
        self._halves: dict[str, dict[LegalTerm, int]] = {}

    def add(self, exclusion: Exclusion, days: Sequence[DayOut]) -> None:
        """Add the days of one exclusion."""
        self._add(self._school(exclusion), days)
        if not self._lunchtimes:
            days = [out for out in days if not out.lunchtime]
        self._add(IN_THE_YEAR, days)

    def sums(self, asked: Exclusion) -> Sums:
        """What has come together so far, as the school of ``asked`` counts it."""
        years: dict[int, int] = {}
        for term, halves in self._halves.get(IN_THE_YEAR, {}).items():
            years[term.year] = years.get(term.year, 0) + halves
        return Sums(dict(self._halves.get(self._school(asked), {})), years)

    def _school(self, exclusion: Exclusion) -> str:
        return school_key(exclusion.school) if self._this_school_only else ANY_SCHOOL

    def _add(self, heap: str, days: Sequence[DayOut]) -> None:
        found, halves = self._days.setdefault(heap, {}), self._halves.setdefault(heap, {})
        for out in days:
            known = found.get(out.day)
            if known is None:  # as nearly always
                found[out.day] = out
                halves[out.term] = halves.get(out.term, 0) + out.halves
                continue
            add_once(found, out)
            halves[known.term] = halves.get(known.term, 0) + found[out.day].halves - known.halves


class Ledger:
    """Every exclusion we know of for one child, across schools.

    Attributes
    ----------
    exclusions, permanent
        All of them, and the permanent ones, in order of first day.

    Parameters
    ----------
    exclusions
        In any order; they are read in order of first day, then as given.
    lumps
        Days at other schools known only as a number.
    this_school_only
        AMB-03: count only the asking exclusion's own school towards a term.
    lunchtimes_in_year
        AMB-04: count lunchtimes towards the 45 days.
    """

    __slots__ = (
        "_added",
        "_days",
        "_known",
        "_lumps",
        "_lunchtimes_in_year",
        "_other_reading",
        "_passed",
        "_passing",
        "_permanent_from",
        "_this_school_only",
        "exclusions",
        "permanent",
    )

    def __init__(
        self,
        exclusions: Iterable[Exclusion],
        lumps: Sequence[Lump] = (),
        *,
        this_school_only: bool = False,
        lunchtimes_in_year: bool = True,
    ) -> None:
        self.exclusions = sorted(exclusions, key=_IN_ORDER)
        self._lumps = tuple(lumps)
        self._this_school_only, self._lunchtimes_in_year = this_school_only, lunchtimes_in_year
        self._known: dict[tuple[Exclusion, date], Totals] = {}  # a dozen rules ask the same
        self._days: dict[Exclusion, list[DayOut]] = {}
        self.permanent = [one for one in self.exclusions if one.permanent]
        self._permanent_from = self.permanent[0].first_day if self.permanent else None
        self._passed: dict[Exclusion, Sums] = {}
        self._passing = self._new_tally()
        self._added = 0
        self._other_reading: Ledger | None = None

    def days_out(self, until: date) -> list[DayOut]:
        """Every day out of this child, earliest first; a session named twice is counted once."""
        found: dict[date, DayOut] = {}
        for exclusion in self.exclusions:
            for out in exclusion.days_out(until):
                add_once(found, out)
        return [found[day] for day in sorted(found)]

    def totals(self, asked: Exclusion, until: date) -> Totals:
        """Totals up to and including ``asked``, in each term and year it touches."""
        if (asked, until) not in self._known:
            self._known[asked, until] = self._totals(asked, until)
        return self._known[asked, until]

    @property
    def reads(self) -> str:
        """Which reading of AMB-03 the term totals follow."""
        return "this_school_only" if self._this_school_only else "all_known_days"

    def decided(self, by: date) -> Ledger:
        """The same days, but for permanent exclusions not known to be over; itself if none.

        One that is said to end after ``by`` is not over: nobody knows that day yet.
        """
        open_ended = [
            one
            for one in self.permanent
            if not any(day is not None and day <= by for day in (one.ended, one.final))
        ]
        if not open_ended:
            return self
        return Ledger(
            [one for one in self.exclusions if one not in open_ended],
            self._lumps,
            this_school_only=self._this_school_only,
            lunchtimes_in_year=self._lunchtimes_in_year,
        )

    def read_the_other_way(self, asked: Exclusion) -> Ledger | None:
        """The same days under AMB-03's other reading; None where it can make no difference."""
        elsewhere = any(not one.at_same_school(asked) for one in self.exclusions) or any(
            school_key(lump.school) != school_key(asked.school) for lump in self._lumps
        )
        if not elsewhere:
            return None
        if self._other_reading is None:
            self._other_reading = Ledger(
                self.exclusions,
                self._lumps,
                this_school_only=not self._this_school_only,
                lunchtimes_in_year=self._lunchtimes_in_year,
            )
        return self._other_reading

    def _totals(self, asked: Exclusion, until: date) -> Totals:
        end = asked.last_day or until
        sums = self._sums(asked, end)
        touched = {out.term for out in self._days_of(asked, end)}
        years_touched = {term.year for term in touched}
        if not touched:
            touched = {asked.calendar.legal_term(asked.calendar.on_or_after(asked.first_day))}
            years_touched = {school_year(asked.first_day)}
        by_term = {term: sums.terms.get(term, 0) for term in touched}
        by_year = {year: sums.years.get(year, 0) for year in years_touched}
        if self._lumps:
            by_term = {term: n + self._lump_term(term, asked) for term, n in by_term.items()}
            by_year = {year: n + self._lump_year(year) for year, n in by_year.items()}
        return Totals(by_term, by_year)

    def _sums(self, asked: Exclusion, end: date) -> Sums:
        """Half days by term and year of every exclusion begun by the day ``asked`` began.

        Those of the same day count each other, whichever row stands first.
        """
        if self._permanent_from is None or asked.first_day < self._permanent_from:
            return self._sums_in_passing(asked, end)
        tally = self._new_tally()
        for exclusion in self.exclusions:
            if exclusion.first_day > asked.first_day:
                break
            tally.add(exclusion, self._days_of(exclusion, end))
        return tally.sums(asked)

    def _sums_in_passing(self, asked: Exclusion, end: date) -> Sums:
        """As :meth:`_sums`, but a child's days are added up once, whichever rows ask.

        Only before the first permanent exclusion, which runs on until the last day of who asks.
        """
        while asked not in self._passed:
            same_day = self._same_day_from(self._added)
            days = [self._days_of(one, end) for one in same_day]  # one may refuse: none is added
            for one, out in zip(same_day, days, strict=True):
                self._passing.add(one, out)
            for one in same_day:
                self._passed[one] = self._passing.sums(one)
            self._added += len(same_day)
        return self._passed[asked]

    def _same_day_from(self, start: int) -> list[Exclusion]:
        end, first_day = start, self.exclusions[start].first_day
        while end < len(self.exclusions) and self.exclusions[end].first_day == first_day:
            end += 1
        return self.exclusions[start:end]

    def _new_tally(self) -> _Tally:
        return _Tally(this_school_only=self._this_school_only, lunchtimes=self._lunchtimes_in_year)

    def _days_of(self, exclusion: Exclusion, end: date) -> list[DayOut]:
        if exclusion.permanent:
            return list(exclusion.days_out(end))
        if exclusion not in self._days:
            self._days[exclusion] = list(exclusion.days_out(end))
        return self._days[exclusion]

    def in_no_known_term(self, asked: Exclusion) -> float:
        """Days of this exclusion's school year that nobody has placed in a term."""
        year = school_year(asked.first_day)
        lumps = (lump for lump in self._lumps if lump.year == year and lump.season is None)
        return sum(lump.halves for lump in lumps) / 2

    def _lump_term(self, term: LegalTerm, asked: Exclusion) -> int:
        return sum(
            lump.halves
            for lump in self._lumps
            if (lump.year, lump.season) == term
            and (not self._this_school_only or school_key(lump.school) == school_key(asked.school))
        )

    def _lump_year(self, year: int) -> int:
        return sum(lump.halves for lump in self._lumps if lump.year == year)
