"""``daysix fix``: shows what is suggested for single cells, and writes it when told to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.wording import plural
from daysix.verbs import COULD_NOT, DONE, TO_FIX, Outcome
from daysix.verbs._options import add_counting, counted_with

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.jobs.mending.fix_tracker import Suggested

SUMMARY = "Show the suggestions for a tracker's cells; --apply writes them."


def add_options(parser: ArgumentParser) -> None:
    """Options of fix."""
    parser.add_argument("tracker", nargs=1, type=Path, help="a workbook, closed")
    parser.add_argument("--apply", action="store_true", help="write them; “daysix undo” undoes it")
    parser.add_argument(
        "--rule", action="append", default=[], metavar="X-nnn", help="only this check's"
    )
    parser.add_argument("--key", action="append", default=[], help="only this finding's")
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Show the suggestions, or write them."""
    from daysix.jobs.mending.fix_tracker import fix_tracker
    from daysix.jobs.mending.fixes import fix_lines

    (tracker,) = options.tracker
    found = fix_tracker(
        tracker,
        apply=options.apply,
        rules=options.rule,
        keys=options.key,
        only_known=True,
        **counted_with(options),
    )
    many = len(found.fixes)
    summary = {"file": found.file, "suggested": many, "applied": many - found.waiting}
    summary["left_alone"] = found.left_alone
    refused = found.refused
    return Outcome(
        [*fix_lines(found.file, found.fixes), {"summary": summary}],
        _text(found, applied=options.apply),
        COULD_NOT if found.crashed else TO_FIX if found.waiting else DONE,
        (*((f"{refused.message} ({refused.code})",) if refused else ()), *found.crashed),
    )


def _text(found: Suggested, *, applied: bool) -> list[str]:
    from daysix.jobs.mending.fixes import in_words

    if not found.fixes:
        head = f"{found.file}: I have nothing to suggest for single cells. Nothing was written."
        return [head, *(f"  {one}" for one in found.caveats)]
    lines = []
    for one in found.fixes:
        finding = one.issue.finding
        case = f" (case {one.issue.case})" if one.issue.case else ""
        change = f"{in_words(one.old)} → {in_words(one.new)}"
        why = f". Left alone: {one.why}" if one.why else ""
        lines.append(f"  {finding.sheet} {finding.cell}{case}: {change} ({finding.rule}){why}")
    done = len(found.fixes) - found.waiting
    many = plural(len(found.fixes), "suggestion")
    if applied:
        head = f"{found.file}: {done:,} of {many} written."
        end = "“daysix undo” puts back what was there." if done else "The file is as it was."
    else:
        head = f"{found.file}: {many}. Nothing has been written."
        end = "Look them over, then add --apply to write them."
    skipped = [f"{found.left_alone:,} left alone; each says why."] if found.left_alone else []
    return [head, *lines, *skipped, end]
