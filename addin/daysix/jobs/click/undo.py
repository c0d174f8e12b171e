"""*Undo last action*: what the last action of ours held before, put back after a yes.

A cell that still holds what we wrote gets back what it held and how it was shown, wherever its row
stands now; one that somebody changed since is left alone and listed. A sheet of ours gets back its
lines, unless somebody has typed in it since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.calendars.days import in_words as day_in_words
from daysix.desk import desk_refusals
from daysix.desk.any_desk import OwnTable
from daysix.jobs import restore_points
from daysix.jobs.click.home import home_of
from daysix.jobs.click.tracker_at_desk import DeskRows
from daysix.jobs.click.writing import rows_hash, rows_there
from daysix.jobs.fixes import in_words
from daysix.jobs.issues_sheet import column_names
from daysix.jobs.issues_typed import SHEET
from daysix.jobs.issues_write import wrote_hash
from daysix.jobs.mapping_memory import confirmed_for
from daysix.jobs.row_identity import TrackerRows
from daysix.jobs.undo_cells import ALREADY
from daysix.jobs.undo_results import TYPED_SINCE, where_now
from daysix.ribbon import Answer, Offer
from daysix.tracker.tables import tables_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from daysix.desk.any_desk import Change, Desk
    from daysix.jobs.restore_points import KeptCell, RestorePoint
    from daysix.ribbon import Asked

NOTHING = "There is nothing to undo in this workbook."
MOST_SHOWN = 200
BUTTON = "Put back"


class Back(NamedTuple):
    """What can be put back, and what is left alone.

    Attributes
    ----------
    cells
        Cells that still hold what we wrote, each with the change that puts back what it held.
    done
        How many hold already what they held.
    tables
        Whole tables of ours as they were.
    left
        What is left alone, in words with the reason.
    """

    cells: Sequence[tuple[KeptCell, Change]]
    done: int
    tables: Sequence[OwnTable]
    left: Sequence[str]

    @property
    def nothing(self) -> bool:
        """Whether all of it is as it was before the action."""
        return not (self.cells or self.tables or self.left)


def offer_undo(asked: Asked) -> Answer | Offer:
    """What the last action changed, to be put back after a yes."""
    if not asked.desk.is_open and asked.desk.place is not None:
        return _closed(asked.desk.place)
    desk, home = asked.desk, home_of(asked.desk)
    waiting = restore_points.points(home)
    while waiting:
        back = _back(desk, home, waiting[0])
        if waiting[0].state != restore_points.BEGUN or not back.nothing:
            return _offer(desk, waiting[0], back, more=len(waiting) - 1)
        restore_points.discard(waiting.pop(0))  # stopped before it wrote anything
    return Answer([NOTHING])


def _offer(desk: Desk, point: RestorePoint, back: Back, *, more: int) -> Answer | Offer:
    def carry_out(stop: Callable[[], bool]) -> Answer:
        return _put_back(desk, point, back, stop=stop, more=more)

    what = f"What was done on {day_in_words(point.made)} is taken back: {_counts(back)}."
    lines = [*map(_line, (cell for cell, _ in back.cells)), *_left(back)]
    if len(lines) > MOST_SHOWN:
        lines = [*lines[:MOST_SHOWN], f"and {len(lines) - MOST_SHOWN:,} more."]
    return Offer(what, lines, BUTTON, carry_out)


def _counts(back: Back) -> str:
    many = len(back.cells)
    cells = f"{many:,} {'cell gets' if many == 1 else 'cells get'} back what stood there"
    sheets = [f"the sheet {one.sheet} gets back its {len(one.rows):,} lines" for one in back.tables]
    return "; ".join([cells, *sheets] if many or not sheets else sheets)


def _line(cell: KeptCell) -> str:
    return f"{cell.sheet} {cell.cell}: {in_words(cell.new)} → {in_words(cell.old)}"


def _left(back: Back) -> list[str]:
    return [f"Left alone: {one}." for one in back.left]


def _back(desk: Desk, home: Path, point: RestorePoint) -> Back:
    sheets = desk.sheets()
    rows = TrackerRows(sheets, tables_in(sheets, confirmed_for(home)))
    known = DeskRows(sheets)
    going, left, done = [], [], 0
    for cell in point.cells:
        number, why = where_now(cell, rows)
        row = rows.at(cell.sheet, number) if number else None
        if row is not None and row.address(cell.column):
            at = row.address(cell.column)
            change = known.change(row, at, value=cell.old, previewed=cell.new, look=cell.shown)
            going.append((cell._replace(cell=at, number=number), change))
        elif why == ALREADY:
            done += 1
        else:
            left.append(f"{cell.sheet} {cell.cell}, since {why}")
    kept = [*_tables(desk, point)]
    tables = [table for table, why in kept if not why]
    left += [f"the sheet {table.sheet}: {why}" for table, why in kept if why and why != ALREADY]
    return Back(going, done, tables, left)


def _tables(desk: Desk, point: RestorePoint) -> Iterator[tuple[OwnTable, str]]:
    """The tables of ours as they were, each with the reason why it is left alone."""
    if point.issues is not None:
        names = tuple(column_names())
        issues = OwnTable(SHEET, SHEET, names, point.issues.rows)
        there = rows_there(desk, issues)
        yield issues, _why(wrote_hash(there), point.issues.wrote, wrote_hash(issues.rows))
    for kept in point.tables:
        table = OwnTable(kept.sheet, kept.name, kept.headers, kept.rows)
        there = rows_there(desk, table)
        yield table, _why(rows_hash(there), kept.wrote, rows_hash(kept.rows))


def _why(now: str, wrote: str, before: str) -> str:
    if now == before:
        return ALREADY
    return "" if now == wrote else TYPED_SINCE


def _put_back(
    desk: Desk, point: RestorePoint, back: Back, *, stop: Callable[[], bool], more: int
) -> Answer:
    if stop():
        raise desk_refusals.stopped()
    for table in back.tables:  # first: a sheet may refuse as a whole
        desk.put_table(table)
    outcome = desk.write([change for _, change in back.cells])
    restore_points.discard(point)
    whys = {id(one.change): one.why for one in outcome.left}
    left = [
        f"{cell.sheet} {cell.cell}, since {whys[id(change)]}"
        for cell, change in back.cells
        if id(change) in whys
    ]
    said = [f"{len(outcome.done) + back.done:,} of {len(point.cells):,} cells hold what they held."]
    said = said if point.cells else []
    said += [f"The sheet {one.sheet} holds what it held." for one in back.tables]
    said += [f"Left alone: {one}." for one in [*back.left, *left]]
    said += [f"{more:,} earlier to undo: press Undo last action again."] if more else []
    return Answer(said or ["Nothing had to be put back."])


def _closed(path: Path) -> Answer | Offer:
    """The same for a workbook nobody has open: it is changed on the disk."""
    from daysix.jobs.undo import undo_last

    waiting = restore_points.points(path)
    if not waiting:
        return Answer([NOTHING])

    def carry_out(_stop: Callable[[], bool]) -> Answer:
        undone = undo_last(path)
        back = sum(one.restored for one in undone.cells)
        said = [f"{back:,} of {len(undone.cells):,} cells hold what they held."]
        said += [f"Issues sheet: {undone.issues}."] if undone.issues else []
        said += [
            f"Left alone: {one.cell.sheet} {one.cell.cell}, since {one.why}."
            for one in undone.cells
            if not one.restored
        ]
        return Answer(said if undone.made else [NOTHING])

    made = day_in_words(waiting[0].made)
    lines = [*map(_line, waiting[0].cells)]
    return Offer(f"What was done on {made} is taken back.", lines[:MOST_SHOWN], BUTTON, carry_out)
