"""Which rows Today shows, and in which order: what its formulas find, worked out here as well.

A workbook is often looked at where nothing is worked out (a preview, a reader), so each formula is
written with its answer; the tests hold these answers to what a spreadsheet program makes of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.workbook.shapes import Row

    Rows = Mapping[str, Sequence[Row]]

_DAY_NOUGHT = date(1899, 12, 30).toordinal()
LOOKED_BACK = 30
OVER = frozenset({"CANCELLED", "CLOSED"})


class Keyed(NamedTuple):
    """A row with the day it is listed by; ``row`` as spreadsheets count."""

    day: date
    row: int
    values: Row


def serial(day: date) -> int:
    """A day as spreadsheets count days."""
    return day.toordinal() - _DAY_NOUGHT


def by_number(rows: Rows, sheet: str, key: str) -> dict[str, Row]:
    """The rows of a sheet by their number."""
    return {str(row.get(key)): row for row in rows.get(sheet, ())}


def due_lines(rows: Rows, as_of: date, ahead: int) -> list[Keyed]:
    """Open actions due up to ``ahead`` days on, the earliest first."""
    last = as_of + timedelta(days=ahead)
    return sorted(
        one
        for one in _keyed(rows, "Actions", "DueDate")
        if one.values.get("State") == "OPEN" and one.day <= last
    )


def education(rows: Rows, as_of: date) -> list[Keyed]:
    """Cases whose education from the sixth day has not begun."""
    since = as_of - timedelta(days=LOOKED_BACK)
    return sorted(
        one
        for one in _keyed(rows, "Exclusions", "Day6Date")
        if not one.values.get("Day6Start")
        and one.values.get("Status") not in OVER
        and one.day >= since
    )


def governors(rows: Rows) -> list[Keyed]:
    """Cases governors must decide and have not."""
    return sorted(
        one
        for one in _keyed(rows, "Exclusions", "GDCLastDate")
        if not one.values.get("GDCDate") and one.values.get("Status") not in OVER
    )


def _keyed(rows: Rows, sheet: str, column: str) -> Iterator[Keyed]:
    for number, row in enumerate(rows.get(sheet, ()), start=2):
        day = row.get(column)
        if isinstance(day, date):
            yield Keyed(day, number, row)
