"""Which row is which, wherever it stands now: kept as hashes, so that no name leaves the tracker.

A row goes by the team's own reference where no other row has it; else by the child and the first
day; else by all that stands in it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

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

Columns = tuple[str, ...]


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
        self._counted: dict[tuple[str, Columns], Counter[str]] = {}

    def at(self, sheet: str, number: int) -> RowRef | None:
        """The row of a table that stands there, or None."""
        for table in self._tables.get(sheet, ()):
            place = number - table.header_row - 1
            if 0 <= place < len(table.rows):
                return RowRef(table, place)
        return None

    def whole(self, sheet: str, number: int, *, without: Collection[str] = ()) -> str:
        """A hash of all that stands in a row, but for the columns ``without``."""
        cells = self._sheets.get(sheet)
        place = number - cells.first_row if cells else -1
        if cells is None or not 0 <= place < len(cells.rows):
            return ""
        row = list(cells.rows[place])
        found = self.at(sheet, number)
        if found is not None:
            shift = found.table.first_column - cells.first_column
            for column in without:
                at = found.table.columns.get(column)
                if at is not None and at + shift < len(row):
                    row[at + shift] = None
        while row and not text_of(row[-1]):
            row.pop()
        return hashed("row", *row)

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
        there = [
            row.number
            for table in self._tables.get(sheet, ())
            for row in _rows(table)
            if _hash(row, known.by) == known.hash
        ]
        return there[0] if len(there) == 1 else 0

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
                _hash(one, by)
                for tables in self._tables.values()
                for table in tables
                if table.kind == kind and set(by) <= table.columns.keys()
                for one in _rows(table)
            )
        return self._counted[kind, by][_hash(row, by)] == 1

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
    return hashed(row.table.kind, *by, *(row.text(column).casefold() for column in by))


def _name(row: RowRef) -> str:
    both = " ".join(filter(None, (row.text("Forename"), row.text("Surname"))))
    return row.text("PupilName") or both
