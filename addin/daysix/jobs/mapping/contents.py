"""What stands in a column, told without repeating any of it: dates, figures, yes or no, words.

A name like ``Year`` or ``Date`` may stand over anything; what is beneath it is the evidence.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.checks.columns import can_fail, read_as
from daysix.records import NamedTuple
from daysix.tracker.amounts import read_yes_no
from daysix.tracker.cells import text_of
from daysix.tracker.dates import read_date
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ENOUGH = 0.8
"""Share of the cells that must be readable as a column before it is suggested."""
FEW = 0.2
DATES, YEARS, FIGURES, YES_NO, PUPIL_NUMBERS, WORDS, LONG, MIXED, NOTHING = (
    "dates",
    "calendar years",
    "figures",
    "yes or no",
    "pupil numbers (UPN)",
    "words",
    "long text",
    "different things",
    "nothing",
)
LONG_TEXT = 60
YOUNGEST, OLDEST = timedelta(days=3 * 365), timedelta(days=20 * 366)
"""Ages of children who can be excluded, with a little room."""
LONG_AGO, AHEAD = timedelta(days=8 * 366), timedelta(days=2 * 366)
"""Between these, seen from today, lie nearly all the days of a tracker."""
YEAR, CENTURIES = 4, {"19", "20"}
UPN_LENGTH, DFE_LENGTHS = 13, (4, 7)


class Contents(NamedTuple):
    """What most of a column's cells are, how many of them, and how many cells were looked at."""

    kind: str
    many: int
    looked_at: int

    def __str__(self) -> str:
        if not self.looked_at:
            return "empty"
        if self.many == self.looked_at:
            return self.kind
        return f"{self.kind} in {self.many:,} of {self.looked_at:,} cells"


def contents_of(cells: Sequence[object]) -> Contents:
    """What stands in a column; ``cells`` are those that are not blank."""
    for kind, is_one in _KINDS:
        many = sum(map(is_one, cells))
        if many and many >= ENOUGH * len(cells):
            return Contents(kind, many, len(cells))
    return Contents(MIXED if cells else NOTHING, len(cells), len(cells))


def readable(cells: Sequence[object], kind: str, column: str, *, as_of: date) -> float:
    """Share of the cells that can be what the column holds; 1 of no cells at all."""
    if not cells:
        return 1.0
    if is_date_column(kind, column):
        days = [day for day in map(_day_of, cells) if day]
        near = _is_birthday if column == "DOB" else _is_of_late
        return sum(near(day, as_of) for day in days) / len(cells)
    return sum(map(_test(kind, column), cells)) / len(cells)


@cache
def is_date_column(kind: str, column: str) -> bool:
    """Whether a column holds days."""
    return (
        column == "DOB"
        or _described(kind, column)[0] in {"date", "datetime"}
        or (column == "AdmittedDate")
    )


def _test(kind: str, column: str) -> Callable[[object], bool]:
    if column in _OF_ONE_COLUMN:
        return _OF_ONE_COLUMN[column]
    said, list_ = _described(kind, column)
    if can_fail(kind, column):
        read = read_as(kind, column)
        return lambda cell: not read(cell).message and not isinstance(cell, date)
    if said == "list" and list_ not in {"", "yes_no", "staff"}:
        return _in_list(list_)
    return _is_text


@cache
def _described(kind: str, column: str) -> tuple[str, str]:
    return next(
        (
            (row["type"], row["list"])
            for row in data.rows("columns")
            if row["sheet"] == kind and row["column"] == column
        ),
        ("", ""),
    )


@cache
def _in_list(name: str) -> Callable[[object], bool]:
    """Whether a cell holds a code of a list, or what a code stands for."""
    if name in data.names():
        found = {normal(row[each]) for row in data.rows(name) for each in ("code", "label")}
    else:
        rows = [row for row in data.rows("workbook_lists") if row["list"] == name]
        found = {normal(row[each]) for row in rows for each in ("choice", "label")}
    return lambda cell: normal(cell) in found


def _is_birthday(day: date, as_of: date) -> bool:
    return YOUNGEST <= as_of - day <= OLDEST


def _is_of_late(day: date, as_of: date) -> bool:
    return as_of - LONG_AGO <= day <= as_of + AHEAD


def _day_of(cell: object) -> date | None:
    """A day as anybody may have typed it; a bare number is none, for it may be anything."""
    if isinstance(cell, date):
        return read_date(cell, field="birth").value or read_date(cell).value
    text = text_of(cell) if isinstance(cell, str) else ""
    return _typed_day(text) if any(map(str.isdigit, text)) else None


@lru_cache(maxsize=4096)
def _typed_day(text: str) -> date | None:
    if text.replace(".", "").isdigit():
        return None
    return read_date(text).value or read_date(text, field="birth").value


def _is_upn(cell: object) -> bool:
    text = text_of(cell)
    digits = sum(map(str.isdigit, text))
    return len(text) == UPN_LENGTH and digits >= UPN_LENGTH - 2 and text[0].isalpha()


def _is_school_number(cell: object) -> bool:
    bare = "".join(filter(str.isalnum, text_of(cell)))
    return bare.isdigit() and len(bare) in DFE_LENGTHS


def _is_name(cell: object) -> bool:
    text = text_of(cell)
    return isinstance(cell, str) and not any(map(str.isdigit, text)) and len(text) > 1


def _has_letters(cell: object) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell)) and _day_of(cell) is None


def _is_text(cell: object) -> bool:
    return not isinstance(cell, bool) and _day_of(cell) is None


def _is_figure(cell: object) -> bool:
    if isinstance(cell, bool):
        return False
    return isinstance(cell, int | float) or text_of(cell).replace(".", "", 1).isdigit()


def _is_year(cell: object) -> bool:
    """``2026``, ``2025/26`` or ``2025-2026``."""
    first, _, rest = text_of(cell).replace("-", "/").partition("/")
    if not (first.isdigit() and len(first) == YEAR and first[:2] in CENTURIES):
        return False
    return not rest or (rest.isdigit() and len(rest) in {2, YEAR})


def _is_yes_no(cell: object) -> bool:
    return read_yes_no(cell).value is not None and not _is_figure(cell)


_KINDS: tuple[tuple[str, Callable[[object], bool]], ...] = (
    (DATES, lambda cell: _day_of(cell) is not None),
    (PUPIL_NUMBERS, _is_upn),
    (YES_NO, _is_yes_no),
    (YEARS, _is_year),
    (FIGURES, _is_figure),
    (LONG, lambda cell: isinstance(cell, str) and len(cell) > LONG_TEXT),
    (WORDS, lambda cell: isinstance(cell, str)),
)
_OF_ONE_COLUMN: Mapping[str, Callable[[object], bool]] = {
    "UPN": _is_upn,
    **dict.fromkeys(("SchoolDfE", "CurrentSchoolDfE"), _is_school_number),
    **dict.fromkeys(("Surname", "Forename", "PupilName", "CaseOfficer", "AdminOwner"), _is_name),
    **dict.fromkeys(("SchoolName", "Name", "ShortName", "ReasonText"), _has_letters),
}
