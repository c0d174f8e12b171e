"""Write values into cells of a workbook that is closed, or leave it exactly as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.desk.patching import disk, locks, refusals
from daysix.desk.patching.addresses import place
from daysix.desk.patching.appending import added_rows
from daysix.desk.patching.asked import NOT_CHECKED, CellEdit, CellValue, PatchReport, Skipped
from daysix.desk.patching.book import opened
from daysix.desk.patching.disk import Patience
from daysix.desk.patching.editing import OpenBook
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from daysix.desk.patching.editing import OpenSheet


def patch_cells(
    path: str | Path,
    edits: Sequence[CellEdit],
    *,
    out: str | Path | None = None,
    patience: Patience | None = None,
) -> PatchReport:
    """Write values into single cells of a closed workbook.

    Each cell keeps its style. Formulas, headings and totals of tables, pivots, merged-away and
    locked cells are left alone and listed, as is every cell that does not hold what was expected.

    Parameters
    ----------
    path
        The workbook, ``.xlsx`` or ``.xlsm``.
    edits
        What to write where.
    out
        Leave the workbook alone and save the changed one under this new name.
    patience
        How long to wait for somebody who has the file open.

    Raises
    ------
    BadInput
        The workbook as a whole is refused (Z-001 to Z-020). It is unchanged.
    """
    for edit in edits:
        if place(edit.cell) is None:
            raise refusals.no_such_address(edit.cell)
    return _change(Path(path), out, patience, lambda book: _patched(book, edits))


def append_rows(  # noqa: PLR0913 - all but the first three are given by name
    path: str | Path,
    sheet: str,
    rows: Sequence[Sequence[CellValue]],
    *,
    table: str | None = None,
    out: str | Path | None = None,
    patience: Patience | None = None,
) -> PatchReport:
    """Write new rows under a table, or under everything on a sheet.

    The new cells take the style of the row above. With a table, it grows to hold them. Columns
    that a formula fills are left blank and listed. Nothing is ever moved to make room.

    Parameters
    ----------
    rows
        Values from the first column onwards.
    table
        The table to lengthen, by its name in Excel.

    Raises
    ------
    BadInput
        The workbook is refused, or there is no room (Z-001 to Z-025). It is unchanged.
    """
    return _change(
        Path(path), out, patience, lambda book: added_rows(book, sheet, rows, table=table)
    )


def _change(
    path: Path,
    out: str | Path | None,
    patience: Patience | None,
    work: Callable[[OpenBook], PatchReport],
) -> PatchReport:
    patience = patience or Patience()
    path = path.resolve()  # so that a link stays a link and its target is changed
    target = path if out is None else Path(out).resolve()
    in_place = target == path
    if in_place:
        disk.check_may_change(path)
        locks.refuse_while_open(path, patience)
    elif disk.version(target) is not None:
        raise refusals.already_there(target.name)
    with locks.one_writer(target, patience):
        disk.sweep(target)
        content, version = disk.read(path, patience)
        report, pieces = _worked(content, path.name, work)
        if in_place and not report.parts:
            return report

        def check() -> None:
            if in_place:
                locks.check_not_open(path)
                if disk.version(path) != version:
                    raise refusals.changed_meanwhile(path.name)
            elif disk.version(target) is not None:
                raise refusals.already_there(target.name)

        disk.save(target, pieces, check=check, patience=patience)
    return report


def _worked(
    content: bytes, name: str, work: Callable[[OpenBook], PatchReport]
) -> tuple[PatchReport, list[bytes | memoryview]]:
    """Do the work in memory: what was done, and the new file in pieces."""
    book = OpenBook(opened(content, name))
    try:
        report = work(book)
        parts = book.changed_parts()
        pieces = list(book.book.package.with_parts(parts))
    except BadInput:
        raise
    except (ValueError, OverflowError):
        raise refusals.damaged(name) from None
    return report._replace(parts=tuple(parts)), pieces


def _patched(book: OpenBook, edits: Sequence[CellEdit]) -> PatchReport:
    skipped: list[Skipped] = []
    asked: dict[tuple[str, str], CellEdit] = {}
    for edit in edits:
        first = asked.setdefault((edit.sheet.casefold(), edit.cell.replace("$", "").upper()), edit)
        if first is not edit and first != edit:
            skipped.append(Skipped(edit, "another change was asked for the same cell"))
    for edit in asked.values():
        sheet = book.sheet(edit.sheet)
        why = f"there is no sheet called {edit.sheet}" if sheet is None else _set(book, sheet, edit)
        if why:
            skipped.append(Skipped(edit, why))
    return PatchReport(book.changed, tuple(skipped))


def _set(book: OpenBook, sheet: OpenSheet, edit: CellEdit) -> str:
    """Note one change; give the reason when it may not be made."""
    where = place(edit.cell)
    if where is None:
        raise refusals.no_such_address(edit.cell)
    cell = sheet.text.cell(*where)
    why = sheet.guard.why_not(*where, cell)
    if why:
        return why
    if edit.expect is not NOT_CHECKED and not book.holds(sheet, cell, edit.expect):
        return "it no longer holds what it held when it was checked"
    return book.set(sheet, where, edit.value)
