"""The Lists sheet: every code a cell may hold, and the name a cell's choices go by."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.records import NamedTuple
from daysix.workbook.columns import columns_of, sheet_names

if TYPE_CHECKING:
    from collections.abc import Sequence

STAFF = "staff"
"""The team's own names: last on the sheet, with room for more."""
ROOM_FOR_STAFF = 20


class Choice(NamedTuple):
    """One code of one list, with the first and last day it may be used."""

    list: str
    code: str
    label: str
    since: date | None = None
    until: date | None = None


@cache
def used_lists() -> tuple[str, ...]:
    """Every list some column is chosen from, in the order they are first needed; staff last."""
    found = dict.fromkeys(
        column.list for sheet in sheet_names() for column in columns_of(sheet) if
        column.type == "list"
    )  # fmt: skip
    return (*(name for name in found if name != STAFF), STAFF)


def choices(*, staff: Sequence[str] = ()) -> list[Choice]:
    """Every row of the Lists sheet; codes no longer in use stand last in their list."""
    return [choice for name in used_lists() for choice in _choices(name, staff)]


def _choices(name: str, staff: Sequence[str]) -> list[Choice]:
    if name == STAFF and staff:
        return [Choice(STAFF, one, "") for one in staff]
    if name in data.names():
        found = [
            Choice(
                name,
                row["code"],
                row["label"],
                _day(row.get("valid_from", "")),
                _day(row.get("valid_to", "")),
            )
            for row in data.rows(name)
        ]
        retired = {row["code"] for row in data.rows(name) if row.get("read_as")}
        return sorted(found, key=lambda one: one.until is not None or one.code in retired)
    return [
        Choice(name, row["choice"], row["label"])
        for row in data.rows("workbook_lists")
        if row["list"] == name
    ]


def spans(rows: Sequence[Choice]) -> dict[str, tuple[int, int]]:
    """First and last row of each list's codes in use, the first row of ``rows`` being row 2."""
    found: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(rows, start=2):
        if row.until is None:
            first = found.get(row.list, (number, number))[0]
            found[row.list] = (first, number)
    first, last = found[STAFF]
    return found | {STAFF: (first, last + ROOM_FOR_STAFF)}


def list_name(name: str) -> str:
    """The defined name of a list's choices."""
    return f"List_{name}"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
