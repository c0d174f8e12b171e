"""A table as its checks see it: whole columns, each read once, with the address of every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from daysix.checks.columns import can_fail, read_as
from daysix.tracker.cells import is_blank, letters, text_of
from daysix.tracker.fields import FIELDS
from daysix.tracker.rows import REPEATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from daysix.tracker.cells import Table
    from daysix.tracker.fields import CellRead
    from daysix.tracker.rows import Problem, TypedRow


class Trouble(NamedTuple):
    """A cell that could not be read: why, in a sentence, and what may have been meant.

    ``doubt``: nothing rests on the cell, so the row goes on without it.
    """

    place: int
    column: str
    code: str
    message: str
    suggestion: date | None = None
    doubt: bool = False


class View:
    """One table of a workbook, its rows counted from 0 (their ``place``).

    Every column is a list as long as the view. A column the sheet lacks is a list of None (of ""
    for texts), so a check may read it without asking.

    Parameters
    ----------
    table
        As found in a sheet.
    typed
        Its rows as already read, where they were; only these are looked at.
    """

    __slots__ = (
        "_lists",
        "_places",
        "_rows",
        "_shortest",
        "_texts",
        "_troubles",
        "_typed",
        "kind",
        "sheet",
        "table",
    )

    def __init__(self, table: Table, typed: Sequence[TypedRow] | None = None) -> None:
        self.table, self.kind, self.sheet = table, table.kind, table.sheet
        self._typed = typed
        first = table.row_number(0)
        self._places: list[int] = (
            [row.number - first for row in typed]
            if typed is not None
            else [place for place, row in enumerate(table.rows) if not is_blank(row)]
        )
        self._rows = [table.rows[place] for place in self._places]
        self._shortest = min(map(len, self._rows), default=0)
        self._lists: dict[str, list[object]] = {}
        self._texts: dict[str, list[str]] = {}
        self._troubles: dict[str, list[Trouble]] = {}
        self._note_typed()

    def __len__(self) -> int:
        return len(self._places)

    @property
    def places(self) -> range:
        """Every place, from 0."""
        return range(len(self._places))

    def has(self, column: str) -> bool:
        """Whether the sheet has the column."""
        return column in self.table.columns

    def has_any(self, columns: Iterable[str]) -> bool:
        """Whether the sheet has one of the columns at least."""
        return any(column in self.table.columns for column in columns)

    def number(self, place: int) -> int:
        """The row as Excel counts it."""
        return self.table.row_number(self._places[place])

    def address(self, place: int, column: str) -> str:
        """Address of a cell such as ``K14``; blank where the sheet lacks the column."""
        return self.table.address(column, self.number(place)) if self.has(column) else ""

    def column_at(self, cell: str) -> str:
        """Our name of the column an address lies in; blank where it is none of ours."""
        wanted = cell.rstrip("0123456789")
        return next(
            (
                name
                for name, at in self.table.columns.items()
                if letters(self.table.first_column + at) == wanted
            ),
            "",
        )

    def raw(self, column: str) -> list[object]:
        """The cells as the spreadsheet holds them; None where blank."""
        at = self.table.columns.get(column)
        if at is None:
            return [None] * len(self)
        if at < self._shortest:
            return [row[at] for row in self._rows]
        return [row[at] if at < len(row) else None for row in self._rows]

    def shown(self, place: int, column: str) -> str:
        """One cell as text; blank where the sheet lacks the column."""
        at = self.table.columns.get(column)
        row = self.table.rows[self._places[place]]
        return text_of(row[at]) if at is not None and at < len(row) else ""

    def texts(self, column: str) -> list[str]:
        """The cells as tidy text, whatever they hold; "" where blank."""
        if column not in self._texts:
            known: dict[object, str] = {None: "", "": ""}
            self._texts[column] = [
                known[cell] if type(cell) is str and cell in known else _remember(known, cell)
                for cell in self.raw(column)
            ]
        return self._texts[column]

    def values(self, column: str) -> list[object]:
        """The cells as read (dates, flags, numbers, codes, text); None if blank or unreadable."""
        if column not in self._lists:
            self._read(column)
        return self._lists[column]

    def dates(self, column: str) -> list[date | None]:
        """As :meth:`values`, of a column of dates."""
        return cast("list[date | None]", self.values(column))

    def flags(self, column: str) -> list[bool | None]:
        """As :meth:`values`, of a column of yes and no; None is "nobody has said"."""
        return cast("list[bool | None]", self.values(column))

    def numbers(self, column: str) -> list[float | None]:
        """As :meth:`values`, of a column of numbers."""
        return cast("list[float | None]", self.values(column))

    def codes(self, column: str) -> list[str | None]:
        """As :meth:`values`, of a column of a list: ``SUSP`` for ``Fixed term``."""
        return cast("list[str | None]", self.values(column))

    def blanks(self, column: str) -> list[bool]:
        """Whether each cell says nothing: empty, or "n/a" in a column of dates.

        A cell that could not be read is not blank. Where the sheet lacks the column, all are.
        """
        unread = {one.place for one in self.troubles(column)}
        return [
            value is None and place not in unread for place, value in enumerate(self.values(column))
        ]

    def troubles(self, column: str) -> list[Trouble]:
        """The cells of a column that hold something and could not be read."""
        self.values(column)
        return self._troubles.get(column, [])

    @property
    def all_troubles(self) -> list[Trouble]:
        """Every cell that could not be read, column by column as they stand in the sheet."""
        return [
            one
            for column in self.table.columns
            if can_fail(self.kind, column)
            for one in (
                self._troubles.get(column, ())
                if self._read_already(column)
                else self.troubles(column)
            )
        ]

    def _read_already(self, column: str) -> bool:
        """Whether the tracker has read the column, so that its troubles are known."""
        return self._typed is not None and column in FIELDS.get(self.kind, {})

    def _read(self, column: str) -> None:
        fields = FIELDS.get(self.kind, {})
        if not self.has(column):
            self._lists[column] = [None] * len(self)
        elif self._typed is not None and self._read_already(column):
            self._lists[column] = [row.values.get(column) for row in self._typed]
        else:
            self._read_here(column, doubt=column in fields and fields[column].doubt)

    def _note_typed(self) -> None:
        """Cells the reader stumbled over, in its own words but without their address."""
        for place, row in enumerate(self._typed or ()):
            if row.problems or row.doubts:
                for problem in row.problems:
                    self._note_problem(place, problem, doubt=False)
                for problem in row.doubts:
                    self._note_problem(place, problem, doubt=True)

    def _note_problem(self, place: int, problem: Problem, *, doubt: bool) -> None:
        if not problem.value:  # nothing was typed: for the checks that ask for something there
            return
        at = self.table.columns[problem.column]
        read = read_as(self.kind, problem.column, date1904=self.table.date1904)
        cell = read(self.table.rows[self._places[place]][at])
        self._note(place, problem.column, cell, doubt=doubt)

    def _read_here(self, column: str, *, doubt: bool) -> None:
        read = read_as(self.kind, column, date1904=self.table.date1904)
        known: dict[object, CellRead] = {}
        values: list[object] = []
        for place, cell in enumerate(self.raw(column)):
            if cell is None or cell == "":
                values.append(None)
                continue
            if type(cell) in REPEATED:
                if cell not in known:
                    known[cell] = read(cell)
                one = known[cell]
            else:
                one = read(cell)
            values.append(one.value)
            if one.value is None and one.message:
                self._note(place, column, one, doubt=doubt)
        self._lists[column] = values

    def _note(self, place: int, column: str, read: CellRead, *, doubt: bool) -> None:
        self._troubles.setdefault(column, []).append(
            Trouble(place, column, read.code, read.message, read.suggestion, doubt)
        )

    def record(self, place: int) -> Mapping[str, object]:
        """One row as read: our column names to values. For a row looked up, not for every row."""
        return {column: self.values(column)[place] for column in self.table.columns}


def _remember(known: dict[object, str], cell: object) -> str:
    text = text_of(cell)
    if type(cell) is str:
        known[cell] = text
    return text
