"""One cursor for many blocks: a call costs LibreOffice little, a new object ten times as much."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from daysix.desk.libreoffice.helper.office import placed

if TYPE_CHECKING:
    At = list[int]
    """A block: its first row and column from 0, rows and columns."""

_PLACE = re.compile(
    r"(?:\$?'(?:[^']|'')*'|[^'.]*)\.\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?(?:.|$)"
)
"""A sheet's name, a cell or two corners, and what parts it from the next: often a comma."""
_LETTERS = 26


def block_of(address: Any) -> At:
    """A range's own address as a block."""
    row, column, rows, columns = placed(address)
    return [row - 1, column - 1, rows, columns]


def blocks_of(ranges: Any) -> list[At]:
    """Ranges as blocks. One text is had at once; each address by itself would be asked after."""
    text, found, end = ranges.RangeAddressesAsString, [], 0
    while end < len(text):
        said = _PLACE.match(text, end)
        if said is None:  # a sheet whose name is written in a way we do not know
            return [block_of(address) for address in ranges.RangeAddresses]
        left, top, right, bottom = said.groups()
        row, column = int(top) - 1, _column(left)
        rows, columns = (int(bottom) - row, _column(right) - column + 1) if right else (1, 1)
        found.append([row, column, rows, columns])
        end = said.end()
    return found


@lru_cache(maxsize=16_384)  # as many as a sheet has columns
def _column(letters: str) -> int:
    """A column's place from 0."""
    place = 0
    for letter in letters:
        place = place * _LETTERS + ord(letter) - ord("A") + 1
    return place - 1


class Glass:
    """A cursor, laid over one block after another within the one it began with."""

    def __init__(self, cursor: Any, whole: At | None = None) -> None:
        self.cursor = cursor
        self.at = self.whole = whole or block_of(cursor.RangeAddress)

    def over(self, at: At) -> Any:
        """The cursor over a block; on its way it never reaches beyond the whole."""
        row, column = self.at[:2]
        inside = (
            row + at[2] <= self.whole[0] + self.whole[2]
            and column + at[3] <= self.whole[1] + self.whole[3]
        )
        if not inside:
            self.cursor.collapseToSize(1, 1)
        elif self.at[2:] != at[2:]:
            self.cursor.collapseToSize(at[3], at[2])
        if [row, column] != at[:2]:
            self.cursor.gotoOffset(at[1] - column, at[0] - row)
        if not inside:
            self.cursor.collapseToSize(at[3], at[2])
        self.at = at
        return self.cursor


def by_rows(at: At) -> list[At]:
    """A block as two, parted between rows where it has several; the first half last."""
    row, column, rows, columns = at
    if rows == 1:
        half = columns // 2
        return [[row, column + half, 1, columns - half], [row, column, 1, half]]
    half = rows // 2
    return [[row + half, column, rows - half, columns], [row, column, half, columns]]


def by_columns(at: At) -> list[At]:
    """A block as two, parted between columns where it has several; the first half last."""
    row, column, rows, columns = at
    if columns == 1:
        return by_rows(at)
    half = columns // 2
    return [[row, column + half, rows, columns - half], [row, column, rows, half]]
