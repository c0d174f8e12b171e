"""The suggestions that can be written into a tracker: shown first, then written, and undone.

What was read is compared with what is there now: a row that changed meanwhile is left alone.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from daysix.checks.columns import read_as
from daysix.desk.patching import CellEdit, patch_cells
from daysix.jobs.beside import side_files
from daysix.jobs.mending import restore_points
from daysix.jobs.mending.restore_points import KeptCell
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from daysix.desk.patching import PartBack
    from daysix.jobs.beside.row_identity import RowRef, TrackerRows
    from daysix.jobs.check import CheckedFile
    from daysix.jobs.issues.followed import Issue
    from daysix.jobs.mending.restore_points import RestorePoint, Value

CHANGED = frozenset({".xlsx", ".xlsm"})
LONGEST = 200
MOST_DIGITS = 15
MOVED = "its row was changed or moved meanwhile"
TWO_WAYS = "two things are suggested for the same cell"
A_HEADING = "it stands over several rows as their heading; change it there by hand"
SOME_ROWS = "several rows share it, and the suggestion is not right for all of them"
SAYS_NO_VALUE = "K-"
"""Checks of calendars, whose suggestion is advice and no value."""


class Fix(NamedTuple):
    """One cell to change.

    Attributes
    ----------
    old, new
        What it holds and what is suggested: text, a number or a date, as the cell has it.
    row_hash
        Of all that stands in its row, to see whether anybody changed it meanwhile.
    why
        Why it was left alone, or would be; blank if nothing is in the way.
    """

    issue: Issue
    old: Value
    new: Value
    row_hash: str
    applied: bool = False
    why: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Sheet and address."""
        return self.issue.finding.sheet, self.issue.finding.cell


def fixes_of(
    found: CheckedFile, *, rules: Collection[str] = (), keys: Collection[str] = ()
) -> list[Fix]:
    """Every suggestion that is a value for a cell; nothing is written.

    Parameters
    ----------
    rules, keys
        Only those of these rules, or with these keys; all if none are given.
    """
    wanted = {rule.strip().upper() for rule in rules}
    named = {key.strip().lower() for key in keys}
    fixes = [
        fix
        for issue in found.issues
        if (not wanted or issue.finding.rule in wanted) and (not named or issue.key in named)
        if (fix := _fix(issue, found.rows)) is not None
    ]
    by_place: dict[tuple[str, str], list[Fix]] = {}
    for fix in fixes:
        by_place.setdefault(fix.place, []).append(fix)
    return [_one_of(alike, found.rows) for alike in by_place.values()]


def _one_of(alike: Sequence[Fix], rows: TrackerRows) -> Fix:
    """One of the fixes for a cell; with the reason where the cell may not be changed.

    A merged cell speaks for all of its rows, and is changed only if all of them ask for the same.
    """
    finding = alike[0].issue.finding
    first = rows.at(finding.sheet, finding.row, finding.cell)
    sharing = first.sharing(finding.column) if first else frozenset()
    own = next((fix for fix in alike if _row_of(fix) == _cell_row(finding.cell)), None)
    if len({fix.issue.finding.suggestion for fix in alike}) > 1:
        return alike[0]._replace(why=TWO_WAYS)
    if not sharing:
        return alike[0]
    if _cell_row(finding.cell) not in sharing:
        return alike[0]._replace(why=A_HEADING)
    if own is None or not sharing <= {_row_of(fix) for fix in alike}:
        return (own or alike[0])._replace(why=SOME_ROWS)
    return own


def _row_of(fix: Fix) -> int:
    return fix.issue.finding.row


def _cell_row(cell: str) -> int:
    return int("".join(filter(str.isdigit, cell)))


def _fix(issue: Issue, rows: TrackerRows) -> Fix | None:
    finding = issue.finding
    if not (issue.counts and finding.suggestion and finding.cell and finding.column):
        return None
    row = rows.at(finding.sheet, finding.row)
    if row is None or finding.rule.startswith(SAYS_NO_VALUE):
        return None
    if row.address(finding.column) != finding.cell:
        return None
    old = row.cell(finding.column)
    old = None if old == "" else old
    new = _typed(finding.suggestion, row, finding.column)
    if new is None or new == old:
        return None
    if old is not None and not isinstance(old, str | float | int | bool | date | datetime):
        return None  # a time of day: it could not be put back
    return Fix(issue, old, new, rows.whole(finding.sheet, finding.row))


def _typed(suggestion: str, row: RowRef, column: str) -> Value:
    """A suggestion as the cell should hold it; None where it is no value for the column."""
    if len(suggestion) > LONGEST or "\n" in suggestion:
        return None
    read = read_as(row.table.kind, column)(suggestion)
    if read.message or read.value is None:
        return None
    if isinstance(read.value, date):
        return read.value
    old = row.cell(column)
    is_number = isinstance(old, float | int) and not isinstance(old, bool)
    if is_number and suggestion.isascii() and suggestion.isdigit() and suggestion[0] != "0":
        return int(suggestion) if len(suggestion) <= MOST_DIGITS else suggestion
    return suggestion


def looked_at(path: Path, fixes: Sequence[Fix]) -> list[Fix]:
    """The same, each that the workbook itself would not take with the reason; nothing is written.

    Raises
    ------
    BadInput
        The workbook as a whole takes no changes.
    """
    from daysix.desk.patching.addresses import place
    from daysix.desk.patching.book import opened
    from daysix.desk.patching.choices import not_offered
    from daysix.desk.patching.editing import OpenBook

    refuse_what_cannot_change(path)
    book = OpenBook(opened(path.read_bytes(), path.name))
    looked = []
    for fix in fixes:
        sheet, at = book.sheet(fix.place[0]), place(fix.place[1])
        if not fix.why and sheet is not None and at is not None:
            why = sheet.guard.why_not(*at, sheet.text.cell(*at)) or not_offered(
                book, sheet, at, fix.new
            )
            looked.append(fix._replace(why=why))
        else:
            looked.append(fix)
    return looked


def refuse_what_cannot_change(path: Path) -> None:
    """Refuse a file we never write to.

    Raises
    ------
    BadInput
        ``J-020``.
    """
    if path.suffix.lower() not in CHANGED:
        kind = path.suffix or "without an ending"
        message = (
            f"I only change workbooks that end in .xlsx or .xlsm, and {path.name} is {kind}. "
            "Nothing was changed. Type the suggestions in yourself, or save it as .xlsx first."
        )
        raise BadInput("J-020", message)


def apply_fixes(  # noqa: PLR0913 - all but two named at the call
    path: Path,
    fixes: Sequence[Fix],
    *,
    rows: TrackerRows,
    read_again: Callable[[], TrackerRows],
    as_of: date,
    before: str,
) -> list[Fix]:
    """Write the suggestions into the tracker, after a restore point was made.

    Parameters
    ----------
    rows
        As read when it was checked.
    read_again
        Reads the tracker once more; asked only if the file is another by now.
    before
        A hash of the file as it was checked.

    Raises
    ------
    BadInput
        The workbook or the folder refuses; the tracker is unchanged, and no restore point is left.
    """
    refuse_what_cannot_change(path)
    now = side_files.file_hash(path)
    if now != before:
        fixes = unchanged(fixes, read_again())
    fixes = looked_at(path, fixes)
    going = [fix for fix in fixes if not fix.why]
    if not going:
        return list(fixes)
    point = restore_points.begin(path, kept_cells(going, rows), before=now, as_of=as_of)
    skipped = _write(path, going, point)
    return [
        fix
        if fix.why
        else fix._replace(applied=fix.place not in skipped, why=skipped.get(fix.place, ""))
        for fix in fixes
    ]


def _write(path: Path, going: Sequence[Fix], point: RestorePoint) -> dict[tuple[str, str], str]:
    """Write them, and note what was really written; cells left alone, with the reason."""

    def keep(back: tuple[PartBack, ...]) -> None:
        nonlocal point
        point = restore_points.note_back(point, path, back)

    try:
        edits = [CellEdit(*fix.place, fix.new, fix.old) for fix in going]
        report = patch_cells(path, edits, keep=keep)
    except BadInput:
        restore_points.discard(point)
        raise
    skipped = {(one.edit.sheet, one.edit.cell): one.why for one in report.skipped}
    shown = report.shown_before
    written = [
        cell._replace(shown=shown.get((cell.sheet, cell.cell), ""))
        for cell in point.cells
        if (cell.sheet, cell.cell) not in skipped
    ]
    if written:
        with suppress(BadInput):  # what was kept before still serves to undo
            restore_points.settle(point, path, cells=written)
    else:
        restore_points.discard(point)
    return skipped


def unchanged(fixes: Iterable[Fix], now: TrackerRows) -> list[Fix]:
    """The fixes, those whose row is not what it was with the reason."""
    return [
        fix
        if fix.why or now.whole(fix.issue.finding.sheet, fix.issue.finding.row) == fix.row_hash
        else fix._replace(why=MOVED)
        for fix in fixes
    ]


def kept_cells(fixes: Sequence[Fix], rows: TrackerRows) -> list[KeptCell]:
    """What is kept of the cells to change, to undo it."""
    changing: dict[tuple[str, int], list[str]] = {}
    for fix in fixes:
        finding = fix.issue.finding
        changing.setdefault((finding.sheet, finding.row), []).append(finding.column)
    cells = []
    for fix in fixes:
        finding = fix.issue.finding
        without = tuple(sorted(changing[finding.sheet, finding.row]))
        row = rows.identity(finding.sheet, finding.row, without=without)
        cells.append(
            KeptCell(
                finding.sheet,
                finding.cell,
                finding.row,
                finding.column,
                finding.rule,
                fix.old,
                fix.new,
                row,
                without,
                alone=rows.find_whole(finding.sheet, row, without=without) == finding.row,
            )
        )
    return cells


def fix_lines(file: str, fixes: Iterable[Fix]) -> list[dict[str, Any]]:
    """What is or would be changed, as lines of the JSON contract."""
    return [
        {
            "file": file,
            "sheet": fix.issue.finding.sheet,
            "row": fix.issue.finding.row,
            "col": "".join(filter(str.isalpha, fix.issue.finding.cell)),
            "column": fix.issue.finding.column,
            "old": plain(fix.old),
            "new": plain(fix.new),
            "rule": fix.issue.finding.rule,
            "key": fix.issue.key,
            "applied": fix.applied,
            "why": fix.why or None,
        }
        for fix in fixes
    ]


def plain(value: Value) -> str | float | bool | None:
    """A value for JSON: days as text."""
    return value.isoformat() if isinstance(value, date) else value


def in_words(value: Value) -> str:
    """A value as an officer reads it."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, datetime):
        return f"{value:%d %b %Y %H:%M}"
    return f"{value:%d %b %Y}" if isinstance(value, date) else f"“{text_of(value)}”"
