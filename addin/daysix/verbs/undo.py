"""``daysix undo``: puts back what the last ``daysix fix`` changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.verbs import DONE, TO_FIX, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.jobs.mending.undo import Undone

MOST_SHOWN = 40
SUMMARY = "Put back what the last fix, or check into the workbook, changed."


def add_options(parser: ArgumentParser) -> None:
    """Options of undo."""
    parser.add_argument("tracker", type=Path, help="the workbook that was fixed, closed")


def run(options: Namespace) -> Outcome:
    """Undo the last fix."""
    from daysix.jobs.mending.undo import undo_last, undo_lines

    undone = undo_last(options.tracker)
    restored = sum(one.restored for one in undone.cells)
    summary = {
        "file": undone.file,
        "made": undone.made.isoformat() if undone.made else None,
        "restored": restored,
        "left_alone": len(undone.cells) - restored,
        "more_to_undo": undone.left,
    }
    return Outcome(
        [*undo_lines(undone), {"summary": summary}],
        _text(undone),
        DONE if undone.made is not None and undone.all_restored else TO_FIX,
    )


def _text(undone: Undone) -> list[str]:
    if undone.made is None:
        return [f"{undone.file}: there is nothing to undo."]
    lines = [_first_line(undone)]
    if undone.issues:
        where = "Issues sheet" if undone.a_check else "Left alone"
        lines.append(f"  {where}: {undone.issues}.")
    lines += _cell_lines(undone)
    if not undone.all_restored:
        lines.append("  What was left alone is still kept: undo can be tried again.")
    if undone.left:
        lines.append(f"{undone.left:,} earlier to undo: run it again to go further back.")
    return lines


def _first_line(undone: Undone) -> str:
    """What was put back, and what was not; never that all is undone where it is not."""
    from daysix.calendars.days import in_words as day_in_words

    assert undone.made is not None  # noqa: S101 - the caller has looked
    day, of = day_in_words(undone.made), len(undone.cells)
    back = sum(one.restored for one in undone.cells)
    if not undone.cells and not undone.a_check:  # whole lists of ours
        part = "only part of what was" if undone.issues else "what was"
        return f"{undone.file}: {part} listed on {day} is taken back."
    action = f"what the check of {day} wrote" if undone.a_check else f"the fix of {day}"
    outcome = "is taken back" if undone.a_check else "is undone"
    if not back and not undone.all_restored:
        what = f"nothing of {action} was put back" if undone.cells else f"{action} stays"
    else:
        what = f"{action} {outcome}{'' if undone.all_restored else ' in part'}"
    return f"{undone.file}: {what}; {_counted(back, of, check=undone.a_check)}."


def _counted(back: int, of: int, *, check: bool) -> str:
    one = of == 1
    if check:
        says = "cell says what it" if one else "cells say what they"
        return f"{back:,} of {of:,} Check {says} said before"
    holds = "cell holds what it" if one else "cells hold what they"
    return f"{back:,} of {of:,} {holds} held before"


def _cell_lines(undone: Undone) -> list[str]:
    """Those left alone first; of a check only those."""
    from daysix.jobs.mending.fixes import in_words

    lines = []
    for one in sorted(undone.cells, key=lambda each: each.restored):
        cell = one.cell
        change = f"{in_words(cell.new)} → {in_words(cell.old)}"
        if not one.restored:
            why = f"left alone, since {one.why}"
            why += "" if undone.a_check else f" ({change})"
            lines.append(f"  {cell.sheet} {cell.cell}: {why}")
        elif not undone.a_check:
            lines.append(f"  {cell.sheet} {cell.cell}: {change}")
    if len(lines) > MOST_SHOWN:
        lines = [*lines[:MOST_SHOWN], f"  and {len(lines) - MOST_SHOWN:,} more."]
    return lines
