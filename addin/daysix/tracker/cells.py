"""What a sheet is made of here: raw cell values, and the address an officer sees beside each."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker.datetext import tidy
from daysix.tracker.turned import Turned, column_of, wordings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LETTERS = 26


class SheetCells(NamedTuple):
    """One sheet as read: values only, in rows, with where the first of them stands.

    ``first_row`` and ``first_column`` count from 1, as Excel does. A CSV file is one sheet named
    after the file.

    Attributes
    ----------
    hidden_rows, hidden_columns
        As Excel counts, from 1; only those with something in them or above the last that has.
    filtered
        Whether a filter is on: then the hidden rows are those it leaves out.
    merged
        Ranges merged into one cell, such as ``A2:A9``; their value stands in the first cell.
    errors
        Address to the error a cell shows, such as ``K14`` to ``#N/A``; ``rows`` hold it as text.
    tables
        Name to range of each table of Excel's own on the sheet.
    """

    name: str
    rows: Sequence[Sequence[object]]
    first_row: int = 1
    first_column: int = 1
    date1904: bool = False
    visible: bool = True
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    filtered: bool = False
    merged: tuple[str, ...] = ()
    errors: Mapping[str, str] = MappingProxyType({})
    tables: Mapping[str, str] = MappingProxyType({})


class LeftOut(NamedTuple):
    """A row that is about no child, and what it is: a total, a heading, names again, a remark."""

    row: int
    what: str


class Table(NamedTuple):
    """A table found in a sheet: which column holds what, and the rows below its column names.

    Attributes
    ----------
    kind
        ``Exclusions``, ``Pupils``, ``Schools``, ``Calendar`` or ``CalendarIndex``.
    columns
        Our name of a column to its place in a row of ``rows``, counted from 0.
    header_row, first_column
        As Excel counts, from 1.
    titles
        Our name of a column to its name as typed.
    unmatched
        Column names nobody claimed, as typed.
    unclear
        Sentences about columns left unread because two look like the same thing.
    left_out
        Rows that are about no child; in ``rows`` they are empty.
    elsewhere
        Our name of a column and a row, to the cell its value stands in where that is not in the
        row: the first of a merged block, or a heading; blank where it is in no cell.
    kind_told
        Whether the kind of exclusion is said by a title or the sheet's name, and by no column.
    """

    kind: str
    sheet: str
    columns: Mapping[str, int]
    rows: Sequence[Sequence[object]]
    header_row: int
    first_column: int = 1
    date1904: bool = False
    titles: Mapping[str, str] = MappingProxyType({})
    unmatched: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    elsewhere: Mapping[tuple[str, int], str] = MappingProxyType({})
    kind_told: bool = False

    def row_number(self, place: int) -> int:
        """The row as Excel counts it, of ``rows[place]``."""
        return self.header_row + 1 + place

    def column(self, at: int) -> list[object]:
        """The cells of a column, one for each of ``rows``; None where one is too short."""
        return column_of(self.rows, at)

    def wordings(self, at: int) -> frozenset[object] | None:
        """What stands in a column, each thing once; None where that would mix up two things."""
        rows = self.rows
        return rows.wordings(at) if isinstance(rows, Turned) else wordings_of(self.column(at))

    def address(self, column: str, row: int) -> str:
        """Address of a cell, such as ``K14``; ``row`` as Excel counts."""
        if self.elsewhere and (column, row) in self.elsewhere:
            return self.elsewhere[column, row]
        return f"{letters(self.first_column + self.columns[column])}{row}"


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        found = chr(ord("A") + rest) + found
    return found


def corners(name: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """A range such as ``A2:B9`` as (column, row) twice; None for what is no range."""
    first, _, last = name.replace("$", "").partition(":")
    start, end = _corner(first), _corner(last or first)
    return (start, end) if start and end else None


def _corner(address: str) -> tuple[int, int] | None:
    named = address.rstrip("0123456789")
    digits = address[len(named) :]
    if not (named.isascii() and named.isalpha() and digits):
        return None
    column = 0
    for letter in named.upper():
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return column, int(digits)


def text_of(value: object) -> str:
    """A cell as text: no stray spaces; a whole number without its ``.0``; blank when empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def is_blank(row: Sequence[object]) -> bool:
    """Whether nothing is typed anywhere in a row."""
    return not any(
        value is not None and value != "" and not (isinstance(value, str) and not value.strip())
        for value in row
    )
