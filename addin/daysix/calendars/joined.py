"""Two sources of term dates for one school, joined: the first wins wherever it knows the day.

A team keeps this year's and next year's days on its Calendar sheet, and older years in a file
beside the tracker. A suspension of three years ago needs the file; a training day added this
morning stands on the sheet.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from daysix.calendars.book import CalendarBook
from daysix.calendars.days import ONE_DAY
from daysix.calendars.school import SchoolCalendar
from daysix.law.errors import CannotTell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from daysix.calendars.terms import LegalTerm

Said = TypeVar("Said")


class JoinedBook(CalendarBook):
    """Calendars looked up in two books; a school in both has its two calendars joined."""

    def __init__(self, own: CalendarBook, other: CalendarBook) -> None:
        super().__init__(())
        self._own, self._second = own, other
        self._joined: dict[tuple[str, int], SchoolCalendar] = {}

    def find(self, *names: str) -> SchoolCalendar | None:
        """As :meth:`CalendarBook.find`: a school's own calendar in either book comes first."""
        if self.refuses(*names):
            return None
        here, there = self._own.own(*names), self._second.own(*names)
        if here is None and there is None:
            return self._join(self._own.default, self._second.default)
        return self._join(here, there or (self._second.default if here else None))

    def own(self, *names: str) -> SchoolCalendar | None:
        """As :meth:`CalendarBook.own`, in both books."""
        return self._join(self._own.own(*names), self._second.own(*names))

    def refuses(self, *names: str) -> bool:
        """A school the first book cannot place is refused, whatever the second would say."""
        return self._own.refuses(*names)

    def named(self, name: str) -> SchoolCalendar | None:
        """As :meth:`CalendarBook.named`, in both books."""
        return self._join(self._own.named(name), self._second.named(name))

    def for_school(self, *names: str) -> SchoolCalendar:
        """As :meth:`CalendarBook.for_school`; the refusal is the first book's."""
        return self.find(*names) or self._own.for_school(*names)

    def schools_of(self, calendar: SchoolCalendar) -> tuple[str, ...]:
        """The schools of a calendar of either book."""
        return self._own.schools_of(calendar) or self._second.schools_of(calendar)

    def __iter__(self) -> Iterator[SchoolCalendar]:
        yield from self._own
        yield from self._second

    def __len__(self) -> int:
        return len(self._own) + len(self._second)

    def _join(
        self, own: SchoolCalendar | None, other: SchoolCalendar | None
    ) -> SchoolCalendar | None:
        if own is None or other is None:
            return own or other
        key = (own.name, other.alike)  # the name of the other is nowhere in what is joined
        if key not in self._joined:
            self._joined[key] = joined(own, other)
        return self._joined[key]


class JoinedCalendar(SchoolCalendar):
    """One calendar of two. Terms in law are looked up in either when first asked for."""

    __slots__ = ("_either", "_settled", "_told")

    def of(self, own: SchoolCalendar, other: SchoolCalendar, settled: _Settled) -> JoinedCalendar:
        """Note whom to ask after the term of a day."""
        self._either, self._settled = (own, other), settled
        self._told: dict[date, LegalTerm | None] = {}
        return self

    def legal_term(self, day: date) -> LegalTerm:
        """As :meth:`SchoolCalendar.legal_term`: what either calendar says of its own school day."""
        told = self._told.get(day) or self._tell(day)
        return told or super().legal_term(day)

    def has_legal_term(self, day: date) -> bool:
        """Whether either calendar gives the term in law of this very day."""
        return self._tell(day) is not None

    def _tell(self, day: date) -> LegalTerm | None:
        if day not in self._told:
            own, other = self._either
            self._told[day] = _term_of(own, day)
            if self._told[day] is None and self._settled.leaves_open([day]):
                self._told[day] = _term_of(other, day)
        return self._told[day]


def _term_of(calendar: SchoolCalendar, day: date) -> LegalTerm | None:
    """The term in law of one of its school days; None for any other day, or if nobody can tell."""
    if not (calendar.first <= day <= calendar.last and calendar.all_sessions.get(day)):
        return None
    try:
        return calendar.legal_term(day)
    except CannotTell:
        return None


def joined(own: SchoolCalendar, other: SchoolCalendar) -> SchoolCalendar:
    """One calendar of two: ``own`` wherever it knows the day, ``other`` elsewhere."""
    settled = _Settled(own)
    return JoinedCalendar(
        own.name,
        sessions=_either(settled, other.all_sessions, own.all_sessions),
        closed=_either(settled, other.all_closed, own.all_closed),
        first=min(own.first, other.first),
        last=max(own.last, other.last),
        terms_per_year=own.terms_per_year or other.terms_per_year,
        local_terms=_either(settled, other.local_terms, own.local_terms),
        gaps=_unknown_to_both(own, other),
        inset=[*own.inset, *settled.leaves_open(other.inset)],
        closures=[*own.closures, *settled.leaves_open(other.closures)],
        duplicates=own.duplicates,
        rows=own.rows,
    ).of(own, other, settled)


def _either(
    settled: _Settled, elsewhere: Mapping[date, Said], here: Mapping[date, Said]
) -> dict[date, Said]:
    return {**{day: elsewhere[day] for day in settled.leaves_open(elsewhere)}, **here}


class _Settled:
    """Days on which the first calendar has the last word.

    It knows the day, or its rows contradict each other.
    """

    __slots__ = ("_among", "_first", "_last")

    def __init__(self, own: SchoolCalendar) -> None:
        self._first, self._last = own.first, own.last
        self._among: set[int] | None = None
        if own.gaps:
            self._among = own.known_ordinals().union(map(date.toordinal, own.duplicates))

    def leaves_open(self, days: Iterable[date]) -> list[date]:
        """Those of some days on which it has nothing to say."""
        first, last, among = self._first, self._last, self._among
        if among is None:
            return [day for day in days if not first <= day <= last]
        return [day for day in days if day.toordinal() not in among]


def _unknown_to_both(own: SchoolCalendar, other: SchoolCalendar) -> list[tuple[date, date]]:
    """Stretches inside the joined bounds that neither calendar knows."""
    first, last = min(own.first, other.first), max(own.last, other.last)
    overlap = own.first <= other.last + ONE_DAY and other.first <= own.last + ONE_DAY
    if overlap and not (own.gaps or other.gaps or own.duplicates):
        return []
    contradicted = set(map(date.toordinal, own.duplicates))
    known = own.known_ordinals() | (other.known_ordinals() - contradicted)
    gaps: list[tuple[date, date]] = []
    for ordinal in sorted({*range(first.toordinal(), last.toordinal() + 1)} - known):
        day = date.fromordinal(ordinal)
        if gaps and gaps[-1][1] == day - ONE_DAY:
            gaps[-1] = (gaps[-1][0], day)
        else:
            gaps.append((day, day))
    return gaps
