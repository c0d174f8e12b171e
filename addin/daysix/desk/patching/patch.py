"""Write values into cells of a workbook that is closed, or leave it exactly as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.desk.patching import disk, locks, refusals
from daysix.desk.patching.addresses import place
from daysix.desk.patching.appending import added_rows
from daysix.desk.patching.asked import NOT_CHECKED, CellEdit, CellValue, PatchReport, Skipped
from daysix.desk.patching.back import as_it_was, way_back, whole_hash
from daysix.desk.patching.book import opened
from daysix.desk.patching.disk import Patience
from daysix.desk.patching.editing import OpenBook
from daysix.desk.patching.offers import offered
from daysix.desk.patching.own_table import own_written
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from daysix.desk.patching.back import PartBack
    from daysix.desk.patching.editing import OpenSheet
    from daysix.desk.patching.offers import OwnOffers
    from daysix.desk.patching.own_table import OwnCell, OwnRows

    Keep: TypeAlias = Callable[[tuple[PartBack, ...]], None]


def patch_cells(
    path: str | Path,
    edits: Sequence[CellEdit],
    *,
    out: str | Path | None = None,
    patience: Patience | None = None,
    keep: Keep | None = None,
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
    keep
        Called with the way back when everything is ready, before the file is touched. What it
        raises stops the save.

    Raises
    ------
    BadInput
        The workbook as a whole is refused (Z-001 to Z-020). It is unchanged.
    """
    for edit in edits:
        if place(edit.cell) is None:
            raise refusals.no_such_address(edit.cell)
    return _change(Path(path), out, patience, lambda book: _patched(book, edits), keep=keep)


def write_own(  # noqa: PLR0913 - the last three are given by name
    path: str | Path,
    rows: OwnRows | None,
    cells: Sequence[OwnCell] = (),
    *,
    as_read: str = "",
    keep: Keep | None = None,
    patience: Patience | None = None,
) -> PatchReport:
    """Put rows into a table of ours in the place of those it has, and fill cells of our columns.

    Parameters
    ----------
    as_read
        A hash of the file as it was read; if it is another by now, nothing is written. Blank to
        leave that out.
    keep
        As for `patch_cells`.

    Raises
    ------
    BadInput
        The workbook is refused, or the table is not as we made it (Z-001 to Z-027). It is
        unchanged.
    """
    return _change(
        Path(path),
        None,
        patience,
        lambda book: own_written(book, rows, cells),
        keep=keep,
        as_read=as_read,
    )


def write_offers(
    path: str | Path, offers: OwnOffers, *, patience: Patience | None = None
) -> PatchReport:
    """Write the lists to choose from in a table of ours; those it has are taken away.

    Raises
    ------
    BadInput
        The workbook is refused, or the table or its lists are not as we made them (Z-001 to
        Z-028). It is unchanged.
    """

    def work(book: OpenBook) -> PatchReport:
        offered(book, offers)
        return PatchReport(0)

    return _change(Path(path), None, patience, work)


def put_back(
    path: str | Path,
    kept: Sequence[PartBack],
    *,
    keep: Keep | None = None,
    patience: Patience | None = None,
) -> bool:
    """Make parts what they were before a save, if every one of them is as that save left it.

    Raises
    ------
    BadInput
        The workbook is refused. It is unchanged.
    """
    report = _change(Path(path), None, patience, lambda book: _back(book, kept), keep=keep)
    return bool(report.parts)


def _back(book: OpenBook, kept: Sequence[PartBack]) -> PatchReport:
    package = book.book.package
    for one in kept:
        part = package.find(one.part)
        was = as_it_was(package.read(part), one) if part else None
        if part is None or was is None:
            book.whole.clear()
            break
        book.whole[part] = was
    return PatchReport(len(book.whole))


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


def _change(  # noqa: PLR0913 - the last two are given by name
    path: Path,
    out: str | Path | None,
    patience: Patience | None,
    work: Callable[[OpenBook], PatchReport],
    *,
    keep: Keep | None = None,
    as_read: str = "",
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
        if as_read and whole_hash(content) != as_read:
            raise refusals.changed_meanwhile(path.name)
        report, pieces = _worked(content, path.name, work, wants_back=keep is not None)
        if in_place and not report.parts:
            return report
        if keep is not None:
            keep(report.back)

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
    content: bytes, name: str, work: Callable[[OpenBook], PatchReport], *, wants_back: bool
) -> tuple[PatchReport, list[bytes | memoryview]]:
    """Do the work in memory: what was done, and the new file in pieces."""
    book = OpenBook(opened(content, name))
    try:
        report = work(book)
        parts = book.whole or book.changed_parts()
        contents = {part: changed.content for part, changed in parts.items()}
        pieces = list(book.book.package.with_parts(contents))
        back = way_back(book.book.package.read, parts) if wants_back else ()
    except BadInput:
        raise
    except (ValueError, OverflowError):
        raise refusals.damaged(name) from None
    return report._replace(parts=tuple(parts), back=back), pieces


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
    shown = {
        (edit.sheet, edit.cell): book.shown_before[found.part, where]
        for edit in asked.values()
        if (found := book.sheet(edit.sheet)) and (where := place(edit.cell))
        if (found.part, where) in book.shown_before
    }
    return PatchReport(book.changed, tuple(skipped), shown_before=shown)


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
    why = book.set(sheet, where, edit.value)
    if edit.shown_as and not why:
        book.show(sheet, where, edit.shown_as)
    return why
