"""Our own table and our own columns: rows put in the place of what we wrote there before.

Only for sheets we made. What stands beside or under the table stays; where that is in the way,
nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.patching import refusals
from daysix.desk.patching.addresses import LAST_ROW, address
from daysix.desk.patching.asked import CellEdit, PatchReport, Skipped
from daysix.desk.patching.guards import PROTECTED
from daysix.desk.patching.offers import cut_off
from daysix.desk.patching.sheet_changes import GONE
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.desk.patching.asked import CellValue, OwnValue
    from daysix.desk.patching.book import Book, Table
    from daysix.desk.patching.editing import OpenBook, OpenSheet

CHANGED = "it no longer holds what it held when it was checked"


class OwnRows(NamedTuple):
    """The rows a table of ours shall have, in the order of ``columns``, and how high each is."""

    sheet: str
    table: str
    columns: Sequence[str]
    rows: Sequence[Sequence[OwnValue]]
    heights: Sequence[float]


class OwnCell(NamedTuple):
    """One cell of a column of ours: the table and column it is in, and what it must hold now."""

    sheet: str
    table: str
    column: str
    row: int
    value: CellValue
    expect: object


class TablesThere(NamedTuple):
    """The sheets of a workbook by name, and those that hold a table named as they are.

    ``columns`` gives the table's columns, by the sheet's name in small letters.
    """

    sheets: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]


def tables_there(book: Book) -> TablesThere:
    """The tables of a workbook that are named as their sheet is, as all of ours are."""
    found = {
        sheet: table.columns
        for sheet, part in book.sheets.items()
        for table in book.tables(part)
        if table.name.casefold() == sheet
    }
    return TablesThere(frozenset(book.sheets), found)


def own_written(book: OpenBook, rows: OwnRows | None, cells: Sequence[OwnCell]) -> PatchReport:
    """Note both in memory.

    Raises
    ------
    BadInput
        The table is not there or not as we made it, or there is something in the way.
    """
    skipped: list[Skipped] = []
    for one in cells:
        why = _set(book, one)
        if why:
            _, table = _table(book, one.sheet, one.table)
            where = address(one.row, _column(table, one.column))
            skipped.append(Skipped(CellEdit(one.sheet, where, one.value, one.expect), why))
    if rows is not None:
        _replace(book, rows)
    return PatchReport(book.changed, tuple(skipped))


def _table(book: OpenBook, sheet: str, name: str) -> tuple[OpenSheet, Table]:
    there = book.sheet(sheet)
    if there is None:
        raise refusals.no_such_sheet(sheet, book.book.name)
    for table in there.tables:
        if table.name.casefold() == name.casefold():
            return there, table
    raise refusals.no_such_table(name, sheet)


def _column(table: Table, name: str) -> int:
    if name not in table.columns:
        raise refusals.no_such_column(name, table.name)
    return table.block.left + table.columns.index(name)


def _set(book: OpenBook, one: OwnCell) -> str:
    sheet, table = _table(book, one.sheet, one.table)
    where = one.row, _column(table, one.column)
    if not table.block.holds(*where):
        return "it is outside the table"
    cell = sheet.text.cell(*where)
    why = sheet.guard.why_not(*where, cell)
    if why and why != PROTECTED:  # the lock keeps others from typing over what is ours
        return why
    if not book.holds(sheet, cell, one.expect):
        return CHANGED
    return book.set(sheet, where, one.value)


def _replace(book: OpenBook, wanted: OwnRows) -> None:
    sheet, table = _table(book, wanted.sheet, wanted.table)
    if sorted(table.columns) != sorted(wanted.columns):
        raise refusals.not_as_made(table.name)
    old = table.block
    top = old.top + table.header_rows
    new = old._replace(bottom=max(top, top + len(wanted.rows) - 1))
    if new.bottom > LAST_ROW or table.totals_rows or table.header_rows != 1:
        raise refusals.no_room_below(f"the table {table.name}")
    _check_free(book, sheet, old.bottom, new.bottom, table)
    places = [_column(table, name) for name in wanted.columns]
    _clear(sheet, top, old.bottom, table)
    for row, (values, height) in enumerate(
        zip(wanted.rows, wanted.heights, strict=True), start=top
    ):
        sheet.heights[row] = height
        for column, value in zip(places, values, strict=True):
            why = book.set(sheet, (row, column), value, style=sheet.text.column_style(column))
            if why:
                raise refusals.cannot_add(table.name, address(row, column), why)
    book.tables[table.part] = book.book.resized_table(table, new)
    if len(wanted.rows) < old.bottom - top + 1:
        cut_off(sheet, old, bottom=top + len(wanted.rows) - 1)


def _check_free(book: OpenBook, sheet: OpenSheet, old: int, new: int, table: Table) -> None:
    what = f"the table {table.name}"
    for row in range(old + 1, new + 1):
        if row not in sheet.text.rows:
            continue
        for column, cell in sheet.text.cells(row).items():
            if table.block.left <= column <= table.block.right and not book.is_blank(sheet, cell):
                raise refusals.no_room_below(what)
    for row in range(table.block.top + 1, max(old, new) + 1):
        for column in range(table.block.left, table.block.right + 1):
            why = sheet.guard.in_the_way(row, column)
            if why:
                raise refusals.cannot_add(what, address(row, column), why)


def _clear(sheet: OpenSheet, top: int, bottom: int, table: Table) -> None:
    """Take out what stands in the rows now; what will be written goes in its place."""
    for row in range(top, bottom + 1):
        if row not in sheet.text.rows:
            continue
        sheet.heights[row] = None
        for column, cell in sheet.text.cells(row).items():
            if table.block.left <= column <= table.block.right:
                sheet.new[row, column] = GONE
                if sheet.text.xml.tag(b"f", cell.tag.end, cell.content_end) is not None:
                    sheet.formulas_gone.add(address(row, column))
