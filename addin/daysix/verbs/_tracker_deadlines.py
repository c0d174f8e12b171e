"""``daysix deadlines TRACKER``: reads, dates, writes the results workbook, and sums up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from daysix.jobs.deadlines import Dated, date_tracker, date_trackers
from daysix.jobs.lines import line_of, refused_line
from daysix.jobs.wording import plural, standing
from daysix.verbs import COULD_NOT, DONE, TO_FIX, Outcome
from daysix.verbs._options import counted_with

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from daysix.jobs.answered import Answered

UNREAD_SHOWN = 10
SENTENCES_SHOWN = 5


def run_trackers(options: Namespace) -> Outcome:
    """Date each tracker; write one results workbook each, unless only lines were asked for."""
    if options.out is not None:
        from daysix.desk.report_book import refuse_place

        refuse_place(options.out, trackers=options.tracker)
    counting = counted_with(options)
    if len(options.tracker) > 1:
        dated = date_trackers(options.tracker, **counting)
    else:
        (path,) = options.tracker
        dated = [date_tracker(path, **counting)]
    nothing = all(row.case is None for tracker in dated for row in tracker.rows)
    written = [] if nothing else _write(options, dated)
    crashed = [one for tracker in dated for one in tracker.crashed]
    trouble = [f"{one.message} ({one.code})" for one in crashed[:1]]
    return Outcome(
        lines=_lines(dated, basis=not options.no_basis),
        text=_text(dated, written),
        exit_code=COULD_NOT if nothing else _exit_code(dated),
        trouble=(_no_row(dated),) if nothing else tuple(trouble),
    )


def _no_row(dated: list[Dated]) -> str:
    """Nothing usable in any tracker: the reason of the first row, and its code."""
    rows = [(tracker, row) for tracker in dated for row in tracker.rows]
    tracker, row = rows[0]
    refusal = next(row.refusals)
    if len(rows) == 1:
        what = f"The one row of {tracker.file} could not be dated, so nothing was written."
    else:
        where = tracker.file if len(dated) == 1 else f"{len(dated)} files"
        what = f"None of the {len(rows):,} rows of {where} could be dated; nothing was written."
    return f"{what} Row {row.row}: {refusal.message} ({refusal.code})"


def _exit_code(dated: list[Dated]) -> int:
    if any(tracker.crashed for tracker in dated):
        return COULD_NOT
    return TO_FIX if any(any(row.refusals) for tracker in dated for row in tracker.rows) else DONE


def _write(options: Namespace, dated: list[Dated]) -> list[Path]:
    """Results workbooks: always for people; with ``--json`` only where ``--out`` says so."""
    if options.no_workbook or (options.json and options.out is None):
        return []
    from daysix.jobs.results.workbook import results_path, results_workbook

    if options.out is not None:
        rows = [row for tracker in dated for row in tracker.rows]
        results_workbook(rows, options.out, as_of=options.as_of)
        return [options.out]
    written = []
    for tracker, path in zip(dated, options.tracker, strict=True):
        target = results_path(path, as_of=options.as_of)
        results_workbook(tracker.rows, target, as_of=options.as_of)
        written.append(target)
    return written


def _lines(dated: list[Dated], *, basis: bool) -> Iterator[dict[str, Any]]:
    for tracker in dated:
        for row in tracker.rows:
            where: dict[str, Any] = {"file": row.file, "sheet": row.sheet, "row": row.row}
            if row.notes:
                where["notes"] = list(row.notes)
            if row.case is None:
                refusal = next(row.refusals)
                yield refused_line(refusal.code, refusal.message, where=where, case=row.case_id)
                continue
            for answer in row.answers:
                yield line_of(row.case, answer, where=where, basis=basis)


def _text(dated: list[Dated], written: list[Path]) -> Iterator[str]:
    for tracker in dated:
        yield f"{tracker.file}: read {plural(len(tracker.rows), 'row')}."
        yield from (f"  {note}" for note in tracker.notes)
        dues = [due for row in tracker.rows for due in row.dues if due.due is not None]
        yield f"  {standing(dues)}"
        yield from _unread(tracker.unread)
    for path in written:
        yield f"Everything is in {path}"


def _unread(rows: list[Answered]) -> Iterator[str]:
    if not rows:
        return
    yield f"  {plural(len(rows), 'row')} could not be dated:"
    sentences = Counter(next(row.refusals).code for row in rows)
    for row in rows[:UNREAD_SHOWN]:
        refusal = next(row.refusals)
        yield f"    row {row.row}: {refusal.message} ({refusal.code})"
    if len(rows) > UNREAD_SHOWN:
        most = ", ".join(
            f"{count:,} of {code}" for code, count in sentences.most_common(SENTENCES_SHOWN)
        )
        yield f"    and {len(rows) - UNREAD_SHOWN:,} more ({most} in all)."
