"""Excluded time: every day a child was out, in which term and year it counts, and the totals.

Everything is counted in half days (sessions), so that nothing is ever rounded. A day is counted
once however many rows name it. Days at other schools stay with the child for the whole school
year, and leavers never vanish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.calendars.terms import LegalTerm, school_year
from daysix.law.rule import Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar

PERMANENT, SUSPENSION, LUNCHTIME = "PERM", "SUSP", "LNCH"
FULL_DAY = 2
YEAR_LIMIT_HALVES = 90

RULES = (
    Rule(
        "EX-03",
        title="Part days",
        says="A session missed is half a day; a lunchtime suspension is half a day. 5.5 is more "
        "than 5, and 15.5 is more than 15.",
        cites=(guidance("paras 9 and 81; para 101 footnote"),),
        kind="definition",
        switches=("AMB-04", "AMB-05"),
    ),
)


class DayOut(NamedTuple):
    """A stretch of one day out of school: ``halves`` is 1 or 2; ``term`` is the term in law."""

    day: date
    halves: int
    term: LegalTerm
    school: str
    lunchtime: bool


class Lump(NamedTuple):
    """Days at another school known only as a number: which term and year they fall in."""

    school: str
    halves: int
    year: int
    season: str | None


class Exclusion:
    """One suspension, lunchtime suspension or permanent exclusion.

    Attributes
    ----------
    first_day
        First day out, or the day of an exclusion after the afternoon session began.
    session
        ``pm`` when it was imposed after the afternoon session began, else ``am``.
    halves
        Half days out by date; for a permanent exclusion only what lies before ``until``.
    ended
        The day it was cancelled, or the child reinstated: days from then on do not count.
    """

    __slots__ = (
        "calendar",
        "ended",
        "first_day",
        "halves",
        "id",
        "kind",
        "last_day",
        "misses_exam",
        "notice",
        "notice_method",
        "order",
        "representations",
        "school",
        "session",
    )

    def __init__(  # noqa: PLR0913 - all named at the call
        self,
        *,
        id: str,  # noqa: A002 - the tracker's own word
        kind: str,
        school: str,
        calendar: SchoolCalendar,
        first_day: date,
        session: str = "am",
        halves: Mapping[date, int] | None = None,
        ended: date | None = None,
        misses_exam: date | None = None,
        representations: date | None = None,
        notice: Mapping[str, date] | None = None,
        notice_method: str | None = None,
        order: int = 0,
    ) -> None:
        self.id, self.kind, self.school, self.calendar = id, kind, school, calendar
        self.first_day, self.session, self.ended = first_day, session, ended
        self.halves = dict(halves or {})
        self.last_day = max(self.halves, default=None)
        self.misses_exam, self.representations = misses_exam, representations
        self.notice, self.notice_method = dict(notice or {}), notice_method
        self.order = order

    @property
    def permanent(self) -> bool:
        """Whether this is a permanent exclusion."""
        return self.kind == PERMANENT

    @property
    def day_one(self) -> date:
        """Day 1 in law: the day itself, or the next school day if the afternoon had begun."""
        if self.session == "pm" and self.kind != LUNCHTIME:
            return self.calendar.nth_after(self.first_day, 1)
        return self.first_day

    @property
    def run_days(self) -> list[date]:
        """Days that count in a run to the sixth day: whole days out from day 1 on."""
        if self.kind != SUSPENSION:
            return []
        return [day for day in sorted(self._actual()) if day >= self.day_one]

    def _actual(self) -> dict[date, int]:
        if self.ended is None:
            return self.halves
        return {day: n for day, n in self.halves.items() if day < self.ended}

    def days_out(self, until: date) -> Iterator[DayOut]:
        """Days out, up to and including ``until`` for a permanent exclusion still running."""
        for day, halves in self._actual().items() if not self.permanent else self._running(until):
            yield DayOut(
                day, halves, self.calendar.legal_term(day), self.school, self.kind == LUNCHTIME
            )

    def _running(self, until: date) -> list[tuple[date, int]]:
        last = min(until, self.calendar.last)
        if last < self.first_day:
            return []
        days = self.calendar.between(self.first_day, last)
        return [
            (day, 1 if day == self.first_day and self.session == "pm" else self._sessions(day))
            for day in days
            if self.ended is None or day < self.ended
        ]

    def _sessions(self, day: date) -> int:
        return self.calendar.sessions(day)


class Totals(NamedTuple):
    """Days so far, in halves of a day, up to and including one exclusion.

    ``by_term`` holds every term in law the exclusion touches; ``by_year`` likewise.
    """

    by_term: Mapping[LegalTerm, int]
    by_year: Mapping[int, int]

    @property
    def worst_term(self) -> LegalTerm:
        """The term with the highest total; the later one of equals."""
        return max(self.by_term, key=lambda term: (self.by_term[term], term))

    @property
    def term_days(self) -> float:
        """Days in the worst term the exclusion touches."""
        return max(self.by_term.values(), default=0) / 2

    @property
    def year_days(self) -> float:
        """Days in the school year (the higher, where the exclusion touches two)."""
        return max(self.by_year.values(), default=0) / 2


class Ledger:
    """Every exclusion we know of for one child, across schools.

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

    __slots__ = ("_lumps", "_lunchtimes_in_year", "_this_school_only", "exclusions")

    def __init__(
        self,
        exclusions: Iterable[Exclusion],
        lumps: Sequence[Lump] = (),
        *,
        this_school_only: bool = False,
        lunchtimes_in_year: bool = True,
    ) -> None:
        self.exclusions = sorted(exclusions, key=lambda one: (one.first_day, one.order))
        self._lumps = tuple(lumps)
        self._this_school_only, self._lunchtimes_in_year = this_school_only, lunchtimes_in_year

    def days_out(self, until: date) -> list[DayOut]:
        """Every day out of this child, earliest first; a day named twice is counted once."""
        found: dict[date, DayOut] = {}
        for exclusion in self.exclusions:
            for out in exclusion.days_out(until):
                _add_once(found, out)
        return [found[day] for day in sorted(found)]

    def totals(self, asked: Exclusion, until: date) -> Totals:
        """Totals up to and including ``asked``, in each term and year it touches."""
        end = asked.last_day or until
        terms, years, touched, years_touched = self._sums(asked, end)
        if not touched:
            touched = {asked.calendar.legal_term(asked.calendar.on_or_after(asked.first_day))}
            years_touched = {school_year(asked.first_day)}
        return Totals(
            {term: terms.get(term, 0) + self._lump_term(term, asked) for term in touched},
            {year: years.get(year, 0) + self._lump_year(year) for year in years_touched},
        )

    def _sums(
        self, asked: Exclusion, end: date
    ) -> tuple[dict[LegalTerm, int], dict[int, int], set[LegalTerm], set[int]]:
        in_term: dict[date, DayOut] = {}
        in_year: dict[date, DayOut] = {}
        touched: set[LegalTerm] = set()
        for exclusion in self.exclusions:
            for out in exclusion.days_out(end):
                if not self._this_school_only or out.school == asked.school:
                    _add_once(in_term, out)
                if self._lunchtimes_in_year or not out.lunchtime:
                    _add_once(in_year, out)
                if exclusion is asked:
                    touched.add(out.term)
            if exclusion is asked:
                break
        terms: dict[LegalTerm, int] = {}
        years: dict[int, int] = {}
        for out in in_term.values():
            terms[out.term] = terms.get(out.term, 0) + out.halves
        for out in in_year.values():
            years[out.term.year] = years.get(out.term.year, 0) + out.halves
        return terms, years, touched, {term.year for term in touched}

    def _lump_term(self, term: LegalTerm, asked: Exclusion) -> int:
        return sum(
            lump.halves
            for lump in self._lumps
            if (lump.year, lump.season) == term
            and (not self._this_school_only or lump.school == asked.school)
        )

    def _lump_year(self, year: int) -> int:
        return sum(lump.halves for lump in self._lumps if lump.year == year)


def _add_once(found: dict[date, DayOut], out: DayOut) -> None:
    """Add a day, never to more than a whole day however many rows name it."""
    known = found.get(out.day)
    if known is None:
        found[out.day] = out
    elif known.halves < FULL_DAY:
        halves = min(FULL_DAY, known.halves + out.halves)
        found[out.day] = known._replace(halves=halves, lunchtime=known.lunchtime and out.lunchtime)
