"""Laying spoiled rows out on sheets, and keeping where each of them went.

A way of laying out is one function with ``@book``: it takes spoiled rows and puts them on sheets.
Where each row and cell went is kept beside, so that a reading can be scored without trusting it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from daysix.council.chance import Weighted, seeded
from daysix.council.messy import Layout, spoiled
from daysix.council.writing import DATES, single_table
from daysix.records import NamedTuple
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from daysix.council.messy import Messy
    from daysix.council.shapes import Cell, Council, Row

CLEAR = Weighted({"dd/mm/yyyy": 1.0})


class Placed(NamedTuple):
    """Where one row of the table went: its sheet, its row, and a cell for each of its columns."""

    sheet: str
    row: int
    cells: dict[str, str]
    hidden: bool = False


class Planted(NamedTuple):
    """One fault in the finished file."""

    sheet: str
    row: int
    cell: str
    kind: str
    value: str
    readable: bool


class Sheet:
    """A sheet being filled from the top; rows and columns count from 1."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[list[Cell]] = []
        self.merged: list[str] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.filter = ""

    def add(self, *cells: Cell) -> int:
        """Put a row beneath the last; its number."""
        self.rows.append(list(cells))
        return len(self.rows)


class Spoilt(NamedTuple):
    """The rows to lay out: as they are written, as they truly are, and the dice."""

    messy: Messy
    truths: list[Row]
    names: dict[str, str]
    rng: Random

    @property
    def numbers(self) -> range:
        """The rows, counted from 0."""
        return range(len(self.messy.rows))

    def cells(self, number: int, columns: Iterable[str]) -> list[Cell]:
        """The cells of a row, in the order of ``columns``; blank ones as None."""
        row = self.messy.rows[number]
        return [row[self.names[column]] or None for column in columns]


class MessyBook(NamedTuple):
    """A finished workbook: its sheets, where every row went, and everything wrong in it."""

    layout: str
    sheets: list[Sheet]
    placed: dict[int, Placed]
    plants: list[Planted]


if TYPE_CHECKING:
    Lay = Callable[[Spoilt], tuple[list[Sheet], dict[int, Placed]]]


class Way(NamedTuple):
    """A way of laying out, with the columns it names and how it writes dates."""

    lay: Lay
    table: Layout
    dates: bool
    """Whether dates are typed as dates rather than as text."""
    only: str = ""


BOOKS: dict[str, Way] = {}


def book(
    names: dict[str, str], shapes: Weighted[str] = CLEAR, *, dates: bool = True, only: str = ""
) -> Callable[[Lay], Lay]:
    """Enter a way of laying out; ``only`` keeps the rows of one kind of exclusion."""

    def enter(lay: Lay) -> Lay:
        BOOKS[lay.__name__.strip("_")] = Way(lay, Layout(names, shapes), dates, only)
        return lay

    return enter


def messy_book(
    council: Council, layout: str, *, seed: int = 1, limit: int | None = None, wrong: float = 1.0
) -> MessyBook:
    """Lay the council's exclusions out in one of ``BOOKS``, spoiled.

    Parameters
    ----------
    limit
        Only the last so many exclusions.
    wrong
        How many times as often as usual a row is made wrong.
    """
    way = BOOKS[layout]
    rng = seeded(f"{council.seed} {seed} {layout} book")
    truths = [row for row in single_table(council) if way.only in {"", row["Category"]}]
    truths = truths if limit is None else truths[-limit:]
    table = spoiled(truths, way.table, rng=rng, wrong=wrong)
    sheets, placed = way.lay(Spoilt(table, truths, way.table.headers, rng))
    column_of = {name: column for column, name in way.table.headers.items()}
    by_name = {sheet.name: sheet for sheet in sheets}
    plants: list[Planted] = []
    for plant in table.plants:
        where = placed[plant.row]
        cell = where.cells.get(column_of[plant.column], "")
        if cell and _held(by_name[where.sheet], cell) == plant.value:
            plants.append(
                Planted(
                    where.sheet,
                    where.row,
                    cell,
                    plant.kind,
                    plant.value,
                    readable=bool(plant.truth),
                )
            )
    if way.dates:
        _type_dates(table, truths, placed, by_name, column_of)
    return MessyBook(layout, sheets, placed, plants)


def _type_dates(
    table: Messy,
    truths: list[Row],
    placed: dict[int, Placed],
    sheets: dict[str, Sheet],
    column_of: dict[str, str],
) -> None:
    """Turn the days nobody spoiled into dates, as a spreadsheet holds them."""
    spoilt = {(plant.row, column_of[plant.column]) for plant in table.plants}
    for number, where in placed.items():
        for column, cell in where.cells.items():
            truth = truths[number].get(column)
            if column in DATES and truth and (number, column) not in spoilt:
                row, at = _place(cell)
                sheets[where.sheet].rows[row][at] = truth


def _place(cell: str) -> tuple[int, int]:
    name = cell.rstrip("0123456789")
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell[len(name) :]) - 1, column - 1


def _held(sheet: Sheet, cell: str) -> str:
    row, at = _place(cell)
    held = sheet.rows[row][at]
    return "" if held is None else str(held)


def put(
    sheet: Sheet, rows: Spoilt, number: int, columns: Sequence[str], *, before: int = 0
) -> Placed:
    """Put a row of the table beneath the last; where it went."""
    at = sheet.add(*[None] * before, *rows.cells(number, columns))
    cells = {
        column: f"{letters(before + place)}{at}" for place, column in enumerate(columns, start=1)
    }
    return Placed(sheet.name, at, cells)


def put_names(sheet: Sheet, rows: Spoilt, columns: Sequence[str], *, before: int = 0) -> None:
    """Put the row of column names beneath the last."""
    sheet.add(*[None] * before, *(rows.names[column] for column in columns))


def plain(rows: Spoilt, columns: Sequence[str], name: str) -> tuple[Sheet, dict[int, Placed]]:
    """A sheet with nothing but the table."""
    sheet = Sheet(name)
    put_names(sheet, rows, columns)
    return sheet, {number: put(sheet, rows, number, columns) for number in rows.numbers}


def by_school(rows: Spoilt) -> list[tuple[str, list[int]]]:
    """Each school's name and its rows."""

    def school(number: int) -> str:
        return str(rows.truths[number]["SchoolName"])

    order = sorted(rows.numbers, key=school)
    return [(name, list(found)) for name, found in groupby(order, key=school)]


def by_child(rows: Spoilt, most: int) -> list[list[int]]:
    """The rows of each child at one school, at most so many together."""

    def child(number: int) -> str:
        return f"{rows.truths[number]['UPN']} {rows.truths[number]['SchoolDfE']}"

    order = sorted(rows.numbers, key=child)
    found = [list(group) for _, group in groupby(order, key=child)]
    return [group[at : at + most] for group in found for at in range(0, len(group), most)]
