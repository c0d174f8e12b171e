"""Checking a tracker: what is wrong in it, where, and what to do.

Nothing read is never "no faults".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from daysix.calendars.days import in_words as in_day_words
from daysix.checks.run import Checked, check_tracker
from daysix.jobs.issue_memory import Memory, read_memory
from daysix.jobs.issues import issues_of
from daysix.jobs.row_identity import TrackerRows
from daysix.law.errors import BadInput
from daysix.tracker.reader import tracker_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.jobs.issues import Issue
    from daysix.law.switches import Switches

LEVELS_IN_WORDS = {
    "error": "Must fix",
    "query": "Please check",
    "duty": "Act now",
    "note": "For information",
}
SYMBOLS = {"error": "✖", "query": "?", "duty": "▲", "note": "i"}


class CheckedFile(NamedTuple):
    """A file with what was found in it.

    Attributes
    ----------
    notes
        Sentences about the file as a whole: hidden rows read too, columns left unread.
    issues
        The findings with what is remembered of each.
    rows
        Every row of the file, to be found by sheet and number.
    memory
        What was remembered before this check.
    since
        Only what was first seen on this day or later is shown and counted.
    """

    file: str
    checked: Checked
    notes: Sequence[str]
    issues: Sequence[Issue]
    rows: TrackerRows
    memory: Memory
    since: date | None = None

    @property
    def shown(self) -> Sequence[Issue]:
        """The findings asked for."""
        since = self.since
        return [one for one in self.issues if since is None or one.first_seen >= since]

    def count(self, level: str) -> int:
        """How many findings of a level ask for something; what is no problem does not."""
        return sum(one.counts and one.finding.level == level for one in self.shown)

    @property
    def no_problems(self) -> int:
        """How many findings somebody has said are no problem."""
        return sum(not one.counts for one in self.shown)


def check_file(  # noqa: PLR0913 - all but the path are named at the call
    path: Path,
    *,
    as_of: date,
    book: CalendarBook | None = None,
    switches: Switches | None = None,
    la: str = "",
    since: date | None = None,
) -> CheckedFile:
    """Run every check on a tracker.

    Parameters
    ----------
    book
        Calendars; left out, those of its Calendar sheet or of a ``calendars.json`` beside it.
    since
        Show and count only what was first seen on this day or later.

    Raises
    ------
    BadInput
        The file cannot be read, or holds no exclusions: nothing was checked.
    """
    from daysix.calendars.book import CalendarBook as Book
    from daysix.desk.reading import read_book
    from daysix.jobs.tracker_calendars import calendars_for
    from daysix.tracker.tables import tables_in

    sheets, seen = read_book(path)
    tracker = tracker_from(sheets, file=path.name)
    tables = tables_in(sheets)
    calendars = book or calendars_for(tracker, path.parent)
    checked = check_tracker(
        tracker,
        Book(()) if calendars is None else calendars,
        as_of=as_of,
        la=la,
        switches=switches,
        tables=tables,
        sheets=sheets,
    )
    if not checked.rows:
        message = f"I found no rows to check in {path.name}. Nothing was checked."
        raise BadInput("T-014", message)
    notes = [*dict.fromkeys((*seen, *tracker.notes))]
    if calendars is None:
        notes.append("There are no term dates, so nothing that counts school days was checked.")
    memory = read_memory(path)
    if memory.trouble:
        notes.append(memory.trouble)
    rows = TrackerRows(sheets, tables)
    issues = issues_of(checked.findings, rows, memory, as_of=as_of)
    return CheckedFile(path.name, checked, notes, issues, rows, memory, since)


def contract_lines(found: CheckedFile) -> Iterator[dict[str, Any]]:
    """The findings as lines of the JSON contract, also those that are no problem."""
    for issue in found.shown:
        finding = issue.finding
        yield {
            "file": found.file,
            "sheet": finding.sheet,
            "row": finding.row or None,
            "col": "".join(filter(str.isalpha, finding.cell)) or None,
            "column": finding.column or None,
            "rule": finding.rule,
            "level": finding.level,
            "value": finding.value,
            "message": finding.message,
            "suggestion": finding.suggestion or None,
            "related": [{"sheet": sheet, "row": row} for sheet, row in finding.related],
            "source": str(finding.cite),
            "key": issue.key,
            "first_seen": issue.first_seen.isoformat(),
            "status": issue.status,
        }


def summary_line(all_found: Sequence[CheckedFile]) -> dict[str, Any]:
    """The last line: how much was looked at, and how much was found."""
    return {
        "summary": {
            "files": len(all_found),
            "sheets": sum(len(found.checked.sheets) for found in all_found),
            "rows": sum(found.checked.rows for found in all_found),
            "findings": sum(len(found.shown) - found.no_problems for found in all_found),
            **{level: sum(found.count(level) for found in all_found) for level in LEVELS_IN_WORDS},
            "not_a_problem": sum(found.no_problems for found in all_found),
            "ran": len({rule for found in all_found for rule in found.checked.ran}),
            "could_not_run": sorted(
                {one.rule for found in all_found for one in found.checked.could_not_run}
                - {rule for found in all_found for rule in found.checked.ran}
            ),
            "crashed": sorted({rule for found in all_found for rule in found.checked.crashed}),
            "notes": [note for found in all_found for note in found.notes],
        }
    }


def in_words(found: CheckedFile, *, most: int) -> Iterator[str]:
    """The findings for people: worst first, at most ``most`` of them."""
    checked = found.checked
    sheets = f"{len(checked.sheets)} sheet{'' if len(checked.sheets) == 1 else 's'}"
    yield f"{found.file}: {checked.rows:,} rows on {sheets} checked."
    yield from (f"  {note}" for note in found.notes)
    counts = ", ".join(
        f"{found.count(level):,} {words[0].lower()}{words[1:]}"
        for level, words in LEVELS_IN_WORDS.items()
        if found.count(level)
    )
    since = f" New since {in_day_words(found.since)}:" if found.since else ""
    yield f" {since} {counts or 'Nothing to mend'}."
    if found.no_problems:
        are = "is" if found.no_problems == 1 else "are"
        yield f"  {found.no_problems:,} marked “not a problem” {are} left out."
    order = list(LEVELS_IN_WORDS)
    counting = [one for one in found.shown if one.counts]
    ranked = sorted(counting, key=lambda one: order.index(one.finding.level))
    for issue in ranked[:most]:
        yield _line(issue)
    if len(ranked) > most:
        yield f"  and {len(ranked) - most:,} more."
    missed = {one.rule for one in checked.could_not_run} - set(checked.ran)
    if missed:
        yield f"  {len(missed)} checks could not run: the columns or sheets they need are not here."


def _line(issue: Issue) -> str:
    finding = issue.finding
    where = f"{finding.sheet} {finding.cell or (f'row {finding.row}' if finding.row else '')}"
    hint = f" Suggested: {finding.suggestion}" if finding.suggestion else ""
    words = LEVELS_IN_WORDS[finding.level]
    head = f"{SYMBOLS[finding.level]} {words}, {where.strip()}"
    return f"  {head}: {finding.message}{hint} ({finding.rule}, {issue.key})"
