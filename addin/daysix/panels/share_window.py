"""The stretch of time the share is counted over: the school year, or three terms up to now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.calendars.terms import FIRST_MONTH_OF_SCHOOL_YEAR, school_year, school_year_label
from daysix.law.errors import CannotTell
from daysix.panels.share_rules import SCHOOL_YEAR
from daysix.panels.words import short_day
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.calendars.school import SchoolCalendar

TERMS_ROLLING = 3


class Window(NamedTuple):
    """First and last day, both inclusive, and what to call the stretch."""

    first: date
    last: date
    words: str

    def holds(self, day: date) -> bool:
        """Whether a day lies inside."""
        return self.first <= day <= self.last


def window(kind: str, as_of: date, term_starts: Sequence[date] = ()) -> Window:
    """The stretch up to ``as_of``, itself counted in.

    Parameters
    ----------
    kind
        ``school year`` (from 1 August) or ``three terms`` (this one and the two before).
    term_starts
        First days of terms, for ``three terms``.

    Raises
    ------
    CannotTell
        Fewer than three terms are known to have begun by then.
    """
    if kind == SCHOOL_YEAR:
        year = school_year(as_of)
        first = date(year, FIRST_MONTH_OF_SCHOOL_YEAR, 1)
        return Window(first, as_of, f"school year {school_year_label(year)}")
    begun = sorted(start for start in set(term_starts) if start <= as_of)
    if len(begun) < TERMS_ROLLING:
        raise CannotTell(
            "Y-120",
            f"The share is counted over three terms, and I know of {len(begun)} that had begun by "
            f"{in_words(as_of)}. Add the earlier terms to the Calendar sheet, or choose the school "
            "year in the panel profile.",
        )
    first = begun[-TERMS_ROLLING]
    return Window(first, as_of, f"three terms, from {short_day(first)}")


def term_starts(calendar: SchoolCalendar) -> list[date]:
    """The first school day of each term in law of a calendar, earliest first."""
    starts: dict[object, date] = {}
    for day in calendar.days:
        starts.setdefault(calendar.legal_term(day), day)
    return sorted(starts.values())
