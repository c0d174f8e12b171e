"""``daysix undo``: puts back what the last ``daysix fix`` changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.verbs import DONE, TO_FIX, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.jobs.undo import Undone

SUMMARY = "Put back what the last fix, or check into the workbook, changed."


def add_options(parser: ArgumentParser) -> None:
    """Options of undo."""
    parser.add_argument("tracker", type=Path, help="the workbook that was fixed, closed")


def run(options: Namespace) -> Outcome:
    """Undo the last fix."""
    from daysix.jobs.undo import undo_last, undo_lines

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
        DONE if undone.all_restored else TO_FIX,
    )


def _text(undone: Undone) -> list[str]:
    from daysix.calendars.days import in_words as day_in_words
    from daysix.jobs.fixes import in_words

    if undone.made is None:
        return [f"{undone.file}: there is nothing to undo."]
    if undone.a_check:
        return _check_text(undone)
    restored = sum(one.restored for one in undone.cells)
    which = f"{undone.file}: the fix of {day_in_words(undone.made)} is undone"
    lines = [f"{which}; {restored:,} of {len(undone.cells):,} cells hold what they held before."]
    if not undone.cells:  # whole lists of ours
        lines = [f"{undone.file}: what was listed on {day_in_words(undone.made)} is taken back."]
        lines += [f"  Left alone: {undone.issues}."] if undone.issues else []
    for one in undone.cells:
        cell = one.cell
        change = f"{in_words(cell.new)} → {in_words(cell.old)}"
        if one.restored:
            lines.append(f"  {cell.sheet} {cell.cell}: {change}")
        else:
            lines.append(f"  {cell.sheet} {cell.cell}: left alone, since {one.why} ({change})")
    if undone.left:
        lines.append(f"{undone.left:,} earlier to undo: run it again to go further back.")
    return lines


def _check_text(undone: Undone) -> list[str]:
    """Of a check: cells of the Check column are counted, and named only if left alone."""
    from daysix.calendars.days import in_words as day_in_words

    assert undone.made is not None  # noqa: S101 - the caller has looked
    restored = sum(one.restored for one in undone.cells)
    what = f"{undone.file}: what the check of {day_in_words(undone.made)} wrote is taken back"
    cells = f"{restored:,} of {len(undone.cells):,} Check cells say what they said before"
    lines = [f"{what}; {cells}."]
    if undone.issues:
        lines.append(f"  Issues sheet: {undone.issues}.")
    lines += [
        f"  {one.cell.sheet} {one.cell.cell}: left alone, since {one.why}"
        for one in undone.cells
        if not one.restored
    ]
    if undone.left:
        lines.append(f"{undone.left:,} earlier to undo: run it again to go further back.")
    return lines
