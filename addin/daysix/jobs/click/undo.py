"""*Undo last action*: what the last action of ours held before, put back after a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words as day_in_words
from daysix.desk import desk_refusals
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.home import home_of
from daysix.jobs.mending import restore_points
from daysix.jobs.mending.fixes import in_words
from daysix.jobs.mending.undo_at_desk import back_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from daysix.desk.any_desk import Desk
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.mending.restore_points import KeptCell, RestorePoint
    from daysix.jobs.mending.undo_at_desk import Back

NOTHING = "There is nothing to undo in this workbook."
MOST_SHOWN = 200
BUTTON = "Put back"


def offer_undo(asked: Asked) -> Answer | Offer:
    """What the last action changed, to be put back after a yes."""
    if not asked.desk.is_open and asked.desk.place is not None:
        return _closed(asked.desk.place)
    desk, home = asked.desk, home_of(asked.desk)
    waiting = restore_points.points(home)
    while waiting:
        back = back_of(desk, home, waiting[0])
        if waiting[0].state != restore_points.BEGUN or not back.nothing:
            return _next(desk, home, waiting)
        restore_points.discard(waiting.pop(0))  # stopped before it wrote anything
    return Answer([NOTHING])


def _next(desk: Desk, home: Path, waiting: Sequence[RestorePoint]) -> Answer | Offer:
    """The last action, or one further back where nothing more of it can be put back."""
    at = 0
    for number, point in enumerate(waiting):
        back = back_of(desk, home, point)
        if point.state != restore_points.LEFT or back.cells or back.tables:
            at = number
            break
    return _offer(desk, home, waiting[at], more=len(waiting) - 1 - at)


def _offer(desk: Desk, home: Path, point: RestorePoint, *, more: int) -> Answer | Offer:
    back = back_of(desk, home, point)

    def carry_out(stop: Callable[[], bool]) -> Answer:
        answer, kept = _put_back(desk, point, back, stop=stop, more=more)
        restore_points.keep_left(point, home, cells=kept, sheets=bool(back.sheets_left))
        return answer

    what = f"What was done on {day_in_words(point.made)} is taken back: {_counts(back)}."
    lines = [*map(_line, (cell for cell, _ in back.cells)), *_left(back)]
    return Offer(what, _shortened(lines), BUTTON, carry_out)


def _counts(back: Back) -> str:
    many = len(back.cells)
    cells = f"{many:,} {'cell gets' if many == 1 else 'cells get'} back what stood there"
    sheets = [f"the sheet {one.sheet} gets back its {len(one.rows):,} lines" for one in back.tables]
    return "; ".join([cells, *sheets] if many or not sheets else sheets)


def _line(cell: KeptCell) -> str:
    return f"{cell.sheet} {cell.cell}: {in_words(cell.new)} → {in_words(cell.old)}"


def _left(back: Back) -> list[str]:
    return [f"Left alone: {one}." for one in back.left]


def _put_back(
    desk: Desk, point: RestorePoint, back: Back, *, stop: Callable[[], bool], more: int
) -> tuple[Answer, Sequence[KeptCell]]:
    """What came of it, and the cells that were left alone."""
    if stop():
        raise desk_refusals.stopped()
    for table in back.tables:  # first: a sheet may refuse as a whole
        desk.put_table(table)
    outcome = desk.write([change for _, change in back.cells])
    whys = {id(one.change): one.why for one in outcome.left}
    left = [
        f"{cell.sheet} {cell.cell}, since {whys[id(change)]}"
        for cell, change in back.cells
        if id(change) in whys
    ]
    kept = [one.cell for one in back.as_they_are if not one.restored]
    kept += [cell for cell, change in back.cells if id(change) in whys]
    said = [_hold(len(outcome.done) + back.done, len(point.cells))]
    said = said if point.cells else []
    said += [f"The sheet {one.sheet} holds what it held." for one in back.tables]
    said += _shortened([f"Left alone: {one}." for one in [*back.left, *left]])
    said += [f"{more:,} earlier to undo: press Undo last action again."] if more else []
    return Answer(said or ["Nothing had to be put back."]), kept


def _hold(back: int, of: int) -> str:
    return f"{back:,} of {of:,} {'cell holds what it' if of == 1 else 'cells hold what they'} held."


def _shortened(lines: list[str]) -> list[str]:
    if len(lines) <= MOST_SHOWN:
        return lines
    return [*lines[:MOST_SHOWN], f"and {len(lines) - MOST_SHOWN:,} more."]


def _closed(path: Path) -> Answer | Offer:
    """The same for a workbook nobody has open: it is changed on the disk."""
    from daysix.jobs.mending.undo import undo_last

    waiting = restore_points.points(path)
    if not waiting:
        return Answer([NOTHING])

    def carry_out(_stop: Callable[[], bool]) -> Answer:
        undone = undo_last(path)
        back = sum(one.restored for one in undone.cells)
        said = [_hold(back, len(undone.cells))]
        said += [f"Issues sheet: {undone.issues}."] if undone.issues else []
        left = [
            f"Left alone: {one.cell.sheet} {one.cell.cell}, since {one.why}."
            for one in undone.cells
            if not one.restored
        ]
        said += _shortened(left)
        return Answer(said if undone.made else [NOTHING])

    made = day_in_words(waiting[0].made)
    lines = [*map(_line, waiting[0].cells)]
    return Offer(f"What was done on {made} is taken back.", lines[:MOST_SHOWN], BUTTON, carry_out)
