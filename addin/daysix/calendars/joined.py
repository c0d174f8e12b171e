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
        self._joined: dict[tuple[str, str], SchoolCalendar] = {}

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
        key = (own.name, other.name)
        if key not in self._joined:
            self._joined[key] = joined(own, other)
        return self._joined[key]


def joined(own: SchoolCalendar, other: SchoolCalendar) -> SchoolCalendar:
    """One calendar of two: ``own`` wherever it knows the day, ``other`` elsewhere."""
    settled = _settled(own)
    return SchoolCalendar(
        own.name,
        sessions=_either(settled, other.all_sessions, own.all_sessions),
        closed=_either(settled, other.all_closed, own.all_closed),
        first=min(own.first, other.first),
        last=max(own.last, other.last),
        terms_per_year=own.terms_per_year or other.terms_per_year,
        legal_terms=_either(settled, _terms_of(other), _terms_of(own)),
        local_terms=_either(settled, other.local_terms, own.local_terms),
        gaps=_unknown_to_both(own, other),
        inset=[*own.inset, *_left_open(settled, other.inset)],
        closures=[*own.closures, *_left_open(settled, other.closures)],
        duplicates=own.duplicates,
        rows=own.rows,
    )


def _either(
    settled: set[int], elsewhere: Mapping[date, Said], here: Mapping[date, Said]
) -> dict[date, Said]:
    return {**{day: elsewhere[day] for day in _left_open(settled, elsewhere)}, **here}


def _settled(own: SchoolCalendar) -> set[int]:
    """Days (as ordinals) on which the first calendar has the last word.

    It knows the day, or its rows contradict each other.
    """
    return own.known_ordinals().union(map(date.toordinal, own.duplicates))


def _left_open(settled: set[int], days: Iterable[date]) -> list[date]:
    return [day for day in days if day.toordinal() not in settled]


def _terms_of(calendar: SchoolCalendar) -> dict[date, LegalTerm]:
    """The term in law of each school day; a day whose term nobody can tell is left out."""
    found = {}
    for day in calendar.days:
        try:
            found[day] = calendar.legal_term(day)
        except CannotTell:
            continue
    return found


def _unknown_to_both(own: SchoolCalendar, other: SchoolCalendar) -> list[tuple[date, date]]:
    """Stretches inside the joined bounds that neither calendar knows."""
    first, last = min(own.first, other.first), max(own.last, other.last)
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
