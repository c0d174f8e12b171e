"""The rows of a table turned on their side: whole columns, for whoever looks at one at a time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Row = Sequence[object]

UNLIKE_NUMBERS = frozenset({str, date, datetime, time, timedelta, type(None)})
"""Kinds of cell of which no two can be equal; of two others, such as 1 and True, they can."""
Made = TypeVar("Made")
FEW = 0.2
"""Share of the cells of a column from which on they are hardly ever the same."""
FEWEST = 10_000
"""Different cells of a column that take little room, whatever their share."""
AT_ONCE = 512
"""Rows. So many are still close at hand when the last of their cells is fetched."""


class Turned(list["Row"]):
    """Rows that are also kept as columns, once somebody has asked for one.

    Neither the rows nor their number may change after that.
    """

    __slots__ = ("_columns", "_wordings")

    _columns: list[list[object]]

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        super().__init__(rows)
        self._wordings: dict[int, frozenset[object] | None] = {}

    def column(self, at: int) -> list[object]:
        """The cells of a column, one for each row; None where a row is too short to have it."""
        if not hasattr(self, "_columns"):
            self._columns = turned(self)
        return self._columns[at] if at < len(self._columns) else [None] * len(self)

    def wordings(self, at: int) -> frozenset[object] | None:
        """What stands in a column, each thing once; see :func:`wordings_of`."""
        if at in self._wordings:
            return self._wordings[at]
        said = wordings_of(self.column(at))
        if said is None or len(said) < max(FEWEST, len(self) * FEW):  # else they take room
            self._wordings[at] = said
        return said


def turned(rows: Sequence[Row]) -> list[list[object]]:
    """The columns of rows, as long as there are rows; short rows are filled up with None."""
    width = max(map(len, rows), default=0)
    columns: list[list[object]] = [[] for _ in range(width)]
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        if set(map(len, some)) != {width}:
            some = [[*row, *[None] * (width - len(row))] for row in some]
        for column, cells in zip(columns, zip(*some, strict=True), strict=True):
            column.extend(cells)
    return columns


def column_of(rows: Sequence[Row], at: int) -> list[object]:
    """The cells of one column of any rows; see :meth:`Turned.column`."""
    if isinstance(rows, Turned):
        return rows.column(at)
    return [row[at] if at < len(row) else None for row in rows]


def wordings_of(cells: Sequence[object]) -> frozenset[object] | None:
    """What stands in some cells, each thing once: a column repeats itself.

    None where some may be equal and yet not the same, as a ticked box and the number 1 are.
    """
    said = frozenset(cells)
    if UNLIKE_NUMBERS.issuperset(map(type, said)):
        return said
    kinds = set(map(type, cells)) - UNLIKE_NUMBERS
    return None if len(kinds) > 1 else said


def each_once(
    work: Callable[[object], Made], cells: Sequence[object], wordings: Iterable[object] | None
) -> list[Made]:
    """What ``work`` makes of each cell, each of their ``wordings`` done once."""
    if wordings is None:
        kinds = {(type(cell), cell): cell for cell in cells}
        mixed = {key: work(cell) for key, cell in kinds.items()}
        return [mixed[type(cell), cell] for cell in cells]
    made = {cell: work(cell) for cell in wordings}
    return list(map(made.__getitem__, cells))
