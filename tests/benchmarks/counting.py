"""How fast dates are counted: P11, a million rows at once, and P12, 34,000 one by one.

Each figure is a ratio of medians taken turn about in one run, so that a slow machine is slow on
both sides. ``rows()`` gives (name, ratio, must, goal).
"""

from __future__ import annotations

import gc
import random
from datetime import date, timedelta
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from daysix.calendars.contract import calendar_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from daysix.calendars.school import SchoolCalendar

SCHOOLS, MILLION, DAYS = 400, 1_000_000, 15
SUSPENSIONS, LIMITS = 5_700, (1, 5, 6, 10, 15, 25)
ROUNDS = 15
FIRST_START, LAST_START = date(2024, 9, 2), date(2027, 6, 11)


class Ratio(NamedTuple):
    """One line of the speed table."""

    name: str
    ratio: float
    must: float
    goal: float


def rows() -> list[Ratio]:
    """Measure P11 and P12."""
    calendars = many_calendars()
    return [million_at_once(calendars), one_by_one(calendars)]


def million_at_once(calendars: Sequence[SchoolCalendar]) -> Ratio:
    """P11: a million nth-school-day-after over 400 calendars, against one numpy gather.

    Each round lays the 400 calendars side by side afresh, works out the answers for every day of
    each, and looks the million up: nothing is left over from the round before. The gather picks
    the same million cells of the finished table.
    """
    import numpy as np

    from daysix.calendars.batch import ManyCalendars, nth_after_many

    draw = np.random.default_rng(6)
    many = ManyCalendars(calendars)
    schools = draw.integers(0, SCHOOLS, MILLION, dtype=np.int32)
    days = draw.integers(FIRST_START.toordinal(), LAST_START.toordinal(), MILLION, dtype=np.int32)
    table = many.answers(DAYS)
    places = schools.astype(np.intp) * many.width + days - many.origin
    found = nth_after_many(many, schools, days, DAYS)
    for row in range(0, MILLION, 10_000):
        alone = calendars[schools[row]].nth_after(date.fromordinal(int(days[row])), DAYS)
        if alone.toordinal() != found[row]:
            message = f"row {row}: {alone} alone, {date.fromordinal(int(found[row]))} among many"
            raise AssertionError(message)

    def count() -> None:
        nth_after_many(calendars, schools, days, DAYS)

    def gather() -> None:
        table[places]

    name = "P11 a million school days counted / one numpy gather"
    return Ratio(name, ratio_of(count, gather), must=40, goal=12)


def one_by_one(calendars: Sequence[SchoolCalendar]) -> Ratio:
    """P12: 34,000 deadlines in plain Python, against an empty loop over the same rows.

    A year's 5,700 suspensions with six limits each, in the order of a tracker: any school follows
    any other, and the six limits of one row are counted together.
    """
    draw = random.Random(6)  # noqa: S311 - rows to measure with, not secrets
    span = (LAST_START - FIRST_START).days
    work = []
    for _ in range(SUSPENSIONS):
        calendar = draw.choice(calendars)
        start = FIRST_START + timedelta(days=draw.randrange(span))
        work += [(calendar, start, limit) for limit in LIMITS]

    def count() -> None:
        for calendar, start, limit in work:
            calendar.nth_after(start, limit)

    def empty() -> None:
        for _calendar, _start, _limit in work:
            pass

    name = "P12 34,000 deadlines without numpy / an empty loop"
    return Ratio(name, ratio_of(count, empty), must=30, goal=15)


def ratio_of(measured: Callable[[], None], against: Callable[[], None]) -> float:
    """Ratio of medians, the two run turn about with the collector of rubbish held back."""
    measured()
    against()
    ours: list[float] = []
    theirs: list[float] = []
    held_back = gc.isenabled()
    gc.disable()
    try:
        for _ in range(ROUNDS):
            ours.append(seconds(measured))
            theirs.append(seconds(against))
    finally:
        if held_back:
            gc.enable()
    return median(ours) / median(theirs)


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def many_calendars() -> list[SchoolCalendar]:
    """Four hundred calendars of three years, no two with the same INSET days and closures."""
    draw = random.Random(11)  # noqa: S311 - as above
    return [_one_calendar(f"School {number:03}", draw) for number in range(1, SCHOOLS + 1)]


def _one_calendar(name: str, draw: random.Random) -> SchoolCalendar:
    terms, breaks, single = [], [], []
    for year in (2024, 2025, 2026):
        terms += [
            {"name": "Autumn", "start": f"{year}-09-02", "end": f"{year}-12-19"},
            {"name": "Spring", "start": f"{year + 1}-01-06", "end": f"{year + 1}-03-27"},
            {"name": "Summer", "start": f"{year + 1}-04-14", "end": f"{year + 1}-07-22"},
        ]
        breaks += [
            [f"{year}-10-26", f"{year}-10-30", "half-term"],
            [f"{year + 1}-02-15", f"{year + 1}-02-19", "half-term"],
            [f"{year + 1}-05-31", f"{year + 1}-06-04", "half-term"],
        ]
        autumn = date(year, 9, 2)
        single += [str(autumn + timedelta(days=draw.randrange(320))) for _ in range(6)]
    fields = {"name": name, "terms": terms, "breaks": breaks}
    return calendar_from({**fields, "inset": single[::2], "closures": single[1::2]})
