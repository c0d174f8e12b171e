"""One school year's exclusions: who is excluded, how often, from which day.

Most children are out once or twice, a few many times. Some are steered to totals that matter: 5.5,
14.5, 15 and 15.5 days in a term, and 45 days in a year. The numbers of suspensions and permanent
exclusions come out exactly as asked.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.calendars.terms import SEASONS, LegalTerm
from daysix.council.chance import Weighted, happens
from daysix.council.stays import Laid, Out, Timetable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from daysix.calendars.book import CalendarBook
    from daysix.council.children import Child, Nursery
    from daysix.council.shapes import School

SUSPENSION, PERMANENT, LUNCHTIME = "SUSP", "PERM", "LNCH"
MOST_HALVES = 90
HOW_MANY = Weighted({1: 58, 2: 18, 3: 9, 4: 5, 5: 3, 6: 2, 7: 1.5, 8: 1, 10: 0.8, 12: 0.5, 15: 0.3,
                     18: 0.15})  # fmt: skip
HOW_LONG = Weighted({1: 6, 2: 37, 3: 6, 4: 22, 5: 3, 6: 13, 7: 0.7, 8: 3, 10: 7.5, 12: 0.6, 16: 0.4,
                     20: 0.6, 30: 0.2})  # fmt: skip
"""Half days."""

RETURN_SHARE, MOVER_SHARE, BACK_TO_BACK_SHARE, AFTERNOON_SHARE = 0.42, 0.07, 0.025, 0.07
FOLLOWS_SUSPENSION_SHARE, PERMANENT_AFTERNOON_SHARE = 0.35, 0.12
CAREERS_PER_SUSPENSION = 2.2
YEARS = Weighted({0: 2, 1: 5, 2: 7, 3: 9, 4: 12, 5: 15, 6: 17, 7: 105, 8: 150, 9: 165, 10: 155,
                  11: 85, 12: 8, 13: 4})  # fmt: skip
WEIGHT_OF_PHASE = {
    "Primary": 1.0,
    "Secondary": 9.0,
    "All-through": 7.0,
    "Special": 5.0,
    "PRU": 30.0,
}
STEERED = {
    # halves in all: lengths, how many children in a full year of a full council
    11: ((4, 3, 4), 8),
    29: ((6, 8, 10, 5), 5),
    30: ((10, 8, 12), 5),
    31: ((10, 10, 6, 5), 5),
}
WHOLE_YEAR = ((10, 20, 20, 20, 20), 2)
FULL_COUNCIL, SMALLEST_TO_STEER = 5700, 100
MOST_TRIES = 30
LUNCHTIMES = Weighted({1: 4, 2: 3, 3: 2, 5: 3})
ELEVEN_LUNCHTIMES = (5, 4, 2)
LUNCHTIME_SHARE = 0.01
LAST_EXAM_YEAR_DAY = (6, 19)
LAST_IN_A_CLOSING_SCHOOL = (1, 31)
"""Its calendar ends when it closes, so what begins later could not be counted to its end."""
EXAM_YEARS = frozenset({11, 13})
PRUS = "PRU"
LAST_COMPULSORY = 11


class YearMaker:
    """Makes the exclusions of one school year."""

    def __init__(  # noqa: PLR0913 - the sides of one year
        self,
        rng: Random,
        year: int,
        *,
        as_of: date,
        schools: Mapping[str, School],
        book: CalendarBook,
        nursery: Nursery,
    ) -> None:
        self.rng, self.year, self.as_of = rng, year, as_of
        self.schools, self.book, self.nursery = schools, book, nursery
        self.made: list[Out] = []
        self.counts = {SUSPENSION: 0, PERMANENT: 0, LUNCHTIME: 0}
        self._tables: dict[str, Timetable] = {}
        self._open = [one for one in schools.values() if self._meets(one)]
        self._by_weight = Weighted(
            {one: WEIGHT_OF_PHASE[one.phase] * one.roll for one in self._open}
        )
        self._returning: list[Child] = []

    def _meets(self, school: School) -> bool:
        return school.meets_in(self.year) and self.table(school.dfe).open > 0

    def table(self, dfe: str) -> Timetable:
        """A school's days this year."""
        if dfe not in self._tables:
            calendar = self.book.for_school(dfe)
            self._tables[dfe] = Timetable(calendar, self.year, starts_until=self.as_of)
        return self._tables[dfe]

    def bring_back(self, children: Sequence[Child]) -> None:
        """Children of earlier years, a year older: moved up, moved on, or gone."""
        for child in children:
            self._move_up(child)
        self._returning = [child for child in children if not child.gone]
        self.rng.shuffle(self._returning)

    def _move_up(self, child: Child) -> None:
        nc_year, school = child.nc_year(self.year), self.schools[child.school]
        if nc_year > max(school.high, LAST_COMPULSORY):
            child.gone = True
        elif child.removed is not None:
            self._take_in(child, nc_year)
        elif not school.meets_in(self.year) and school.successor:
            self._enrol(child, self.schools[school.successor], date(self.year, 9, 2))
        elif nc_year > school.high:
            self._enrol(child, self._school_for(nc_year), date(self.year, 9, 4))

    def _take_in(self, child: Child, nc_year: int) -> None:
        """A child permanently excluded last year starts at a unit or another school."""
        units = [one for one in self._open if one.phase == PRUS and one.low <= nc_year <= one.high]
        to_unit = bool(units) and happens(self.rng, 0.6)
        school = self.rng.choice(units) if to_unit else (
            self._school_for(nc_year, other_than=child.school))  # fmt: skip
        self._enrol(child, school, date(self.year, 9, 4))
        child.removed = None

    def _school_for(self, nc_year: int, *, other_than: str = "") -> School:
        able = [
            one
            for one in self._open
            if one.low <= nc_year <= one.high
            and one.phase not in {PRUS, "Special"}
            and one.dfe != other_than
        ]
        return self.rng.choice(able)

    @staticmethod
    def _enrol(child: Child, school: School, day: date) -> None:
        child.school, child.on_roll_from = school.dfe, day

    def fill(self, suspensions: int, permanent: int) -> list[Out]:
        """Make exactly so many, some lunchtimes on top, and give them all in order of first day."""
        self._steer(suspensions)
        while self.counts[SUSPENSION] < suspensions or self.counts[PERMANENT] < permanent:
            room = suspensions - self.counts[SUSPENSION]
            wanting = permanent - self.counts[PERMANENT]
            often = min(HOW_MANY.pick(self.rng), room)
            likely = wanting * CAREERS_PER_SUSPENSION / max(room, 1)
            self._career(self._someone(), often, ends=wanting > 0 and happens(self.rng, likely))
        for _ in range(round(suspensions * LUNCHTIME_SHARE)):
            self._lunchtimes((LUNCHTIMES.pick(self.rng),))
        if suspensions >= SMALLEST_TO_STEER:
            self._lunchtimes(ELEVEN_LUNCHTIMES)
        return sorted(self.made, key=lambda out: (out.start, out.child.id))

    def _someone(self) -> Child:
        """A child nobody has excluded yet this year."""
        if self.nursery.awaited:
            twin, school = self.nursery.awaited.pop()
            if self._attends(twin, school):
                return twin
        if self._returning and happens(self.rng, RETURN_SHARE):
            return self._returning.pop()
        return self._new_child()

    def _attends(self, twin: Child, school: School) -> bool:
        return school in self._open and school.low <= twin.nc_year(self.year) <= school.high

    def _new_child(self) -> Child:
        school = self._by_weight.pick(self.rng)
        nc_year = YEARS.pick(self.rng)
        while not school.low <= nc_year <= school.high:
            nc_year = YEARS.pick(self.rng)
        return self.nursery.child(school, self.year, nc_year)

    def _span(self, child: Child) -> tuple[int, int]:
        """The places on which this child may be excluded: not after the last exams."""
        table = self.table(child.school)
        last = table.open
        if child.nc_year(self.year) in EXAM_YEARS:
            last = min(last, table.place_of(date(self.year + 1, *LAST_EXAM_YEAR_DAY)))
        closes = self.schools[child.school].closed
        if closes is not None and closes.year == self.year + 1:
            last = min(last, table.place_of(date(closes.year, *LAST_IN_A_CLOSING_SCHOOL)))
        first = table.place_of(child.on_roll_from) if child.on_roll_from.year >= self.year else 0
        return min(first, last), last

    def _career(self, child: Child, often: int, *, ends: bool) -> None:
        lengths = [HOW_LONG.pick(self.rng) for _ in range(often)]
        while sum(lengths) > MOST_HALVES:
            lengths.remove(max(lengths))
        if len(lengths) > 1 and happens(self.rng, MOVER_SHARE):
            half = len(lengths) // 2
            first, last = self._span(child)
            made = self._suspend(child, lengths[:half], (first, (first + last) // 2))
            if made:
                self._move_away(child, made[-1])
                lengths = lengths[half:]
        made = self._suspend(child, lengths, self._span(child))
        if ends:
            self._exclude(child, made[-1] if made else None)

    def _move_away(self, child: Child, after: Out) -> None:
        school = self._school_for(child.nc_year(self.year), other_than=child.school)
        self._enrol(child, school, after.last + timedelta(days=10))

    def _suspend(self, child: Child, lengths: Sequence[int], within: tuple[int, int]) -> list[Out]:
        rng, table = self.rng, self.table(child.school)
        made: list[Out] = []
        free, previous = within[0], None
        for place, halves in zip(table.places(rng, lengths, within), lengths, strict=True):
            stick = previous is not None and happens(rng, BACK_TO_BACK_SHARE)
            start = free if stick else max(place, free + 1 if previous else free)
            if start >= within[1]:
                break
            laid, free = table.lay(start, halves, pm=happens(rng, AFTERNOON_SHARE))
            if stick and laid.start_pm:
                laid, free = table.lay(start, halves)
            out = self.add(child, SUSPENSION, laid)
            out.link = previous if stick else None
            made.append(out)
            previous = out
        return made

    def _exclude(self, child: Child, after: Out | None) -> None:
        """Exclude a child for good, at once after a suspension or some time later."""
        rng, table = self.rng, self.table(child.school)
        first, last = self._span(child)
        at_once = after is not None and happens(rng, FOLLOWS_SUSPENSION_SHARE)
        if after is not None:
            first = table.place_of(after.last) + 1
        if first >= last:
            return
        place = first if at_once else rng.randrange(first, last)
        pm = not at_once and happens(rng, PERMANENT_AFTERNOON_SHARE)
        laid, _ = table.lay(place, 0, pm=pm)
        out = self.add(child, PERMANENT, laid)
        out.link = after if place == first else None

    def add(self, child: Child, category: str, laid: Laid) -> Out:
        """Add an exclusion already laid on the days of the child's school."""
        calendar = self.table(child.school).calendar
        out = Out(child, category, laid, school=child.school, calendar=calendar)
        self.made.append(out)
        self.counts[category] += 1
        return out

    def _steer(self, suspensions: int) -> None:
        if suspensions < SMALLEST_TO_STEER:
            return
        size = suspensions / FULL_COUNCIL
        for lengths, often in STEERED.values():
            for _ in range(max(1, round(often * size))):
                self._steer_one(lengths, SEASONS)
        for _ in range(max(1, round(WHOLE_YEAR[1] * size))):
            self._steer_one(WHOLE_YEAR[0], (None,))

    def _steer_one(self, lengths: Sequence[int], seasons: Sequence[str | None]) -> None:
        """Try until one child reaches the sum of ``lengths`` in a term, or (None) in the year.

        In a year that has only begun there may be no room at all, and then nothing is made.
        """
        for _ in range(MOST_TRIES):
            if self._steered(lengths, self.rng.choice(seasons)):
                return

    def _steered(self, lengths: Sequence[int], season: str | None) -> bool:
        school = self._by_weight.pick(self.rng)
        table = self.table(school.dfe)
        within = table.span_of(LegalTerm(self.year, season)) if season else (0, table.open)
        needed = sum((n + 1) // 2 + 1 for n in lengths)
        one_sessions = any(table.calendar.sessions(d) == 1 for d in table.days[slice(*within)])
        if within[1] - within[0] <= needed or one_sessions:
            return False
        nc_year = min(max(school.low, 8), school.high)
        child = self.nursery.child(school, self.year, nc_year)
        child.on_roll_from = min(child.on_roll_from, date(self.year - 1, 9, 4))
        room = (within[0], within[1] - (lengths[-1] + 1) // 2)
        for place, halves in zip(table.places(self.rng, lengths, room), lengths, strict=True):
            laid, _ = table.lay(place, halves)
            self.add(child, SUSPENSION, laid)
        return True

    def _lunchtimes(self, lengths: Sequence[int]) -> None:
        child = self._new_child()
        table = self.table(child.school)
        within = self._span(child)
        for place, count in zip(
            table.places(self.rng, [2 * n for n in lengths], within), lengths, strict=True
        ):
            days = table.days[place : place + count]
            if place < table.open and days:
                halves = dict.fromkeys(days, 1)
                laid = Laid(days[0], start_pm=False, halves=halves, end_am=False)
                self.add(child, LUNCHTIME, laid)
