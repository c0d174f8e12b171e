"""W-008: a row that belongs on another sheet, by the name of the one it is on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row, exclusion
from daysix.checks.exclusions._phases import key_of
from daysix.checks.frame import (
    EXCLUSIONS,
    HOUSE,
    QUERY,
    found,
)
from daysix.checks.words import school_name
from daysix.checks.workbook._sheet_names import period_of
from daysix.law.exclusion import LUNCHTIME, PERMANENT, SUSPENSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "W-008", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = {
    "": "This sheet is called {sheet}, and this began on {date}. Move the row, or mend the date.",
    "kind": "This sheet is called {sheet}, and this is {kind}. Move the row, or correct the kind.",
    "school": "The other rows here are of {usual}, and {school} has a sheet of its own, {sheet}. "
    "Move the row, or correct the school.",
}
ENOUGH, NEARLY_ALL = 10, 0.9
"""Rows a sheet must have, and the share of them that must fit its name, for the name to count."""
FEWEST, MOST = 4, 0.75
"""The same of one sheet among several that are named, or kept, in the same way."""
KINDS = {
    "permanent": PERMANENT, "pex": PERMANENT, "perm": PERMANENT,
    "suspension": SUSPENSION, "suspensions": SUSPENSION, "fixed": SUSPENSION, "susp": SUSPENSION,
}  # fmt: skip
KIND_IN_WORDS = {PERMANENT: "a permanent exclusion", SUSPENSION: "a suspension"}
LIKE = {LUNCHTIME: SUSPENSION}


def check(view: View, context: Context) -> Iterator[Found]:
    """By school year, term, month, kind or school, where nearly all rows are what the name says."""
    starts = view.dates("StartDate")
    for place in _out_of_time(view, context):
        day = starts[place]
        if day is not None:
            yield found(place, "StartDate", sheet=view.sheet, date=in_words(day))
    yield from _of_another_school(view, context)
    wanted = _kind(view.sheet)
    if not wanted:
        return
    kinds = [LIKE.get(kind or "", kind) for kind in view.codes("Category")]
    fit = [None if kind is None else kind == wanted for kind in kinds]
    if _nearly_all(fit):
        for place in _not(fit):
            said = KIND_IN_WORDS.get(kinds[place] or "", "another kind")
            yield found(place, "Category", says="kind", sheet=view.sheet, kind=said)


Fit = Sequence[bool | None]
"""Whether each row fits; None where it does not say."""


def _out_of_time(view: View, context: Context) -> list[int]:
    """Of a sheet with few rows, the others named in the same way must bear its name out."""
    fit = _in_time(view)
    if fit is None:
        return []
    others = [_in_time(other) for other in context.views[EXCLUSIONS]]
    together = [each for one in others if one is not None for each in one]
    if _nearly_all(fit) or (_nearly_all(together) and _mostly(fit)):
        return _not(fit)
    return []


def _in_time(view: View) -> Fit | None:
    fits = period_of(view.sheet)
    if fits is None:
        return None
    return [None if day is None else fits(day) for day in view.dates("StartDate")]


def _nearly_all(fit: Fit) -> bool:
    right, said = fit.count(True), len(fit) - fit.count(None)
    return right >= ENOUGH and right >= NEARLY_ALL * said


def _mostly(fit: Fit) -> bool:
    right, said = fit.count(True), len(fit) - fit.count(None)
    return said >= FEWEST and right >= MOST * said


def _not(fit: Fit) -> list[int]:
    return [place for place, one in enumerate(fit) if one is False]


def _of_another_school(view: View, context: Context) -> Iterator[Found]:
    """Where the sheets are each kept for one school: the few rows of one that has another sheet."""
    kept_for = context.once(_kept_for, lambda: _kept_for(context))
    usual = kept_for.get(view.sheet)
    sheets = {key: sheet for sheet, key in kept_for.items()}
    if not usual or len(sheets) < FEWEST_SHEETS:
        return
    schools = context.exclusions(view).schools
    keys = [key_of(school) for school in schools]
    named = {key: school_name(school) for key, school in zip(keys, schools, strict=True)}
    for place, key in enumerate(keys):
        if key != usual and key in sheets and sheets[key] != view.sheet:
            yield found(
                place,
                "SchoolName" if view.has("SchoolName") else "SchoolDfE",
                says="school",
                usual=named[usual],
                school=named[key],
                sheet=sheets[key],
            )


FEWEST_SHEETS = 2


def _kept_for(context: Context) -> dict[str, str]:
    """Sheet to the school nearly all its rows are of; left out where there is none."""
    found_: dict[str, str] = {}
    for view in context.views[EXCLUSIONS]:
        keys = [key for key in map(key_of, context.exclusions(view).schools) if key]
        usual, times = Counter(keys).most_common(1)[0] if keys else ("", 0)
        if len(keys) >= FEWEST and times >= min(NEARLY_ALL * len(keys), len(keys) - 1):
            found_[view.sheet] = usual
    return found_


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
    Example(
        "failing",
        "by half term, and by month",
        [(11, "StartDate")],
        _ten(exclusion(StartDate=date(2027, 3, 10))),
        sheet_name="Aut 2 26-27",
    ),
    Example(
        "failing",
        "by month",
        [(11, "StartDate")],
        _ten(exclusion(StartDate=date(2026, 9, 10))),
        sheet_name="Nov 2026",
    ),
    Example(
        "boundary",
        "told late: begun in the last days of October, on the sheet of November",
        rows=_ten(exclusion(StartDate=date(2026, 10, 22))),
        sheet_name="November",
    ),
    Example(
        "boundary",
        "words that only begin like a month or a term",
        rows=_ten(LAST_YEAR),
        sheet_name="Marsh Summary Mayfield",
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
