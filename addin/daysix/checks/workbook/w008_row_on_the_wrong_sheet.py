"""W-008: a row that belongs on another sheet, by the name of the one it is on."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from daysix.calendars.days import in_words
from daysix.calendars.terms import school_year
from daysix.checks.examples import Example, Row, exclusion
from daysix.checks.frame import (
    EXCLUSIONS,
    HOUSE,
    QUERY,
    found,
)
from daysix.law.exclusion import LUNCHTIME, PERMANENT, SUSPENSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "W-008", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = {
    "": "This sheet is called {sheet}, and this began on {date}. Move the row, or mend the date.",
    "kind": "This sheet is called {sheet}, and this is {kind}. Move the row, or correct the kind.",
}
ENOUGH, NEARLY_ALL = 10, 0.9
"""Rows a sheet must have, and the share of them that must fit its name, for the name to count."""
YEARS = re.compile(r"(20\d\d)\D{1,4}(?:20)?(\d\d)(?!\d)")
SEASONS = {"autumn": (8, 12), "spring": (1, 4), "summer": (4, 8)}
"""First and last month a term of that name may have; Easter moves, so April is in both."""
KINDS = {
    "permanent": PERMANENT, "pex": PERMANENT, "perm": PERMANENT,
    "suspension": SUSPENSION, "suspensions": SUSPENSION, "fixed": SUSPENSION, "susp": SUSPENSION,
}  # fmt: skip
KIND_IN_WORDS = {PERMANENT: "a permanent exclusion", SUSPENSION: "a suspension"}


def check(view: View, _context: Context) -> Iterator[Found]:
    """By school year, term or kind, where nearly all rows are what the name says."""
    for place in _odd(view.dates("StartDate"), _period(view.sheet)):
        day = view.dates("StartDate")[place]
        if day is not None:
            yield found(place, "StartDate", sheet=view.sheet, date=in_words(day))
    wanted = _kind(view.sheet)
    if not wanted:
        return
    kinds = [LIKE.get(kind or "", kind) for kind in view.codes("Category")]
    for place in _odd(kinds, wanted.__eq__):
        said = KIND_IN_WORDS.get(kinds[place] or "", "another kind")
        yield found(place, "Category", says="kind", sheet=view.sheet, kind=said)


LIKE = {LUNCHTIME: SUSPENSION}
Value = TypeVar("Value")


def _odd(values: Sequence[Value | None], fits: Callable[[Value], bool] | None) -> list[int]:
    """Places of the few values that do not fit where the many do."""
    if fits is None:
        return []
    said = [(place, fits(value)) for place, value in enumerate(values) if value is not None]
    right = sum(fit for _, fit in said)
    if right < ENOUGH or right < NEARLY_ALL * len(said):
        return []
    return [place for place, fit in said if not fit]


def _period(name: str) -> Callable[[date], bool] | None:
    """Whether a day lies in the school year and the term a sheet is called after."""
    spoken = YEARS.search(name)
    first = int(spoken[1]) if spoken and (int(spoken[1]) + 1) % 100 == int(spoken[2]) else None
    words = _words(name)
    season = next((months for word, months in SEASONS.items() if word in words), None)
    if first is None and season is None:
        return None
    begin, end = season or (1, 12)
    return lambda day: (first is None or school_year(day) == first) and begin <= day.month <= end


def _kind(name: str) -> str:
    kinds = {KINDS[word] for word in _words(name) if word in KINDS}
    return kinds.pop() if len(kinds) == 1 else ""


def _words(name: str) -> list[str]:
    return re.findall(r"[a-z]+", name.casefold())


def _ten(*more: Row) -> Sequence[Row]:
    return [*(exclusion(ExclusionID=f"2026-{n:04}") for n in range(1, 11)), *more]


LAST_YEAR = exclusion(StartDate=date(2025, 11, 10), EndDate=date(2025, 11, 11))
EXAMPLES = (
    Example(
        "failing",
        "last year's on this year's sheet",
        [(11, "StartDate")],
        _ten(LAST_YEAR),
        sheet_name="2026-27",
        says=[
            (
                "This sheet is called 2026-27, and this began on Monday 10 November 2025. Move the "
                "row, or mend the date."
            )
        ],
    ),
    Example(
        "failing",
        "by term",
        [(11, "StartDate")],
        _ten(exclusion(StartDate=date(2027, 1, 11))),
        sheet_name="Autumn term",
    ),
    Example(
        "failing",
        "a permanent exclusion among suspensions",
        [(11, "Category")],
        _ten(exclusion(Category="PERM", EndDate=None)),
        sheet_name="Suspensions",
        says=[
            (
                "This sheet is called Suspensions, and this is a permanent exclusion. Move the "
                "row, or correct the kind."
            )
        ],
    ),
    Example("passing", "all of this year", rows=_ten(), sheet_name="2026/27"),
    Example("boundary", "a sheet with no such name", rows=_ten(LAST_YEAR), sheet_name="Tracker"),
    Example(
        "boundary",
        "a name nobody keeps to",
        rows=[*_ten()[:4], *[LAST_YEAR] * 8],
        sheet_name="2026-27",
    ),
    Example(
        "boundary",
        "a lunchtime suspension among suspensions",
        sheet_name="Suspensions",
        rows=_ten(exclusion(Category="LNCH")),
    ),
    Example(
        "boundary",
        "both kinds in the name",
        sheet_name="PEX and suspensions",
        rows=_ten(exclusion(Category="PERM", EndDate=None)),
    ),
    Example("blank", "no first day", rows=_ten(exclusion(StartDate=None)), sheet_name="2026-27"),
)
