"""How many days a child can have been out by each of its rows: never too few, and quickly known.

Adding up days exactly, each session once, takes time. Few children come near a limit, so a check
asks here first, and leaves the others alone.
"""

from __future__ import annotations

import math
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year
from daysix.checks.frame import or_none
from daysix.law.errors import CannotTell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.calendars.terms import LegalTerm
    from daysix.law.exclusion import Exclusion
    from daysix.law.ledger import Ledger
    from daysix.tracker.cases import RowCase

    Heaps = Callable[[Exclusion], Iterable[object]]

YEAR, TERM = "year", "term"
SHORTER_THAN_A_TERM = 21
"""Days. So short an exclusion touches no term but those it begins and ends in."""


class MostDays:
    """No fewer days than a child was out by each of its exclusions, in its year and in its term.

    Attributes
    ----------
    ever
        In all; no end to them once the child was permanently excluded.
    """

    __slots__ = ("_ledger", "_until", "ever")

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._until: dict[str, dict[Exclusion, float]] = {}
        self.ever = math.inf
        if not ledger.permanent:
            self.ever = sum(sum(one.halves.values()) for one in ledger.exclusions) / 2

    def by(self, exclusion: Exclusion, of: str) -> float:
        """By the end of one exclusion, those that began the same day included."""
        if of not in self._until:
            self._until[of] = self._added_up(_HEAPS[of])
        return self._until[of].get(exclusion, math.inf)

    def _added_up(
        self, heaps_of: Callable[[Exclusion], Iterable[object]]
    ) -> dict[Exclusion, float]:
        """Each exclusion with the days of its fullest heap; left out where nobody can tell."""
        until: dict[Exclusion, float] = {}
        sums: dict[object, float] = {}
        permanent = self._ledger.permanent
        for _, group in groupby(self._ledger.exclusions, key=attrgetter("first_day")):
            same_day = [(one, set(heaps_of(one))) for one in group]
            if permanent and same_day[0][0].first_day >= permanent[0].first_day:
                break
            if not all(heaps for _, heaps in same_day):
                break
            for one, heaps in same_day:
                for heap in heaps:  # a length over two of them counts whole in both
                    sums[heap] = sums.get(heap, 0.0) + sum(one.halves.values()) / 2
            for one, heaps in same_day:
                until[one] = max(sums[heap] for heap in heaps)
        return until


def _years(one: Exclusion) -> set[object]:
    return {school_year(one.first_day), school_year(one.last_day or one.first_day)}


def terms_touched(one: Exclusion | RowCase) -> set[LegalTerm]:
    """The terms in law it touches; none where nobody can tell."""
    last = one.last_day or one.first_day
    days = {one.first_day, last}
    if (last - one.first_day).days > SHORTER_THAN_A_TERM:
        days.update(one.halves)
    try:
        return {one.calendar.legal_term(day) for day in days}
    except CannotTell:
        return set()


def term_of(calendar: SchoolCalendar, day: date) -> LegalTerm | None:
    """The term in law that a day lies in or last lay in; None where nobody can tell."""
    before = day if or_none(calendar.counts, day) else or_none(calendar.nth_before, day, 1)
    return or_none(calendar.legal_term, before) if before else None


_HEAPS: Mapping[str, Heaps] = {YEAR: _years, TERM: terms_touched}
