"""What all desks share: reading again, finding each cell, and leaving alone what has changed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import MappingProxyType
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals as refusals
from daysix.desk.any_desk import Left, Outcome, TableAt, never
from daysix.desk.places import Found, Plan, Planned, Spot, find, value_at
from daysix.tracker.cells import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from daysix.desk.any_desk import Change
    from daysix.desk.patching import CellValue
    from daysix.tracker.cells import SheetCells


NO_LOOKS: Mapping[Spot, str] = MappingProxyType({})


class PlanningDesk(ABC):
    """A desk that knows where cells are; each kind of desk says how they are read and written."""

    _looks: dict[Spot, str]
    """The number formats that the last writing changed, as they were."""

    def look(self, changes: Sequence[Change]) -> Outcome:
        """What ``write`` would do; nothing is written."""
        plan = self._plan(changes)
        refused = self._why_not(plan.cells) if plan.cells else {}
        return _outcome(plan, refused)

    def write(self, changes: Sequence[Change], *, stop: Callable[[], bool] = never) -> Outcome:
        """Write the cells; all of them, or, once ``stop`` says so, none.

        Raises
        ------
        BadInput
            The workbook as a whole takes no changes now; or it was stopped.
        """
        plan = self._plan(changes)
        if not plan.cells:
            return _outcome(plan, {})
        if stop():
            raise refusals.stopped()
        self._looks = {}
        refused = self._write(plan.cells, stop)
        return _outcome(plan, refused, self._looks)

    def _plan(self, changes: Sequence[Change]) -> Plan:
        wanted = {change.table.sheet for change in changes}
        return Plan(self._read(wanted) if wanted else [], changes)

    def _place_below(
        self, table: TableAt, rows: Sequence[Mapping[str, CellValue]]
    ) -> tuple[Found, int, list[dict[int, CellValue]]]:
        """The table, the row the first new one goes to, and each row's values by column.

        Raises
        ------
        BadInput
            The table or one of the columns cannot be told, or something stands in the way.
        """
        found = self._find(table)
        lines = [
            {_column_of(found, table, header): value for header, value in row.items()}
            for row in rows
        ]
        first = _first_free(found, table)
        for number in range(first, first + len(rows)):
            if any(
                value_at(found.sheet, number, column) not in {"", None}
                for column in found.columns
                if column is not None
            ):
                raise refusals.no_room_below(table.sheet)
        return found, first, lines

    def _find(self, table: TableAt) -> Found:
        sheets = {sheet.name: sheet for sheet in self._read({table.sheet})}
        found = find(sheets, table)
        if found is None:
            raise refusals.table_moved(table.sheet)
        return found

    def _place_of(self, table: TableAt, header: str) -> tuple[Found, int]:
        """The table as it is now, and the column of a name.

        Raises
        ------
        BadInput
            One of them cannot be told.
        """
        found = self._find(table)
        return found, _column_of(found, table, header)

    def _place_beside(self, table: TableAt, header: str) -> tuple[TableAt, Spot | None, Found]:
        """The table with the column, and the cell its name goes to; None where it is there.

        Raises
        ------
        BadInput
            The table cannot be told, or there is no room on its right.
        """
        found = self._find(table)
        ours = table.ours | {header}
        if header in table.headers:
            return table._replace(ours=ours), None, found
        last = max(column for column in found.columns if column is not None)
        beside = last + 1
        there = value_at(found.sheet, found.header_row, beside)
        grown = table._replace(headers=(*table.headers, header), ours=ours)
        if there == header:
            return grown, None, found
        for number in range(found.header_row, found.last_row + 1):
            if value_at(found.sheet, number, beside) not in {"", None}:
                raise refusals.no_room_right(header, table.sheet)
        return grown, Spot(table.sheet, found.header_row, beside), found

    @abstractmethod
    def _read(self, wanted: Collection[str]) -> list[SheetCells]:
        """The sheets of these names as they are now."""

    @abstractmethod
    def _why_not(self, cells: Sequence[Planned]) -> dict[Spot, str]:
        """The cells that would not be written, and why."""

    @abstractmethod
    def _write(self, cells: Sequence[Planned], stop: Callable[[], bool]) -> dict[Spot, str]:
        """Write all that may be written; give the cells that were not, and why."""


def _outcome(
    plan: Plan, refused: Mapping[Spot, str], looks: Mapping[Spot, str] = NO_LOOKS
) -> Outcome:
    done = [
        one.done()._replace(look=looks.get(one.spot, ""))
        for one in plan.cells
        if one.spot not in refused
    ]
    left = [Left(one.change, refused[one.spot]) for one in plan.cells if one.spot in refused]
    return Outcome(tuple(done), (*plan.left, *left))


def _column_of(found: Found, table: TableAt, header: str) -> int:
    column = (
        found.columns[table.headers.index(header)] if table.headers.count(header) == 1 else None
    )
    if column is None:
        raise refusals.no_such_column(header, table.sheet)
    return column


def _first_free(found: Found, table: TableAt) -> int:
    """The row under a table; in one of Excel's own, the first of the empty rows it ends in."""
    if table.name in found.sheet.tables:
        columns = [column for column in found.columns if column is not None]
        number = found.last_row
        while number > found.header_row and is_blank(
            [value_at(found.sheet, number, column) for column in columns]
        ):
            number -= 1
        return number + 1
    return max(found.last_row, found.header_row) + 1
