"""*Due list*: what is overdue, due today, this week and in the next 15 school days, on our sheet.

In a tracker of the team's own making the sheet is *Today*. The team workbook has a Today sheet of
formulas, and a team may have one of its own: there it is *Due list*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.desk.any_desk import OwnTable
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.deadline_rows import DUE_HEADERS, LISTED, cells_of, due_lines
from daysix.jobs.click.home import home_of
from daysix.jobs.click.own_sheet import written_elsewhere, written_here
from daysix.jobs.click.update_deadlines import UNDO, dated_at_desk
from daysix.jobs.click.writing import NewTable, rows_there, write
from daysix.jobs.results.due_words import left_aside, line_in_words, summary
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.deadline_rows import DueLine
    from daysix.jobs.deadlines import Dated
    from daysix.tracker.cells import SheetCells

TODAY, DUE_LIST = ("Today", "DaySixToday"), ("Due list", "DaySixDueList")
"""The name of the sheet and of its table."""


def offer_due_list(asked: Asked) -> Answer | Offer:
    """Date the workbook on the desk and offer the list of what is due.

    Raises
    ------
    BadInput
        It cannot be read, none of its rows can be dated, or Cancel was pressed.
    """
    read, dated = dated_at_desk(asked)
    lines = due_lines(dated.rows, as_of=asked.as_of)
    sheet, name = _which(read.sheets)
    table = OwnTable(sheet, name, DUE_HEADERS, [cells_of(line) for line in lines])
    here = written_here(asked.desk, read.sheets, table)
    if asked.stop():
        raise desk_refusals.stopped()
    where = f"on the sheet {sheet}" if here else "in a results workbook beside the tracker"
    return Offer(
        f"{summary(lines)}: to be listed {where}.",
        [*_by_group(lines), *left_aside(dated, as_of=asked.as_of)],
        "Write",
        lambda stop: _write(asked, dated, table if here else None, stop),
    )


def _which(sheets: Iterable[SheetCells]) -> tuple[str, str]:
    theirs = any(one.name == TODAY[0] and not _is_ours(one) for one in sheets)
    return DUE_LIST if theirs else TODAY


def _is_ours(sheet: SheetCells) -> bool:
    """Whether it holds our list; one cut off before it was a table is known by its headings."""
    heads = [text_of(cell) for cell in sheet.rows[0]] if sheet.rows else []
    return TODAY[1] in sheet.tables or heads[: len(DUE_HEADERS)] == [*DUE_HEADERS]


def _by_group(lines: Sequence[DueLine]) -> Iterator[str]:
    for group in LISTED:
        listed = [line for line in lines if line.group == group]
        if listed:
            yield from (group, *map(line_in_words, listed))


def _write(asked: Asked, dated: Dated, table: OwnTable | None, stop: Callable[[], bool]) -> Answer:
    desk = asked.desk
    said = summary(due_lines(dated.rows, as_of=asked.as_of))
    if table is None:
        if stop():
            raise desk_refusals.stopped()
        return Answer([f"{said}.", written_elsewhere(desk, dated, as_of=asked.as_of)])
    before = NewTable(table, rows_there(desk, table))
    write(desk, home_of(desk), as_of=asked.as_of, stop=stop, tables=[before])
    if desk.is_open:
        desk.go_to(table.sheet, 1, 1)
    return Answer([f"{said}. They are on the sheet {table.sheet}. {UNDO}"])
