"""*Apply suggestions*: each cell, what it holds and what it would hold; a yes writes just those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.tracker_at_desk import DeskRows, checked
from daysix.jobs.click.writing import Wanted, write
from daysix.jobs.mending import fixes
from daysix.jobs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.tracker_at_desk import AtDesk
    from daysix.jobs.mending.fixes import Fix
    from daysix.jobs.mending.restore_points import KeptCell

NOTHING = "I have nothing to suggest for single cells. Nothing was written."
BUTTON = "Write"
UNDO = "Undo last action puts the old values back."


def offer_fixes(asked: Asked) -> Answer | Offer:
    """The suggestions, to be written after a yes."""
    if not asked.desk.is_open and asked.desk.place is not None:
        return _closed(asked, asked.desk.place)
    there = checked(asked)
    wanted = _wanted(there, fixes.fixes_of(there.found))
    looked = asked.desk.look([one.change for one in wanted.values()])
    why = {id(left.change): left.why for left in looked.left}
    all_fixes = [
        fix._replace(why=fix.why or why.get(id(wanted[fix.place].change), ""))
        if fix.place in wanted
        else fix
        for fix in fixes.fixes_of(there.found)
    ]

    def carry_out(stop: Callable[[], bool]) -> Answer:
        return _write(asked, there, [wanted[fix.place] for fix in all_fixes if not fix.why], stop)

    return _offer(all_fixes, carry_out)


def _offer(
    found: Sequence[Fix], carry_out: Callable[[Callable[[], bool]], Answer]
) -> Answer | Offer:
    going = [fix for fix in found if not fix.why]
    lines = [*map(_line, going), *_left_alone(found)]
    if not going:
        return Answer([NOTHING, *lines])
    cells = "cell" if len(going) == 1 else "cells"
    return Offer(
        f"{len(going):,} {cells} would be changed, and nothing else.", lines, BUTTON, carry_out
    )


def _line(fix: Fix) -> str:
    finding = fix.issue.finding
    case = f", case {fix.issue.case}" if fix.issue.case else ""
    change = f"{fixes.in_words(fix.old)} → {fixes.in_words(fix.new)}"
    return f"{finding.sheet} {finding.cell}{case}: {change} ({finding.rule})"


def _left_alone(found: Iterable[Fix]) -> list[str]:
    return [f"Left alone: {_line(fix)}, since {fix.why}." for fix in found if fix.why]


def _wanted(there: AtDesk, found: Sequence[Fix]) -> dict[tuple[str, str], Wanted]:
    """The changes by sheet and cell, of the fixes nothing is in the way of."""
    rows = DeskRows(there.sheets)
    going = [fix for fix in found if not fix.why]
    made = {}
    for fix, kept in zip(going, fixes.kept_cells(going, there.found.rows), strict=True):
        finding = fix.issue.finding
        row = there.found.rows.at(finding.sheet, finding.row, finding.cell)
        if row is not None:
            change = rows.change(row, finding.cell, value=fix.new, previewed=fix.old)
            made[fix.place] = Wanted(kept, change)
    return made


def _write(
    asked: Asked, there: AtDesk, wanted: Sequence[Wanted], stop: Callable[[], bool]
) -> Answer:
    written = write(there.desk, there.home, as_of=asked.as_of, stop=stop, cells=wanted)
    return answer_of([*written.cells], [*written.left], of=len(wanted))


def answer_of(done: Sequence[KeptCell], left: Sequence[tuple[KeptCell, str]], *, of: int) -> Answer:
    """What was written, and what was not and why."""
    many = plural(of, "suggestion")
    said = [f"{len(done):,} of {many} written."]
    said += [f"Left alone: {cell.sheet} {cell.cell}, since {why}." for cell, why in left]
    return Answer([*said, UNDO] if done else said, good=bool(done))


def _closed(asked: Asked, path: Path) -> Answer | Offer:
    """The same for a workbook nobody has open: it is changed on the disk."""
    from daysix.jobs.mending.fix_tracker import fix_tracker

    shown = fix_tracker(path, as_of=asked.as_of)
    if shown.refused is not None:
        raise shown.refused
    keys = [fix.issue.key for fix in shown.fixes if not fix.why]

    def carry_out(_stop: Callable[[], bool]) -> Answer:
        done = fix_tracker(path, as_of=asked.as_of, apply=True, keys=keys).fixes
        written = sum(fix.applied for fix in done)
        said = [f"{written:,} of {plural(len(keys), 'suggestion')} written.", *_left_alone(done)]
        return Answer([*said, UNDO] if written else said, good=bool(written))

    return _offer(shown.fixes, carry_out)
