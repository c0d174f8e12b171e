"""Counting days: three verbs on any calendar, and the working shown day by day.

``nth_after(day, n)``
    ``day`` is day 0, whether or not it is itself a counted day.
``nth_counting(day, n)``
    ``day`` is day 1; if it is not a counted day, the next counted day is day 1.
``nth_before(day, n)``
    ``day`` is day 0, counting back.

Past the last known day all three refuse, and say where the edge is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from copy import copy
from datetime import date, timedelta
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from daysix.law.errors import CannotTell
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

ONE_DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FRIDAY = 4
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def in_words(day: date) -> str:
    """Write a date as officers read it: ``Monday 30 November 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def date_in_words(day: date) -> str:
    """Write a date without its weekday, where that is said beside it: ``30 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _nothing_said(gap: Gap) -> str:
    if gap.first == gap.last:
        return f"it does not say what {in_words(gap.first)} is. Fill in that day."
    stretch = f"{in_words(gap.first)} and {in_words(gap.last)}"
    return f"it says nothing between {stretch}. Add the missing term."


class Step(NamedTuple):
    """One day of a count: was it counted, which number it got, and why (or why not)."""

    day: date
    counted: bool
    n: int | None
    why: str


NOT_YET = array("H")
_ONE_EACH: dict[date, date] = {}
"""One date object for each day, whatever the number of calendars: 400 schools share their days, and
a processor that finds them near at hand counts three times as fast."""


class Gap(NamedTuple):
    """A stretch inside a calendar's bounds of which nothing is known; both days inclusive.

    ``says`` is the sentence for the officer, where there is more to say than "it says nothing".
    """

    first: date
    last: date
    says: str = ""


class DayCalendar:
    """A stretch of known days, some of which count.

    Parameters
    ----------
    name
        Shown to officers wherever this calendar was used.
    noun
        What one counted day is called: ``school day`` or ``working day``.
    first, last
        First and last known day, both inclusive. Outside them every verb refuses.
    counted
        The days that count, in any order.
    gaps
        Unknown stretches inside the bounds, as (first, last) pairs or :class:`Gap`; counting
        across one refuses.
    """

    __slots__ = (
        "_days",
        "_gaps",
        "_knows",
        "_length",
        "_origin",
        "_ranks",
        "first",
        "last",
        "name",
        "noun",
    )

    def __init__(  # noqa: PLR0913 - named sides of one calendar
        self,
        name: str,
        *,
        noun: str,
        first: date,
        last: date,
        counted: Iterable[date],
        gaps: Iterable[tuple[date, date] | Gap] = (),
    ) -> None:
        self.name, self.noun, self.first, self.last = name, noun, first, last
        days = sorted(dict.fromkeys(counted))  # mostly in order already
        days = days[bisect_left(days, first) : bisect_right(days, last)]
        self._days = list(map(_ONE_EACH.setdefault, days, days))
        self._gaps = tuple(sorted(Gap(*gap) for gap in gaps))
        self._origin = first.toordinal()
        self._length = (last - first).days + 1
        self._ranks, self._knows = NOT_YET, b""

    # The tables are made when first asked for: many a calendar of a council is only looked at, or
    # joined to another, never counted on.

    @property
    def _rank(self) -> array[int]:
        if not self._ranks:
            self._ranks = self._running_total()
        return self._ranks

    @property
    def _known(self) -> bytes:
        if not self._knows:
            self._knows = self._outside_gaps()
        return self._knows

    def called(self, name: str) -> Self:
        """The same days under another name."""
        twin = copy(self)
        twin.name = name
        return twin

    def _running_total(self) -> array[int]:
        """Counted days up to and including each known day: the rank table."""
        counted = bytearray(self._length)
        for ordinal in map(date.toordinal, self._days):
            counted[ordinal - self._origin] = True
        return array("H", accumulate(counted))

    def _outside_gaps(self) -> bytes:
        """One for each day inside the bounds of which something is known, else nought."""
        length = self._length
        known = bytearray(b"\1") * length
        for gap in self._gaps:
            start = max(0, gap.first.toordinal() - self._origin)
            end = min(length, gap.last.toordinal() - self._origin + 1)
            known[start:end] = bytes(max(0, end - start))
        return bytes(known)

    @property
    def days(self) -> list[date]:
        """Every counted day, in order (a copy)."""
        return list(self._days)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The unknown stretches inside the bounds, earliest first."""
        return self._gaps

    def knows(self, day: date) -> bool:
        """Say whether ``day`` lies inside what this calendar knows."""
        here, known = day.toordinal() - self._origin, self._knows or self._known
        return 0 <= here < len(known) and known[here] > 0

    def known_ordinals(self) -> set[int]:
        """Every day this calendar knows, as ``date.toordinal()``: for comparing whole calendars."""
        return set(compress(range(self._origin, self._origin + self._length), self._known))

    def counts(self, day: date) -> bool:
        """Say whether ``day`` is a counted day; refuse outside the known days."""
        here = day.toordinal() - self._origin
        if here < 0 or here >= self._length or not (self._knows or self._known)[here]:
            raise self._outside(day)
        rank = self._ranks or self._rank
        return rank[here] > (rank[here - 1] if here else 0)

    def rank(self, day: date) -> int:
        """Counted days from the calendar's first day up to and including ``day``.

        A difference of two ranks is only a count where no gap lies between them:
        :meth:`number_after` looks.
        """
        here = day.toordinal() - self._origin
        if here < 0 or here >= len(self._rank):
            raise self._outside(day)
        return self._rank[here]

    def nth_after(self, day: date, n: int) -> date:
        """The nth counted day after ``day`` (``day`` is day 0; n is 1 or more)."""
        here = day.toordinal() - self._origin
        if here < 0 or n < 1:
            raise self._outside(day, n)
        try:
            found = self._days[self._ranks[here] + n - 1]
        except IndexError:
            if not self._ranks and self._rank:  # now they are made
                return self.nth_after(day, n)
            raise self._outside(day, n) from None
        if self._gaps:
            self._refuse_gap_between(day, found)
        return found

    def nth_counting(self, day: date, n: int) -> date:
        """The nth counted day, ``day`` being day 1 if it counts."""
        if n < 1 or not self.knows(day):
            raise self._outside(day, n)
        index = bisect_left(self._days, day) + n - 1
        if index >= len(self._days):
            raise self._outside(day, n)
        self._refuse_gap_between(day, self._days[index])
        return self._days[index]

    def nth_before(self, day: date, n: int) -> date:
        """The nth counted day before ``day`` (``day`` is day 0; n is 1 or more)."""
        if n < 1 or not self.knows(day):
            raise self._outside(day, n)
        index = bisect_left(self._days, day) - n
        if index < 0:
            raise self._outside(day, n, back=True)
        self._refuse_gap_between(self._days[index], day)
        return self._days[index]

    def on_or_after(self, day: date) -> date:
        """The first counted day that is ``day`` or later."""
        return self.nth_counting(day, 1)

    def between(self, first: date, last: date) -> list[date]:
        """Counted days from ``first`` to ``last``, both inclusive; refuses outside the bounds."""
        here, there = first.toordinal() - self._origin, last.toordinal() - self._origin
        known, rank = self._knows or self._known, self._ranks or self._rank
        if not (0 <= here < self._length and known[here]):
            raise self._outside(first)
        if not (0 <= there < self._length and known[there]):
            raise self._outside(last)
        if self._gaps:
            self._refuse_gap_between(first, last)
        return self._days[rank[here - 1] if here else 0 : rank[there]]

    def number_after(self, day: date, later: date) -> int:
        """How many counted days lie after ``day``, up to and including ``later``.

        Below nought where ``later`` is the earlier of the two.
        """
        self._refuse_gap_between(min(day, later), max(day, later))
        return self.rank(later) - self.rank(day)

    def tables(self) -> tuple[Sequence[int], Sequence[date]]:
        """The two tables every verb reads: the rank of each known day, and the counted days.

        They are the calendar's own: look, don't alter.
        """
        return self._rank, self._days

    def why(self, day: date) -> str:
        """Say why ``day`` counts or does not, in words for the strip of days."""
        if self.counts(day):
            return self.noun
        return WEEKDAYS[day.weekday()] if day.weekday() > FRIDAY else f"not a {self.noun}"

    def steps_after(self, day: date, last: date) -> list[Step]:
        """The strip of a ``nth_after`` count: day 0 first, then each day up to ``last``."""
        return [Step(day, counted=False, n=0, why="day 0"), *self._strip(day + ONE_DAY, last)]

    def steps_counting(self, day: date, last: date) -> list[Step]:
        """The strip of a ``nth_counting`` count, from ``day`` itself up to ``last``."""
        return self._strip(day, last)

    def steps_before(self, day: date, first: date) -> list[Step]:
        """The strip of a ``nth_before`` count: day 0 first, then back to ``first``."""
        strip = [Step(day, counted=False, n=0, why="day 0")]
        n = 0
        while day > first:
            day -= ONE_DAY
            counted = self.counts(day)
            n += counted
            strip.append(Step(day, counted, n if counted else None, self.why(day)))
        return strip

    def _strip(self, day: date, last: date) -> list[Step]:
        strip, n = [], 0
        for ordinal in range(day.toordinal(), last.toordinal() + 1):
            each = date.fromordinal(ordinal)
            counted = self.counts(each)
            n += counted
            strip.append(Step(each, counted, n if counted else None, self.why(each)))
        return strip

    def _refuse_gap_between(self, start: date, end: date) -> None:
        for gap in self._gaps:
            if start <= gap.last and end >= gap.first:
                raise self._inside(gap)

    def _inside(self, gap: Gap) -> CannotTell:
        """Build the refusal that names an unknown stretch."""
        says = gap.says or _nothing_said(gap)
        return CannotTell("D-002", f"I cannot count on the calendar of {self.name}: {says}")

    def _outside(self, day: date, n: int | None = None, *, back: bool = False) -> CannotTell:
        """Build the refusal that names the edge of what is known."""
        if n is not None and n < 1:
            return CannotTell("D-003", f"I cannot count {n} days. Ask for one day or more.")
        for gap in self._gaps:
            if gap.first <= day <= gap.last:
                return self._inside(gap)
        too_early = back or day < self.first
        edge = self.first if too_early else self.last
        word = "starts" if too_early else "ends"
        add = "earlier" if too_early else "next"
        wanted = "" if n is None else f"{n} {self.noun}{'s' if n > 1 else ''} from "
        message = (
            f"I cannot count {wanted}{in_words(day)} for {self.name}. "
            f"Its calendar {word} on {in_words(edge)}. Add the {add} term dates."
        )
        return CannotTell("D-001", message)
