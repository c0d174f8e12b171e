"""Laying exclusions on school days: which days a child is out, never twice the same day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.terms import LegalTerm, school_year
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from daysix.calendars.school import SchoolCalendar
    from daysix.council.children import Child
    from daysix.council.shapes import Row

FULL_DAY = 2


class Out:
    """One exclusion being made: who, where, which half days, and what has been filled in."""

    __slots__ = ("calendar", "category", "cells", "child", "end_am", "halves", "id", "link",
                 "school", "start", "start_pm", "term_halves")  # fmt: skip

    def __init__(
        self, child: Child, category: str, laid: Laid, *, school: str, calendar: SchoolCalendar
    ) -> None:
        self.child, self.category, self.school, self.calendar = child, category, school, calendar
        self.start, self.start_pm, self.halves, self.end_am = laid
        self.link: Out | None = None
        self.id = ""
        self.term_halves = 0
        self.cells: Row = {}

    @property
    def last(self) -> date:
        """Last day out (the first day, for a permanent exclusion)."""
        return max(self.halves, default=self.start)

    @property
    def year(self) -> int:
        """The school year it began in."""
        return school_year(self.start)

    @property
    def first_whole_day(self) -> date:
        """Day 1 in law: the next school day, when the afternoon had begun."""
        return self.calendar.nth_after(self.start, 1) if self.start_pm else self.start


class Laid(NamedTuple):
    """Half days out, laid on a calendar."""

    start: date
    start_pm: bool
    halves: dict[date, int]
    end_am: bool


class Timetable:
    """One school's school days in one school year, cut off where nothing can start any more."""

    __slots__ = ("calendar", "days", "open")

    def __init__(self, calendar: SchoolCalendar, year: int, *, starts_until: date) -> None:
        days = calendar.days
        begins, ends = date(year, 8, 1), date(year + 1, 7, 31)
        span = days[bisect_left(days, begins) : bisect_right(days, ends)]
        self.calendar = calendar
        self.days = span
        self.open = bisect_right(span, starts_until)
        """How many of ``days`` an exclusion may start on."""

    def lay(self, place: int, halves: int, *, pm: bool = False) -> tuple[Laid, int]:
        """Lay ``halves`` half days from the day at ``place``; also give the next free place.

        Shortened where the school year ends first.
        """
        start = self.days[place]
        pm = pm and self.calendar.sessions(start) == FULL_DAY
        laid: dict[date, int] = {}
        left = halves
        end_am = False
        while left > 0 and place < len(self.days):
            day = self.days[place]
            room = self.calendar.sessions(day)
            if pm and day == start:
                room = 1
            laid[day] = min(room, left)
            left -= laid[day]
            end_am = laid[day] < room
            place += 1
        return Laid(start, pm, laid, end_am), place

    def places(self, rng: Random, lengths: Sequence[int], within: tuple[int, int]) -> list[int]:
        """Where suspensions of these lengths could begin, in order, spread over ``within``."""
        first, last = within
        before_last = sum((n + 1) // FULL_DAY + 1 for n in lengths[:-1])
        free = max(0, last - first - before_last - 1)
        cuts = sorted(rng.randrange(free + 1) for _ in lengths)
        found, used = [], 0
        for cut, length in zip(cuts, lengths, strict=True):
            found.append(first + cut + used)
            used += (length + 1) // FULL_DAY + 1
        return found

    def span_of(self, term: LegalTerm) -> tuple[int, int]:
        """The places of a term in law, as far as exclusions may start."""
        inside = [n for n, day in enumerate(self.days) if self.calendar.legal_term(day) == term]
        if not inside:
            return 0, 0
        return inside[0], min(inside[-1] + 1, self.open)

    def place_of(self, day: date) -> int:
        """The place of the first school day that is ``day`` or later."""
        return bisect_left(self.days, day)
