"""A table as its checks see it: whole columns, each read once, with the address of every cell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from daysix.checks.columns import can_fail, read_as
from daysix.records import NamedTuple
from daysix.tracker.cells import is_blank, letters, text_of
from daysix.tracker.fields import FIELDS
from daysix.tracker.turned import each_once, wordings_of
from daysix.tracker.whole_columns import read_column, tidy_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from daysix.tracker.cells import Table
    from daysix.tracker.fields import CellRead
    from daysix.tracker.rows import Problem, TypedRow


Made = TypeVar("Made")
STANDING = frozenset({str, type(None)})
"""Kinds of cell whose text needs no making."""
TAKEN_APART = frozenset({"StartSession", "EndDate", "EndSession"})


class Trouble(NamedTuple):
    """A cell that could not be read: why, in a sentence, and what may have been meant.

    ``doubt``: nothing rests on the cell, so the row goes on without it.
    """

    place: int
    column: str
    code: str
    message: str
    suggestion: date | str | None = None
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

    Attributes
    ----------
    file
        The file it is in, where several are checked together.
    """

    __slots__ = (
        "_filled",
        "_lists",
        "_ordinals",
        "_places",
        "_texts",
        "_troubles",
        "_typed",
        "_whole",
        "_wordings",
        "file",
        "kind",
        "sheet",
        "table",
    )

    def __init__(self, table: Table, typed: Sequence[TypedRow] | None = None) -> None:
        self.table, self.kind, self.sheet = table, table.kind, table.sheet
        self.file = ""
        self._typed = typed
        self._places: list[int] = (
            [row.place for row in typed]
            if typed is not None
            else [place for place, row in enumerate(table.rows) if not is_blank(row)]
        )
        self._whole = len(self._places) == len(table.rows)
        self._lists: dict[str, list[object]] = {}
        self._texts: dict[str, list[str]] = {}
        self._troubles: dict[str, list[Trouble]] = {}
        self._filled: dict[str, list[int]] = {}
        self._ordinals: dict[str, list[int | None]] = {}
        self._wordings: dict[str, set[str]] = {}
        self._note_typed()

    def __len__(self) -> int:
        return len(self._places)

    @property
    def typed(self) -> Sequence[TypedRow]:
        """Its rows as the tracker read them; none where this is the only reader."""
        return self._typed or ()

    @property
    def places(self) -> range:
        """Every place, from 0."""
        return range(len(self._places))

    def has(self, column: str) -> bool:
        """Whether the sheet has the column."""
        return column in self.table.columns

    def has_any(self, columns: Iterable[str]) -> bool:
        """Whether the sheet has one of the columns at least, or says it in the cell of another."""
        return any(
            column in self.table.columns or (column in TAKEN_APART and self._says(column))
            for column in columns
        )

    def _says(self, column: str) -> bool:
        """Whether a row says what a column of its own would hold: both days in one cell."""
        return any(row.get(column) is not None for row in self.typed)

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
        return [None] * len(self) if at is None else self._of_the_rows(self.table.column(at))

    def _of_the_rows(self, cells: list[object]) -> list[object]:
        """A column of the table without the rows that are none of the view's."""
        return cells if self._whole else list(map(cells.__getitem__, self._places))

    def shown(self, place: int, column: str) -> str:
        """One cell as text; blank where the sheet lacks the column."""
        at = self.table.columns.get(column)
        row = self.table.rows[self._places[place]]
        return text_of(row[at]) if at is not None and at < len(row) else ""

    def texts(self, column: str) -> list[str]:
        """The cells as tidy text, whatever they hold; "" where blank."""
        if column not in self._texts:
            self._texts[column] = self._as_text(column)
        return self._texts[column]

    def _as_text(self, column: str) -> list[str]:
        cells, wordings = self.raw(column), self.wordings(column)
        if wordings is not None and STANDING.issuperset(map(type, wordings)):
            texts = wordings - {None, ""}
            if len(tidy_texts(texts)) == len(texts):  # as nearly every column of text stands there
                return cast(
                    "list[str]", [cell or "" for cell in cells] if None in wordings else cells
                )
        return each_once(text_of, cells, wordings)

    def wordings(self, column: str) -> frozenset[object] | None:
        """What stands in a column as the spreadsheet holds it, each thing once.

        None where some of it may be equal and yet not the same, as a ticked box and the number 1.
        """
        at = self.table.columns.get(column)
        return frozenset({None}) if at is None else self.table.wordings(at)

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
        blank = [value is None for value in self.values(column)]
        for one in self.troubles(column):
            blank[one.place] = False
        return blank

    def filled(self, column: str) -> Sequence[int]:
        """Places of the rows that say something in a column: what :meth:`values` has.

        Most columns are blank in most rows, so a check that begins here is done before one that
        looks at every row.
        """
        if column not in self._filled:
            values = self.values(column)
            self._filled[column] = [place for place in self.places if values[place] is not None]
        return self._filled[column]

    def each(self, column: str, _kind: type[Made]) -> list[tuple[int, Made]]:
        """Place and value of the rows that say something in a column, as :meth:`values` reads it.

        ``view.each("GDCDate", date)``: the kind is what the column holds.
        """
        values = cast("list[Made]", self.values(column))
        return [(place, values[place]) for place in self.filled(column)]

    def after(self, column: str, day: date) -> list[tuple[int, date]]:
        """Place and day of the rows with a later day in a column of dates: hardly any."""
        days = self.dates(column)
        later = {one for one in set(days) if one is not None and one > day}
        return (
            [(place, one) for place, one in self.each(column, date) if one in later]
            if later
            else []
        )

    def holding(self, column: str, *values: object) -> list[int]:
        """Places of the rows that hold one of ``values`` in a column, in order."""
        wanted = frozenset(values)
        held = self.values(column)
        return [place for place in self.filled(column) if held[place] in wanted]

    def saying(self, column: str, *, yes: bool) -> list[int]:
        """Places of the rows that say yes, or no, in a column of flags."""
        return self.holding(column, yes)

    def ordinals(self, column: str) -> list[int | None]:
        """A column of dates as ``date.toordinal()``: the days between two are their difference."""
        if column not in self._ordinals:
            days = self.values(column)
            self._ordinals[column] = each_once(_ordinal, days, wordings_of(days))
        return self._ordinals[column]

    def where(self, column: str, test: Callable[[str], object]) -> list[int]:
        """Places of the rows whose text in a column passes a test; a blank never does.

        Each wording is judged once. Where none passes, as is usual, no row is looked at.
        """
        texts = self.texts(column)
        if column not in self._wordings:
            self._wordings[column] = set(texts) - {""}
        passed = {text for text in self._wordings[column] if test(text)}
        return [place for place, text in enumerate(texts) if text in passed] if passed else []

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
            # The half day, or the last day, may have stood in the cell of the first.
            said = self._typed if column in TAKEN_APART and self._typed else ()
            found: list[object] = [row.get(column) for row in said]
            self._lists[column] = found or [None] * len(self)
        elif self._typed is not None and self._read_already(column):
            self._lists[column] = self._as_typed(column)
        else:
            self._read_here(column, doubt=column in fields and fields[column].doubt)

    def _as_typed(self, column: str) -> list[object]:
        """A column as the tracker read it."""
        read = self._typed[0].columns.get(column) if self._typed else None
        if read is None:  # nobody says anything in it
            return [None] * len(self)
        return self._of_the_rows(read)

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
        found = read_column(read, self.raw(column), self.wordings(column))
        self._lists[column] = found.values
        for place, one in found.stumbles.items():
            self._note(place, column, one, doubt=doubt)

    def _note(self, place: int, column: str, read: CellRead, *, doubt: bool) -> None:
        self._troubles.setdefault(column, []).append(
            Trouble(place, column, read.code, read.message, read.suggestion, doubt)
        )

    def record(self, place: int) -> Mapping[str, object]:
        """One row as read: our column names to values. For a row looked up, not for every row."""
        return {column: self.values(column)[place] for column in self.table.columns}


def _ordinal(day: object) -> int | None:
    return day.toordinal() if isinstance(day, date) else None
