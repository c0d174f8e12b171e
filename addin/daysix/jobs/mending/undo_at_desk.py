"""What can be put back of an action, in a workbook on whatever desk.

A cell that still holds what we wrote gets back what it held and how it was shown, wherever its row
stands now; one that somebody changed since is left alone and listed. A sheet of ours gets back its
lines, unless somebody has typed in it since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.any_desk import OwnTable
from daysix.jobs.beside.row_identity import TrackerRows
from daysix.jobs.click.tracker_at_desk import DeskRows
from daysix.jobs.click.writing import rows_hash, rows_there
from daysix.jobs.issues.sheet import column_names
from daysix.jobs.issues.typed import SHEET
from daysix.jobs.issues.write import wrote_hash
from daysix.jobs.mapping.memory import confirmed_for
from daysix.jobs.mending.restore_points import BEGUN
from daysix.jobs.mending.undo_cells import ALREADY, Restored
from daysix.jobs.mending.undo_results import TYPED_SINCE, where_now
from daysix.records import NamedTuple
from daysix.tracker.tables import tables_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from daysix.desk.any_desk import Change, Desk
    from daysix.jobs.mending.restore_points import KeptCell, RestorePoint


class Back(NamedTuple):
    """What can be put back, and what is left alone.

    Attributes
    ----------
    cells
        Cells that still hold what we wrote, each with the change that puts back what it held.
    as_they_are
        The others, each with whether it holds already what it held, and why it is left alone.
    tables
        Whole tables of ours as they were.
    sheets_left
        Sheets of ours that are left alone, with the reason.
    """

    cells: Sequence[tuple[KeptCell, Change]]
    as_they_are: Sequence[Restored]
    tables: Sequence[OwnTable]
    sheets_left: Sequence[str]

    @property
    def done(self) -> int:
        """How many cells hold already what they held."""
        return sum(one.restored for one in self.as_they_are)

    @property
    def left(self) -> list[str]:
        """What is left alone, in words with the reason."""
        cells = [
            f"{one.cell.sheet} {one.cell.cell}, since {one.why}"
            for one in self.as_they_are
            if not one.restored
        ]
        return [*cells, *self.sheets_left]

    @property
    def nothing(self) -> bool:
        """Whether all of it is as it was before the action."""
        return not (self.cells or self.tables or self.left)


def back_of(desk: Desk, home: Path, point: RestorePoint) -> Back:
    """What of an action can be put back as the workbook is now; nothing is written."""
    sheets = desk.sheets()
    rows = TrackerRows(sheets, tables_in(sheets, confirmed_for(home)))
    known = DeskRows(sheets)
    going, others = [], []
    for cell in point.cells:
        number, why = where_now(cell, rows)
        row = rows.at(cell.sheet, number) if number else None
        if row is not None and row.address(cell.column):
            at = row.address(cell.column)
            change = known.change(row, at, value=cell.old, previewed=cell.new, look=cell.shown)
            going.append((cell._replace(cell=at, number=number), change))
        else:
            others.append(Restored(cell, why == ALREADY, why))
    kept = [*_tables(desk, point)]
    tables = [table for table, why in kept if not why]
    left = [f"the sheet {table.sheet}: {why}" for table, why in kept if why not in {"", ALREADY}]
    return Back(going, others, tables, left)


def _tables(desk: Desk, point: RestorePoint) -> Iterator[tuple[OwnTable, str]]:
    """The tables of ours as they were, each with the reason why it is left alone.

    One that was cut off while it was written holds neither what it held nor what we meant to write;
    it is put back too.
    """
    cut_off = point.state == BEGUN
    if point.issues is not None:
        names = tuple(column_names())
        issues = OwnTable(SHEET, SHEET, names, point.issues.rows)
        there = rows_there(desk, issues)
        before = wrote_hash(issues.rows)
        wrote = wrote_hash(there) if cut_off else point.issues.wrote
        yield issues, _why(wrote_hash(there), wrote, before)
    for kept in point.tables:
        table = OwnTable(kept.sheet, kept.name, kept.headers, kept.rows)
        there = rows_there(desk, table)
        wrote = rows_hash(there) if cut_off else kept.wrote
        yield table, _why(rows_hash(there), wrote, rows_hash(kept.rows))


def _why(now: str, wrote: str, before: str) -> str:
    if now == before:
        return ALREADY
    return "" if now == wrote else TYPED_SINCE
