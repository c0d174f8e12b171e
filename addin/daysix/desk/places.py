"""Finding a table, a column and a row again in a sheet that was read anew."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from daysix.desk.any_desk import NOT_SHOWN, Change, Done, Left, RowKey, TableAt
from daysix.records import NamedTuple
from daysix.tracker.cells import corners, is_blank, letters, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from daysix.tracker.cells import SheetCells

LENGTH = 16
"""Characters of a hash."""
ROW_CHANGED = "its row was changed after it was checked"
CELL_CHANGED = "it no longer holds what it held when it was shown"
ALIKE = "more than one row looks just like it"
UNSEEN = "it is not a column of Day Six, and nobody was shown what would change"
TWICE = "another change was asked for the same cell"
MERGED = "it is part of a merged cell"


class Spot(NamedTuple):
    """One cell: row and column as Excel counts."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """Its address."""
        return f"{letters(self.column)}{self.row}"


class Planned(NamedTuple):
    """A change and the cell it is for."""

    change: Change
    spot: Spot
    old: object

    def done(self) -> Done:
        """As reported."""
        return Done(self.change, self.spot.cell, self.old)


class Found(NamedTuple):
    """A table found again: the rows under its names, and the column of each of its names.

    ``columns`` has None for a name that is gone or stands there twice.
    """

    sheet: SheetCells
    header_row: int
    last_row: int
    columns: tuple[int | None, ...]
    moved: int
    """How many rows further down it stands than it did."""


def table_at(
    sheet: SheetCells, header_row: int, *, ours: Collection[str] = (), first_column: int = 0
) -> TableAt:
    """A table whose column names stand in a row of a sheet, as Excel counts it."""
    name, block = _own_table(sheet, header_row)
    line = _line(sheet, header_row)
    left = first_column or (block[0] if block else sheet.first_column)
    names = [text_of(value) for value in line[left - sheet.first_column :]]
    if block:
        names = names[: block[1] - left + 1]
    while names and not names[-1]:
        names.pop()
    return TableAt(sheet.name, header_row, left, tuple(names), name, frozenset(ours))


def _own_table(sheet: SheetCells, header_row: int) -> tuple[str, tuple[int, int] | None]:
    """The table of Excel's own that begins in a row: its name, first and last column."""
    for name, block in sheet.tables.items():
        both = corners(block)
        if both and both[0][1] == header_row:
            return name, (both[0][0], both[1][0])
    return "", None


def row_key(sheet: SheetCells, table: TableAt, number: int) -> RowKey:
    """What a row of a table, as read, is known by."""
    places = [table.first_column + place for place in range(len(table.headers))]
    return RowKey(_hash(sheet, table, places, number), number)


def _hash(sheet: SheetCells, table: TableAt, columns: Sequence[int | None], number: int) -> str:
    line = _line(sheet, number)
    said = [
        f"{header}\x1e{_kind(value)}{text_of(value)}"
        for header, column in zip(table.headers, columns, strict=True)
        if header not in table.ours
        for value in [_at(sheet, line, column)]
    ]
    return hashlib.sha256("\x1f".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _kind(value: object) -> str:
    """So that the text 5 and the number 5 are told apart."""
    if isinstance(value, bool):
        return "b"
    if isinstance(value, int | float):
        return "n"
    return "d" if isinstance(value, date) else ""


def _line(sheet: SheetCells, number: int) -> Sequence[object]:
    place = number - sheet.first_row
    return sheet.rows[place] if 0 <= place < len(sheet.rows) else ()


def _at(sheet: SheetCells, line: Sequence[object], column: int | None) -> object:
    if column is None:
        return None
    place = column - sheet.first_column
    return line[place] if 0 <= place < len(line) else None


def value_at(sheet: SheetCells, row: int, column: int) -> object:
    """What a cell holds; blank text where there is none."""
    found = _at(sheet, _line(sheet, row), column)
    return "" if found is None else found


def find(sheets: Mapping[str, SheetCells], table: TableAt) -> Found | None:
    """A table where it stands now; None when it cannot be told."""
    sheet = sheets.get(table.sheet)
    if sheet is None:
        return None
    block = corners(sheet.tables[table.name]) if table.name in sheet.tables else None
    if block:
        row, bottom = block[0][1], block[1][1]
        if not _fits(sheet, table, row):
            return None
    else:
        bottom = sheet.first_row + len(sheet.rows) - 1
        rows = [table.header_row] if _fits(sheet, table, table.header_row) else []
        rows = rows or [
            row for row in range(sheet.first_row, bottom + 1) if _fits(sheet, table, row)
        ]
        if len(rows) != 1:
            return None
        row = rows[0]
    return Found(sheet, row, bottom, _columns(sheet, table, row), row - table.header_row)


def _fits(sheet: SheetCells, table: TableAt, row: int) -> bool:
    """Whether all the column names of a table stand in a row, our own or not."""
    wanted = Counter(name for name in table.headers if name and name not in table.ours)
    there = Counter(text_of(value) for value in _line(sheet, row))
    return bool(wanted) and wanted <= there


def _columns(sheet: SheetCells, table: TableAt, row: int) -> tuple[int | None, ...]:
    there: dict[str, list[int]] = defaultdict(list)
    for column, value in enumerate(_line(sheet, row), start=sheet.first_column):
        there[text_of(value)].append(column)
    found: list[int | None] = []
    for place, header in enumerate(table.headers):
        columns = there.get(header, []) if header else []
        as_read = table.first_column + place
        alone = columns[0] if len(columns) == 1 else None
        found.append(as_read if as_read in columns or _unnamed(header, found, as_read) else alone)
    return tuple(found)


def _unnamed(header: str, before: Sequence[int | None], as_read: int) -> bool:
    """A column without a name is the one beside the one before it."""
    return not header and (not before or before[-1] == as_read - 1)


class Plan:
    """Where each change goes in the sheets as they are now, and which go nowhere."""

    def __init__(self, sheets: Iterable[SheetCells], changes: Sequence[Change]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._found: dict[TableAt, Found | None] = {}
        self._rows: dict[TableAt, dict[str, list[int]]] = {}
        self.cells: list[Planned] = []
        self.left: list[Left] = []
        taken: dict[Spot, Change] = {}
        for change in changes:
            planned = self._place(change)
            if isinstance(planned, str):
                self.left.append(Left(change, planned))
            elif planned.spot not in taken:
                taken[planned.spot] = change
                self.cells.append(planned)
            elif taken[planned.spot] != change:
                self.left.append(Left(change, TWICE))

    def _place(self, change: Change) -> Planned | str:
        table = change.table
        if table not in self._found:
            self._found[table] = find(self._sheets, table)
        found = self._found[table]
        if found is None:
            return f"I no longer find its table on the sheet {table.sheet}"
        column = _column(found, change)
        if column is None:
            return f"I cannot tell which column is {change.header}"
        row = self._row(found, change)
        if isinstance(row, str):
            return row
        spot = Spot(table.sheet, row, column)
        old = value_at(found.sheet, row, column)
        return _why_not(found.sheet, change, spot, old) or Planned(change, spot, old)

    def _row(self, found: Found, change: Change) -> int | str:
        table, key = change.table, change.row
        if table not in self._rows:
            rows: dict[str, list[int]] = defaultdict(list)
            for number in range(found.header_row + 1, found.last_row + 1):
                if not is_blank(_line(found.sheet, number)):
                    rows[_hash(found.sheet, table, found.columns, number)].append(number)
            self._rows[table] = rows
        there = self._rows[table].get(key.hash, [])
        as_read = key.number + found.moved
        if as_read in there:
            return as_read
        if len(there) == 1:
            return there[0]
        return ALIKE if there else ROW_CHANGED


def _column(found: Found, change: Change) -> int | None:
    headers = change.table.headers
    if headers.count(change.header) != 1:
        return None
    return found.columns[headers.index(change.header)]


def _why_not(sheet: SheetCells, change: Change, spot: Spot, old: object) -> str:
    if change.previewed is NOT_SHOWN:
        if change.header not in change.table.ours:
            return UNSEEN
    elif not same(old, change.previewed):
        return CELL_CHANGED
    for block in sheet.merged:
        both = corners(block)
        if both is None:
            continue
        (left, top), (right, bottom) = both
        if left <= spot.column <= right and top <= spot.row <= bottom:
            return MERGED if (spot.column, spot.row) != (left, top) else ""
    return ""


def same(one: object, other: object) -> bool:
    """Whether two values are the same in a cell: None is a blank, midnight is the day itself."""
    one, other = _plain(one), _plain(other)
    return type(one) is type(other) and one == other


def part_of_day(value: time) -> float:
    """A time as a sheet keeps it."""
    return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400


def _plain(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime):
        whole = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date() if whole else value
    return part_of_day(value) if isinstance(value, time) else value


def _stands(value: object) -> bool:
    """Whether anything stands in a cell."""
    return value is not None and value != ""


def _tight(rows: Sequence[Sequence[object]]) -> bool:
    """Whether something stands in the first and last row and column: most often, so it is quick."""
    return bool(rows) and all(
        any(map(_stands, edge))
        for edge in (rows[0], rows[-1], (row[0] for row in rows), (row[-1] for row in rows))
    )


def trimmed(
    name: str, rows: Sequence[Sequence[object]], *, first_row: int = 1, first_column: int = 1
) -> SheetCells:
    """A sheet without the blank rows and columns around what is in it, as a file is read."""
    from daysix.tracker.cells import SheetCells

    if _tight(rows):
        kept = [["" if value is None else value for value in row] for row in rows]
        return SheetCells(name, kept, first_row, first_column)
    filled = [[_stands(value) for value in row] for row in rows]
    lines = [place for place, line in enumerate(filled) if any(line)]
    if not lines:
        return SheetCells(name, [])
    left = min(line.index(True) for line in filled if any(line))
    right = max(len(line) - line[::-1].index(True) for line in filled if any(line))
    kept = [
        ["" if value is None else value for value in row[left:right]]
        for row in rows[lines[0] : lines[-1] + 1]
    ]
    return SheetCells(name, kept, first_row + lines[0], first_column + left)
