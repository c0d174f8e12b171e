"""Undoing the last fix: each cell that still holds what we wrote gets back what it held.

A cell that somebody changed since, or whose row moved, is left alone and named. Undo once more
goes one fix further back.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from daysix.desk.patching import CellEdit, patch_cells
from daysix.jobs import restore_points, side_files
from daysix.jobs.fixes import plain, refuse_what_cannot_change
from daysix.jobs.row_identity import TrackerRows
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from daysix.jobs.restore_points import KeptCell, RestorePoint, Value

SINCE = "it was changed since"
ALREADY = "it already holds what it held before"


class Restored(NamedTuple):
    """One cell, whether it was put back, and why not."""

    cell: KeptCell
    restored: bool
    why: str = ""


class Undone(NamedTuple):
    """What came of an undo; ``made`` is the day of the fix, None if there was nothing to undo."""

    file: str
    made: date | None
    cells: Sequence[Restored]
    left: int

    @property
    def all_restored(self) -> bool:
        """Whether every cell holds again what it held."""
        return all(one.restored for one in self.cells)


def undo_last(path: Path) -> Undone:
    """Put back what the last fix changed.

    Raises
    ------
    BadInput
        The tracker cannot be read or written, or is open. Nothing is changed then, and the fix
        can still be undone.
    """
    refuse_what_cannot_change(path)
    rows = read_rows(path)
    waiting = restore_points.points(path)
    while waiting and _never_written(waiting[0], path, rows):
        restore_points.discard(waiting.pop(0))
    if not waiting:
        return Undone(path.name, None, (), 0)
    point = waiting[0]
    cells = _put_back(path, point, rows)
    restore_points.discard(point)
    return Undone(path.name, point.made, cells, len(waiting) - 1)


def read_rows(path: Path) -> TrackerRows:
    """Every row of a tracker as it is now."""
    from daysix.desk.reading import read_book
    from daysix.tracker.tables import tables_in

    sheets = read_book(path).sheets
    return TrackerRows(sheets, tables_in(sheets))


def _never_written(point: RestorePoint, path: Path, rows: TrackerRows) -> bool:
    """Whether a fix was stopped before it wrote anything: then there is nothing to undo."""
    if point.state != restore_points.BEGUN:
        return False
    if side_files.file_hash(path) == point.before:
        return True
    return all(_why_not(cell, rows) == ALREADY for cell in point.cells)


def _put_back(path: Path, point: RestorePoint, rows: TrackerRows) -> list[Restored]:
    whys = {cell: _why_not(cell, rows) for cell in point.cells}
    going = [cell for cell in point.cells if not whys[cell]]
    if going:
        if point.state == restore_points.BEGUN:  # so that a second try knows it was written
            restore_points.settle(point, path, cells=point.cells)
        edits = [CellEdit(cell.sheet, cell.cell, cell.old, cell.new) for cell in going]
        skipped = {
            (one.edit.sheet, one.edit.cell): one.why for one in patch_cells(path, edits).skipped
        }
        whys |= {cell: skipped.get((cell.sheet, cell.cell), "") for cell in going}
    return [Restored(cell, why in {"", ALREADY}, why) for cell, why in whys.items()]


def _why_not(cell: KeptCell, rows: TrackerRows) -> str:
    """Why a cell is left alone; blank where it holds what we wrote, in the row we wrote it in."""
    row = rows.at(cell.sheet, cell.number)
    if not rows.still(cell.sheet, cell.number, cell.row, without=cell.without):
        now = rows.find(cell.sheet, cell.row)
        if now:
            return f"its row has moved to row {now}"
        return "its row was moved, changed or taken out"
    if row is None or row.address(cell.column) != cell.cell:
        return "its column has moved or is not there any more"
    held = row.cell(cell.column)
    if _same(held, cell.new):
        return ""
    return ALREADY if _same(held, cell.old) else SINCE


def _same(held: object, value: Value) -> bool:
    if held is None or held == "":
        return value is None or value == ""
    return _text(held) == _text(value)


def _text(value: object) -> str:
    """A value as text; a day is the same with and without its midnight."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value if isinstance(value, str) else text_of(value)


def undo_lines(undone: Undone) -> list[dict[str, Any]]:
    """What was put back, as lines of the JSON contract."""
    return [
        {
            "file": undone.file,
            "sheet": one.cell.sheet,
            "row": one.cell.number,
            "col": "".join(filter(str.isalpha, one.cell.cell)),
            "column": one.cell.column,
            "old": plain(one.cell.new),
            "new": plain(one.cell.old),
            "rule": one.cell.rule,
            "restored": one.restored,
            "why": one.why or None,
        }
        for one in undone.cells
    ]
