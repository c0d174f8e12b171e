"""New rows under a table, or under everything on a sheet; nothing is moved to make room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.patching import refusals
from daysix.desk.patching.addresses import LAST_COLUMN, LAST_ROW, Block, address, place
from daysix.desk.patching.asked import CellEdit, PatchReport, Skipped
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.desk.patching.asked import CellValue
    from daysix.desk.patching.book import Table
    from daysix.desk.patching.editing import OpenBook, OpenSheet

FILLED = "a formula fills this column"


class _Place(NamedTuple):
    """Where the new rows go, and the row whose styles they take (0 for none).

    The columns ``worked_out`` are filled by a formula of the table, in its empty rows too.
    """

    what: str
    top: int
    left: int
    width: int
    like: int
    worked_out: frozenset[int] = frozenset()


def added_rows(
    book: OpenBook, sheet: str, rows: Sequence[Sequence[CellValue]], *, table: str | None
) -> PatchReport:
    """Note the new rows in memory.

    Raises
    ------
    BadInput
        No such sheet or table, or no room.
    """
    there = book.sheet(sheet)
    if there is None:
        raise refusals.no_such_sheet(sheet, book.book.name)
    found = None if table is None else _table(there, table, sheet)
    spot = _under_all(book, there, sheet) if found is None else _under(book, there, found)
    if any(len(row) > spot.width for row in rows):
        raise refusals.too_wide(spot.what)
    bottom = spot.top + len(rows) - 1
    _check_free(book, there, spot, bottom)
    filled = _filled(there, spot) | spot.worked_out
    skipped = []
    for number, values in enumerate(rows, start=spot.top):
        for column, value in enumerate(values, start=spot.left):
            edit = CellEdit(sheet, address(number, column), value)
            why = FILLED if column in filled else _set(book, there, spot, edit)
            if why and value is not None:
                skipped.append(Skipped(edit, why))
    if found is not None and rows and bottom > found.block.bottom:
        grown = found.block._replace(bottom=bottom)
        book.tables[found.part] = book.book.longer_table(found, grown)
    return PatchReport(book.changed, tuple(skipped))


def _table(sheet: OpenSheet, table: str, name: str) -> Table:
    for found in sheet.tables:
        if found.name.casefold() == table.casefold():
            return found
    raise refusals.no_such_table(table, name)


def _under(book: OpenBook, sheet: OpenSheet, table: Table) -> _Place:
    block = table.block
    what = f"the table {table.name}"
    if table.totals_rows:
        raise refusals.no_room_below(what)
    width = block.right - block.left + 1
    first = block.top + table.header_rows
    last = block.bottom
    while last >= first and _is_free(
        book, sheet, block._replace(top=last, bottom=last), but=table.worked_out
    ):
        last -= 1
    # a table that ends in empty rows has them to be filled
    like = last if last >= first else min(first, block.bottom)
    return _Place(what, last + 1, block.left, width, like, table.worked_out)


def _under_all(book: OpenBook, sheet: OpenSheet, name: str) -> _Place:
    used = [
        (row, [column for column, cell in sheet.text.cells(row).items()
               if not book.is_blank(sheet, cell)])
        for row in sheet.text.rows
    ]  # fmt: skip
    full = [(row, columns) for row, columns in used if columns]
    left = min((columns[0] for _, columns in full), default=1)
    last = full[-1][0] if full else 0
    like = last if len(full) > 1 else 0  # a single row is the headings
    return _Place(f"the sheet {name}", last + 1, left, LAST_COLUMN - left + 1, like)


def _check_free(book: OpenBook, sheet: OpenSheet, spot: _Place, bottom: int) -> None:
    right = min(spot.left + spot.width - 1, LAST_COLUMN)
    block = Block(spot.top, spot.left, bottom, right)
    if bottom > LAST_ROW or not _is_free(book, sheet, block, but=spot.worked_out):
        raise refusals.no_room_below(spot.what)


def _is_free(
    book: OpenBook, sheet: OpenSheet, block: Block, *, but: frozenset[int] = frozenset()
) -> bool:
    """Whether nothing stands in a block, not counting the columns ``but``."""
    return all(
        book.is_blank(sheet, cell)
        for row in range(block.top, block.bottom + 1)
        if row in sheet.text.rows
        for column, cell in sheet.text.cells(row).items()
        if block.left <= column <= block.right and column not in but
    )


def _set(book: OpenBook, sheet: OpenSheet, spot: _Place, edit: CellEdit) -> str:
    """Note one cell of a new row; give the reason when no cell can hold the value.

    Raises
    ------
    BadInput
        The cell may not be written, so no whole row can be.
    """
    row, column = place(edit.cell) or (0, 0)
    why = sheet.guard.why_not(row, column, sheet.text.cell(row, column))
    if why:
        raise refusals.cannot_add(spot.what, edit.cell, why)
    above = sheet.text.cell(spot.like, column)
    return book.set(sheet, (row, column), edit.value, style=above.style if above else None)


def _filled(sheet: OpenSheet, spot: _Place) -> set[int]:
    """The columns that hold a formula in the row above."""
    if spot.like not in sheet.text.rows:
        return set()
    xml = sheet.text.xml
    return {
        column
        for column, cell in sheet.text.cells(spot.like).items()
        if xml.tag(b"f", cell.tag.end, cell.content_end) is not None
    }
