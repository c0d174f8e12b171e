"""Writing the results into the team workbook: looked at first, one save, and undone as a whole."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from daysix.desk.patching import OwnCell, OwnRows, write_own
from daysix.jobs.beside.row_identity import TrackerRows, hashed
from daysix.jobs.check import remembered
from daysix.jobs.issues.links import Places
from daysix.jobs.issues.memory import read_memory, remember_said
from daysix.jobs.issues.sheet import CHECK, as_text, column_names, heights, plain, plan_of
from daysix.jobs.issues.typed import SHEET, typed_rows
from daysix.jobs.mending import restore_points
from daysix.jobs.mending.restore_points import KeptCell, KeptRows
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.workbook.columns import sheet_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.desk.patching import OwnValue, PartBack
    from daysix.jobs.check import CheckedFile
    from daysix.jobs.issues.sheet import CheckCell, Plan
    from daysix.tracker.cells import SheetCells

TOLD = ("IssueKey", "Level", "Status", "Reason", "ReasonBy")
MOVED = "its row was changed or moved meanwhile"


class InSheet(NamedTuple):
    """What was written into the workbook, or would be.

    Attributes
    ----------
    skipped
        Check cells left alone, as sheet, row and why.
    """

    found: CheckedFile
    plan: Plan
    written: bool = False
    skipped: Sequence[tuple[str, int, str]] = ()


def places_in(path: Path) -> Places | None:
    """The sheets and tables of our own team workbook; None for any other file.

    Raises
    ------
    BadInput
        It cannot be read, or is of a kind we never change.
    """
    from daysix.desk.patching.book import opened
    from daysix.desk.patching.own_table import tables_there
    from daysix.desk.snapshot import take

    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return None
    there = tables_there(opened(take(path).content, path.name))
    ours = {
        name: there.columns[name.casefold()]
        for name in sheet_names()
        if name.casefold() in there.columns
    }
    places = Places(there.sheets, ours)
    return places if places.has(SHEET, "IssueKey") and places.has("Exclusions", CHECK) else None


def not_ours(path: Path) -> BadInput:
    """The refusal of a workbook without our Issues sheet."""
    message = (
        f"{path.name} is not the Day Six team workbook: it has no Issues sheet of ours, and I "
        "never add a sheet to yours. Leave out --issues-sheet, and the results go into a workbook "
        "beside it."
    )
    return BadInput("J-030", message)


def could_write(path: Path, found: CheckedFile, *, as_of: date) -> InSheet | None:
    """What would be written; nothing is. None for a file that is not our own, or takes nothing."""
    try:
        places = places_in(path)
    except BadInput:  # it has been read, and that is all that was asked for
        return None
    return None if places is None else InSheet(found, plan_of(found, places, as_of=as_of))


def write_results(path: Path, found: CheckedFile, *, as_of: date, before: str) -> InSheet:
    """Write the results into the Issues sheet and the Check columns, after a restore point.

    Parameters
    ----------
    before
        A hash of the file as it was checked.

    Raises
    ------
    BadInput
        The workbook is not ours, is open, or refuses; it is unchanged, and no restore point is
        left.
    """
    places = places_in(path)
    if places is None:
        raise not_ours(path)
    found, skipping, now = _as_it_is(path, found, as_of=as_of, before=before)
    plan = plan_of(found, places, as_of=as_of)
    gone = {(sheet, row) for sheet, row, _ in skipping}
    going = [cell for cell in plan.cells if (cell.sheet, cell.number) not in gone]
    if plan.same_rows and not going:
        return InSheet(found, plan, skipped=skipping)
    remember_said(path, found.said)  # before the sheet it was typed in is written over
    rows = None if plan.same_rows else _rows(plan)
    issues = kept_rows(plan)
    point = restore_points.begin(
        path,
        [kept_cell(cell, found.rows) for cell in going],
        before=now,
        as_of=as_of,
        issues=issues,
    )

    def keep(back: tuple[PartBack, ...]) -> None:
        nonlocal point
        point = restore_points.note_back(point, path, back)

    try:
        report = write_own(path, rows, [_own(cell) for cell in going], as_read=now, keep=keep)
    except BadInput:
        restore_points.discard(point)
        raise
    left = {(one.edit.sheet, one.edit.cell): one.why for one in report.skipped}
    more = [
        (cell.sheet, cell.number, left[cell.sheet, cell.cell])
        for cell in point.cells
        if (cell.sheet, cell.cell) in left
    ]
    if not report.parts:
        restore_points.discard(point)
        return InSheet(found, plan, skipped=[*skipping, *more])
    kept = [cell for cell in point.cells if (cell.sheet, cell.cell) not in left]
    with suppress(BadInput):  # what was kept before still serves to undo
        restore_points.settle(point, path, cells=kept)
    told = found.said._replace(in_sheet=plan.in_sheet)
    return InSheet(found._replace(said=told), plan, written=True, skipped=[*skipping, *more])


def _as_it_is(
    path: Path, found: CheckedFile, *, as_of: date, before: str
) -> tuple[CheckedFile, list[tuple[str, int, str]], str]:
    """The findings that still hold, the rows changed meanwhile, and a hash of the file now."""
    from daysix.desk.patching.back import whole_hash
    from daysix.desk.reading import read_book
    from daysix.desk.snapshot import take

    taken = take(path)
    now = whole_hash(taken.content)
    if now == before:
        return found, [], now
    found, skipping = still_holding(path, found, read_book(path, taken=taken).sheets, as_of=as_of)
    return found, skipping, now


def still_holding(
    path: Path, found: CheckedFile, sheets: Sequence[SheetCells], *, as_of: date
) -> tuple[CheckedFile, list[tuple[str, int, str]]]:
    """The findings that still hold in sheets read again, and the rows changed meanwhile.

    Parameters
    ----------
    path
        What is remembered lies beside it.
    """
    from daysix.jobs.mapping.memory import confirmed_for
    from daysix.tracker.tables import tables_in

    rows = TrackerRows(sheets, tables_in(sheets, confirmed_for(path)))
    changed = _changed(found, rows)
    typed = typed_rows(sheets)
    keys = {row.key for row in typed}
    left = [
        one
        for one in found.issues
        if (one.finding.sheet, one.finding.row) not in changed or one.key in keys
    ]
    found = found._replace(rows=rows, typed=typed, issues=left)
    skipped = [(sheet, number, MOVED) for sheet, number in sorted(changed)]
    return remembered(found, read_memory(path), as_of=as_of), skipped


def _changed(found: CheckedFile, now: TrackerRows) -> set[tuple[str, int]]:
    """The rows that do not hold any more what they held when they were checked."""
    looked_at = {
        (sheet, number) for sheet in found.checked.sheets for number in found.rows.numbers(sheet)
    }
    return {
        (sheet, number)
        for sheet, number in looked_at
        if found.rows.whole(sheet, number, without=(CHECK,))
        != now.whole(sheet, number, without=(CHECK,))
    }


def _rows(plan: Plan) -> OwnRows:
    return OwnRows(SHEET, SHEET, column_names(), plan.rows, heights(plan.rows))


def restored_rows(kept: KeptRows) -> OwnRows:
    """What the Issues sheet held before, to be put back; its links are plain text then."""
    return OwnRows(SHEET, SHEET, column_names(), kept.rows, heights(kept.rows))


def kept_rows(plan: Plan) -> KeptRows:
    """What is kept of the Issues sheet, to undo it."""
    return KeptRows(as_values(plan.before), wrote_hash(plan.rows))


def as_values(rows: Sequence[Sequence[OwnValue]]) -> list[list[restore_points.Value]]:
    """Rows as they can be kept: of a formula, what it comes to."""
    return [[value if not isinstance(value, tuple) else value.shown for value in row]
            for row in rows]  # fmt: skip


def wrote_hash(rows: Iterable[Sequence[OwnValue]]) -> str:
    """A hash of what was found and what was typed, in whatever order the sheet is sorted."""
    told = [column_names().index(name) for name in TOLD]
    return hashed(*sorted(hashed(*as_text([plain(row[place]) for place in told])) for row in rows))


def _own(cell: CheckCell) -> OwnCell:
    return OwnCell(cell.sheet, cell.sheet, CHECK, cell.number, cell.new or None, cell.old or None)


def kept_cell(cell: CheckCell, rows: TrackerRows) -> KeptCell:
    """What is kept of a Check cell, to undo it; ``rows`` tell which row it stands in."""
    return KeptCell(
        cell.sheet,
        cell.cell,
        cell.number,
        CHECK,
        CHECK,
        cell.old or None,
        cell.new or None,
        rows.identity(cell.sheet, cell.number, without=(CHECK,)),
        (CHECK,),
    )
