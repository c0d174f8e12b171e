"""Undoing the last fix, or the last check that was written into the workbook.

While the parts of the file are as we left them they are made what they were, byte for byte. After
somebody saved it, each cell that still holds what we wrote gets back what it held, and the look it
had, wherever its row stands now. A cell that somebody changed since, or whose row cannot be told
for certain, is left alone and named, and what it held stays kept. Undo once more goes one fix
further back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.desk import unreadable
from daysix.desk.patching import CellEdit, patch_cells, put_back
from daysix.jobs.beside import side_files
from daysix.jobs.beside.row_identity import TrackerRows
from daysix.jobs.issues.typed import SHEET
from daysix.jobs.mending import restore_points
from daysix.jobs.mending.fixes import plain, refuse_what_cannot_change
from daysix.jobs.mending.undo_cells import ALREADY, SINCE, Restored, cell_now
from daysix.jobs.mending.undo_results import undo_results
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from daysix.jobs.mending.restore_points import RestorePoint

__all__ = ["SINCE", "Undone", "read_rows", "undo_last", "undo_lines"]


class Undone(NamedTuple):
    """What came of an undo.

    Attributes
    ----------
    made
        The day of the fix or check, None if there was nothing to undo.
    left
        How many more there are to undo.
    a_check
        Whether it was a check written into the workbook.
    issues
        Why its Issues sheet was left alone; blank where it holds what it held.
    """

    file: str
    made: date | None
    cells: Sequence[Restored]
    left: int
    a_check: bool = False
    issues: str = ""

    @property
    def all_restored(self) -> bool:
        """Whether every cell holds again what it held."""
        return not self.issues and all(one.restored for one in self.cells)


def undo_last(path: Path) -> Undone:
    """Put back what the last fix changed.

    Raises
    ------
    BadInput
        The tracker cannot be read or written, or is open. Nothing is changed then, and the fix
        can still be undone.
    """
    if path.is_dir():
        raise unreadable.folder(path.name or str(path))
    refuse_what_cannot_change(path)
    rows = read_rows(path)
    waiting = restore_points.points(path)
    if waiting and _as_we_left_it(path, waiting[0]):
        return _whole(path, waiting)
    while waiting and _never_written(waiting[0], path, rows):
        restore_points.discard(waiting.pop(0))
    if not waiting:
        return Undone(path.name, None, (), 0)
    first: Undone | None = None
    for more, point in zip(range(len(waiting) - 1, -1, -1), waiting, strict=True):
        undone = _as_far_as_can_be(path, point, rows)._replace(left=more)
        if point.state != restore_points.LEFT or any(one.restored for one in undone.cells):
            return undone
        if not undone.cells and not undone.issues:
            return undone
        first = first or undone  # tried before, and still in vain: go one further back
    assert first is not None  # noqa: S101 - something is waiting
    return first._replace(left=0)


def _as_far_as_can_be(path: Path, point: RestorePoint, rows: TrackerRows) -> Undone:
    """Put back what can be put back of one fix or check, and keep what was left alone."""
    if _made_open(path, point):
        cells, issues = _put_back_at_desk(path, point)
    elif point.issues is not None:
        cells, issues = undo_results(path, point, rows)
    else:
        cells, issues = _put_back(path, point, rows), ""
    kept = [one.cell for one in cells if not one.restored]
    restore_points.keep_left(point, path, cells=kept, sheets=bool(issues))
    return Undone(path.name, point.made, cells, 0, point.issues is not None, issues)


def _made_open(path: Path, point: RestorePoint) -> bool:
    """Whether it was made in an open workbook, and not in the team workbook's own sheet alone."""
    from daysix.jobs.issues.write import places_in

    if point.before != restore_points.OPEN_NOW:
        return False
    return bool(point.tables) or (point.issues is not None and places_in(path) is None)


def _put_back_at_desk(path: Path, point: RestorePoint) -> tuple[list[Restored], str]:
    """Each cell and what became of it, and why a sheet of ours was left alone, if one was."""
    from daysix.desk.file import FileDesk
    from daysix.jobs.mending.undo_at_desk import back_of

    desk = FileDesk(path)
    back = back_of(desk, path, point)
    for table in back.tables:
        desk.put_table(table)
    outcome = desk.write([change for _, change in back.cells])
    whys = {id(one.change): one.why for one in outcome.left}
    done = [
        Restored(cell, id(change) not in whys, whys.get(id(change), ""))
        for cell, change in back.cells
    ]
    alone = [one.removeprefix(f"the sheet {SHEET}: ") for one in back.sheets_left]
    return [*done, *back.as_they_are], "; ".join(alone)


def _as_we_left_it(path: Path, point: RestorePoint) -> bool:
    """Make the file what it was, byte for byte, if nobody has saved it since."""

    def keep(_back: object) -> None:
        if point.state == restore_points.BEGUN:  # so that a second try knows it was written
            restore_points.settle(point, path, cells=point.cells)

    return bool(point.back) and put_back(path, point.back, keep=keep)


def _whole(path: Path, waiting: Sequence[RestorePoint]) -> Undone:
    """The file is as we left it, and has been made what it was, byte for byte."""
    point = waiting[0]
    cells = [Restored(cell, restored=True) for cell in point.cells]
    restore_points.discard(point)
    return Undone(path.name, point.made, cells, len(waiting) - 1, point.issues is not None)


def read_rows(path: Path) -> TrackerRows:
    """Every row of a tracker as it is now."""
    from daysix.desk.reading import read_book
    from daysix.jobs.mapping.memory import confirmed_for
    from daysix.tracker.tables import tables_in

    sheets = read_book(path).sheets
    return TrackerRows(sheets, tables_in(sheets, confirmed_for(path)))


def _never_written(point: RestorePoint, path: Path, rows: TrackerRows) -> bool:
    """Whether a fix was stopped before it wrote anything: then there is nothing to undo."""
    if point.state != restore_points.BEGUN:
        return False
    if side_files.file_hash(path) == point.before:
        return True
    if point.issues is not None or point.tables:  # their rows tell by themselves
        return False
    return all(cell_now(cell, rows)[1] == ALREADY for cell in point.cells)


def _put_back(path: Path, point: RestorePoint, rows: TrackerRows) -> list[Restored]:
    whys = dict(cell_now(cell, rows) for cell in point.cells)
    going = [cell for cell in whys if not whys[cell]]
    if going:
        if point.state == restore_points.BEGUN:  # so that a second try knows it was written
            restore_points.settle(point, path, cells=point.cells)
        edits = [CellEdit(cell.sheet, cell.cell, cell.old, cell.new, cell.shown) for cell in going]
        skipped = {
            (one.edit.sheet, one.edit.cell): one.why for one in patch_cells(path, edits).skipped
        }
        whys |= {cell: skipped.get((cell.sheet, cell.cell), "") for cell in going}
    return [Restored(cell, why in {"", ALREADY}, why) for cell, why in whys.items()]


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
