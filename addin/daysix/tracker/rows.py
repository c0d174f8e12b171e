"""The rows of an exclusions table, typed: each cell a value, or a sentence with its address."""

from __future__ import annotations

from itertools import groupby, repeat
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.fields import IN_1904, columns_read
from daysix.tracker.kind_cells import CATEGORY, reader_of
from daysix.tracker.outcome_cells import OUTCOME, outcome_reader
from daysix.tracker.settling import settle
from daysix.tracker.whole_columns import read_column

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from daysix.tracker.cells import Table
    from daysix.tracker.fields import CellRead, More, Read

NOTHING = frozenset({None, ""})
COLUMNS, PLACE, FIRST = attrgetter("columns"), attrgetter("place"), itemgetter(0)
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


class TypedRow:
    """One row of a table, which is kept column by column: a row looks its cells up there.

    Attributes
    ----------
    place
        Its place in the table, from 0; ``number`` is the row as Excel counts.
    problems
        They refuse the row, because a date rests on the cell.
    doubts
        They only go with it as notes.
    columns
        All values of the table, column by column: each a list as long as the table's rows, None
        where a row says nothing. Every row of a table has the same.
    """

    __slots__ = ("_values", "columns", "doubts", "number", "place", "problems", "table")

    def __init__(  # noqa: PLR0913, PLR0917 - made a hundred thousand times, by place
        self,
        table: Table,
        place: int,
        columns: Mapping[str, list[object]],
        number: int,
        problems: tuple[Problem, ...] = (),
        doubts: tuple[Problem, ...] = (),
    ) -> None:
        self.table, self.place, self.columns, self.number = table, place, columns, number
        self.problems, self.doubts = problems, doubts
        self._values: dict[str, object] | None = None

    @property
    def sheet(self) -> str:
        """Name of the sheet the row stands in."""
        return self.table.sheet

    @property
    def values(self) -> Mapping[str, object]:
        """Our column names to values, blanks left out; made when first asked for."""
        if self._values is None:
            self._values = _values_at(self.columns, self.place)
        return self._values

    def get(self, column: str) -> object:
        """One value; None where the row says nothing. For one of many, ``values`` is slow."""
        cells = self.columns.get(column)
        return None if cells is None else cells[self.place]

    def refused_for(self, problems: Iterable[Problem]) -> TypedRow:
        """The same row with more problems, before its own."""
        every = (*problems, *self.problems)
        return TypedRow(self.table, self.place, self.columns, self.number, every, self.doubts)

    def cell(self, *columns: str) -> str:
        """Address of the row's cell in the first of ``columns`` there is; blank if none is."""
        found = next((column for column in columns if column in self.table.columns), None)
        return self.table.address(found, self.number) if found else ""

    @property
    def id(self) -> str:
        """The team's own reference, or else the row."""
        return str(self.get("ExclusionID") or f"row {self.number}")


def said_in(rows: Sequence[TypedRow], *columns: str) -> list[tuple[object, ...]]:
    """What each of some rows says in some columns, None where it says nothing."""
    found: list[tuple[object, ...]] = []
    tables = map(id, map(COLUMNS, rows))
    for _, group in groupby(zip(tables, rows, strict=True), key=FIRST):
        some = [row for _, row in group]
        places, known = list(map(PLACE, some)), some[0].columns
        cells = [known.get(column) for column in columns]
        found += zip(*(_at(one, places) for one in cells), strict=True)
    return found


def _at(cells: list[object] | None, places: Sequence[int]) -> Iterable[object]:
    """Some cells of a column; of every row it is the column itself."""
    if cells is None:
        return repeat(None, len(places))
    return cells if len(cells) == len(places) else map(cells.__getitem__, places)


def _values_at(columns: Mapping[str, list[object]], place: int) -> dict[str, object]:
    return {name: value for name, cells in columns.items() if (value := cells[place]) is not None}


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
    columns = {
        column.name: _read_column(table, column, stumbles=stumbles)
        for column in _columns(table, kinds)
    }
    stumbled = {
        place: _with_problems(table, place, stumbles=stumbles[place], columns=columns)
        for place in sorted(stumbles)
    }
    empty = frozenset(_empty(columns, len(table.rows)))
    first = table.row_number(0)
    for place in range(len(table.rows)):
        if place in stumbled:
            if place not in empty or stumbled[place].problems:
                yield stumbled[place]
        elif place not in empty:
            yield TypedRow(table, place, columns, first + place)


def _empty(columns: Mapping[str, list[object]], many: int) -> Iterable[int]:
    """Places of rows that say nothing in any column; after the first, few are left to look at."""
    left: Iterable[int] = range(many)
    for cells in columns.values():
        left = [place for place in left if cells[place] is None]
    return left


def exclusion_rows(table: Table, kinds: Counter[str] | None = None) -> Iterator[TypedRow]:
    """As :func:`typed_rows`, asking for what every exclusion must have: a first day and a kind."""
    for row in typed_rows(table, kinds):
        if row.get("StartDate") is not None and row.get(CATEGORY) is not None:
            yield row
        else:
            missing = [*_missing(table, row)]
            yield row.refused_for(missing) if missing else row


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
    return not NOTHING.issuperset(table.column(place))


def _read_column(
    table: Table, column: _Column, *, stumbles: dict[int, list[_Stumble]]
) -> list[object]:
    """A column's values, None where there is none."""
    cells = table.column(column.place)
    read = read_column(column.read, cells, table.wordings(column.place))
    for place, one in read.stumbles.items():
        stumbles.setdefault(place, []).append(_Stumble(column, cells[place], one))
    return [*cells] if read.values is cells else read.values  # a row may settle one of its own


def _with_problems(
    table: Table,
    place: int,
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
    values = _values_at(columns, place)
    left = _unsettled(values, more, problems)
    for name, value in values.items():  # as settled with the rest of the row
        if name not in columns:
            columns[name] = [None] * len(table.rows)
        columns[name][place] = value
    return TypedRow(table, place, columns, number, left, tuple(doubts))


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
        if row.get(column) is not None or column in unread:
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
