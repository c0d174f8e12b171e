"""Taking back a check that was written into the workbook, after somebody has saved it since.

A Check cell that still says what we wrote says again what it said, wherever its row stands now.
The Issues sheet gets back its rows, unless somebody has typed in it since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.patching import OwnCell, write_own
from daysix.jobs.issues.sheet import column_names, plain
from daysix.jobs.issues.typed import typed_rows
from daysix.jobs.issues.write import restored_rows, wrote_hash
from daysix.jobs.mending.undo_cells import ALREADY, GONE, SINCE, Restored, row_now, same

if TYPE_CHECKING:
    from pathlib import Path

    from daysix.desk.patching import OwnRows
    from daysix.jobs.beside.row_identity import TrackerRows
    from daysix.jobs.mending.restore_points import KeptCell, KeptRows, RestorePoint

TYPED_SINCE = "something was typed in it since, so it stays as it is"


def undo_results(path: Path, point: RestorePoint, rows: TrackerRows) -> tuple[list[Restored], str]:
    """Each Check cell and what became of it, and why the Issues sheet was left alone, if it was.

    Raises
    ------
    BadInput
        The workbook is open or refuses. Nothing is changed then.
    """
    done: list[Restored] = []
    going: dict[tuple[str, int], KeptCell] = {}
    for cell in point.cells:
        where, why = where_now(cell, rows)
        if why:
            done.append(Restored(cell, why == ALREADY, why))
        else:
            going[cell.sheet, where] = cell
    issues, why = _rows(path, point.issues)
    if going or issues is not None:
        cells = [_own(cell, number) for (_, number), cell in going.items()]
        report = write_own(path, issues, cells)
        left = {
            (one.edit.sheet, int("".join(filter(str.isdigit, one.edit.cell)))): one.why
            for one in report.skipped
        }
        done += [Restored(cell, at not in left, left.get(at, "")) for at, cell in going.items()]
    return done, why


def where_now(cell: KeptCell, rows: TrackerRows) -> tuple[int, str]:
    """The row to write to now, or why not."""
    number = row_now(cell, rows)
    row = rows.at(cell.sheet, number) if number else None
    if row is None:
        return 0, GONE
    held = row.cell(cell.column)
    if same(held, cell.new):
        return number, ""
    return 0, ALREADY if same(held, cell.old) else SINCE


def _own(cell: KeptCell, number: int) -> OwnCell:
    return OwnCell(cell.sheet, cell.sheet, cell.column, number, cell.old, cell.new)


def _rows(path: Path, kept: KeptRows | None) -> tuple[OwnRows | None, str]:
    from daysix.desk.reading import read_book

    if kept is None:
        return None, ""
    now = [
        [plain(row.values.get(name)) for name in column_names()]
        for row in typed_rows(read_book(path).sheets)
    ]
    if wrote_hash(now) != kept.wrote:
        return None, "" if wrote_hash(now) == wrote_hash(kept.rows) else TYPED_SINCE
    return restored_rows(kept), ""
