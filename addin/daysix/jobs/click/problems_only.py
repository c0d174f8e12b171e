"""*Show problems only*: filters the sheet in front by its Check column; once more shows all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.any_desk import Filtering
from daysix.desk.places import value_at
from daysix.desk.reading import out_of_sight
from daysix.jobs.check import read_of
from daysix.jobs.click.answers import Answer
from daysix.jobs.click.check_column import columns_of
from daysix.jobs.click.home import home_of
from daysix.jobs.click.problems import TO_MEND
from daysix.jobs.click.tracker_at_desk import DeskRows
from daysix.jobs.issues.sheet import WORST_FIRST, level_words
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.desk.any_desk import Selected, TableAt
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.check_column import Column
    from daysix.tracker.cells import SheetCells

SHOWN = tuple(level_words(level) for level in WORST_FIRST if level in TO_MEND)
"""What the Check column says of a row with something to mend."""
SAID = {
    Filtering.ALL: "Every row of {sheet} is shown again.",
    Filtering.THEIRS: "{sheet} has a filter of your own, and I never replace it. Take it off "
    "(Data, Clear), or choose in the column {header} yourself.",
    Filtering.OUT_OF_REACH: "The filter buttons of {sheet} end before the column {header}, and I "
    "never move them. Put them on again over the whole table, then press the button once more.",
    Filtering.BY_HAND: "Rows of {sheet} are hidden by hand, and a filter would show them. Show "
    "them, or leave it; nothing was changed.",
}


def show_or_clear(asked: Asked) -> Answer:
    """Show only the rows with something to mend; or all again.

    Raises
    ------
    BadInput
        J-080: the workbook was not checked yet.
    """
    desk = asked.desk
    sheets = desk.sheets()
    seen = out_of_sight(list(sheets))
    read = read_of(sheets, home_of(desk), name=desk.name, seen=seen, as_of=asked.as_of)
    there = [one for one in columns_of(sheets, read.file.tables).found if one.there]
    column = _meant(there, desk.selected())
    if column is None:
        message = (
            "There is no Check column here to filter by. Press Check tracker first, then this "
            "button again."
        )
        raise BadInput("J-080", message)
    table = DeskRows(sheets).table(column.table)
    sheet = next(one for one in sheets if one.name == table.sheet)
    many = _count(sheet, table, column.header)
    if not many and not sheet.filtered:
        return Answer([f"The Check column finds nothing to mend on {table.sheet}."])
    became = desk.toggle_filter(table, column.header, SHOWN)
    if became is Filtering.ONLY:
        rows = plural(many, "row")
        return Answer([f"{rows} of {table.sheet} to mend. Press again to see every row."])
    said = SAID[became].format(sheet=table.sheet, header=column.header)
    return Answer([said], good=became is Filtering.ALL)


def _meant(there: Sequence[Column], selected: Selected | None) -> Column | None:
    """The Check column of the table in front of the officer; the first, where none is."""
    if selected is None:
        return next(iter(there), None)
    here = [one for one in there if one.table.sheet == selected.sheet]
    above = [one for one in here if one.table.header_row <= selected.row]
    return next(iter([*reversed(above), *here, *there]), None)


def _count(sheet: SheetCells, table: TableAt, header: str) -> int:
    """How many rows have something to mend, by the Check column."""
    column = table.first_column + table.headers.index(header)
    rows = range(table.header_row + 1, sheet.first_row + len(sheet.rows))
    return sum(text_of(value_at(sheet, row, column)) in SHOWN for row in rows)
