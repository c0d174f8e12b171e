"""What every desk can do, whether the workbook is open, on the disk, or only in memory.

A desk reads sheets as plain cells and changes single cells, each addressed by its table, its column
name and the row it was read in; never by an address, for rows move while officers work. Before it
writes, it reads again: a row that is no longer what it was is left alone and listed.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol

from daysix.records import NamedTuple
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from daysix.desk.patching import CellValue, OwnValue
    from daysix.tracker.cells import SheetCells


class NotShown(Enum):
    """Says that nobody was shown the cell, so that only a column of ours may be written."""

    NOT_SHOWN = "not shown"


NOT_SHOWN: Final = NotShown.NOT_SHOWN


class TableAt(NamedTuple):
    """A table as it was read, to be found again.

    Attributes
    ----------
    sheet
        The name on the tab.
    header_row, first_column
        Where its column names began, as Excel counts.
    headers
        The column names as typed, in their order; blank where there was none.
    name
        Its own name where it is a table of Excel's; else blank.
    ours
        The column names of ours: they may be written unseen, and do not make a row another row.
    """

    sheet: str
    header_row: int
    first_column: int
    headers: tuple[str, ...]
    name: str = ""
    ours: frozenset[str] = frozenset()


class RowKey(NamedTuple):
    """A row as it was read: a hash of what stood in it, and its number then."""

    hash: str
    number: int


class Change(NamedTuple):
    """One cell to change.

    Attributes
    ----------
    header
        Its column's name, as typed.
    previewed
        What the cell held when the officer was shown the change. Without it only columns of ours
        are written; with it, only a cell that still holds just that.
    look
        The number format to give the cell back; blank leaves that to the desk.
    """

    table: TableAt
    row: RowKey
    header: str
    value: CellValue
    previewed: object = NOT_SHOWN
    look: str = ""


class Done(NamedTuple):
    """A change that was made, or would be: where the cell stands now, and what it held.

    ``look`` is the number format it had, where the value needed another; blank else.
    """

    change: Change
    cell: str
    old: object
    look: str = ""


class Left(NamedTuple):
    """A change that was not made, and why, in words for an officer."""

    change: Change
    why: str


class Outcome(NamedTuple):
    """What became of the changes that were asked for."""

    done: tuple[Done, ...] = ()
    left: tuple[Left, ...] = ()


class Appended(NamedTuple):
    """New rows under a table: the first one's number, and the columns left for a formula."""

    first_row: int
    left_blank: tuple[str, ...] = ()


class OwnTable(NamedTuple):
    """A whole table on a sheet of ours; its rows take the place of those we wrote before."""

    sheet: str
    name: str
    headers: tuple[str, ...]
    rows: Sequence[Sequence[OwnValue]]


class Choices(NamedTuple):
    """Where the words stand that a column offers: under one another, on a sheet of ours."""

    sheet: str
    column: int
    first_row: int
    last_row: int

    @property
    def block(self) -> str:
        """As spreadsheets write it: ``$A$2:$A$9``."""
        name = letters(self.column)
        return f"${name}${self.first_row}:${name}${self.last_row}"


class Selected(NamedTuple):
    """The cell in front of the officer; row and column as Excel counts."""

    sheet: str
    row: int
    column: int


class Filtering(Enum):
    """What became of a wish to see only some rows."""

    ONLY = "only those rows are shown"
    ALL = "every row is shown again"
    THEIRS = "the team filters the sheet, and their filter stays"
    OUT_OF_REACH = "the team's filter buttons end before our column"
    BY_HAND = "rows are hidden by hand, and stay so"


def never() -> bool:
    """Nobody asked to stop."""
    return False


class Desk(Protocol):
    """One workbook.

    Every method raises ``BadInput`` with a sentence when the workbook as a whole cannot be used;
    it is unchanged then.

    Attributes
    ----------
    name
        The workbook's name.
    is_open
        Whether it is in front of somebody, so that cells can be shown and sheets added.
    place
        The file it is kept in, where that is one on a disk we can reach: what lies beside it
        belongs to it. None for a workbook never saved, or known only by a web address.
    """

    @property
    def name(self) -> str:
        """The workbook's name, as on its window."""

    @property
    def is_open(self) -> bool:
        """Whether it is in front of somebody."""

    @property
    def place(self) -> Path | None:
        """The file it is kept in; None where there is none within reach."""

    def sheets(self, wanted: Collection[str] | None = None) -> list[SheetCells]:
        """Every sheet that has something in it, hidden ones too; or of these names alone."""

    def look(self, changes: Sequence[Change]) -> Outcome:
        """What ``write`` would do; nothing is written."""

    def write(self, changes: Sequence[Change], *, stop: Callable[[], bool] = never) -> Outcome:
        """Write the cells; all of them, or, once ``stop`` says so, none."""

    def append(self, table: TableAt, rows: Sequence[Mapping[str, CellValue]]) -> Appended:
        """Write new rows under a table, values by column name; nothing is moved to make room."""

    def add_column(self, table: TableAt, header: str) -> TableAt:
        """The table with a column of ours; it is added on the right where it is not there yet."""

    def put_table(self, table: OwnTable) -> None:
        """Write a whole table of ours on a sheet of ours; below it nothing is offered any more."""

    def offer(self, table: OwnTable, choices: Mapping[str, Choices]) -> None:
        """Offer lists to choose from in columns of a table of ours, on its rows as they are now.

        Anything else may still be typed. A column that is not named offers nothing any more.
        """

    def save_copy(self, path: Path) -> None:
        """Save a copy, for what can only be told from a file."""

    def go_to(self, sheet: str, row: int, column: int) -> None:
        """Show a cell."""

    def selected(self) -> Selected | None:
        """The cell in front of the officer; None when there is none."""

    def toggle_filter(self, table: TableAt, header: str, values: Sequence[str]) -> Filtering:
        """Show only the rows that hold one of these in a column of ours; or all, if it is so now.

        A filter of the team's own, and rows hidden by hand, are left as they are.
        """

    def say(self, text: str) -> None:
        """Show a short text while something takes long; a blank one takes it away."""
