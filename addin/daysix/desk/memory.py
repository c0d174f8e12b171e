"""A desk in memory: for tests of jobs, and to try a change before it is made anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals as refusals
from daysix.desk.any_desk import Appended, Choices, Filtering, OwnTable, Selected, TableAt
from daysix.desk.patching import Formula
from daysix.desk.places import trimmed
from daysix.desk.planning_desk import PlanningDesk
from daysix.tracker.cells import corners, letters

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from daysix.desk.patching import CellValue
    from daysix.desk.places import Planned, Spot
    from daysix.tracker.cells import SheetCells

FORMULA = "it holds a formula"
LOCKED = "its sheet is protected and the cell is locked"


@dataclass(slots=True)
class MemorySheet:
    """One sheet: its values by row and column, and what lies over them."""

    values: dict[tuple[int, int], object] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    unlocked: set[tuple[int, int]] = field(default_factory=set)
    tables: dict[str, str] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    filtered: bool = False
    filtered_by: frozenset[int] = frozenset()
    protected: bool = False
    visible: bool = True
    ours: bool = False
    offered: dict[tuple[int, int], Choices] = field(default_factory=dict)

    def cells(self, name: str) -> SheetCells:
        """As a desk hands it over."""
        bottom = max((row for row, _ in self.values), default=0)
        right = max((column for _, column in self.values), default=0)
        rows = [
            [self.values.get((row, column)) for column in range(1, right + 1)]
            for row in range(1, bottom + 1)
        ]
        return trimmed(name, rows)._replace(
            visible=self.visible,
            hidden_rows=self.hidden_rows,
            filtered=self.filtered,
            merged=self.merged,
            tables=dict(self.tables),
        )


class MemoryDesk(PlanningDesk):
    """A workbook that is nowhere else.

    Parameters
    ----------
    name
        Of the workbook.
    sheets
        By name; they are changed in place.
    """

    is_open = True
    place: Path | None = None

    def __init__(self, name: str, sheets: dict[str, MemorySheet]) -> None:
        self.name = name
        self.book = sheets
        self.shown: Selected | None = None
        self.said: list[str] = []

    @classmethod
    def of(cls, name: str, sheets: Mapping[str, Sequence[Sequence[object]]]) -> MemoryDesk:
        """A workbook from rows of values, each sheet beginning in its first cell."""
        return cls(
            name,
            {
                sheet: MemorySheet(
                    {
                        (row, column): value
                        for row, line in enumerate(rows, start=1)
                        for column, value in enumerate(line, start=1)
                        if value is not None and value != ""
                    }
                )
                for sheet, rows in sheets.items()
            },
        )

    def sheets(self, wanted: Collection[str] | None = None) -> list[SheetCells]:
        """Every sheet that has something in it; or of these names alone."""
        return [
            sheet.cells(name)
            for name, sheet in self.book.items()
            if sheet.values and (wanted is None or name in wanted)
        ]

    def append(self, table: TableAt, rows: Sequence[Mapping[str, CellValue]]) -> Appended:
        """Write new rows under a table."""
        found, first, lines = self._place_below(table, rows)
        sheet = self.book[table.sheet]
        wanted = {(number, column) for number, line in enumerate(lines, first) for column in line}
        if sheet.protected and not wanted <= sheet.unlocked:
            raise refusals.protected(table.sheet)
        filled = {column for row, column in sheet.formulas if row in {first - 1, first}}
        for number, line in enumerate(lines, start=first):
            for column, value in line.items():
                if column not in filled:
                    _put(sheet, number, column, value)
        if table.name in sheet.tables:
            _stretch(sheet, table.name, bottom=max(found.last_row, first + len(rows) - 1))
        names = zip(table.headers, found.columns, strict=True)
        return Appended(first, tuple(name for name, column in names if column in filled))

    def add_column(self, table: TableAt, header: str) -> TableAt:
        """The table with a column of ours."""
        grown, spot, _ = self._place_beside(table, header)
        if spot is not None:
            sheet = self.book[table.sheet]
            if sheet.protected:
                raise refusals.protected(table.sheet)
            _put(sheet, spot.row, spot.column, header)
            if table.name in sheet.tables:
                _stretch(sheet, table.name, right=spot.column)
        return grown

    def put_table(self, table: OwnTable) -> None:
        """Write a whole table of ours."""
        sheet = self.book.get(table.sheet)
        if sheet is None:
            sheet = self.book[table.sheet] = MemorySheet(ours=True)
        elif not sheet.ours:
            raise refusals.not_ours(table.sheet)
        sheet.values.clear()
        for number, line in enumerate([table.headers, *table.rows], start=1):
            for column, value in enumerate(line, start=1):
                _put(sheet, number, column, value)
        bottom = max(2, 1 + len(table.rows))
        sheet.tables = {table.name: f"A1:{letters(len(table.headers))}{bottom}"}
        last = 1 + len(table.rows)
        sheet.offered = {at: one for at, one in sheet.offered.items() if at[0] <= last}

    def offer(self, table: OwnTable, choices: Mapping[str, Choices]) -> None:
        """Remember what each column of a table of ours offers."""
        sheet = self.book.get(table.sheet)
        if sheet is None or not sheet.ours:
            raise refusals.not_ours(table.sheet)
        sheet.offered = {
            (row, place): choices[header]
            for place, header in enumerate(table.headers, start=1)
            if header in choices
            for row in range(2, 2 + len(table.rows))
        }

    def save_copy(self, path: Path) -> None:
        """A workbook with the same values."""
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.worksheets[0])
        for name, sheet in self.book.items():
            page = book.create_sheet(name)
            for (row, column), value in sheet.values.items():
                page.cell(row, column, value)
        book.save(path)

    def go_to(self, sheet: str, row: int, column: int) -> None:
        """Remember which cell is shown."""
        if sheet not in self.book or not self.book[sheet].visible:
            raise refusals.no_such_cell(sheet)
        self.shown = Selected(sheet, row, column)

    def selected(self) -> Selected | None:
        """The cell shown last."""
        return self.shown

    def toggle_filter(self, table: TableAt, header: str, values: Sequence[str]) -> Filtering:
        """Show only some rows, or all again."""
        found, column = self._place_of(table, header)
        sheet = self.book[table.sheet]
        rows = range(found.header_row + 1, found.last_row + 1)
        asked = _filtering(sheet, column, rows)
        if asked is Filtering.ALL:
            sheet.filtered, sheet.filtered_by, sheet.hidden_rows = False, frozenset(), ()
        elif asked is Filtering.ONLY:
            hidden = (row for row in rows if sheet.values.get((row, column)) not in values)
            sheet.filtered, sheet.filtered_by = True, frozenset({column})
            sheet.hidden_rows = tuple(hidden)
        return asked

    def say(self, text: str) -> None:
        """Remember what was said."""
        self.said.append(text)

    def _read(self, wanted: Collection[str]) -> list[SheetCells]:
        return [sheet.cells(name) for name, sheet in self.book.items() if name in wanted]

    def _why_not(self, cells: Sequence[Planned]) -> dict[Spot, str]:
        found = {}
        for one in cells:
            sheet, place = self.book[one.spot.sheet], (one.spot.row, one.spot.column)
            if place in sheet.formulas:
                found[one.spot] = FORMULA
            elif sheet.protected and place not in sheet.unlocked:
                found[one.spot] = LOCKED
        return found

    def _write(self, cells: Sequence[Planned], stop: Callable[[], bool]) -> dict[Spot, str]:
        refused = self._why_not(cells)
        free = [one for one in cells if one.spot not in refused]
        for place, one in enumerate(free):
            if stop():
                for earlier in free[:place]:
                    _put(self.book[earlier.spot.sheet], *earlier.spot[1:], earlier.old)
                raise refusals.stopped()
            _put(self.book[one.spot.sheet], one.spot.row, one.spot.column, one.change.value)
        return refused


def _put(sheet: MemorySheet, row: int, column: int, value: object) -> None:
    """A value as a sheet gives it back: numbers with a point, midnight as the day, no blanks."""
    value = value.shown if isinstance(value, Formula) else value
    if value is None or value == "":
        sheet.values.pop((row, column), None)
        return
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    elif isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    sheet.values[row, column] = value


def _filtering(sheet: MemorySheet, column: int, rows: Collection[int]) -> Filtering:
    if sheet.filtered:
        return Filtering.ALL if sheet.filtered_by == {column} else Filtering.THEIRS
    return Filtering.BY_HAND if set(sheet.hidden_rows) & set(rows) else Filtering.ONLY


def _stretch(sheet: MemorySheet, name: str, *, bottom: int = 0, right: int = 0) -> None:
    both = corners(sheet.tables[name])
    if both is not None:
        (left, top), (last_column, last_row) = both
        end = f"{letters(max(right, last_column))}{max(bottom, last_row)}"
        sheet.tables[name] = f"{letters(left)}{top}:{end}"
