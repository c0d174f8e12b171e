"""*Update deadlines*: every date of every case onto our sheet *Deadlines*, and into our columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.desk.any_desk import OwnTable
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.deadline_rows import DEADLINES_HEADERS, deadlines_of, due_lines
from daysix.jobs.click.home import home_of
from daysix.jobs.click.our_columns import filling
from daysix.jobs.click.own_sheet import written_elsewhere, written_here
from daysix.jobs.click.writing import NewTable, rows_there, write
from daysix.jobs.deadlines import date_read
from daysix.jobs.results.due_words import left_aside, line_in_words, summary
from daysix.jobs.tracker_read import read_desk
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.deadline_rows import Dates
    from daysix.jobs.click.our_columns import Filling
    from daysix.jobs.deadlines import Dated
    from daysix.jobs.tracker_read import TrackerRead

SHEET, TABLE = "Deadlines", "DaySixDeadlines"
UNDO = "Undo last action takes it back."


class _Plan(NamedTuple):
    """All that would be written, and from what."""

    dated: Dated
    dates: Dates
    filling: Filling
    table: OwnTable
    here: bool
    """Whether the sheet can be written; else a results workbook beside the tracker is."""


def offer_deadlines(asked: Asked) -> Answer | Offer:
    """Date the workbook on the desk and offer what would be written.

    Raises
    ------
    BadInput
        It cannot be read, none of its rows can be dated (J-074), or Cancel was pressed.
    """
    read, dated = dated_at_desk(asked)
    dates = deadlines_of(dated.rows, as_of=asked.as_of)
    table = OwnTable(SHEET, TABLE, DEADLINES_HEADERS, dates.lines)
    plan = _Plan(
        dated,
        dates,
        filling(asked.desk, read, dated.rows),
        table,
        written_here(asked.desk, read.sheets, table),
    )
    if asked.stop():
        raise desk_refusals.stopped()
    return Offer(
        f"{_how_much(plan)}.",
        [*_lines(plan, asked)],
        "Write",
        lambda stop: _write(plan, asked, stop),
    )


def dated_at_desk(asked: Asked) -> tuple[TrackerRead, Dated]:
    """The workbook on the desk, read and dated.

    Raises
    ------
    BadInput
        It cannot be read, or none of its rows can be dated (J-074).
    """
    read = read_desk(asked.desk, as_of=asked.as_of, home=home_of(asked.desk))
    if asked.stop():
        raise desk_refusals.stopped()
    dated = date_read(read, as_of=asked.as_of)
    if all(row.case is None for row in dated.rows):
        refusal = next(dated.rows[0].refusals)
        message = (
            f"None of the {plural(len(dated.rows), 'row')} of {dated.file} could be dated, so "
            f"nothing is written. Row {dated.rows[0].row}: {refusal.message} ({refusal.code})"
        )
        raise BadInput("J-074", message)
    return read, dated


def _how_much(plan: _Plan) -> str:
    dates = f"{plural(plan.dates.dates, 'date')} of {plural(plan.dates.cases, 'case')}"
    where = f"go into the {SHEET} sheet" if plan.here else "go into a results workbook"
    return "; ".join(filter(None, (f"{dates} {where}", plan.filling.summary())))


def _lines(plan: _Plan, asked: Asked) -> Iterator[str]:
    due = due_lines(plan.dated.rows, as_of=asked.as_of)
    yield f"{summary(due)}:"
    yield from map(line_in_words, due)
    yield from plan.filling.lines()
    if plan.dates.left_out:
        yield (
            f"{plural(plan.dates.left_out, 'line')} done or past do not fit in the sheet. "
            "“daysix deadlines” writes a results workbook that holds them all."
        )
    if not plan.here:
        yield (
            f"The workbook is closed, and has no {SHEET} sheet yet: I add sheets only to a "
            "workbook that is open. Open it and press again, or take the results workbook."
        )
    yield from left_aside(plan.dated, as_of=asked.as_of)


def _write(plan: _Plan, asked: Asked, stop: Callable[[], bool]) -> Answer:
    desk = asked.desk
    if stop():
        raise desk_refusals.stopped()
    if plan.here:
        dates = f"{plural(plan.dates.dates, 'date')} of {plural(plan.dates.cases, 'case')}"
        said = [f"{dates} are on the sheet {SHEET}."]
        tables = [NewTable(plan.table, rows_there(desk, plan.table))]
    else:  # before any cell, so that a refusal leaves the tracker as it was
        said = [written_elsewhere(desk, plan.dated, as_of=asked.as_of)]
        tables = []
    cells = plan.filling.cells
    written = write(desk, home_of(desk), as_of=asked.as_of, stop=stop, cells=cells, tables=tables)
    if written.cells:
        said.append(f"{plural(len(written.cells), 'cell')} of ours filled on Exclusions.")
    if plan.here or written.cells:
        said.append(UNDO)
    said += [
        f"{kept.sheet} {kept.cell} ({kept.column}) left alone: {why}." for kept, why in written.left
    ]
    return Answer([*said, *left_aside(plan.dated, as_of=asked.as_of)])
