"""What a workbook is made of, before it is written: tables, pages, charts and names."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.workbook.columns import Column

Plain: TypeAlias = str | float | date | datetime | time | None


class Formula(NamedTuple):
    """A worksheet formula, and what it comes to with the rows at hand.

    ``array`` formulas look at a whole column at once; they are entered as such, so that every
    program works them out alike.
    """

    text: str
    shown: Plain = ""
    array: bool = False


Value: TypeAlias = Plain | Formula
Row: TypeAlias = "Mapping[str, Plain]"


class Rule(NamedTuple):
    """A look that depends on a formula, for one column; ``formula`` speaks of row 2."""

    column: str
    formula: str
    look: str


class TableSheet(NamedTuple):
    """A sheet that holds one table, its column names in row 1.

    Attributes
    ----------
    spare
        Empty rows kept ready inside the table.
    formulas
        Column to the formula every row of it holds; ``rows`` hold what it comes to.
    choices
        For a column whose choices differ from row to row: one tuple a row, in order.
    locked_rows
        Rows with nothing to type, counted from 0 in ``rows``.
    wrapped
        Whether long text takes several lines.
    middle
        Whether what takes fewer lines than its row stands in the middle of it.
    note
        Shown beside the table, in no cell.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    spare: int = 0
    frozen: int = 1
    tab: str = ""
    formulas: Mapping[str, str] = {}
    rules: Sequence[Rule] = ()
    choices: Mapping[str, Sequence[tuple[str, ...]]] = {}
    locked_rows: frozenset[int] = frozenset()
    wrapped: bool = False
    middle: bool = False
    note: str = ""

    @property
    def last_row(self) -> int:
        """The table's last row, as spreadsheets count."""
        return 1 + len(self.rows) + self.spare


class Series(NamedTuple):
    """One set of bars of a chart: the place of its name, and the column of its numbers."""

    name: tuple[int, int]
    column: int
    colour: str


class Chart(NamedTuple):
    """A native chart over cells of its own page; places count from 0, ``size`` is in pixels."""

    kind: str
    title: str
    at: tuple[int, int]
    size: tuple[int, int]
    labels: int
    rows: tuple[int, int]
    series: Sequence[Series]
    stacked: bool = False


class Placed(NamedTuple):
    """A value on a page: where, how many columns wide, in which look, and whether it may change."""

    row: int
    column: int
    value: Value
    look: str = "text"
    across: int = 1
    open: bool = False


class Page(NamedTuple):
    """A sheet laid out by hand, such as Today. Rows and columns count from 0.

    Attributes
    ----------
    hidden
        First and last column out of sight.
    print_area
        Last row and column that go on paper.
    choices
        Row, column and source of each cell with a list to choose from.
    """

    name: str
    widths: Sequence[float]
    cells: Sequence[Placed]
    heights: Mapping[int, float] = {}
    charts: Sequence[Chart] = ()
    hidden: tuple[int, int] | None = None
    print_area: tuple[int, int] | None = None
    repeat: int | None = None
    one_page: bool = False
    choices: Sequence[tuple[int, int, str]] = ()
    tab: str = ""


class Book(NamedTuple):
    """A whole workbook. ``names`` are defined names, ``made_on`` the fixed day of making."""

    title: str
    made_on: date
    sheets: Sequence[TableSheet | Page]
    names: Mapping[str, str]
