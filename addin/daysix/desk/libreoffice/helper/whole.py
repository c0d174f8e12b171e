"""Whole sheets in one request: what reading them bit by bit would give, in a fraction of the calls.

To LibreOffice a call costs little, and an object ten times as much; so one cursor is moved about
where there would else be a block for each thing to look at.
"""

from __future__ import annotations

from typing import Any

import uno

from daysix.desk.libreoffice.helper.cells import errors_in, shown_by_groups, word_for
from daysix.desk.libreoffice.helper.office import placed, sheet, workbook
from daysix.desk.libreoffice.helper.sheets import is_filtered, tables_by_sheet

DAYS, NUMBERS_AND_FORMULAS = 2, 1 | 16
"""LibreOffice's flags for what a cell holds: days and times; other numbers, and formulas."""
FEW = 24
"""So many blocks are looked at one by one; beyond, going by formats takes fewer calls."""


def read_sheets(book: str, names: list[str] | None, most: int, enough: int) -> dict[str, Any]:
    """The sheets of these names, or all, in their order; as many as make ``enough`` cells.

    ``left`` names the sheets still to be asked for. One of more than ``most`` cells is named with
    its block, and has no ``rows``.
    """
    document = workbook(book)
    wanted = [name for name in document.Sheets.ElementNames if names is None or name in names]
    tables = tables_by_sheet(document)
    words: dict[int, str] = {}
    found: list[dict[str, Any]] = []
    cells = 0
    while wanted and cells < enough:
        one = _read(document, sheet(book, wanted.pop(0)), tables, words, most)
        cells += one["at"][2] * one["at"][3]
        found.append(one)
    nought = document.NullDate
    day = [nought.Year, nought.Month, nought.Day]
    return {"sheets": found, "left": wanted, "nought": day}


def _read(
    document: Any, on: Any, tables: dict[int, list[Any]], words: dict[int, str], most: int
) -> dict[str, Any]:
    cursor = on.createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    used = cursor.RangeAddress
    about: dict[str, Any] = {"name": on.Name, "at": placed(used)}
    if about["at"][2] * about["at"][3] > most:
        return about
    rows = cursor.getDataArray()
    if rows == (("",),):  # nothing stands on it; what is merged or hidden, nobody asks
        return {**about, "rows": rows}
    here = tables.get(used.Sheet, [])
    about.update(
        rows=rows,
        shown=_shown(document, cursor, words),
        errors=errors_in(on, cursor),
        merged=_merged(cursor),
        visible=bool(on.IsVisible),
        tables=[[one.Name, placed(one.DataArea)] for one in here],
    )
    _go_to(cursor, [0, 0, used.EndRow + 1, used.EndColumn + 1])
    seen = cursor.queryVisibleCells().RangeAddresses
    about["in_sight"] = [placed(address) for address in seen]
    about["filtered"] = is_filtered(on, here, seen, used.EndRow)
    return about


def _shown(document: Any, cursor: Any, words: dict[int, str]) -> list[list[Any]]:
    """Blocks whose numbers are shown as something else; see ``cells.read``.

    Written days are known by what they are. Of other numbers and of formulas the formats tell.
    """
    others = cursor.queryContentCells(NUMBERS_AND_FORMULAS).RangeAddresses
    if len(others) > FEW:
        return shown_by_groups(document, cursor, words)
    days = cursor.queryContentCells(DAYS).RangeAddresses
    found = [["moment", *placed(address)] for address in days]
    at = _corner(cursor)
    waiting = [_block(address) for address in others]
    while waiting:
        block = waiting.pop()
        _go_to(cursor, block)
        if cursor.getPropertyState("NumberFormat").value == "AMBIGUOUS_VALUE":
            waiting += _halves(block)
        elif word := word_for(document, cursor.NumberFormat, words):
            found.append([word, block[0] + 1, block[1] + 1, block[2], block[3]])
    _go_to(cursor, at)
    return found


def _merged(cursor: Any) -> list[list[int]]:
    """Every merged cell, found by halving: only the first of one says that it is merged."""
    found = []
    at = _corner(cursor)
    waiting = [at]
    while waiting:
        block = waiting.pop()
        _go_to(cursor, block)
        if not cursor.getIsMerged():
            continue
        if block[2] * block[3] == 1:
            cursor.collapseToMergedArea()
            found.append(placed(cursor.RangeAddress))
        else:
            waiting += _halves(block)
    _go_to(cursor, at)
    return found


def _block(address: Any) -> list[int]:
    """First row and column from 0, rows and columns."""
    row, column, rows, columns = placed(address)
    return [row - 1, column - 1, rows, columns]


def _corner(cursor: Any) -> list[int]:
    return _block(cursor.RangeAddress)


def _go_to(cursor: Any, block: list[int]) -> None:
    """Put a cursor over a block; one cell first, for a block must not be moved over the edge."""
    row, column, rows, columns = block
    cursor.collapseToSize(1, 1)
    here = cursor.RangeAddress
    cursor.gotoOffset(column - here.StartColumn, row - here.StartRow)
    cursor.collapseToSize(columns, rows)


def _halves(block: list[int]) -> list[list[int]]:
    """A block as two, the first half last, so that it is taken first."""
    row, column, rows, columns = block
    if rows > 1:
        half = rows // 2
        return [[row + half, column, rows - half, columns], [row, column, half, columns]]
    half = columns // 2
    return [[row, column + half, 1, columns - half], [row, column, 1, half]]
