"""``daysix check``: what is wrong in a tracker, where, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.law.errors import BadInput
from daysix.verbs import COULD_NOT, DONE, TO_FIX, Outcome
from daysix.verbs._options import add_counting, counted_with, typed_day

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from daysix.jobs.check import CheckedFile

SUMMARY = "Check a tracker: what is wrong, where, and what to do."
MOST_SHOWN = 40


def add_options(parser: ArgumentParser) -> None:
    """Options of the check."""
    parser.add_argument("tracker", nargs="+", type=Path, help="trackers: workbooks or .csv")
    parser.add_argument("--all", action="store_true", help="print every finding, not the first 40")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the issues workbook goes")
    parser.add_argument("--no-workbook", action="store_true", help="print only; write nothing")
    parser.add_argument(
        "--issues-sheet",
        action="store_true",
        help="write into the team workbook's own Issues sheet and Check column; it must be closed",
    )
    parser.add_argument(
        "--since", type=typed_day, metavar="DATE", help="only what was first seen then or later"
    )
    parser.add_argument("--not-a-problem", metavar="KEY", help="set one finding aside")
    parser.add_argument("--reason", default="", help="why it is not a problem")
    parser.add_argument("--by", default="", metavar="AB", help="your initials")
    parser.add_argument("--problem-again", metavar="KEY", help="take such a mark away")
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Check each file; or set one finding aside."""
    marking = options.not_a_problem is not None or options.problem_again is not None
    if marking and len(options.tracker) > 1:
        message = "To mark a finding, name its tracker alone. Nothing was changed."
        raise BadInput("B-042", message)
    if options.out is not None and (len(options.tracker) > 1 or options.no_workbook):
        message = "Use --out with one tracker, and without --no-workbook. Nothing was written."
        raise BadInput("B-043", message)
    if options.issues_sheet and (len(options.tracker) > 1 or options.out or options.no_workbook):
        message = (
            "Use --issues-sheet with the team workbook alone, and without --out or --no-workbook. "
            "Nothing was written."
        )
        raise BadInput("B-046", message)
    if options.out is not None:
        from daysix.desk.report_book import refuse_place

        refuse_place(options.out, trackers=options.tracker)
    before = _hash_of(options.tracker[0]) if options.issues_sheet else ""
    all_found = _checked(options)
    if marking:
        return _mark(options, all_found[0])
    if options.issues_sheet:
        return _into_the_workbook(options, all_found[0], before)
    return _check(options, all_found)


def _hash_of(path: Path) -> str:
    """Of what is about to be checked: only that may be written over."""
    from daysix.jobs.beside.side_files import file_hash

    return file_hash(path)


def _into_the_workbook(options: Namespace, found: CheckedFile, before: str) -> Outcome:
    """Write into the team workbook itself, and say what."""
    from daysix.jobs.issues.memory import keep_seen
    from daysix.jobs.issues.sheet import in_words as written_in_words
    from daysix.jobs.issues.sheet import summary
    from daysix.jobs.issues.write import write_results

    (tracker,) = options.tracker
    done = write_results(tracker, found, as_of=options.as_of, before=before)
    keys = (issue.key for issue in done.found.issues)
    trouble = keep_seen(tracker, keys, as_of=options.as_of, said=done.found.said)
    more = [
        f"  {sheet} row {row} left alone: {why}. Check again." for sheet, row, why in done.skipped
    ]
    undo = ["“daysix undo” takes it back."] if done.written else []
    return _outcome(
        options,
        [done.found],
        [*written_in_words(done.plan), *more, *undo, *filter(None, [trouble])],
        {"issues_sheet": {**summary(done.plan), "written": done.written}},
    )


def _checked(options: Namespace) -> list[CheckedFile]:
    """Every tracker asked for, checked."""
    from daysix.jobs.check import check_file  # the readers are only needed here

    counting = counted_with(options)
    if len(options.tracker) > 1:
        from daysix.jobs.check_together import check_files

        return check_files(options.tracker, since=options.since, **counting)
    return [check_file(path, since=options.since, **counting) for path in options.tracker]


def _check(options: Namespace, all_found: list[CheckedFile]) -> Outcome:
    return _outcome(options, all_found, _write(options, all_found), {})


def _outcome(
    options: Namespace, all_found: list[CheckedFile], written: list[str], more: dict[str, Any]
) -> Outcome:
    from daysix.jobs.check import contract_lines, in_words, summary_line
    from daysix.jobs.unchecked import crash_in_words

    crashed = crash_in_words(all_found)
    most = 10**9 if options.all else MOST_SHOWN
    to_fix = any(found.count(level) for found in all_found for level in ("error", "query", "duty"))
    lines = [line for found in all_found for line in contract_lines(found)]
    return Outcome(
        [*lines, {"summary": {**summary_line(all_found)["summary"], **more}}],
        [
            *(line for found in all_found for line in in_words(found, most=most)),
            *written,
        ],
        COULD_NOT if crashed else TO_FIX if to_fix else DONE,
        crashed,
    )


def _write(options: Namespace, all_found: list[CheckedFile]) -> list[str]:
    """Issues workbooks, as for deadlines: with ``--json`` only where ``--out`` says so.

    What is remembered is kept up with them. Lines alone never leave a new file beside a tracker.
    Says what was written where.
    """
    if options.no_workbook:
        return []
    from daysix.jobs.issues.memory import keep_seen

    said = []
    for path, found in zip(options.tracker, all_found, strict=True):
        wanted = options.out is not None or not options.json
        if wanted:
            from daysix.jobs.issues.book import issues_path, issues_workbook

            target = options.out or issues_path(path, as_of=options.as_of, since=options.since)
            issues_workbook(found, target, tracker=path, as_of=options.as_of)
            said.append(f"Everything is in {target}")
        if wanted or found.memory.begun or found.said.marks:
            keys = (issue.key for issue in found.issues)
            said.append(keep_seen(path, keys, as_of=options.as_of, said=found.said))
        if wanted and not options.json:
            said.append(_offer(path, found, as_of=options.as_of))
    return [*filter(None, said)]


def _offer(path: Path, found: CheckedFile, *, as_of: date) -> str:
    """For the team workbook: how much would go into its own sheet; blank for any other."""
    from daysix.jobs.issues.write import could_write

    there = could_write(path, found, as_of=as_of)
    if there is None or there.plan.nothing:
        return ""
    plan = there.plan
    return (
        f"Add --issues-sheet to have it in the workbook itself: {len(plan.rows):,} lines on its "
        f"Issues sheet, {len(plan.cells):,} cells of its Check columns."
    )


def _mark(options: Namespace, found: CheckedFile) -> Outcome:
    from daysix.jobs.issues.not_a_problem import mark_line, mark_no_problem, problem_again

    (tracker,) = options.tracker
    if options.problem_again is not None:
        issue = problem_again(tracker, found, key=options.problem_again)
        said = "is looked at again"
    else:
        issue = mark_no_problem(
            tracker,
            found,
            key=options.not_a_problem,
            reason=options.reason,
            by=options.by,
            as_of=options.as_of,
        )
        said = "is left out from now on, until the value in its cell changes"
    text = f"{issue.finding.rule}, {issue.key}: {said}."
    return Outcome([mark_line(found, issue)], [text], DONE)
