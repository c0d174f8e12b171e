"""The workbook a mail goes to: its tables, what it knows, and the next free numbers."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from daysix.desk.places import table_at, value_at
from daysix.jobs.beside.row_identity import RowRef
from daysix.jobs.click.check_column import ours_in
from daysix.jobs.inbox.directory_of import directory_of
from daysix.jobs.mapping.memory import confirmed_for
from daysix.law.errors import BadInput
from daysix.tracker.cells import Table, corners, text_of
from daysix.tracker.rows import typed_rows
from daysix.tracker.settings_sheet import settings_rows
from daysix.tracker.tables import EXCLUSIONS, PUPILS, tables_in
from daysix.workbook.worked_out import DATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from daysix.desk.any_desk import Desk, TableAt
    from daysix.inbox.directory import Directory
    from daysix.tracker.cells import SheetCells
    from daysix.tracker.rows import TypedRow

INBOX, AUDIT = "Inbox", "Audit"
CASE, PUPIL = "ExclusionID", "PupilID"
FIRST_OF_A_KIND = {"M": 5, "P": 6, "L": 5}
"""Figures of a number, where no number of the kind is there yet to go by."""
BY_US = frozenset(column for column, _ in DATES)


class Workbook:
    """A workbook on a desk, read once.

    Parameters
    ----------
    home
        Beside this lies what is remembered of it.
    journal
        The folder its mails are kept in; None for this person's usual one.
    """

    def __init__(self, desk: Desk, home: Path, *, journal: Path | None = None) -> None:
        self.desk, self.home, self.journal = desk, home, journal
        self.sheets: Sequence[SheetCells] = desk.sheets()
        self.tables: Sequence[Table] = tables_in(self.sheets, confirmed_for(home))
        self.settings = {one.code: one.value for one in settings_rows(self.sheets)}

    @cached_property
    def directory(self) -> Directory:
        """Its schools, children and cases."""
        return directory_of(self.sheets, tables=self.tables)

    def table(self, kind: str) -> Table | None:
        """The table of a kind; of several trackers in one workbook the one used last."""
        found = [table for table in self.tables if table.kind == kind]
        if kind == EXCLUSIONS and len(found) > 1:
            named = [table for table in found if table.sheet == EXCLUSIONS]
            return (named or sorted(found, key=_last_day))[-1]
        return found[0] if found else self._own(kind)

    def _own(self, name: str) -> Table | None:
        """A table of the team workbook that nothing is read from elsewhere, such as Audit."""
        for sheet in self.sheets:
            both = corners(sheet.tables.get(name, ""))
            if both is None:
                continue
            (left, top), (right, _) = both
            lines = [
                [value_at(sheet, row, column) for column in range(left, right + 1)]
                for row in range(top, sheet.first_row + len(sheet.rows))
            ]
            names = {text_of(cell): place for place, cell in enumerate(lines[0])}
            return Table(name, sheet.name, names, lines[1:], top, left)
        return None

    @property
    def tracker(self) -> Table:
        """The table new cases go to.

        Raises
        ------
        BadInput
            ``U-030``: there is none.
        """
        found = self.table(EXCLUSIONS)
        if found is None:
            message = (
                f"I found no list of exclusions in {self.desk.name}, so there is nowhere to add a "
                "row. Press the button in your tracker, or in the team workbook."
            )
            raise BadInput("U-030", message)
        return found

    def at(self, table: Table) -> TableAt:
        """A table as the desk finds it again."""
        sheet = self.sheet(table.sheet)
        return table_at(
            sheet, table.header_row, ours=ours_in(self.sheets), first_column=table.first_column
        )

    def sheet(self, name: str) -> SheetCells:
        """A sheet that holds something."""
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def rows(self, kind: str) -> list[RowRef]:
        """The rows of a kind of table in which something stands."""
        table = self.table(kind)
        if table is None:
            return []
        return [RowRef(table, place) for place, row in enumerate(table.rows) if _filled(row)]

    def refuse_taken(self, numbers: Iterable[str], mails: Sequence[RowRef] = ()) -> None:
        """Refuse where a colleague has given a number, or dealt with a mail, since it was read.

        Parameters
        ----------
        mails
            Rows of the Inbox sheet: what they say of being dealt with is as it was.

        Raises
        ------
        BadInput
            ``U-040``. Nothing was written.
        """
        now = Workbook(self.desk, self.home)
        there = {str(row.values.get(CASE) or "") for row in now.typed}
        there |= {row.text(PUPIL) for row in now.rows(PUPILS)}
        there |= {row.text("InboxID") for row in now.rows(INBOX)}
        before, dealt_with = map(_dealt_with, (mails, now.rows(INBOX)))
        if there & set(numbers) or not before.items() <= dealt_with.items():
            message = (
                f"Somebody has added rows to {self.desk.name} since you were shown this, so I "
                "wrote nothing. Press the button again."
            )
            raise BadInput("U-040", message)

    @cached_property
    def typed(self) -> Sequence[TypedRow]:
        """The rows of exclusions, typed."""
        of = (table for table in self.tables if table.kind == EXCLUSIONS)
        return [row for table in of for row in typed_rows(table)]

    def usual(self, column: str, value: str) -> str:
        """How this team writes a value of a column; the value itself where nobody has yet."""
        said: Counter[str] = Counter()
        for row in self.typed:
            if row.values.get(column) == value and column in row.table.columns:
                place = row.number - row.table.header_row - 1
                said[RowRef(row.table, place).text(column)] += 1
        return said.most_common(1)[0][0] if said else value

    def next_case(self, day: date, taken: Sequence[str] = ()) -> str:
        """The next case number of a year, such as ``2026-0015``."""
        used = [str(row.values.get(CASE) or "") for row in self.typed]
        year = f"{day.year:04d}-"
        ends = [one.removeprefix(year) for one in (*used, *taken) if one.startswith(year)]
        numbers = [int(one) for one in ends if one.isascii() and one.isdigit()]
        return f"{year}{max(numbers, default=0) + 1:04d}"

    def next_pupil(self, taken: Sequence[str] = ()) -> str:
        """The next number of a child."""
        used = [row.text(PUPIL) for row in self.rows(PUPILS)]
        used += [str(row.values.get(PUPIL) or "") for row in self.typed]
        return next_number("P", [*used, *taken])


def next_number(letter: str, used: Sequence[str]) -> str:
    """The next number after those used, as many figures long as they are."""
    ends = [one[1:] for one in used if one[:1].upper() == letter]
    figures = [one for one in ends if one.isascii() and one.isdigit()]
    wide = max(map(len, figures), default=FIRST_OF_A_KIND[letter])
    return f"{letter}{max(map(int, figures), default=0) + 1:0{wide}d}"


def cells_of(row: RowRef, columns: Sequence[str]) -> Mapping[str, object]:
    """What a row holds, by our names of its columns."""
    return {column: row.cell(column) for column in columns if column in row.table.columns}


def _dealt_with(rows: Sequence[RowRef]) -> dict[str, tuple[str, ...]]:
    """What each row of the Inbox sheet says of being dealt with, by the mail's number."""
    return {row.text("InboxID"): (row.text("State"), row.text("ExclusionID/RefID")) for row in rows}


def _last_day(table: Table) -> date:
    place = table.columns.get("StartDate")
    days = (row[place] for row in table.rows if place is not None and place < len(row))
    plain = [d.date() if isinstance(d, datetime) else d for d in days if isinstance(d, date)]
    return max(plain, default=date.min)


def _filled(row: Sequence[object]) -> bool:
    return any(text_of(cell) for cell in row)
