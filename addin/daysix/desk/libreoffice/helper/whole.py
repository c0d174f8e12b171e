"""Whole sheets in one request: what reading them bit by bit would give, in far fewer calls."""

from __future__ import annotations

from typing import Any

from daysix.desk.libreoffice.helper.cells import errors_in, shown_by_groups, word_for
from daysix.desk.libreoffice.helper.glass import Glass, block_of, by_columns, by_rows
from daysix.desk.libreoffice.helper.office import placed, sheet, workbook
from daysix.desk.libreoffice.helper.sheets import is_filtered, tables_by_sheet

NUMBERS, DAYS = 1, 2
"""LibreOffice's flags for what a cell holds; days and times are none of its numbers."""
STEPS = 40
"""So many blocks are looked at one by one; beyond, going by formats takes fewer calls."""
TOP = 4
"""Rows that titles are likely to stand in."""
NOUGHT_AND_ONE = frozenset({0.0, 1.0})
"""What yes and no are kept as."""


def read_sheets(book: str, names: list[str] | None, most: int, enough: int) -> dict[str, Any]:
    """The sheets of these names, or all, in their order; as many as make ``enough`` cells.

    ``left`` names the sheets still to be asked for. One of more than ``most`` cells is named with
    its block, and has no ``rows``; one that is blank has nothing but its blank cell.
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
    about["rows"] = rows = cursor.getDataArray()
    if rows == (("",),):
        return about
    here = tables.get(used.Sheet, [])
    glass = Glass(cursor)
    about.update(
        errors=errors_in(on, cursor),
        shown=_shown(document, glass, rows, words),
        merged=_merged(glass),
        visible=bool(on.IsVisible),
        tables=[[one.Name, placed(one.DataArea)] for one in here],
    )
    cursor = glass.over([*glass.whole[:2], 1, 1])
    cursor.gotoOffset(-used.StartColumn, -used.StartRow)
    cursor.collapseToSize(used.EndColumn + 1, used.EndRow + 1)
    seen = cursor.queryVisibleCells().RangeAddresses
    about["in_sight"] = [placed(address) for address in seen]
    about["filtered"] = is_filtered(on, here, seen, used.EndRow)
    return about


def _shown(document: Any, glass: Glass, rows: Any, words: dict[int, str]) -> list[list[Any]]:
    """Blocks whose numbers are shown as something else; see ``cells.read``.

    Days that were typed are known as such. Of what formulas come to, and of noughts and ones, only
    their formats tell.
    """
    cursor, whole = glass.cursor, glass.whole
    found = [
        ["moment", *placed(address)] for address in cursor.queryContentCells(DAYS).RangeAddresses
    ]
    typed = map(block_of, cursor.queryContentCells(NUMBERS).RangeAddresses)
    top, left = whole[:2]
    waiting = [
        at
        for at in typed
        if any(
            not NOUGHT_AND_ONE.isdisjoint(line[at[1] - left : at[1] - left + at[3]])
            for line in rows[at[0] - top : at[0] - top + at[2]]
        )
    ]
    waiting += map(block_of, cursor.queryFormulaCells(NUMBERS).RangeAddresses)
    for _ in range(STEPS):
        if not waiting:
            break
        at = waiting.pop()
        if glass.over(at).getPropertyState("NumberFormat").value == "AMBIGUOUS_VALUE":
            waiting += by_columns(at)
        elif word := word_for(document, cursor.NumberFormat, words):
            found.append([word, at[0] + 1, at[1] + 1, at[2], at[3]])
    glass.over(whole)
    return shown_by_groups(document, cursor, words) if waiting else found


def _merged(glass: Glass) -> list[list[int]]:
    """Every merged cell, found by halving: only the first of one says that it is merged.

    The top of a sheet comes first, for its titles: most often the rest has none.
    """
    row, column, rows, columns = glass.whole
    top = min(TOP, rows)
    waiting = [[row, column, top, columns]]
    if rows > top:
        waiting.append([row + top, column, rows - top, columns])
    found = []
    while waiting:
        at = waiting.pop()
        cursor = glass.over(at)
        if not cursor.getIsMerged():
            continue
        if at[2] * at[3] > 1:
            waiting += by_rows(at)
            continue
        cursor.collapseToMergedArea()
        found.append(placed(cursor.RangeAddress))
        cursor.collapseToSize(1, 1)
    return found
