"""A workbook on a desk, read and checked; and its rows as the desk finds them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.desk.any_desk import NOT_SHOWN, Change
from daysix.desk.places import row_key, table_at
from daysix.desk.reading import out_of_sight
from daysix.jobs.check import check_read, read_of
from daysix.jobs.click.check_column import ours_in
from daysix.jobs.click.home import home_of
from daysix.records import NamedTuple
from daysix.tracker.cells import corners

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from daysix.desk.any_desk import Desk, TableAt
    from daysix.desk.patching import CellValue
    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.check import CheckedFile
    from daysix.jobs.click.answers import Asked
    from daysix.tracker.cells import SheetCells, Table


class AtDesk(NamedTuple):
    """A workbook as it was read and checked.

    Attributes
    ----------
    home
        Beside this lies what is remembered of it.
    """

    desk: Desk
    home: Path
    sheets: Sequence[SheetCells]
    found: CheckedFile


def checked(asked: Asked) -> AtDesk:
    """Read the workbook and check it; one that is as it was at the last click is only read.

    Raises
    ------
    BadInput
        It cannot be read, holds no exclusions, or Cancel was pressed.
    """
    desk = asked.desk
    home = home_of(desk)
    sheets = desk.sheets()
    if asked.stop():
        raise desk_refusals.stopped()

    def check() -> CheckedFile:
        seen = out_of_sight(list(sheets))
        read = read_of(sheets, home, name=desk.name, seen=seen, as_of=asked.as_of)
        return check_read(read, as_of=asked.as_of)

    return AtDesk(
        desk, home, sheets, asked.kept.check(home, sheets, as_of=asked.as_of, check=check)
    )


class DeskRows:
    """The rows of some sheets, as a desk finds them again.

    Parameters
    ----------
    sheets
        As they were read.
    """

    def __init__(self, sheets: Sequence[SheetCells]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._ours = ours_in(sheets)
        self._tables: dict[tuple[str, int, int], TableAt] = {}

    def table(self, table: Table) -> TableAt:
        """A table of the tracker, as the desk knows it."""
        where = (table.sheet, table.header_row, table.first_column)
        if where not in self._tables:
            self._tables[where] = table_at(
                self._sheets[table.sheet],
                table.header_row,
                ours=self._ours,
                first_column=table.first_column,
            )
        return self._tables[where]

    def heading(self, row: RowRef, cell: str) -> str:
        """The name, as typed, of the column of a cell such as ``K14``; blank if there is none."""
        at = corners(cell)
        table = self.table(row.table)
        place = at[0][0] - table.first_column if at else -1
        return table.headers[place] if 0 <= place < len(table.headers) else ""

    def change(
        self,
        row: RowRef,
        cell: str,
        *,
        value: CellValue,
        previewed: object = NOT_SHOWN,
        look: str = "",
    ) -> Change:
        """A change of one cell; the cell may stand in another row where it speaks for several."""
        table = self.table(row.table)
        number = int("".join(filter(str.isdigit, cell)))
        key = row_key(self._sheets[table.sheet], table, number)
        return Change(table, key, self.heading(row, cell), value, previewed, look)

    def own(self, table: TableAt, number: int, header: str, value: CellValue) -> Change:
        """A change in a column of ours; nobody need be shown it."""
        return Change(table, row_key(self._sheets[table.sheet], table, number), header, value)
