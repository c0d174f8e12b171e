"""The rows of an exclusions table, typed: each cell a value, or a sentence with its address."""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from daysix.tracker.cells import text_of
from daysix.tracker.fields import BLANK, IN_1904, columns_read
from daysix.tracker.kind_cells import CATEGORY, reader_of
from daysix.tracker.outcome_cells import OUTCOME, outcome_reader
from daysix.tracker.settling import settle

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from daysix.tracker.cells import Table
    from daysix.tracker.fields import CellRead, More, Read

REPEATED = frozenset({str, float, date, datetime, type(None)})
"""Kinds of value remembered. Never a mix of equal values of two kinds, such as 1 and True."""
NOTHING = (None, "")
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
    suggestion: date | str | None = None


class TypedRow(NamedTuple):
    """One row: our column names to values, blanks left out.

    ``problems`` refuse the row, because a date rests on the cell; ``doubts`` only go with it as
    notes. ``columns`` are all values of the table, column by column: each a list as long as the
    table's rows, None where a row says nothing. Every row of a table has the same.
    """

    table: Table
    number: int
    values: Mapping[str, object]
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    columns: Mapping[str, list[object]] = MappingProxyType({})

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
    """A column to read."""

    name: str
    place: int
    read: Read
    doubt: bool


class _Stumble(NamedTuple):
    """A cell that gave no value, and why."""

    column: _Column
    cell: object
    read: CellRead


def typed_rows(table: Table, kinds: Counter[str] | None = None) -> Iterator[TypedRow]:
    """Every row of a table in which a column we know holds something.

    ``kinds`` are the words of kinds of all tables of the workbook.
    """
    stumbles: dict[int, list[_Stumble]] = {}
    cells_of = _columns_of(table.rows)
    columns = {
        column.name: _read_column(column, cells_of(column.place), stumbles=stumbles)
        for column in _columns(table, kinds)
    }
    names = tuple(columns)
    rows = zip(*columns.values(), strict=True) if columns else ((),) * len(table.rows)
    found = [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in rows
    ]
    stumbled = {
        place: _with_problems(table, place, found[place], stumbles=stumbles[place], columns=columns)
        for place in sorted(stumbles)
    }
    for place, values in enumerate(found):
        if place in stumbled:
            if values or stumbled[place].problems:
                yield stumbled[place]
        elif values:
            yield TypedRow(table, table.row_number(place), values, columns=columns)


def exclusion_rows(table: Table, kinds: Counter[str] | None = None) -> Iterator[TypedRow]:
    """As :func:`typed_rows`, asking for what every exclusion must have: a first day and a kind."""
    for row in typed_rows(table, kinds):
        missing = [*_missing(table, row)]
        yield row._replace(problems=(*missing, *row.problems)) if missing else row


def _columns(table: Table, kinds: Counter[str] | None) -> list[_Column]:
    return [
        _Column(
            name,
            table.columns[name],
            _reader(table, name, field.read, kinds),
            field.doubt,
        )
        for name, field in columns_read(table.kind).items()
        if name in table.columns and _has_any(table, table.columns[name])
    ]


def _reader(table: Table, name: str, read: Read, kinds: Counter[str] | None) -> Read:
    if name == CATEGORY:
        return reader_of(table, read, kinds)
    if name == OUTCOME:
        return outcome_reader(table, read)
    return IN_1904.get(read, read) if table.date1904 else read


def _has_any(table: Table, place: int) -> bool:
    return any(place < len(row) and row[place] not in NOTHING for row in table.rows)


def _columns_of(
    rows: Sequence[Sequence[object]],
) -> Callable[[int], Sequence[object]]:
    """What gives the cells of a column, one for each row."""
    if len(set(map(len, rows))) == 1:
        return list(zip(*rows, strict=True)).__getitem__
    return lambda place: [row[place] if place < len(row) else None for row in rows]


def _read_column(
    column: _Column, cells: Sequence[object], *, stumbles: dict[int, list[_Stumble]]
) -> list[object]:
    """A column's values, None where there is none; it repeats its words, numbers and days.

    Each of those is read once.
    """
    if not REPEATED.issuperset(map(type, cells)):  # 1 and True are equal, and not the same
        return _read_each(column, cells, stumbles=stumbles)
    made = {cell: BLANK if cell is None or cell == "" else column.read(cell) for cell in set(cells)}
    good = {cell: read.value for cell, read in made.items()}
    bad = {cell for cell, read in made.items() if read.value is None and read.message}
    if bad:
        for place, cell in enumerate(cells):
            if cell in bad:
                stumbles.setdefault(place, []).append(_Stumble(column, cell, made[cell]))
    return list(map(good.__getitem__, cells))


def _read_each(
    column: _Column, cells: Sequence[object], *, stumbles: dict[int, list[_Stumble]]
) -> list[object]:
    """The same, cell by cell."""
    values: list[object] = []
    for place, cell in enumerate(cells):
        read = BLANK if cell is None or cell == "" else column.read(cell)
        values.append(read.value)
        if read.value is None and read.message:
            stumbles.setdefault(place, []).append(_Stumble(column, cell, read))
    return values


def _with_problems(
    table: Table,
    place: int,
    values: dict[str, object],
    *,
    stumbles: Sequence[_Stumble],
    columns: dict[str, list[object]],
) -> TypedRow:
    """The row with what was wrong in it; a cell that the others settle joins ``columns`` too."""
    problems: list[Problem] = []
    doubts: list[Problem] = []
    more: dict[str, More | None] = {}
    number = table.row_number(place)
    for column, cell, read in stumbles:
        problem = _problem(table, column.name, number, cell, read)
        (doubts if column.doubt else problems).append(problem)
        more[column.name] = read.more
    left = _unsettled(values, more, problems)
    for name, value in values.items():  # as settled with the rest of the row
        if name not in columns:
            columns[name] = [None] * len(table.rows)
        columns[name][place] = value
    return TypedRow(table, number, values, left, tuple(doubts), columns)


def _unsettled(
    values: dict[str, object], more: Mapping[str, More | None], problems: list[Problem]
) -> tuple[Problem, ...]:
    """The problems that the rest of the row does not settle; what it settles goes to ``values``."""
    if not more:
        return ()
    said = {column: one for column, one in more.items() if one is not None}
    settled = settle(values, said, {problem.column for problem in problems})
    return tuple(problem for problem in problems if problem.column not in settled)


def _missing(table: Table, row: TypedRow) -> Iterator[Problem]:
    unread = {problem.column for problem in row.problems}
    for column, code, message in (
        ("StartDate", "X-005", "Type the first day the child was out of school."),
        ("Category", "X-003", "Choose PERM, SUSP or LNCH."),
    ):
        if column in row.values or column in unread:
            continue
        if column in table.columns and not (table.kind_told and column == "Category"):
            where = table.address(column, row.number)
            yield Problem(code, f"Cell {where} ({table.titles[column]}): {message}", where, column)
        else:
            sentence = (
                "Nothing says which kind of exclusion this is. Add a column Category with PERM, "
                "SUSP or LNCH, or say with “daysix map” which column it is; or give each kind a "
                "sheet of its own, named for it."
            )
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
