"""Marks on the row of a mail: what was done with it, where nobody has typed something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from daysix.desk.any_desk import Change
from daysix.desk.places import row_key
from daysix.jobs.beside.row_identity import TrackerRows
from daysix.jobs.click.writing import Wanted
from daysix.jobs.issues.sheet import plain
from daysix.jobs.mending.restore_points import KeptCell
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from daysix.desk.patching import CellValue
    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.inbox.book import Workbook
    from daysix.jobs.mending.restore_points import Value

RULE = "mail"
OVER = {"State": frozenset({"", "NEW", "SEEN"})}
"""What may be written over; of every other column only a blank."""
GROWING = frozenset({"DraftID"})
"""What was there is part of what is written."""


def marks(
    book: Workbook, row: RowRef, wanted: Mapping[str, CellValue], *, ours: Collection[str] = ()
) -> list[Wanted]:
    """The changes of a mail's row: blanks filled, and a state that says it is still to be done.

    Whatever else a person typed stays.

    Parameters
    ----------
    ours
        Columns whose words are ours, and may be written over.
    """
    known = TrackerRows(book.sheets, book.tables)
    at, sheet = book.at(row.table), book.sheet(row.table.sheet)
    told = known.identity(row.table.sheet, row.number, without=tuple(wanted))
    found = []
    for name, value in wanted.items():
        held = row.cell(name)
        free = text_of(held) in OVER.get(name, {""}) or name in {*GROWING, *ours}
        if name not in row.table.columns or not free or text_of(held) == text_of(value):
            continue
        heading = at.headers[row.table.columns[name]]
        old, new = cast("Value", plain(held)), cast("Value", plain(value))
        kept = KeptCell(
            row.table.sheet, row.address(name), row.number, name, RULE, old, new, told,
            tuple(wanted),
        )  # fmt: skip
        change = Change(at, row_key(sheet, at, row.number), heading, value, previewed=held or "")
        found.append(Wanted(kept, change))
    return found
