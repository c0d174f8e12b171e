"""Writing into a workbook after a yes: a restore point first, then all of it or nothing.

What was kept stays on the disk until it is undone. Whatever stops us between the restore point and
the last cell, *Undo last action* finds the point and puts back what was written.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.jobs.beside.row_identity import hashed
from daysix.jobs.issues.sheet import as_text, plain
from daysix.jobs.issues.typed import SHEET
from daysix.jobs.issues.write import as_values
from daysix.jobs.mending import restore_points
from daysix.jobs.mending.restore_points import KeptTable
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import corners, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.desk.any_desk import Change, Desk, Done, OwnTable
    from daysix.desk.patching import OwnValue
    from daysix.jobs.mending.restore_points import KeptCell, KeptRows, RestorePoint

MAY_BE_HALF_WRITTEN = frozenset({"Z-059", "Z-061"})
"""After these a restore point is kept, for something may have been written."""


class Wanted(NamedTuple):
    """A cell to change, with what is kept of it."""

    kept: KeptCell
    change: Change


class NewTable(NamedTuple):
    """A whole table of ours to write, and what its sheet holds now."""

    table: OwnTable
    before: Sequence[Sequence[OwnValue]]

    def put_back(self) -> OwnTable:
        """The table as it was; its links are plain text then."""
        return self.table._replace(rows=as_values(self.before))


class Written(NamedTuple):
    """What was written: the cells as kept, and those left alone with the reason."""

    cells: Sequence[KeptCell]
    left: Sequence[tuple[KeptCell, str]]


def write(  # noqa: PLR0913 - all but two named at the call
    desk: Desk,
    home: Path,
    *,
    as_of: date,
    stop: Callable[[], bool],
    cells: Sequence[Wanted] = (),
    tables: Sequence[NewTable] = (),
    issues: KeptRows | None = None,
) -> Written:
    """Write cells and whole tables of ours, all of them or nothing, after a restore point.

    Parameters
    ----------
    issues
        What the Issues sheet held, where it is among the tables; kept apart from the others.

    Raises
    ------
    BadInput
        The workbook or the folder refuses, or Cancel was pressed; nothing was written.
    """
    if stop():
        raise desk_refusals.stopped()
    others = [_kept(one) for one in tables if issues is None or one.table.sheet != SHEET]
    point = restore_points.begin(
        home,
        [one.kept for one in cells],
        before=restore_points.OPEN_NOW,
        as_of=as_of,
        issues=issues,
        tables=others,
    )
    try:
        written = _written(desk, cells, tables, stop)
    except BadInput as refusal:
        if refusal.code not in MAY_BE_HALF_WRITTEN:
            restore_points.discard(point)
        raise
    _settle(point, home, written, nothing=not tables)
    return written


def _written(
    desk: Desk,
    cells: Sequence[Wanted],
    tables: Sequence[NewTable],
    stop: Callable[[], bool],
) -> Written:
    put: list[NewTable] = []
    try:
        for one in tables:
            desk.put_table(one.table)
            put.append(one)
        outcome = desk.write([one.change for one in cells], stop=stop)
    except BadInput as why:
        try:
            for one in reversed(put):
                desk.put_table(one.put_back())
        except BadInput as fault:
            names = ", ".join(one.table.sheet for one in put)
            raise desk_refusals.half_way(desk.name, names) from fault
        raise why from None
    by_change = {id(one.change): one.kept for one in cells}
    return Written(
        [_as_written(by_change[id(done.change)], done) for done in outcome.done],
        [(by_change[id(left.change)], left.why) for left in outcome.left],
    )


def _as_written(kept: KeptCell, done: Done) -> KeptCell:
    """A kept cell where it stands now, with how it was shown."""
    at = corners(done.cell)
    number = at[0][1] if at else kept.number
    return kept._replace(cell=done.cell, number=number, shown=done.look)


def _settle(point: RestorePoint, home: Path, written: Written, *, nothing: bool) -> None:
    if nothing and not written.cells:
        restore_points.discard(point)
        return
    with suppress(BadInput):  # what was kept before still serves to undo
        restore_points.settle(point, home, cells=written.cells)


def _kept(new: NewTable) -> KeptTable:
    table = new.table
    rows = as_values(new.before)
    return KeptTable(table.sheet, table.name, table.headers, rows, rows_hash(table.rows))


def rows_hash(rows: Sequence[Sequence[object]]) -> str:
    """A hash of all that stands in a table of ours, in whatever order it is sorted."""
    return hashed(*sorted(hashed(*as_text([plain(one) for one in row])) for row in rows))


def rows_there(desk: Desk, table: OwnTable) -> list[list[OwnValue]]:
    """What stands below the column names of a table of ours now; none where it is not there."""
    for sheet in desk.sheets({table.sheet}):
        for place, row in enumerate(sheet.rows):
            if [text_of(cell) for cell in row[: len(table.headers)]] == [*table.headers]:
                wide = len(table.headers)
                lines = [[*line[:wide], *[None] * (wide - len(line))]
                         for line in sheet.rows[place + 1 :]]  # fmt: skip
                return [[plain(cell) for cell in line] for line in lines if any(map(text_of, line))]
    return []
