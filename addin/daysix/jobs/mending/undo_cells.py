"""One cell at a time: where its row stands now, and whether it still holds what we wrote."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from daysix.desk.places import part_of_day
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from daysix.jobs.beside.row_identity import TrackerRows
    from daysix.jobs.mending.restore_points import KeptCell, Value

SINCE = "it was changed since"
GONE = "its row was moved, changed or taken out"
ALREADY = "it already holds what it held before"


class Restored(NamedTuple):
    """One cell, whether it was put back, and why not."""

    cell: KeptCell
    restored: bool
    why: str = ""


def row_now(cell: KeptCell, rows: TrackerRows) -> int:
    """Where the row of a cell stands now; 0 where that is not certain."""
    if rows.still(cell.sheet, cell.number, cell.row, without=cell.without):
        return cell.number
    if cell.alone:
        return rows.find_whole(cell.sheet, cell.row, without=cell.without)
    return rows.find(cell.sheet, cell.row)


def cell_now(cell: KeptCell, rows: TrackerRows) -> tuple[KeptCell, str]:
    """The cell as it stands now, and why it is left alone; blank where it holds what we wrote.

    A column that has moved is not followed: another may go by its name by now.
    """
    number = row_now(cell, rows)
    if not number:
        return cell, GONE
    at = "".join(filter(str.isalpha, cell.cell)) + str(number)
    row = rows.at(cell.sheet, number, at)
    if row is None or row.address(cell.column) != at:
        return cell, "its column has moved or is not there any more"
    held = row.cell(cell.column)
    if same(held, cell.new):
        return cell._replace(cell=at, number=number), ""
    return cell, ALREADY if same(held, cell.old) else SINCE


def same(held: object, value: Value) -> bool:
    """Whether a cell holds a value; nothing and an empty text are the same."""
    if held is None or held == "":
        return value is None or value == ""
    return _text(held) == _text(value)


def _text(value: object) -> str:
    """A value as text; a day is the same with and without its midnight, a time as part of a day."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, time):
        value = part_of_day(value)
    return value if isinstance(value, str) else text_of(value)
