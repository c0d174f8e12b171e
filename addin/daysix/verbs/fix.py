"""``daysix fix``: shows what is suggested for single cells, and writes it when told to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._options import add_calendar, add_council

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.jobs.fixes import Fix

SUMMARY = "Show the suggestions for a tracker's cells; --apply writes them."


def add_options(parser: ArgumentParser) -> None:
    """Options of fix."""
    parser.add_argument("tracker", nargs=1, type=Path, help="a workbook, closed")
    parser.add_argument("--apply", action="store_true", help="write them; “daysix undo” undoes it")
    parser.add_argument(
        "--rule", action="append", default=[], metavar="X-nnn", help="only this check's"
    )
    parser.add_argument("--key", action="append", default=[], help="only this finding's")
    add_calendar(parser)
    add_council(parser)


def run(options: Namespace) -> Outcome:
    """Show the suggestions, or write them."""
    from daysix.jobs import fixes, undo
    from daysix.jobs.side_files import file_hash
    from daysix.verbs.check import checked_files

    (tracker,) = options.tracker
    if options.apply:
        fixes.refuse_what_cannot_change(tracker)
    before = file_hash(tracker)
    (found,) = checked_files(options)
    wanted = fixes.fixes_of(found, rules=options.rule, keys=options.key)
    trouble: tuple[str, ...] = ()
    if options.apply:
        wanted = fixes.apply_fixes(
            tracker,
            wanted,
            rows=found.rows,
            read_again=lambda: undo.read_rows(tracker),
            as_of=options.as_of,
            before=before,
        )
    elif wanted:
        try:
            wanted = fixes.looked_at(tracker, wanted)
        except BadInput as refusal:
            trouble = (f"{refusal.message} ({refusal.code})",)
    waiting = [one for one in wanted if not one.applied]
    summary = {"suggested": len(wanted), "applied": len(wanted) - len(waiting)}
    summary["left_alone"] = sum(bool(one.why) for one in wanted)
    return Outcome(
        [*fixes.fix_lines(found.file, wanted), {"summary": {"file": found.file, **summary}}],
        _text(found.file, wanted, applied=options.apply),
        TO_FIX if waiting else DONE,
        trouble,
    )


def _text(file: str, wanted: list[Fix], *, applied: bool) -> list[str]:
    from daysix.jobs.fixes import in_words

    if not wanted:
        return [f"{file}: I have nothing to suggest for single cells. Nothing was written."]
    lines = []
    for one in wanted:
        finding = one.issue.finding
        case = f" (case {one.issue.case})" if one.issue.case else ""
        change = f"{in_words(one.old)} → {in_words(one.new)}"
        why = f". Left alone: {one.why}" if one.why else ""
        lines.append(f"  {finding.sheet} {finding.cell}{case}: {change} ({finding.rule}){why}")
    done = sum(one.applied for one in wanted)
    left = sum(bool(one.why) for one in wanted)
    many = f"{len(wanted):,} suggestion{'' if len(wanted) == 1 else 's'}"
    if applied:
        head = f"{file}: {done:,} of {many} written."
        end = "“daysix undo” puts back what was there." if done else "The file is as it was."
    else:
        head = f"{file}: {many}. Nothing has been written."
        end = "Look them over, then add --apply to write them."
    skipped = [f"{left:,} left alone; each says why."] if left else []
    return [head, *lines, *skipped, end]
