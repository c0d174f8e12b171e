"""Whole sheets in one request: what reading them bit by bit would give, in far fewer calls."""

from __future__ import annotations

from typing import Any

from daysix.desk.libreoffice.helper.cells import ERRORS, errors_in, shown_by_groups, word_for
from daysix.desk.libreoffice.helper.glass import Glass, block_of, by_columns, by_rows
from daysix.desk.libreoffice.helper.office import (
    own_list,
    placed,
    sheet,
    used_area,
    words_of,
    workbook,
)
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
    there = own_list(book, "Sheets").ElementNames
    wanted = [name for name in there if names is None or name in names]
    tables = tables_by_sheet(book)
    words = words_of(book)
    found: list[dict[str, Any]] = []
    cells = 0
    while wanted and cells < enough:
        name = wanted.pop(0)
        on = sheet(book, name)
        one = _read(document, on, used_area(book, name, on), tables, words, most)
        cells += one["at"][2] * one["at"][3]
        found.append(one)
    nought = document.NullDate
    day = [nought.Year, nought.Month, nought.Day]
    return {"sheets": found, "left": wanted, "nought": day}


def _read(
    document: Any,
    on: Any,
    cursor: Any,
    tables: dict[int, list[Any]],
    words: dict[int, str],
    most: int,
) -> dict[str, Any]:
    used = cursor.RangeAddress
    about: dict[str, Any] = {"name": on.Name, "at": placed(used)}
    if about["at"][2] * about["at"][3] > most:
        return about
    about["rows"] = rows = cursor.getDataArray()
    if rows == (("",),):
        return about
    here = tables.get(used.Sheet, [])
    glass = Glass(cursor)
    worked_out = cursor.queryFormulaCells(NUMBERS | ERRORS).RangeAddresses
    about.update(
        errors=errors_in(on, cursor) if worked_out else [],
        shown=_shown(document, glass, rows, words, formulas=bool(worked_out)),
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


def _shown(
    document: Any, glass: Glass, rows: Any, words: dict[int, str], *, formulas: bool
) -> list[list[Any]]:
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
    if formulas:
        waiting += map(block_of, cursor.queryFormulaCells(NUMBERS).RangeAddresses)
    stacks = _stacked(waiting)
    waiting = [[*at] for at in stacks]
    for _ in range(STEPS):
        if not waiting:
            break
        at = waiting.pop()
        if glass.over(at).getPropertyState("NumberFormat").value == "AMBIGUOUS_VALUE":
            waiting += stacks.pop((at[0], at[1], at[2], at[3]), by_columns(at))
        elif word := word_for(document, cursor.NumberFormat, words):
            found.append([word, at[0] + 1, at[1] + 1, at[2], at[3]])
    glass.over(whole)
    return shown_by_groups(document, cursor, words) if waiting else found


def _stacked(blocks: list[list[int]]) -> dict[tuple[int, int, int, int], list[list[int]]]:
    """The block about those that stand over one another: mostly a column has one format."""
    spans: dict[tuple[int, int], list[list[int]]] = {}
    for at in blocks:
        spans.setdefault((at[1], at[3]), []).append(at)
    around = {}
    for (column, columns), stack in spans.items():
        if len(stack) == 1:
            around[stack[0][0], column, stack[0][2], columns] = by_columns(stack[0])
            continue
        top, bottom = min(at[0] for at in stack), max(at[0] + at[2] for at in stack)
        around[top, column, bottom - top, columns] = stack
    return around


def _merged(glass: Glass) -> list[list[int]]:
    """Every merged cell, found by halving: only the first of one says that it is merged.

    Most often there is none; then, the top of a sheet comes first, for its titles.
    """
    if not glass.over(glass.whole).getIsMerged():
        return []
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
