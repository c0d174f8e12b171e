"""New rows under tables of the workbook after a yes: a restore point first, then the rows.

*Undo last action* empties the cells of a new row again, wherever it stands by then; a cell that
somebody changed since is left alone and listed. The row itself stays, blank: nothing is ever
deleted, and the next new row takes its place.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from daysix.desk import desk_refusals
from daysix.jobs.beside.row_identity import OWN, Identity, TrackerRows, hashed
from daysix.jobs.issues.sheet import plain
from daysix.jobs.mending import restore_points
from daysix.jobs.mending.restore_points import KeptCell
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import letters, text_of
from daysix.tracker.tables import tables_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.desk.any_desk import Desk, Left, TableAt
    from daysix.desk.patching import CellValue
    from daysix.jobs.click.writing import Wanted
    from daysix.jobs.mending.restore_points import RestorePoint, Value
    from daysix.tracker.cells import Table

RULE = "new row"
WAYS = (("PupilID", "StartDate"), ("UPN", "StartDate"), ("PupilName", "StartDate"),
        ("Surname", "Forename", "StartDate"))  # fmt: skip


class NewRows(NamedTuple):
    """Rows to be added under one table.

    Attributes
    ----------
    table, at
        The table as read, and as the desk finds it again.
    rows
        By our names of the columns; each has one in the table.
    stays
        Lines that prove something: undoing does not take them away.
    """

    table: Table
    at: TableAt
    rows: Sequence[Mapping[str, CellValue]]
    stays: bool = False


class Added(NamedTuple):
    """What was written: the first new row of each sheet, and cells that were left alone."""

    first: Mapping[str, int]
    left: Sequence[Left]


def add(  # noqa: PLR0913 - all but two named at the call
    desk: Desk,
    home: Path,
    *,
    as_of: date,
    stop: Callable[[], bool],
    new: Sequence[NewRows],
    cells: Sequence[Wanted] = (),
) -> Added:
    """Add rows, then change cells, after a restore point.

    Raises
    ------
    BadInput
        The workbook or the folder refuses, or Cancel was pressed. Nothing was written, or what was
        is told by the restore point and *Undo last action* takes it back.
    """
    if stop():
        raise desk_refusals.stopped()
    new = [one for one in new if one.rows]
    kept = [cell for one in new if not one.stays for cell in _kept(one, 0)]
    point = restore_points.begin(
        home,
        [*kept, *(one.kept for one in cells)],
        before=restore_points.OPEN_NOW,
        as_of=as_of,
    )
    first: dict[str, int] = {}
    try:
        for one in new:
            lines = [
                {_heading(one, name): value for name, value in row.items()} for row in one.rows
            ]
            first[one.table.sheet] = desk.append(one.at, lines).first_row
    except BadInput:
        if not first:
            restore_points.discard(point)
        raise
    outcome = desk.write([one.change for one in cells], stop=lambda: False) if cells else None
    left = outcome.left if outcome is not None else ()
    changed = {id(one.change) for one in left}
    written = [one.kept for one in cells if id(one.change) not in changed]
    _settle(point, home, [*_found_again(desk, new, first), *written])
    return Added(first, left)


def _settle(point: RestorePoint, home: Path, cells: Sequence[KeptCell]) -> None:
    with suppress(BadInput):  # what was kept before still serves to undo
        restore_points.settle(point, home, cells=cells)


def _kept(new: NewRows, first: int) -> list[KeptCell]:
    """What is kept of the new cells; where they stand is not known before they are written."""
    found = []
    for place, row in enumerate(new.rows):
        number = first + place if first else 0
        told = identity(new.table, row)
        for name, value in row.items():
            column = new.table.first_column + new.table.columns[name]
            held = cast("Value", plain(value))
            found.append(
                KeptCell(
                    new.table.sheet,
                    f"{letters(column)}{number}",
                    number,
                    name,
                    RULE,
                    None,
                    held,
                    told,
                )
            )
    return found


def _found_again(desk: Desk, new: Sequence[NewRows], first: Mapping[str, int]) -> list[KeptCell]:
    """The same with their rows, those known by all that stands in them read again."""
    back = [one for one in new if not one.stays]
    kept = [cell for one in back for cell in _kept(one, first[one.table.sheet])]
    if all(cell.row.by for cell in kept):
        return kept
    sheets = desk.sheets()
    rows = TrackerRows(sheets, tables_in(sheets))
    return [
        cell if cell.row.by else cell._replace(row=rows.identity(cell.sheet, cell.number))
        for cell in kept
    ]


def identity(table: Table, row: Mapping[str, CellValue]) -> Identity:
    """What a new row is known by: its own number, or its child and first day."""
    own = OWN.get(table.kind)
    ways = ((own,), *WAYS) if own else WAYS
    for by in ways:
        if all(name in row and name in table.columns for name in by):
            told = tuple(text_of(plain(row[name])).casefold() for name in by)
            if all(told):
                return Identity(by, hashed(table.kind, *by, *told))
    return Identity((), "")


def _heading(new: NewRows, name: str) -> str:
    """The name of a column as typed."""
    return new.at.headers[new.table.columns[name]]
