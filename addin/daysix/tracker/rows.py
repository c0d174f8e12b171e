"""The rows of an exclusions table, typed: each cell a value, or a sentence with its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.tracker.cells import text_of
from daysix.tracker.fields import IN_1904, columns_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from daysix.tracker.cells import Table
    from daysix.tracker.fields import CellRead, Read

REPEATED = (str, float)
"""Kinds of value remembered. Never a mix of equal values of two kinds, such as 1 and True."""
SHOWN = 40
"""Characters of a doubtful cell repeated to the officer."""


class Problem(NamedTuple):
    """A cell that could not be read: its code, the whole sentence, where it is, what it holds.

    ``suggestion`` is for a person to accept, never used as a value.
    """

    code: str
    message: str
    cell: str
    column: str
    value: str = ""
    suggestion: date | None = None


class TypedRow(NamedTuple):
    """One row: our column names to values, blanks left out.

    ``problems`` refuse the row, because a date rests on the cell; ``doubts`` only go with it as
    notes.
    """

    table: Table
    number: int
    values: Mapping[str, object]
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @property
    def sheet(self) -> str:
        """Name of the sheet the row stands in."""
        return self.table.sheet

    def cell(self, *columns: str) -> str:
        """Address of the row's cell in the first of ``columns`` there is; blank if none is."""
        found = next((column for column in columns if column in self.table.columns), None)
        return self.table.address(found, self.number) if found else ""

    @property
    def id(self) -> str:
        """The team's own reference, or else the row."""
        return str(self.values.get("ExclusionID") or f"row {self.number}")


class _Column(NamedTuple):
    """A column to read. A column repeats its words and numbers, so each is read once."""

    name: str
    place: int
    read: Read
    doubt: bool
    seen: dict[object, CellRead]

    def cell(self, value: object) -> CellRead:
        if type(value) not in REPEATED:
            return self.read(value)
        if value not in self.seen:
            self.seen[value] = self.read(value)
        return self.seen[value]


def typed_rows(table: Table) -> Iterator[TypedRow]:
    """Every row of a table in which a column we know holds something."""
    columns = _columns(table)
    for place, row in enumerate(table.rows):
        typed = _typed(table, columns, table.row_number(place), row)
        if typed is not None:
            yield typed


def exclusion_rows(table: Table) -> Iterator[TypedRow]:
    """As :func:`typed_rows`, asking for what every exclusion must have: a first day and a kind."""
    for row in typed_rows(table):
        missing = [*_missing(table, row)]
        yield row._replace(problems=(*missing, *row.problems)) if missing else row


def _columns(table: Table) -> list[_Column]:
    return [
        _Column(
            name,
            table.columns[name],
            IN_1904.get(field.read, field.read) if table.date1904 else field.read,
            field.doubt,
            {},
        )
        for name, field in columns_read(table.kind).items()
        if name in table.columns
    ]


def _typed(
    table: Table, columns: list[_Column], number: int, row: Sequence[object]
) -> TypedRow | None:
    values: dict[str, object] = {}
    problems: list[Problem] = []
    doubts: list[Problem] = []
    width = len(row)
    for column in columns:
        value = row[column.place] if column.place < width else None
        if value is None or value == "":
            continue
        cell = column.cell(value)
        if cell.value is not None:
            values[column.name] = cell.value
        elif cell.message:
            problem = _problem(table, column.name, number, value, cell)
            (doubts if column.doubt else problems).append(problem)
    if not values and not problems:
        return None
    return TypedRow(table, number, values, tuple(problems), tuple(doubts))


def _missing(table: Table, row: TypedRow) -> Iterator[Problem]:
    unread = {problem.column for problem in row.problems}
    for column, code, message in (
        ("StartDate", "X-005", "Type the first day the child was out of school."),
        ("Category", "X-003", "Choose PERM, SUSP or LNCH."),
    ):
        if column in row.values or column in unread:
            continue
        if column in table.columns:
            where = table.address(column, row.number)
            yield Problem(code, f"Cell {where} ({table.titles[column]}): {message}", where, column)
        else:
            sentence = f"There is no column for the kind of exclusion. {message}"
            yield Problem(code, sentence, "", column)


def _problem(table: Table, column: str, number: int, value: object, read: CellRead) -> Problem:
    where = table.address(column, number)
    return Problem(
        read.code,
        f"Cell {where} ({table.titles[column]}): {read.message}",
        where,
        column,
        text_of(value)[:SHOWN],
        read.suggestion,
    )
