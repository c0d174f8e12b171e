"""Counting for many rows at once: one table look-up a row, the same answers as one at a time.

For each calendar and each of its days the answer is worked out once; a million rows then only
look it up. Where the single verb refuses, so does this one, with the same sentence.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from daysix.calendars.days import DayCalendar

    Ordinals = npt.NDArray[np.int32]
    Numbers = npt.NDArray[np.integer]

REFUSED = 0
"""In a table of answers: this day cannot be counted from. No date has the ordinal 0."""


class ManyCalendars:
    """Calendars side by side: ``answers(n)`` is ready for a million look-ups.

    Parameters
    ----------
    calendars
        Rows name a calendar by its place in this list.
    """

    def __init__(self, calendars: Sequence[DayCalendar]) -> None:
        self.calendars = list(calendars)
        self.origin = min(one.first.toordinal() for one in self.calendars)
        last = max(one.last.toordinal() for one in self.calendars)
        self.width = last - self.origin + 1
        self._answers: dict[int, Ordinals] = {}

    def answers(self, n: int) -> Ordinals:
        """The nth counted day after each day of each calendar, as ordinals; 0 where refused."""
        if n not in self._answers:
            self._answers[n] = self._table(n)
        return self._answers[n]

    def _table(self, n: int) -> Ordinals:
        import numpy as np

        table = np.full((len(self.calendars), self.width), REFUSED, dtype=np.int32)
        for place, calendar in enumerate(self.calendars):
            start = calendar.first.toordinal() - self.origin
            length = (calendar.last - calendar.first).days + 1
            table[place, start : start + length] = _answers_of(calendar, n)
        return table.reshape(-1)


def nth_after_many(
    calendars: Sequence[DayCalendar] | ManyCalendars,
    school_index: Numbers,
    days_ordinal: Numbers,
    n: int,
) -> Ordinals:
    """The nth counted day after each day (the day itself is day 0), as ordinals.

    Parameters
    ----------
    calendars
        A :class:`ManyCalendars` where more than one count is to be made.
    school_index, days_ordinal
        One calendar's place and one ``date.toordinal()`` a row, of equal length.
    n
        1 or more.

    Raises
    ------
    CannotTell
        For the first row that cannot be counted, as the single verb would say it. Use
        :func:`refused_rows` to set such rows aside first.
    IndexError
        A calendar that is not there (a slip in our own code).
    """
    many = calendars if isinstance(calendars, ManyCalendars) else ManyCalendars(calendars)
    found = _look_up(many, school_index, days_ordinal, n)
    if found.size and not found.all():
        row = int((found == REFUSED).argmax())
        _refuse(many.calendars[int(school_index[row])], int(days_ordinal[row]), n)
    return found


def refused_rows(
    calendars: Sequence[DayCalendar] | ManyCalendars,
    school_index: Numbers,
    days_ordinal: Numbers,
    n: int,
) -> list[int]:
    """The rows :func:`nth_after_many` would refuse, in order."""
    many = calendars if isinstance(calendars, ManyCalendars) else ManyCalendars(calendars)
    found = _look_up(many, school_index, days_ordinal, n)
    return [int(row) for row in (found == REFUSED).nonzero()[0]]


def _look_up(many: ManyCalendars, school_index: Numbers, days_ordinal: Numbers, n: int) -> Ordinals:
    import numpy as np

    schools, days = np.asarray(school_index), np.asarray(days_ordinal)
    if schools.shape != days.shape:
        message = f"{schools.size} calendars were named for {days.size} days"
        raise ValueError(message)
    if not schools.size:
        return np.empty(0, dtype=np.int32)
    if schools.min() < 0 or schools.max() >= len(many.calendars):
        message = f"there are {len(many.calendars)} calendars, numbered from 0"
        raise IndexError(message)
    inside = many.origin <= days.min() and days.max() < many.origin + many.width
    # One row wider than a calendar would read its neighbour's answer, so those go the slow way.
    known = np.True_ if inside else (days >= many.origin) & (days < many.origin + many.width)
    column = days if inside else np.where(known, days, many.origin)
    place = schools.astype(np.intp)
    place *= many.width
    place += column
    place -= many.origin
    found = many.answers(n).take(place)
    return found if inside else np.where(known, found, REFUSED).astype(np.int32)


def _answers_of(calendar: DayCalendar, n: int) -> Ordinals:
    """One calendar's answers for each day from its first to its last."""
    import numpy as np

    rank, days = calendar.tables()
    answers = np.full(len(rank), REFUSED, dtype=np.int32)
    if not 1 <= n <= len(days):
        return answers
    ordinals = np.fromiter(map(date.toordinal, days), dtype=np.int32, count=len(days))
    nth = np.asarray(rank, dtype=np.int64) + (n - 1)
    reached = nth < len(days)
    answers[reached] = ordinals[nth[reached]]
    here = np.arange(len(rank)) + calendar.first.toordinal()
    for gap in calendar.gaps:
        spoilt = (here <= gap.last.toordinal()) & (answers >= gap.first.toordinal())
        answers[spoilt] = REFUSED
    return answers


def _refuse(calendar: DayCalendar, ordinal: int, n: int) -> None:
    """Let the single verb say why; it must refuse what the table refuses."""
    calendar.nth_after(date.fromordinal(ordinal), n)
    message = f"{calendar!r} answers one day after {ordinal} alone, and none among many"
    raise AssertionError(message)
