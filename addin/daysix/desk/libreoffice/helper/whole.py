"""Whole sheets in one request: what reading them bit by bit would give, in far fewer calls."""

from __future__ import annotations

from typing import Any

from daysix.desk.libreoffice.helper.cells import errors_in, shown_by_groups, word_for
from daysix.desk.libreoffice.helper.glass import Glass, block_of, blocks_of, by_columns, by_rows
from daysix.desk.libreoffice.helper.office import (
    list_of,
    most_at_once,
    placed,
    refuse_too_much,
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
    there = list_of(document, book, "Sheets").ElementNames
    wanted = [name for name in there if names is None or name in names]
    tables = tables_by_sheet(book, document)
    words = words_of(book)
    found: list[dict[str, Any]] = []
    cells = 0
    while wanted and cells < most_at_once(enough):
        name = wanted.pop(0)
        on = sheet(book, name)
        about = _read(document, on, used_area(book, name, on), tables, words, most)
        cells += about["at"][2] * about["at"][3]
        found.append({"name": name, **about})
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
    glass = Glass(cursor, block_of(used))
    about: dict[str, Any] = {"at": _from_one(glass.whole)}
    if glass.whole[2] * glass.whole[3] > most:
        return about
    refuse_too_much(glass.whole[2] * glass.whole[3])
    about["rows"] = rows = cursor.getDataArray()
    if rows == (("",),):
        return about
    days = blocks_of(cursor.queryContentCells(DAYS))
    numbers = blocks_of(cursor.queryContentCells(NUMBERS))
    here = tables.get(used.Sheet, [])
    worked_out = _holds_formulas(rows, [*days, *numbers])
    waiting = _in_doubt(glass, rows, numbers)
    if worked_out:
        waiting += blocks_of(cursor.queryFormulaCells(NUMBERS))
    about.update(
        errors=errors_in(on, cursor) if worked_out else [],
        shown=_shown(document, glass, days, waiting, words),
        merged=_merged(glass),
        visible=bool(on.IsVisible),
        tables=[[one.Name, placed(one.DataArea)] for one in here],
    )
    seen = _in_sight(glass)
    about["in_sight"] = [_from_one(at) for at in seen]
    about["filtered"] = is_filtered(on, here, seen, used.EndRow)
    return about


def _from_one(at: list[int]) -> list[int]:
    """A block with its row and column counted from 1."""
    row, column, rows, columns = at
    return [row + 1, column + 1, rows, columns]


def _in_sight(glass: Glass) -> list[list[int]]:
    """The blocks in sight, from the first cell of all; the glass is of no use afterwards."""
    row, column, rows, columns = glass.whole
    cursor = glass.over(glass.whole)
    if row or column:
        glass.over([row, column, 1, 1])
        cursor.gotoOffset(-column, -row)
        cursor.collapseToSize(column + columns, row + rows)
    return blocks_of(cursor.queryVisibleCells())


def _holds_formulas(rows: Any, typed: list[list[int]]) -> bool:
    """Whether a formula gives a number or an error: fewer numbers were typed than there are.

    An error is null among the rows.
    """
    numbers = sum([*map(type, row)].count(float) for row in rows)
    return numbers != sum(at[2] * at[3] for at in typed) or any(None in row for row in rows)


def _in_doubt(glass: Glass, rows: Any, numbers: list[list[int]]) -> list[list[int]]:
    """Of the numbers that were typed, those that may stand for yes or no."""
    top, left = glass.whole[:2]
    return [
        at
        for at in numbers
        if any(
            not NOUGHT_AND_ONE.isdisjoint(line[at[1] - left : at[1] - left + at[3]])
            for line in rows[at[0] - top : at[0] - top + at[2]]
        )
    ]


def _shown(
    document: Any,
    glass: Glass,
    days: list[list[int]],
    waiting: list[list[int]],
    words: dict[int, str],
) -> list[list[Any]]:
    """Blocks whose numbers are shown as something else; see ``cells.read``.

    Days that were typed are known as such. Of what is ``waiting``, what formulas come to, and
    noughts and ones, only their formats tell.
    """
    found: list[list[Any]] = [["moment", *_from_one(at)] for at in days]
    cursor, stacks = glass.cursor, _stacked(waiting)
    waiting = [[*at] for at in stacks]
    for _ in range(STEPS):
        if not waiting:
            break
        at = waiting.pop()
        if glass.over(at).getPropertyState("NumberFormat").value == "AMBIGUOUS_VALUE":
            waiting += stacks.pop((at[0], at[1], at[2], at[3]), by_columns(at))
        elif word := word_for(document, cursor.NumberFormat, words):
            found.append([word, at[0] + 1, at[1] + 1, at[2], at[3]])
    glass.over(glass.whole)
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
