"""First days with the year typed wrong: last year's number in January, this year's in a late row.

A slip is only told where moving the day by one year makes it agree with what stands around it: the
other dates of its row, the rows above and below on a sheet kept in order of date, the school year
or month its sheet is named for, or the year group the child was in.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.calendars.days import MONTHS
from daysix.calendars.terms import school_year
from daysix.checks.exclusions._habits import FEW, rarely
from daysix.checks.exclusions._years import (
    FAR,
    NEAR,
    WITNESSES,
    far_apart,
    nearest_year,
    other_year,
)
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from daysix.checks.context import Context
    from daysix.checks.view import View

BESIDE, AT_AN_EDGE = 2, 3
"""Rows looked at on each side, and before the last row or after the first."""
AROUND = 75
"""Days the rows beside it may lie from the right date: a fortnight's holiday and quiet weeks."""
OUT_OF_ORDER = 0.1
"""Share of the other rows that may stand before an earlier one on a sheet kept in order of date."""
NEARLY_ALL = 0.9
GROUPS = {"N1": -2, "N2": -1, "R": 0} | {str(n): n for n in range(1, 15)}
"""Year groups as numbers."""
SCHOOL_YEAR = r"(?<!\d)20(\d\d)\s*[-–/_ ]\s*(?:20)?(\d\d)(?!\d)"
MONTH = rf"\b({'|'.join(month[:3] for month in MONTHS)})[a-z]*\W*(?:20)?(\d\d)(?!\d)"

Numbered = tuple[int, date]
"""The place of a row and its first day."""


class OwnDates(NamedTuple):
    """A first or last day that the other dates of its row place in another year."""

    place: int
    column: str
    right: date


def against_own_dates(view: View, context: Context) -> Sequence[OwnDates]:
    """Where two others agree on another year, or the only other one is a year away."""
    return context.once((against_own_dates, id(view)), lambda: [*_against_own_dates(view, context)])


def slips(view: View, context: Context) -> Mapping[int, date]:
    """Rows whose first day is a year off, and the day meant; also those of their own dates."""
    return context.once((slips, id(view)), lambda: _slips(view, context))


def group_of(born: date, day: date) -> int:
    """The year group of somebody born then, in the school year of ``day``; Reception is 0."""
    first = born.year + ((born.month, born.day) >= (9, 1))
    return school_year(day) - first - 4


def _against_own_dates(view: View, context: Context) -> Iterator[OwnDates]:
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    beside = [view.dates(column) for column in WITNESSES]
    latest = context.as_of + timedelta(days=NEAR)
    for place in far_apart(view, context):
        start, end = starts[place], ends[place]
        if start is None:
            continue
        others = [day for days in beside if (day := days[place]) is not None]
        if (end is not None and (end - start).days > FAR) or any(
            abs((day - start).days) > FAR for day in others
        ):
            for column, day, witnesses in (
                ("StartDate", start, [*others, *([end] if end else [])]),
                ("EndDate", end, [*others, start]),
            ):
                right = _right(day, witnesses) if day is not None else None
                if right is not None and right <= latest:
                    yield OwnDates(place, column, right)
                    break


def _right(day: date, witnesses: Sequence[date]) -> date | None:
    """The same day in the year all its witnesses lie near; None where they do not agree."""
    if not witnesses or not all(abs((one - day).days) > FAR for one in witnesses):
        return None
    right = nearest_year(day, witnesses[0])
    if right is None or any(abs((one - right).days) > NEAR for one in witnesses):
        return None
    return right


def _slips(view: View, context: Context) -> dict[int, date]:
    own = {
        one.place: one.right
        for one in against_own_dates(view, context)
        if one.column == "StartDate"
    }
    dated = [(place, day) for place, day in enumerate(view.dates("StartDate")) if day is not None]
    latest = context.as_of + timedelta(days=NEAR)
    found: dict[int, date] = {}
    for rows in (
        _among_rows(dated, latest),
        _of_the_sheet(view.sheet, dated, latest),
        _of_the_age(view, context, dated, latest),
    ):
        if rarely(rows, len(dated)):
            found |= rows
    return found | own


def _moved(day: date, latest: date) -> Iterator[date]:
    """The day a year on and a year back, as far as it may have been meant."""
    for year in (day.year + 1, day.year - 1):
        moved = other_year(day, year)
        if moved is not None and moved <= latest:
            yield moved


def _among_rows(dated: Sequence[Numbered], latest: date) -> dict[int, date]:
    """Rows that all their neighbours place in another year, on a sheet kept in order of date."""
    found: dict[int, date] = {}
    ordinals = [day.toordinal() for _, day in dated]
    jumps = (
        at
        for at, (one, other) in enumerate(pairwise(ordinals), 1)
        if not -FAR <= other - one <= FAR
    )
    for at in [0, *jumps] if dated else ():  # hardly any
        place, day = dated[at]
        around = () if _in_its_place(dated, at) else _around(dated, at)
        if around and all(abs((one - day).days) > FAR for one in around):
            right = next(
                (
                    moved
                    for moved in _moved(day, latest)
                    if all(abs((one - moved).days) <= AROUND for one in around)
                ),
                None,
            )
            if right is not None:
                found[place] = right
    return found if found and _in_order(dated, found) else {}


def _around(dated: Sequence[Numbered], at: int) -> Sequence[date]:
    above, below = dated[max(0, at - BESIDE) : at], dated[at + 1 : at + 1 + BESIDE]
    if not below:
        above = dated[max(0, at - AT_AN_EDGE) : at]
    if not above:
        below = dated[1 : 1 + AT_AN_EDGE]
    enough = min(len(above), len(below)) > 0 or len(above) + len(below) == AT_AN_EDGE
    return [day for _, day in (*above, *below)] if enough else ()


def _in_order(dated: Sequence[Numbered], but: Collection[int]) -> bool:
    others = [day for place, day in dated if place not in but]
    falls = sum(one > other for one, other in pairwise(others))
    return falls <= OUT_OF_ORDER * len(others)


def _of_the_sheet(name: str, dated: Sequence[Numbered], latest: date) -> dict[int, date]:
    """Rows outside the year or month their sheet is named for, and inside it a year on or back.

    Nearly all the others lie inside. A row that stands where its own date belongs was carried over.
    """
    named = _named_for(name)
    if named is None:
        return {}
    first, last = named
    inside = sum(first <= day <= last for _, day in dated)
    if inside < BESIDE or inside < NEARLY_ALL * (len(dated) - 1):
        return {}
    found: dict[int, date] = {}
    for at, (place, day) in enumerate(dated):
        if first <= day <= last or _in_its_place(dated, at):
            continue
        right = next((moved for moved in _moved(day, latest) if first <= moved <= last), None)
        if right is not None:
            found[place] = right
    return found


def _named_for(name: str) -> tuple[date, date] | None:
    """First and last day of the school year or month in the name of a sheet, with some leeway."""
    if not any(map(str.isdigit, name)):
        return None
    month = re.search(MONTH, name, re.IGNORECASE)
    if month:
        number = 1 + [each[:3].lower() for each in MONTHS].index(month[1].lower())
        middle = date(2000 + int(month[2]), number, 15)
        return middle - timedelta(days=NEAR), middle + timedelta(days=NEAR)
    year = re.search(SCHOOL_YEAR, name)
    if year and int(year[2]) == int(year[1]) + 1:
        return date(2000 + int(year[1]), 8, 25), date(2000 + int(year[2]), 8, 31)
    return None


def _in_its_place(dated: Sequence[Numbered], at: int) -> bool:
    """Whether a row stands before all later days and after all earlier ones beside it."""
    day = dated[at][1]
    above = [one for _, one in dated[max(0, at - BESIDE) : at]]
    below = [one for _, one in dated[at + 1 : at + 1 + BESIDE]]
    return all(one <= day for one in above) and all(day <= one for one in below)


def _of_the_age(
    view: View, context: Context, dated: Sequence[Numbered], latest: date
) -> dict[int, date]:
    """Rows of another school year than nearly all, whose year group says that it is those others'.

    Only where the year groups of the sheet agree with the dates of birth.
    """
    by_year = [school_year(day) for _, day in dated]
    usual = max(set(by_year), key=by_year.count, default=0)
    others = [
        (place, day) for (place, day), year in zip(dated, by_year, strict=True) if year != usual
    ]
    if len(dated) < FEW or not others or len(others) > (1 - NEARLY_ALL) * len(dated):
        return {}
    groups, births, cases = view.codes("NCY"), view.dates("DOB"), context.exclusions(view).cases
    found: dict[int, date] = {}
    for place, day in others:
        one, said = cases[place], groups[place]
        born = births[place] or (one.born if one else None)
        if born is None or said not in GROUPS or GROUPS[said] == group_of(born, day):
            continue
        right = next((moved for moved in _moved(day, latest) if school_year(moved) == usual), None)
        if right is not None and GROUPS[said] == group_of(born, right):
            found[place] = right
    return found
