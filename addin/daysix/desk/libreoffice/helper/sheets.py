"""Sheets and the tables on them, as LibreOffice keeps them: database ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import uno

from daysix.desk.libreoffice.helper.glass import blocks_of
from daysix.desk.libreoffice.helper.office import (
    Refused,
    block,
    list_of,
    own_list,
    placed,
    sheet,
    workbook,
)

if TYPE_CHECKING:
    from daysix.desk.libreoffice.helper.glass import At

EQUAL, TEXT = 2, 1
"""LibreOffice's numbers for a filter on what a cell holds, and for holding text."""


def sheets(book: str) -> dict[str, Any]:
    """The sheets in their order, which are shown, and which is in front."""
    document = workbook(book)
    controller = document.CurrentController
    front = controller.ActiveSheet if controller else document.Sheets.getByIndex(0)
    return {
        "names": list(document.Sheets.ElementNames),
        "hidden": [one.Name for one in document.Sheets if not one.IsVisible],
        "active": front.Name,
    }


def add(book: str, name: str, place: int) -> None:
    """A new sheet at a place counted from 0."""
    found = workbook(book).Sheets
    if found.hasByName(name):
        raise Refused("there is such a sheet")
    found.insertNewByName(name, place)


def rename(book: str, name: str, new: str) -> None:
    """Give a sheet another name."""
    sheet(book, name).Name = new


def remove(book: str, name: str) -> None:
    """Take a sheet out."""
    sheet(book, name)
    workbook(book).Sheets.removeByName(name)


def show(book: str, name: str, shown: bool) -> None:
    """Show or hide a sheet."""
    sheet(book, name).IsVisible = shown


def bring_up(book: str, name: str) -> None:
    """Put a sheet in front."""
    controller = workbook(book).CurrentController
    if controller is None:
        raise Refused("it has no window")
    controller.setActiveSheet(sheet(book, name))


def protected(book: str, name: str) -> bool:
    """Whether a sheet is protected."""
    return bool(sheet(book, name).isProtected())


def filtered(book: str, name: str) -> bool:
    """Whether a filter is on: a table has one; or, outside of tables, one hides rows."""
    one = sheet(book, name)
    here = tables_by_sheet(book).get(one.RangeAddress.Sheet, [])
    cursor = one.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    cells = one.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
    return is_filtered(one, here, blocks_of(cells.queryVisibleCells()), last.EndRow)


def is_filtered(one: Any, here: list[Any], in_sight: list[At], last: int) -> bool:
    """The same, of a sheet's tables, its blocks in sight and its last row in use, from 0."""
    if any(table.getFilterDescriptor().getFilterFields() for table in here):
        return True
    # rows hidden by hand within a table with filter buttons bear the filter's mark as well
    inside = [(table.DataArea.StartRow, table.DataArea.EndRow) for table in here]
    return any(
        one.Rows.getByIndex(row).IsFiltered
        for row in _edges_of_hidden_rows(in_sight, last)
        if not any(start <= row <= end for start, end in inside)
    )


def filtered_columns(book: str, name: str, at: list[int]) -> list[int]:
    """The columns of a block, from 1, that are filtered."""
    cells = block(book, name, at)
    table = _table_over(book, cells)
    descriptor = table.getFilterDescriptor() if table else cells.createFilterDescriptor(False)
    left = (table.DataArea if table else cells.RangeAddress).StartColumn
    return sorted({left + field.Field + 1 for field in descriptor.getFilterFields3()})


def show_only(book: str, name: str, at: list[int], column: int, values: list[str]) -> None:
    """Show only the rows of a block with one of these texts in a column from 1; 0 shows all."""
    table = _table_over(book, block(book, name, at))
    cells = table.getReferredCells() if table else block(book, name, at)
    descriptor = cells.createFilterDescriptor(True)
    descriptor.ContainsHeader = True
    left = cells.RangeAddress.StartColumn
    descriptor.setFilterFields3(_one_of(column - left - 1, values) if column else ())
    cells.filter(descriptor)


def _one_of(place: int, values: list[str]) -> tuple[Any, ...]:
    """A filter: the column at a place from 0 holds one of these texts.

    One field a text: of several in a field, only the first is looked for.
    """
    found = []
    for text in values:
        value = uno.createUnoStruct("com.sun.star.sheet.FilterFieldValue")
        value.IsNumeric, value.FilterType, value.StringValue = False, TEXT, text
        field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField3")
        field.Connection = uno.Enum("com.sun.star.sheet.FilterConnection", "OR")
        field.Field, field.Operator, field.Values = place, EQUAL, (value,)
        found.append(field)
    return tuple(found)


def _table_over(book: str, cells: Any) -> Any:
    """The table that begins where a block does; None if none does."""
    corner = cells.RangeAddress
    for one in _tables(book):
        area = one.DataArea
        if (area.Sheet, area.StartRow, area.StartColumn) == (
            corner.Sheet, corner.StartRow, corner.StartColumn,
        ):  # fmt: skip
            return one
    return None


def _edges_of_hidden_rows(in_sight: list[At], last: int) -> list[int]:
    """The first and the last row of each run of hidden rows: a filter marks every row it hides."""
    shown = sorted({(row, row + rows - 1) for row, _, rows, _ in in_sight})
    edges, free = [], 0
    for start, end in [*shown, (last + 1, last + 1)]:
        if start > free:
            edges += [free, start - 1]
        free = max(free, end + 1)
    return edges


def _tables(book: str, document: Any = None) -> list[Any]:
    document = workbook(book) if document is None else document
    found = list_of(document, book, "DatabaseRanges")
    return [found.getByName(name) for name in found.ElementNames]


def tables_by_sheet(book: str, document: Any = None) -> dict[int, list[Any]]:
    """The tables of a workbook, which may have been met, by the place of their sheet, from 0."""
    found: dict[int, list[Any]] = {}
    for table in _tables(book, document):
        found.setdefault(table.DataArea.Sheet, []).append(table)
    return found


def tables(book: str, name: str) -> list[dict[str, Any]]:
    """The tables of a sheet."""
    index = sheet(book, name).RangeAddress.Sheet
    return [
        {
            "name": one.Name,
            "at": placed(one.DataArea),
            "headers": bool(one.ContainsHeader),
            "totals": bool(one.TotalsRow),
            "buttons": bool(one.AutoFilter),
        }
        for one in _tables(book)
        if one.DataArea.Sheet == index
    ]


def add_table(book: str, name: str, at: list[int], table: str, headers: bool) -> None:
    """Make a table of a block."""
    found = own_list(book, "DatabaseRanges")
    if found.hasByName(table):
        raise Refused("there is such a table")
    found.addNewByName(table, block(book, name, at).RangeAddress)
    found.getByName(table).ContainsHeader = headers


def resize_table(book: str, name: str, at: list[int], table: str) -> None:
    """Let a table reach over another block."""
    _table(book, table).DataArea = block(book, name, at).RangeAddress


def rename_table(book: str, table: str, new: str) -> None:
    """Give a table another name."""
    _table(book, table).Name = new


def table_buttons(book: str, table: str, on: bool) -> None:
    """Show the filter buttons of a table, or take them away."""
    _table(book, table).AutoFilter = on


def _table(book: str, table: str) -> Any:
    found = own_list(book, "DatabaseRanges")
    if not found.hasByName(table):
        raise Refused("no such table")
    return found.getByName(table)
