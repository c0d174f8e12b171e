"""A desk over a closed workbook: read as it lies, and patched cell by cell."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals as refusals
from daysix.desk.any_desk import Appended, Choices, Filtering, OwnTable, Selected, TableAt
from daysix.desk.patching import (
    NOT_CHECKED,
    CellEdit,
    OwnOffers,
    OwnRows,
    append_rows,
    patch_cells,
    write_offers,
    write_own,
)
from daysix.desk.planning_desk import PlanningDesk
from daysix.desk.reading import read_book
from daysix.tracker.cells import corners, letters

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from daysix.desk.patching import CellValue, PatchReport
    from daysix.desk.places import Planned, Spot
    from daysix.tracker.cells import SheetCells

ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
"""Cells that show one can be replaced; what they hold is no text to compare."""
USUAL_HEIGHT = 15.0
"""Of a row, in points."""


class FileDesk(PlanningDesk):
    """A workbook on the disk that nobody has open."""

    is_open = False

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def place(self) -> Path:
        """The file."""
        return self.path

    def sheets(self, wanted: Collection[str] | None = None) -> list[SheetCells]:
        """Every sheet that has something in it, hidden ones too; or of these names alone."""
        found = read_book(self.path).sheets
        return [sheet for sheet in found if wanted is None or sheet.name in wanted]

    def append(self, table: TableAt, rows: Sequence[Mapping[str, CellValue]]) -> Appended:
        """Write new rows under a table; it grows to hold them."""
        found, first, lines = self._place_below(table, rows)
        own = table.name if table.name in found.sheet.tables else None
        columns = [column for column in found.columns if column is not None]
        block = corners(found.sheet.tables[own]) if own else None
        left = block[0][0] if block else found.sheet.first_column
        width = max(columns) - left + 1
        report = append_rows(
            self.path,
            table.sheet,
            [[line.get(left + place) for place in range(width)] for line in lines],
            table=own,
        )
        skipped = {one.edit.cell.rstrip("0123456789") for one in report.skipped}
        names = zip(table.headers, found.columns, strict=True)
        blank = [name for name, column in names if column and letters(column) in skipped]
        return Appended(first, tuple(blank))

    def add_column(self, table: TableAt, header: str) -> TableAt:
        """The table with a column of ours; one that is not there yet needs the workbook open."""
        grown, spot, found = self._place_beside(table, header)
        if spot is None:
            return grown
        if table.name in found.sheet.tables:
            raise refusals.needs_open(self.name)
        report = patch_cells(self.path, [CellEdit(spot.sheet, spot.cell, header, expect=None)])
        if report.skipped:
            raise refusals.no_room_right(header, table.sheet)
        return grown

    def put_table(self, table: OwnTable) -> None:
        """Write a whole table of ours; a sheet that is not there yet needs the workbook open."""
        if not any(
            sheet.name == table.sheet and table.name in sheet.tables for sheet in self.sheets()
        ):
            raise refusals.needs_open(self.name)
        heights = [USUAL_HEIGHT] * len(table.rows)
        write_own(self.path, OwnRows(table.sheet, table.name, table.headers, table.rows, heights))

    def offer(self, table: OwnTable, choices: Mapping[str, Choices]) -> None:
        """Offer lists to choose from in columns of a table of ours."""
        formulas = {
            header: f"'{one.sheet}'!{one.block}" for header, one in choices.items() if table.rows
        }
        write_offers(self.path, OwnOffers(table.sheet, table.name, formulas))

    def save_copy(self, path: Path) -> None:
        """Copy the file."""
        shutil.copyfile(self.path, path)

    def go_to(self, sheet: str, row: int, column: int) -> None:
        """Nothing can be shown in a closed workbook."""
        del sheet, row, column
        raise refusals.needs_open(self.name)

    def selected(self) -> Selected | None:
        """Nothing is in front of anybody."""
        return None

    def toggle_filter(self, table: TableAt, header: str, values: Sequence[str]) -> Filtering:
        """Nothing can be shown in a closed workbook."""
        del table, header, values
        raise refusals.needs_open(self.name)

    def say(self, text: str) -> None:
        """There is nowhere to say it."""

    def _read(self, wanted: Collection[str]) -> list[SheetCells]:
        return [sheet for sheet in self.sheets() if sheet.name in wanted]

    def _why_not(self, cells: Sequence[Planned]) -> dict[Spot, str]:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / self.name
            shutil.copyfile(self.path, copy)
            return _refused(cells, patch_cells(copy, [_edit(one) for one in cells]))

    def _write(self, cells: Sequence[Planned], stop: Callable[[], bool]) -> dict[Spot, str]:
        if stop():
            raise refusals.stopped()
        return _refused(cells, patch_cells(self.path, [_edit(one) for one in cells]))


def _edit(one: Planned) -> CellEdit:
    expect = NOT_CHECKED if one.old in ERRORS else (None if one.old == "" else one.old)
    return CellEdit(one.spot.sheet, one.spot.cell, one.change.value, expect)


def _refused(cells: Sequence[Planned], report: PatchReport) -> dict[Spot, str]:
    why = {(one.edit.sheet, one.edit.cell): one.why for one in report.skipped}
    return {
        one.spot: why[one.spot.sheet, one.spot.cell]
        for one in cells
        if (one.spot.sheet, one.spot.cell) in why
    }
