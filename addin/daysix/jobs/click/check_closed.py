"""*Check tracker* for a workbook nobody has open: the same, written on the disk.

The team workbook takes the results itself. Into a tracker of the team's own making no sheet can be
put while it is closed, so they go into a workbook beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.check import in_words as found_in_words
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.issues.memory import keep_seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from daysix.jobs.check import CheckedFile
    from daysix.jobs.click.kept import Kept
    from daysix.jobs.issues.write import InSheet

MOST_SHOWN = 40
BUTTON = "Write"


def offer_for_file(path: Path, *, as_of: date, kept: Kept) -> Answer | Offer:
    """Check a file; what was found is written after a yes."""
    from daysix.jobs.click.check import verdict
    from daysix.jobs.issues.write import could_write

    found, before = kept.check_file(path, as_of=as_of)
    inside = could_write(path, found, as_of=as_of)
    lines = [*found_in_words(found, most=MOST_SHOWN)]
    if inside is None:
        return _beside(path, found, lines, as_of=as_of)
    if inside.plan.nothing:
        return Answer([verdict(found), "The workbook says all of this already."])
    rows, cells = len(inside.plan.rows), len(inside.plan.cells)
    said = (
        f"{rows:,} lines go into the Issues sheet, {cells:,} cells of the Check column are filled."
    )

    def carry_out(_stop: Callable[[], bool]) -> Answer:
        from daysix.jobs.issues.write import write_results

        done = write_results(path, found, as_of=as_of, before=before)
        return _written(path, done, as_of=as_of)

    return Offer(f"{verdict(found)} {said}", lines, BUTTON, carry_out)


def _written(path: Path, done: InSheet, *, as_of: date) -> Answer:
    from daysix.jobs.click.check import UNDO, verdict
    from daysix.jobs.issues.sheet import in_words

    keys = (issue.key for issue in done.found.issues)
    trouble = keep_seen(path, keys, as_of=as_of, said=done.found.said)
    left = [f"Left alone: {sheet} row {row}, since {why}." for sheet, row, why in done.skipped]
    undo = [UNDO] if done.written else []
    said = [verdict(done.found), *in_words(done.plan), *left, *filter(None, [trouble]), *undo]
    return Answer(said)


def _beside(path: Path, found: CheckedFile, lines: list[str], *, as_of: date) -> Offer:
    from daysix.jobs.click.check import verdict
    from daysix.jobs.issues.book import issues_path, issues_workbook

    target = issues_path(path, as_of=as_of)

    def carry_out(_stop: Callable[[], bool]) -> Answer:
        issues_workbook(found, target, tracker=path, as_of=as_of)
        keys = (issue.key for issue in found.issues)
        trouble = keep_seen(path, keys, as_of=as_of, said=found.said)
        where = f"Everything is in {target}"
        return Answer([verdict(found), where, *filter(None, [trouble])])

    said = f"The list goes into a workbook beside it, {target.name}; {path.name} is not changed."
    return Offer(f"{verdict(found)} {said}", lines, BUTTON, carry_out)
