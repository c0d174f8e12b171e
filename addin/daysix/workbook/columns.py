"""The columns of every sheet, from data/columns.csv."""

from __future__ import annotations

from functools import cache

from daysix import data
from daysix.records import NamedTuple

CALC, TYPED, SNAP = "calc", "typed", "snap"
"""Worked out for you; typed by the team; copied when the row was made and kept as it was."""


class Column(NamedTuple):
    """One column.

    Attributes
    ----------
    name, title
        Its header in the sheet, and how it is spoken of.
    type
        ``key``, ``fk``, ``text``, ``longtext``, ``upn``, ``date``, ``datetime``, ``time``,
        ``number``, ``days``, ``money``, ``percent``, ``list`` or ``link``.
    list
        The list it is chosen from, or for ``fk`` the sheet it points to.
    everyday
        False for columns folded away until they are wanted.
    filled
        ``calc``, ``typed`` or ``snap``.
    duty
        The duties it serves.
    """

    name: str
    title: str
    type: str
    list: str
    everyday: bool
    filled: str
    width: float
    format: str
    help: str
    duty: str


@cache
def columns_of(sheet: str) -> tuple[Column, ...]:
    """The columns of a sheet in the order they stand in, the everyday ones first."""
    found = [row for row in data.rows("columns") if row["sheet"] == sheet]
    found.sort(key=lambda row: int(row["order"]))
    return tuple(
        Column(
            row["column"],
            row["title"],
            row["type"],
            row["list"],
            row["everyday"] == "yes",
            row["filled"],
            float(row["width"]),
            row["format"],
            row["help"],
            row["duty"],
        )
        for row in found
    )


def sheet_names() -> list[str]:
    """Every sheet that has columns, in the order of the table."""
    return list(dict.fromkeys(row["sheet"] for row in data.rows("columns")))


def place_of(sheet: str, column: str) -> int:
    """The place of a column in its sheet, counted from 0."""
    return next(n for n, each in enumerate(columns_of(sheet)) if each.name == column)
