"""One cell at a time: whether it still holds what we wrote, in the row we wrote it in."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from daysix.jobs.restore_points import KeptCell, Value
    from daysix.jobs.row_identity import TrackerRows

SINCE = "it was changed since"
ALREADY = "it already holds what it held before"


class Restored(NamedTuple):
    """One cell, whether it was put back, and why not."""

    cell: KeptCell
    restored: bool
    why: str = ""


def why_not(cell: KeptCell, rows: TrackerRows) -> str:
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
    if same(held, cell.new):
        return ""
    return ALREADY if same(held, cell.old) else SINCE


def same(held: object, value: Value) -> bool:
    """Whether a cell holds a value; nothing and an empty text are the same."""
    if held is None or held == "":
        return value is None or value == ""
    return _text(held) == _text(value)


def _text(value: object) -> str:
    """A value as text; a day is the same with and without its midnight."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value if isinstance(value, str) else text_of(value)
