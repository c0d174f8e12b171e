"""Cell addresses: ``B7`` to row 7, column 2, and back; and blocks such as ``A1:F20``."""

from __future__ import annotations

import re
from functools import lru_cache

from daysix.records import NamedTuple

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_LETTERS = 26


class Block(NamedTuple):
    """A rectangle of cells, its edges included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def with_cell(self, row: int, column: int) -> Block:
        """The smallest block that holds this one and the cell."""
        return Block(
            min(self.top, row),
            min(self.left, column),
            max(self.bottom, row),
            max(self.right, column),
        )

    def written(self) -> str:
        """As Excel writes it: ``A1:F20``, or ``A1`` for a single cell."""
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


def place(cell: str) -> tuple[int, int] | None:
    """Row and column of an address; None when it is not one."""
    found = _ADDRESS.fullmatch(cell)
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def address(row: int, column: int) -> str:
    """The address of a cell: ``B7``."""
    return f"{column_letters(column)}{row}"


@lru_cache(maxsize=2048)
def column_letters(column: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    letters = ""
    while column:
        column, left = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + left) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for ``A``, 27 for ``AA``."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def blocks(ref: str) -> list[Block]:
    """The blocks of a written reference such as ``A1:C3 E5``; what cannot be read is left out."""
    found = []
    for written in ref.split():
        first, _, last = written.partition(":")
        start, end = place(first), place(last or first)
        if start and end:
            rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
            found.append(Block(rows[0], columns[0], rows[1], columns[1]))
    return found
