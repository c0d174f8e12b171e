"""Checking a tracker: what is wrong in it, where, and what to do.

Nothing read is never "no faults".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.calendars.days import in_words as in_day_words
from daysix.checks.frame import CALENDAR
from daysix.checks.registry import row_checks
from daysix.checks.run import Checked, FileToCheck, check_tracker
from daysix.jobs.beside.row_identity import TrackerRows
from daysix.jobs.issues.followed import issues_of, recalled
from daysix.jobs.issues.memory import NOTHING_SAID, Memory, Said, read_memory
from daysix.jobs.issues.typed import heard, typed_rows
from daysix.jobs.tracker_read import chosen
from daysix.jobs.unchecked import OTHERWISE, idle_checks, not_checked
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.law.finding import LEVELS as LEVELS_IN_WORDS
from daysix.law.finding import SYMBOLS
from daysix.records import NamedTuple
from daysix.tracker.reader import tracker_from
from daysix.tracker.settings_sheet import settings_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.desk.snapshot import Snapshot
    from daysix.jobs.issues.followed import Issue
    from daysix.jobs.issues.typed import TypedRow
    from daysix.law.switches import Switches
    from daysix.tracker.cells import SheetCells


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
    typed
        The rows of the team workbook's own Issues sheet.
    said
        What officers typed there since it was last read, to be remembered.
    told
        Those of the notes that come of it.
    unchecked
        What matters and could not be looked at, because no column says it.
    """

    file: str
    checked: Checked
    notes: Sequence[str]
    issues: Sequence[Issue]
    rows: TrackerRows
    memory: Memory
    since: date | None = None
    typed: Sequence[TypedRow] = ()
    said: Said = NOTHING_SAID
    told: Sequence[str] = ()
    unchecked: Sequence[str] = ()

    @property
    def shown(self) -> Sequence[Issue]:
        """The findings asked for."""
        since = self.since
        return [one for one in self.issues if since is None or one.first_seen >= since]

    @property
    def nothing(self) -> str:
        """What to say where nothing is found: "Nothing to mend" only where all was looked at."""
        no_calendar = any(CALENDAR in one.missing for one in self.checked.could_not_run)
        less = self.unchecked or no_calendar or self.checked.crashed
        return OTHERWISE if less else "Nothing to mend"

    def count(self, level: str) -> int:
        """How many findings of a level ask for something; what is no problem does not."""
        return sum(one.counts and one.finding.level == level for one in self.shown)

    @property
    def no_problems(self) -> int:
        """How many findings somebody has said are no problem."""
        return sum(not one.counts for one in self.shown)


class FileRead(NamedTuple):
    """A tracker as read for its checks; ``calendars`` is None where there are no term dates.

    What is remembered of it lies beside ``path``.
    """

    path: Path
    file: FileToCheck
    calendars: CalendarBook | None
    notes: Sequence[str]
    name: str


def check_file(  # noqa: PLR0913 - all but the path are named at the call
    path: Path,
    *,
    as_of: date,
    book: CalendarBook | None = None,
    switches: Switches | None = None,
    la: str = "",
    since: date | None = None,
    taken: Snapshot | None = None,
) -> CheckedFile:
    """Run every check on a tracker.

    Parameters
    ----------
    book
        Calendars; left out, those of its Calendar sheet or of a ``calendars.json`` beside it.
    since
        Show and count only what was first seen on this day or later.
    taken
        The file's bytes, where they have been read already.

    Raises
    ------
    BadInput
        The file cannot be read, or holds no exclusions: nothing was checked.
    """
    read = read_for_check(path, as_of=as_of, book=book, taken=taken)
    return check_read(read, as_of=as_of, switches=switches, la=la, since=since)


def check_read(
    read: FileRead,
    *,
    as_of: date,
    switches: Switches | None = None,
    la: str = "",
    since: date | None = None,
) -> CheckedFile:
    """Run every check on a tracker that has been read; see :func:`check_file`."""
    tracker, calendars, tables, sheets = read.file
    use = chosen([settings_in(sheets)], switches, la)
    checked = check_tracker(
        tracker,
        calendars,
        as_of=as_of,
        la=use.la,
        switches=use.switches,
        tables=tables,
        sheets=sheets,
    )
    return as_found(read, checked, as_of=as_of, since=since)


def read_for_check(
    path: Path, *, as_of: date, book: CalendarBook | None = None, taken: Snapshot | None = None
) -> FileRead:
    """Read a tracker for its checks."""
    from daysix.desk.reading import read_book

    def meanwhile() -> None:
        _prepare(path.parent if book is None else None)

    sheets, seen = read_book(path, taken=taken, meanwhile=meanwhile)
    return read_of(sheets, path, name=path.name, seen=seen, as_of=as_of, book=book)


def _prepare(folder: Path | None) -> None:
    """What a check needs whatever the sheets hold: it may as well be there when they come.

    ``folder`` may hold calendars; None where they are given.
    """
    from contextlib import suppress

    from daysix.checks.calendar.registry import calendar_checks
    from daysix.jobs.calendars.choice import calendars_from
    from daysix.law.errors import DaySixError

    row_checks()
    calendar_checks()
    if folder is not None:
        with suppress(DaySixError):  # it is said when the calendars are asked for
            calendars_from(None, beside=folder)


def read_of(  # noqa: PLR0913 - all but two named at the call
    sheets: Sequence[SheetCells],
    path: Path,
    *,
    name: str,
    seen: Sequence[str],
    as_of: date,
    book: CalendarBook | None = None,
) -> FileRead:
    """A tracker for its checks, from its sheets.

    Parameters
    ----------
    path
        Beside this lies what is remembered of it; there need be no such file.
    name
        The workbook's.
    seen
        Sentences about what is easily overlooked in it.
    """
    from daysix.calendars.book import CalendarBook as Book
    from daysix.jobs.calendars.in_tracker import calendars_for
    from daysix.jobs.mapping.memory import confirmed_for
    from daysix.jobs.mapping.words import unused_note
    from daysix.tracker.tables import tables_in

    confirmed = confirmed_for(path)
    tables = tables_in(sheets, confirmed)
    tracker = tracker_from(sheets, file=name, found=tables)
    calendars = book or calendars_for(tracker, path.parent)
    maybe = unused_note(sheets, tables, confirmed, as_of=as_of)
    notes = [*dict.fromkeys((*seen, *tracker.notes, *maybe))]
    if calendars is None:
        notes.append("There are no term dates, so nothing that counts school days was checked.")
    known = Book(()) if calendars is None else calendars
    return FileRead(path, FileToCheck(tracker, known, tables, sheets), calendars, notes, name)


def as_found(
    read: FileRead, checked: Checked, *, as_of: date, since: date | None = None
) -> CheckedFile:
    """What was found in a tracker, with what is remembered of it."""
    path, notes = read.path, [*read.notes]
    if not checked.rows:
        message = f"I found no rows to check in {read.name}. Nothing was checked."
        raise BadInput("T-014", message)
    memory = read_memory(path)
    if memory.trouble:
        notes.append(memory.trouble)
    rows = TrackerRows(read.file.sheets, read.file.tables)
    issues = issues_of(checked.findings, rows, memory, as_of=as_of)
    found = CheckedFile(
        read.name, checked, notes, issues, rows, memory, since, typed_rows(read.file.sheets)
    )
    unchecked = not_checked(read.file.tracker.rows, calendars=read.calendars is not None)
    found = found._replace(unchecked=unchecked)
    return _heard(found, as_of=as_of)


def _heard(found: CheckedFile, *, as_of: date) -> CheckedFile:
    """The same findings with what officers typed in the Issues sheet."""
    told = heard(found.issues, found.typed, found.memory, as_of=as_of)
    before = [note for note in found.notes if note not in found.told]
    notes = [*dict.fromkeys((*before, *told.notes))]
    return found._replace(issues=told.issues, said=told.said, notes=notes, told=told.notes)


def remembered(found: CheckedFile, memory: Memory, *, as_of: date) -> CheckedFile:
    """The same findings with what is remembered of them now."""
    notes = [note for note in found.notes if note != found.memory.trouble]
    if memory.trouble:
        notes.append(memory.trouble)
    issues = [recalled(issue, memory, as_of=as_of) for issue in found.issues]
    return _heard(found._replace(notes=notes, issues=issues, memory=memory), as_of=as_of)


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
            "related": [
                *({"sheet": sheet, "row": row} for sheet, row in finding.related),
                *(
                    {"file": file, "sheet": sheet, "row": row}
                    for file, sheet, row in finding.elsewhere
                ),
            ],
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
            "not_checked": [said for found in all_found for said in found.unchecked],
            "notes": [note for found in all_found for note in found.notes],
        }
    }


def in_words(found: CheckedFile, *, most: int) -> Iterator[str]:
    """The findings for people: worst first, at most ``most`` of them."""
    checked = found.checked
    rows, sheets = plural(checked.rows, "row"), plural(len(checked.sheets), "sheet")
    yield f"{found.file}: {rows} on {sheets} checked."
    yield from (f"  {note}" for note in found.notes)
    counts = ", ".join(
        f"{found.count(level):,} {words[0].lower()}{words[1:]}"
        for level, words in LEVELS_IN_WORDS.items()
        if found.count(level)
    )
    since = f" New since {in_day_words(found.since)}:" if found.since else ""
    yield f" {since} {counts or found.nothing}."
    yield from (f"  {said}" for said in found.unchecked)
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
    yield from (f"  {said}" for said in idle_checks(checked))


def _line(issue: Issue) -> str:
    finding = issue.finding
    where = f"{finding.sheet} {finding.cell or (f'row {finding.row}' if finding.row else '')}"
    hint = f" Suggested: {finding.suggestion}" if finding.suggestion else ""
    words = LEVELS_IN_WORDS[finding.level]
    head = f"{SYMBOLS[finding.level]} {words}, {where.strip()}"
    return f"  {head}: {finding.message}{hint} ({finding.rule}, {issue.key})"
