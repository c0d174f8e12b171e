"""Sheets of an open workbook as plain cells: the same that reading its file would give."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeGuard

from daysix.desk import desk_refusals as refusals
from daysix.desk.libreoffice.values import lay_over, moment_of
from daysix.desk.places import trimmed
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from daysix.desk.libreoffice.whole import WholeSheet
    from daysix.desk.live_extras import Extras
    from daysix.tracker.cells import SheetCells

ERRORS = frozenset({
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!",
})  # fmt: skip
LIBREOFFICES_OWN = "Err:"
MOST_CELLS = 4_000_000
DAY_OF_TIMES = date(1899, 12, 30)
"""The day spreadsheets give a time that has none."""
FIRST_YEAR = 1900


def read(sheet: Any, extras: Extras, *, date1904: bool) -> SheetCells:  # noqa: ANN401
    """One sheet.

    Raises
    ------
    BadInput
        Z-067: it is in use far beyond any table.
    """
    used = sheet.used_range
    rows, columns = used.shape
    if rows * columns > MOST_CELLS:
        raise refusals.too_large(sheet.name)
    values = used.options(ndim=2, err_to_str=True).value
    errors = _errors(used, values)
    found = trimmed(
        sheet.name,
        [[plain(value) for value in row] for row in values],
        first_row=used.row,
        first_column=used.column,
    )
    if not found.rows:
        return found
    last_row = found.first_row + len(found.rows) - 1
    last_column = found.first_column + len(found.rows[0]) - 1
    whole = sheet.range((1, 1), (last_row, last_column))
    in_sight = [(one.row, one.column, *one.shape) for one in whole.get_special_cells("visible")]
    hidden_rows, hidden_columns = _hidden(in_sight, last_row, last_column)
    merged = extras.merged(used)
    return found._replace(
        date1904=date1904,
        visible=bool(sheet.visible),
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        filtered=extras.filtered(sheet),
        merged=tuple(merged_by_halving(used) if merged is None else merged),
        errors=errors,
        tables={table.name: _written(table.range) for table in sheet.tables},
    )


def plain(value: object) -> object:
    """A value as reading a file gives it: numbers with a point, days without midnight."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, datetime):
        return value
    value = value.replace(tzinfo=None)
    if value.date() == DAY_OF_TIMES:
        return value.time()
    if value.year < FIRST_YEAR:  # a length of time, longer than a day
        return value - datetime.combine(DAY_OF_TIMES, time())
    return value.date() if value.time() == time() else value


def _written(cells: Any) -> str:  # noqa: ANN401
    """An address without dollars: ``A1:F20``."""
    return str(cells.get_address(row_absolute=False, column_absolute=False))


def _errors(used: Any, values: Sequence[Sequence[object]]) -> dict[str, str]:  # noqa: ANN401
    """Cells that show an error; a second look tells a text that only looks like one."""
    may_be = [
        (row, column, value)
        for row, line in enumerate(values)
        for column, value in enumerate(line)
        if _looks_wrong(value)
    ]
    if not may_be:
        return {}
    again = used.options(ndim=2).value  # where errors are left out
    return {
        f"{letters(used.column + column)}{used.row + row}": value
        for row, column, value in may_be
        if again[row][column] is None
    }


def _hidden(
    in_sight: Iterable[tuple[int, int, int, int]], last_row: int, last_column: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows and the columns out of sight, by the blocks in sight, up to a last one of each."""
    seen_rows: set[int] = set()
    seen_columns: set[int] = set()
    for row, column, rows, columns in in_sight:
        if row <= last_row and column <= last_column:
            seen_rows.update(range(row, row + rows))
            seen_columns.update(range(column, column + columns))
    rows_hidden = tuple(row for row in range(1, last_row + 1) if row not in seen_rows)
    if not seen_columns:  # every row is hidden, and of the columns nothing can be told
        return rows_hidden, ()
    hidden = (column for column in range(1, last_column + 1) if column not in seen_columns)
    return rows_hidden, tuple(hidden)


def merged_by_halving(used: Any) -> Iterator[str]:  # noqa: ANN401
    """Merged cells, found by halving: a block that has none is asked only once."""
    sheet = used.sheet
    seen: set[str] = set()
    waiting = [(used.row, used.column, *used.shape)]
    while waiting:
        row, column, rows, columns = waiting.pop()
        block = sheet.range((row, column), (row + rows - 1, column + columns - 1))
        all_merged = block.merge_cells
        if all_merged is False:
            continue
        if rows == columns == 1 or (all_merged and _is_within(block, block.merge_area)):
            area = _written(block.merge_area)
            if area not in seen and ":" in area:
                seen.add(area)
                yield area
        else:
            waiting += _halves(row, column, rows, columns)


def _is_within(block: Any, area: Any) -> bool:  # noqa: ANN401
    rows, columns = block.shape
    bottom, right = area.row + area.shape[0], area.column + area.shape[1]
    return bool(block.row + rows <= bottom and block.column + columns <= right)


def _halves(row: int, column: int, rows: int, columns: int) -> list[tuple[int, int, int, int]]:
    """A block as two, the first half last."""
    if rows > 1:
        half = rows // 2
        return [(row + half, column, rows - half, columns), (row, column, half, columns)]
    half = columns // 2
    return [(row, column + half, rows, columns - half), (row, column, rows, half)]


def sheets(
    book: Any,  # noqa: ANN401
    extras: Extras,
    *,
    wanted: Collection[str] | None = None,
) -> list[SheetCells]:
    """The sheets that have something in them, in their order; only those ``wanted``, if any are."""
    date1904 = extras.counts_from_1904(book)
    at_once = extras.whole_sheets(book, wanted, MOST_CELLS)
    if at_once is not None:
        found = [_of_whole(sheet, date1904=date1904) for sheet in at_once]
    else:
        found = [
            read(sheet, extras, date1904=date1904)
            for sheet in book.sheets
            if wanted is None or sheet.name in wanted
        ]
    return [sheet for sheet in found if sheet.rows]


def _of_whole(sheet: WholeSheet, *, date1904: bool) -> SheetCells:
    """What `read` gives, of a sheet that came at once."""
    if sheet.rows is None:
        raise refusals.too_large(sheet.name)
    lay_over(
        sheet.rows, sheet.shown, sheet.at, moment=lambda serial: _plain_moment(serial, sheet.nought)
    )
    found = trimmed(sheet.name, sheet.rows, first_row=sheet.at[0], first_column=sheet.at[1])
    if not found.rows:
        return found
    last_row = found.first_row + len(found.rows) - 1
    last_column = found.first_column + len(found.rows[0]) - 1
    hidden_rows, hidden_columns = _hidden(sheet.in_sight, last_row, last_column)
    return found._replace(
        date1904=date1904,
        visible=sheet.visible,
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        filtered=sheet.filtered,
        merged=sheet.merged,
        errors={cell: shown for cell, shown in sheet.errors if _looks_wrong(shown)},
        tables=dict(sheet.tables),
    )


@lru_cache(maxsize=4096)  # a tracker has the same few hundred days again and again
def _plain_moment(serial: float, nought: datetime) -> object:
    return plain(moment_of(serial, nought))


def _looks_wrong(value: object) -> TypeGuard[str]:
    """Whether this is how a cell shows an error."""
    return isinstance(value, str) and (value in ERRORS or value.startswith(LIBREOFFICES_OWN))
