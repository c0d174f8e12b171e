"""Cell addresses as xlwings takes them, into first row, first column, rows and columns."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from daysix.desk.patching.addresses import LAST_COLUMN, LAST_ROW, address, column_number, place

At: TypeAlias = tuple[int, int, int, int]
"""First row and column from 1, and how many rows and columns."""
WHOLE: At = (1, 1, LAST_ROW, LAST_COLUMN)
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?([1-9][0-9]{0,6}):\$?([1-9][0-9]{0,6})")


def block_of(said: Any) -> At | None:
    """A block from ``B7``, ``A1:F20``, ``A:C``, ``1:3`` or (row, column); None for a name.

    Raises
    ------
    IndexError
        A row or column below 1.
    """
    if isinstance(said, tuple):
        if min(said) < 1:
            raise IndexError("rows and columns count from 1")
        return (said[0], said[1], 1, 1)
    if columns := _COLUMNS.fullmatch(said):
        first, last = sorted(map(column_number, columns.groups()))
        return (1, first, LAST_ROW, last - first + 1)
    if rows := _ROWS.fullmatch(said):
        top, bottom = sorted(map(int, rows.groups()))
        return (top, 1, bottom - top + 1, LAST_COLUMN)
    first_cell, _, last_cell = said.partition(":")
    start, end = place(first_cell), place(last_cell or first_cell)
    if start is None or end is None:
        return None
    return block_between((*start, 1, 1), (*end, 1, 1))


def block_between(one: At, other: At) -> At:
    """The smallest block that holds both."""
    top, left = min(one[0], other[0]), min(one[1], other[1])
    bottom = max(one[0] + one[2], other[0] + other[2])
    right = max(one[1] + one[3], other[1] + other[3])
    return (top, left, bottom - top, right - left)


def written(at: At, *, rows_fixed: bool = True, columns_fixed: bool = True) -> str:
    """A block as Excel writes it: ``$A$1:$F$20``."""

    def corner(row: int, column: int) -> str:
        letters = address(row, column).removesuffix(str(row))
        return f"{'$' * columns_fixed}{letters}{'$' * rows_fixed}{row}"

    first = corner(at[0], at[1])
    last = corner(at[0] + at[2] - 1, at[1] + at[3] - 1)
    return first if first == last else f"{first}:{last}"
