"""What a tracker holds, cell by cell, and which of its cells have been carried.

Whatever is not carried is left over, and listed: so nothing is lost, whatever the layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker.beside import parts
from daysix.tracker.cells import corners, is_blank, letters, text_of
from daysix.tracker.tables import heads_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.tracker.cells import SheetCells, Table
    from daysix.tracker.confirmed import Confirmed

ABOVE, BELOW, BESIDE, ELSEWHERE = (
    "above the table",
    "in no row of a child",
    "beside the table",
    "a table I do not know",
)

Place = tuple[str, int, int]
"""Sheet, row and column, counted from 1."""


class Left(NamedTuple):
    """A cell that was not carried, and what it is."""

    sheet: str
    cell: str
    what: str
    value: object


class Own(NamedTuple):
    """A column of a table that is none of ours: its heading, and its number counted from 1."""

    heading: str
    column: int


class Source:
    """The sheets of a tracker, and the tables found on them."""

    def __init__(
        self, sheets: Sequence[SheetCells], tables: Sequence[Table], confirmed: Confirmed
    ) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._tables = [*tables]
        self._confirmed = confirmed
        self._carried: set[Place] = set()
        self._names: dict[Place, str] = {}
        self._owns: dict[tuple[str, int, int], list[Own]] = {}

    def cell(self, sheet: str, row: int, column: int) -> object:
        """What a cell holds; None outside the sheet."""
        cells = self._sheets[sheet]
        place, at = row - cells.first_row, column - cells.first_column
        if not 0 <= place < len(cells.rows) or at < 0:
            return None
        found = cells.rows[place]
        return found[at] if at < len(found) else None

    def owns(self, table: Table) -> list[Own]:
        """The columns of a table that are none of ours, from left to right."""
        key = (table.sheet, table.header_row, table.first_column)
        if key not in self._owns:
            ours = {
                one.first_column + at
                for one in self._tables
                if (one.sheet, one.header_row, one.first_column) == key
                for at in one.columns.values()
            }
            names = self._names_over(table)
            first, last = self._span(table)
            self._owns[key] = [
                Own(names.get(column) or f"Column {letters(column)}", column)
                for column in range(first, last + 1)
                if column not in ours
            ]
        return self._owns[key]

    def carry(self, sheet: str, row: int, column: int) -> None:
        """Note that a cell has been carried."""
        self._carried.add((sheet, row, column))

    def carry_at(self, sheet: str, address: str, raw: object) -> None:
        """The same by its address: unless the cell holds more than ``raw``, as a title does.

        A blank address is that of what stands in no cell.
        """
        where = corners(address) if address else None
        if where is not None:
            (column, row), _ = where
            if text_of(self.cell(sheet, row, column)) == text_of(raw):
                self.carry(sheet, row, column)

    def name_columns(self, table: Table, names: Mapping[int, str]) -> None:
        """Note where the column names of a table went: column to words."""
        for column, words in names.items():
            self._names[table.sheet, table.header_row, column] = words

    def left(self) -> Iterator[tuple[Left, str]]:
        """Every filled cell that was not carried, and where it stands now if it is a heading."""
        for sheet in self._sheets.values():
            tables = [table for table in self._tables if table.sheet == sheet.name]
            what_rows = {one.row: one.what for table in tables for one in table.left_out}
            first = min((table.header_row for table in tables), default=0)
            for number, row in enumerate(sheet.rows, sheet.first_row):
                for column, value in enumerate(row, sheet.first_column):
                    place = (sheet.name, number, column)
                    if place in self._carried or is_blank([value]):
                        continue
                    now = self._names.get(place, "")
                    what = "column name" if now else what_rows.get(number, "")
                    if not what:
                        what = ELSEWHERE if not tables else ABOVE if number < first else BELOW
                    address = f"{letters(column)}{number}"
                    yield Left(sheet.name, address, what, value), now

    def _names_over(self, table: Table) -> dict[int, str]:
        """Column to its heading as typed, of one row or of two read together."""
        sheet = self._sheets[table.sheet]
        for head, _end in heads_of(sheet, self._confirmed):
            if sheet.first_row + head.last == table.header_row:
                return {
                    column: " ".join(text_of(name).split())
                    for column, name in enumerate(head.typed, sheet.first_column)
                    if text_of(name)
                }
        return {}

    def _span(self, table: Table) -> tuple[int, int]:
        """First and last column of a table: of its part, where a sheet was cut at blank columns."""
        sheet = self._sheets[table.sheet]
        for head, _end in heads_of(sheet, self._confirmed)[:1]:
            for cut in parts(sheet, head.first, head.names):
                if cut.first_column == table.first_column:
                    width = max(map(len, cut.rows), default=1)
                    return cut.first_column, cut.first_column + width - 1
        width = max(map(len, sheet.rows), default=1)
        return sheet.first_column, sheet.first_column + width - 1
