"""Which row is which, wherever it stands now: kept as hashes, so that no name leaves the tracker.

A row goes by the team's own reference where no other row has it; else by the child and the first
day; else by all that stands in it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.tables import EXCLUSIONS, PUPILS, SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from daysix.tracker.cells import SheetCells, Table

LENGTH = 12
"""Characters of a hash: enough to tell a hundred thousand findings apart, few enough to type."""
BETWEEN = "\x1f"
OWN = {
    EXCLUSIONS: "ExclusionID",
    PUPILS: "PupilID",
    SCHOOLS: "SchoolDfE",
    "Hearings": "HearingID",
    "Moves": "MoveID",
    "Referrals": "RefID",
    "Reintegration": "PlanID",
    "CME": "CMEID",
    "Actions": "ActionID",
    "Inbox": "InboxID",
    "Panels": "PanelID",
    "Finance": "FinanceID",
    "Contacts": "ContactID",
}
"""The team's own reference, by kind of sheet."""
CHILD = (("PupilID",), ("UPN",), ("PupilName",), ("Surname", "Forename"))
FIRST_DAY = "StartDate"
CHECK = "Check"
"""Filled by us: what it says makes no row another row."""

Columns = tuple[str, ...]
Told = tuple[str, ...]
"""What a row says in some columns, as rows are compared."""


def hashed(*parts: object) -> str:
    """A short hash of some values as text; stray spaces do not matter."""
    said = BETWEEN.join(map(text_of, parts))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


class Identity(NamedTuple):
    """What a row is known by: a hash, and the columns it was made of (none: the whole row)."""

    by: Columns
    hash: str


class RowRef(NamedTuple):
    """One row of a table: its place counts from 0."""

    table: Table
    place: int

    def cell(self, column: str) -> object:
        """What the sheet holds there; None where the sheet or the row has no such cell."""
        at = self.table.columns.get(column)
        row = self.table.rows[self.place]
        return row[at] if at is not None and at < len(row) else None

    def text(self, column: str) -> str:
        """The same as text."""
        return text_of(self.cell(column))

    def address(self, column: str) -> str:
        """Where that is, such as ``K14``; blank where the sheet lacks the column."""
        has = column in self.table.columns
        return self.table.address(column, self.number) if has else ""

    def sharing(self, column: str) -> frozenset[int]:
        """The rows that take this column from the same cell; none where it is the row's own.

        The cell's own row is among them where that is a row of the table too.
        """
        cells = self.table.elsewhere
        where = self.address(column)
        taken = {row for (name, row), cell in cells.items() if name == column and cell == where}
        if not taken:
            return frozenset()
        home = int("".join(filter(str.isdigit, where)))
        place = home - self.table.header_row - 1
        own = 0 <= place < len(self.table.rows) and RowRef(self.table, place).text(column)
        return frozenset(taken | ({home} if own else set()))

    @property
    def number(self) -> int:
        """The row as Excel counts it."""
        return self.table.row_number(self.place)


class TrackerRows:
    """Every row of a tracker, found by its sheet and number.

    Parameters
    ----------
    sheets, tables
        As read. Rows in no table are known by all that stands in them.
    """

    def __init__(self, sheets: Sequence[SheetCells], tables: Iterable[Table]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._tables: dict[str, list[Table]] = {}
        for table in tables:
            self._tables.setdefault(table.sheet, []).append(table)
        self._counted: dict[tuple[str, Columns], Counter[Told]] = {}
        self._where: dict[tuple[str, Columns], dict[str, list[int]]] = {}
        self._wholes: dict[tuple[str, Columns], dict[str, list[int]]] = {}

    def at(self, sheet: str, number: int, cell: str = "") -> RowRef | None:
        """The row of a table that stands there, or None.

        Where two tables stand side by side, ``cell`` tells which: the one with that address.
        """
        places = [(table, number - table.header_row - 1) for table in self._tables.get(sheet, ())]
        rows = [RowRef(*each) for each in places if 0 <= each[1] < len(each[0].rows)]
        if cell and len(rows) > 1:
            for row in rows:
                if any(row.address(column) == cell for column in row.table.columns):
                    return row
        return rows[0] if rows else None

    def whole(self, sheet: str, number: int, *, without: Collection[str] = ()) -> str:
        """A hash of all that stands in a row, but for our Check and the columns ``without``."""
        cells = self._sheets.get(sheet)
        place = number - cells.first_row if cells else -1
        if cells is None or not 0 <= place < len(cells.rows):
            return ""
        row = list(cells.rows[place])
        found = self.at(sheet, number)
        if found is not None:
            shift = found.table.first_column - cells.first_column
            for column in {*without, CHECK}:
                at = found.table.columns.get(column)
                if at is not None and at + shift < len(row):
                    row[at + shift] = None
        while row and not text_of(row[-1]):
            row.pop()
        return hashed("row", *row)

    @property
    def sheets(self) -> list[str]:
        """The names of the sheets, in their order."""
        return [*self._sheets]

    def tables(self, sheet: str) -> Sequence[Table]:
        """The tables of a sheet."""
        return self._tables.get(sheet, [])

    def numbers(self, sheet: str) -> Iterator[int]:
        """The rows of a sheet that are in a table, as Excel counts them."""
        for table in self._tables.get(sheet, ()):
            yield from (table.row_number(place) for place in range(len(table.rows)))

    def blank(self, sheet: str, number: int, *, without: Collection[str] = ()) -> bool:
        """Whether nothing stands in a row of a table, not counting the columns ``without``."""
        row = self.at(sheet, number)
        if row is None:
            return True
        apart = {row.table.columns.get(column) for column in without}
        cells = enumerate(row.table.rows[row.place])
        return not any(at not in apart and text_of(cell) for at, cell in cells)

    def identity(self, sheet: str, number: int, *, without: Collection[str] = ()) -> Identity:
        """What a row is known by, not counting the columns ``without``."""
        row = self.at(sheet, number)
        for by in _ways(row.table.kind) if row else ():
            if row is None or set(by) & set(without):
                continue
            if all(map(row.text, by)) and self._alone(row, by):
                return Identity(by, _hash(row, by))
        return Identity((), self.whole(sheet, number, without=without))

    def still(
        self, sheet: str, number: int, known: Identity, *, without: Collection[str] = ()
    ) -> bool:
        """Whether the row that stands there is the one that was known by ``known``."""
        if not known.by:
            return self.whole(sheet, number, without=without) == known.hash
        row = self.at(sheet, number)
        return row is not None and _hash(row, known.by) == known.hash

    def find(self, sheet: str, known: Identity) -> int:
        """Where on a sheet a row that has a reference stands now; 0 if it cannot be told."""
        if not known.by:
            return 0
        if (sheet, known.by) not in self._where:
            there: dict[str, list[int]] = {}
            for table in self._tables.get(sheet, ()):
                for row in _rows(table):
                    there.setdefault(_hash(row, known.by), []).append(row.number)
            self._where[sheet, known.by] = there
        found = self._where[sheet, known.by].get(known.hash, [])
        return found[0] if len(found) == 1 else 0

    def find_whole(self, sheet: str, known: Identity, *, without: Columns) -> int:
        """Where a row known by all that stands in it stands now; 0 if not just one row is it."""
        if known.by:
            return 0
        if (sheet, without) not in self._wholes:
            there: dict[str, list[int]] = {}
            for number in self.numbers(sheet):
                if not self.blank(sheet, number, without={*without, CHECK}):
                    whole = self.whole(sheet, number, without=without)
                    there.setdefault(whole, []).append(number)
            self._wholes[sheet, without] = there
        found = self._wholes[sheet, without].get(known.hash, [])
        return found[0] if len(found) == 1 else 0

    def case(self, row: RowRef) -> str:
        """What the team calls the row: its reference, or the child's."""
        names = (OWN.get(row.table.kind, ""), "ExclusionID", "PupilID", "UPN")
        return next((text for name in names if (text := row.text(name))), "")

    def child(self, row: RowRef) -> str:
        """The child's name as the tracker has it; looked up on the sheet of pupils if need be."""
        return _name(row) or self._names.get(row.text("PupilID").casefold(), "")

    def _alone(self, row: RowRef, by: Columns) -> bool:
        """Whether no other row of the kind, on any sheet, goes by the same."""
        kind = row.table.kind
        if (kind, by) not in self._counted:
            self._counted[kind, by] = Counter(
                told
                for tables in self._tables.values()
                for table in tables
                if table.kind == kind and set(by) <= table.columns.keys()
                for told in _all_told(table, by)
            )
        return self._counted[kind, by][_told(row, by)] == 1

    @cached_property
    def _names(self) -> dict[str, str]:
        pupils = (
            row
            for tables in self._tables.values()
            for table in tables
            if table.kind == PUPILS
            for row in _rows(table)
        )
        return {row.text("PupilID").casefold(): _name(row) for row in pupils}


def _ways(kind: str) -> Iterator[Columns]:
    own = OWN.get(kind)
    if own:
        yield (own,)
    if kind == SCHOOLS:
        yield from (("URN",), ("Name",))
        return
    for child in CHILD:
        yield (*child, "DOB" if kind == PUPILS else FIRST_DAY)
        if kind == PUPILS:
            yield child


def _rows(table: Table) -> Iterator[RowRef]:
    return (RowRef(table, place) for place in range(len(table.rows)))


def _hash(row: RowRef, by: Columns) -> str:
    return hashed(row.table.kind, *by, *_told(row, by))


def _told(row: RowRef, by: Columns) -> Told:
    return tuple(row.text(column).casefold() for column in by)


def _all_told(table: Table, by: Columns) -> Iterator[Told]:
    """The same of every row of a table that has the columns."""
    columns = [map(text_of, table.column(table.columns[column])) for column in by]
    return zip(*(map(str.casefold, texts) for texts in columns), strict=True)


def _name(row: RowRef) -> str:
    both = " ".join(filter(None, (row.text("Forename"), row.text("Surname"))))
    return row.text("PupilName") or both
