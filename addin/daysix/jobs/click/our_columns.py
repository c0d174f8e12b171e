"""The columns of the team workbook's Exclusions sheet that are ours to fill with dates and totals.

Only in the team workbook, and only its own columns: in a tracker of the team's own making every
column is theirs. How long a child was out (Sessions, SchoolDays) is not filled, though it could be:
a reader takes it as said, and it would stand against the next change of the last day.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from daysix.desk.any_desk import Change
from daysix.desk.places import row_key, same, table_at
from daysix.jobs.beside.row_identity import TrackerRows
from daysix.jobs.click.writing import Wanted
from daysix.jobs.issues.sheet import plain
from daysix.jobs.mending.fixes import in_words
from daysix.jobs.mending.restore_points import KeptCell
from daysix.law.answer import Refusal
from daysix.law.errors import DaySixError
from daysix.records import NamedTuple
from daysix.tracker.cases import TOO_LOW
from daysix.tracker.tables import EXCLUSIONS
from daysix.workbook.worked_out import DATES, dates_of, lengths_and_totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.desk.any_desk import Desk, TableAt
    from daysix.jobs.answered import Answered
    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.mending.restore_points import Value
    from daysix.jobs.tracker_read import TrackerRead
    from daysix.tracker.cells import SheetCells, Table
    from daysix.workbook.shapes import Plain

TOTALS = ("DaysTermBefore", "DaysTermAfter", "DaysYearAfter", "GovTrigger")
FILLED = (*(column for column, _rules in DATES), *TOTALS)
RULES = dict(DATES)
BY_US = (*sorted(FILLED),)
OURS = frozenset([*FILLED, "Check", "CheckReason"])
"""What we write: it does not make a row another row."""


class Filling(NamedTuple):
    """What would be filled: the cells, and why others are left alone, each reason with how many."""

    cells: Sequence[Wanted]
    left: Sequence[tuple[str, int]] = ()

    @property
    def columns(self) -> list[str]:
        """The columns concerned, in the order they are worked out."""
        there = {one.kept.column for one in self.cells}
        return [name for name in FILLED if name in there]

    @property
    def rows(self) -> int:
        """How many rows are concerned."""
        return len({(one.kept.sheet, one.kept.number) for one in self.cells})

    def summary(self) -> str:
        """``4 columns of Exclusions (...) are ours and would be filled in 118 rows``; or blank."""
        if not self.cells:
            return ""
        names = self.columns
        are = "column of Exclusions" if len(names) == 1 else "columns of Exclusions"
        is_ = "is" if len(names) == 1 else "are"
        rows = f"{self.rows:,} row{'' if self.rows == 1 else 's'}"
        return f"{len(names)} {are} ({', '.join(names)}) {is_} ours and would be filled in {rows}"

    def lines(self) -> Iterator[str]:
        """Each cell that holds something else now; how many are filled; how many are left alone."""
        said = [one.kept for one in self.cells if one.kept.old is not None]
        emptied = [kept for kept in said if kept.new is None]
        if emptied:
            yield "Emptied, since no such date follows from the row any more:"
            yield from (f"  {_in_line(kept)}" for kept in emptied)
        other = [kept for kept in said if kept.new is not None]
        if other:
            yield "Changed:"
            yield from (f"  {_in_line(kept)}" for kept in other)
        blank = len(self.cells) - len(said)
        if blank:
            yield f"{blank:,} cells are blank now and would be filled."
        for why, count in self.left:
            yield f"{count:,} cell{'' if count == 1 else 's'} left alone: {why}."


def _in_line(kept: KeptCell) -> str:
    return (
        f"{kept.sheet} {kept.cell} ({kept.column}): {in_words(kept.old)} → "
        f"{in_words(kept.new) if kept.new is not None else 'blank'}"
    )


def filling(desk: Desk, read: TrackerRead, rows: Sequence[Answered]) -> Filling:
    """What our columns of the team workbook would hold, where they hold something else."""
    sheets = {sheet.name: sheet for sheet in read.sheets}
    known = TrackerRows(read.sheets, read.tables)
    wanted = [
        one
        for table in read.tables
        if table.kind == EXCLUSIONS and (at := _ours(sheets[table.sheet], table)) is not None
        for one in _of_table(_Place(sheets[table.sheet], table, at), known, rows)
    ]
    if not wanted:
        return Filling(())
    outcome = desk.look([one.change for one in wanted])
    free = {id(done.change) for done in outcome.done}
    return Filling(
        [one for one in wanted if id(one.change) in free],
        sorted(Counter(left.why for left in outcome.left).items()),
    )


class _Place(NamedTuple):
    """A table of ours, as read and as a desk finds it again."""

    sheet: SheetCells
    table: Table
    at: TableAt


def _ours(sheet: SheetCells, table: Table) -> TableAt | None:
    """The table as a desk finds it; None unless it is the team workbook's own."""
    at = table_at(sheet, table.header_row, ours=OURS, first_column=table.first_column)
    return at if at.name == EXCLUSIONS else None


def _of_table(place: _Place, known: TrackerRows, rows: Sequence[Answered]) -> Iterator[Wanted]:
    there = [name for name in FILLED if place.table.titles.get(name) == name]
    for one in rows:
        ref = known.at(one.sheet, one.row) if one.sheet == place.table.sheet else None
        if ref is None or ref.table is not place.table or one.case is None:
            continue
        values = worked_out(one)
        changed = [name for name in there if name in values and _differs(ref, name, values[name])]
        if not changed:
            continue
        key = row_key(place.sheet, place.at, one.row)
        row = known.identity(one.sheet, one.row, without=OURS)
        for name in changed:
            old = cast("Value", plain(ref.cell(name)))
            new = cast("Value", plain(values[name]))
            cell = ref.address(name)
            kept = KeptCell(one.sheet, cell, one.row, name, name, old, new, row, BY_US)
            yield Wanted(kept, Change(place.at, key, name, new, ref.cell(name)))


def _differs(ref: RowRef, name: str, value: Plain) -> bool:
    return not same(ref.cell(name), value)


def worked_out(one: Answered) -> dict[str, Plain]:
    """What our columns should hold for a row; a column that cannot be told is not among them.

    Where another row of the child could not be read, totals may be too low: they are left out, and
    so is the want of a date, for governors may have to meet all the same.
    """
    if one.case is None:
        return {}
    refused = {each.rule.id for each in one.answers if isinstance(each, Refusal) and each.rule}
    found: dict[str, Plain] = {
        column: day
        for column, day in dates_of(one.answers).items()
        if day is not None or not refused & set(RULES[column])
    }
    if any(note.endswith(TOO_LOW) for note in one.notes):
        return {column: day for column, day in found.items() if day is not None}
    try:
        totals = lengths_and_totals(one.case, one.answers)
    except DaySixError:  # the calendar ends before the day of return; the dates say so themselves
        return found
    if "DaysTermAfter" not in totals:  # then what governors must do is not known either
        return found
    return found | {name: totals[name] for name in TOTALS if name in totals}
