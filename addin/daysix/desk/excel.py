"""Workbooks into plain cells: calamine first because it is quick, openpyxl for what it cannot read.

This may run out of memory, run for ever, or bring its process down: ``child.py`` runs it where that
does no harm. What the guard found is laid over the values afterwards, by :func:`with_facts`.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING

from daysix.desk import unreadable
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from daysix.desk.facts import SheetFacts
    from daysix.tracker.cells import SheetCells

PANIC = "PanicException"
"""The name calamine's engine gives a fault of its own. It is not an ordinary error, is raised
from no module that can be imported, and so is known by its name alone."""
STRAY_ZERO = "\0"
"""Left between the letters of some very old workbooks."""
KEPT_ONCE = frozenset({str, date, datetime})
"""Not numbers, where 1 and True would be taken for each other."""
NUMBERS_ALIKE = frozenset({bool, int})
"""Kinds of which a value may equal a number with a point; sheets hardly ever have one."""


class Rows(NamedTuple):
    """One sheet on its way: its name, where its first cell stands, and its rows as they come.

    ``place`` is its place in the workbook.
    """

    name: str
    visible: bool
    first_row: int
    first_column: int
    rows: Iterable[Sequence[object]]
    merged: tuple[str, ...] = ()
    place: int = 0


class Unreadable(Exception):
    """One reader gave up; the other may still manage."""


def by_calamine(
    content: bytes, *, names: Collection[str] = (), of_these: bool = False
) -> Iterator[Rows]:
    """Read every worksheet, one after another; or only those of some names, or all but those.

    Raises
    ------
    Unreadable
        It cannot; what came before must be thrown away.
    BadInput
        T-005: the file is locked.
    """
    from python_calamine import CalamineError, PasswordError

    try:
        yield from _calamine_sheets(content, names, of_these=of_these)
    except PasswordError:
        raise unreadable.locked() from None
    except (CalamineError, OSError, ValueError) as fault:
        raise Unreadable from fault
    except BaseException as fault:
        if type(fault).__name__ != PANIC:
            raise
        raise Unreadable from fault


def _calamine_sheets(content: bytes, names: Collection[str], *, of_these: bool) -> Iterator[Rows]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    with load_workbook(io.BytesIO(content)) as book:
        for place, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet or (about.name in names) != of_these:
                continue
            sheet = book.get_sheet_by_index(place)
            row, column = sheet.start or (0, 0)
            seen = about.visible == SheetVisibleEnum.Visible
            rows = islice(sheet.iter_rows(), row, None)
            yield Rows(about.name, seen, row + 1, column + 1, rows, place=place)


def by_openpyxl(content: bytes, name: str) -> list[Rows]:
    """Read every worksheet.

    Raises
    ------
    BadInput
        T-007: it cannot either.
    """
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # It warns of what a save would lose. Nothing is saved.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        return [
            Rows(sheet.title, sheet.sheet_state == "visible", 1, 1, _values(sheet))
            for sheet in book.worksheets
        ]
    except MemoryError:
        raise
    except Exception as fault:  # the library has no error of its own: whatever broke, it broke here
        raise unreadable.not_a_spreadsheet(name) from fault


def _values(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def _plain(value: object) -> object:
    """A value as calamine gives it: blank text, numbers with a point, days without midnight."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, str) and STRAY_ZERO in value:
        return value.replace(STRAY_ZERO, "")
    return value


def tidied(rows: Iterable[Sequence[object]], *, mend: bool) -> Iterator[list[object]]:
    """The same rows, each repeated text or day kept only once.

    Parameters
    ----------
    mend
        Whether the file is of a kind whose values come in other forms than those of ``.xlsx``.
    """
    known: dict[object, object] = {}
    keep = known.setdefault
    alike = False
    for row in rows:
        mended = [_plain(value) for value in row] if mend else row
        alike = alike or not NUMBERS_ALIKE.isdisjoint(map(type, mended))
        if alike:
            yield [keep(one, one) if one.__class__ in KEPT_ONCE else one for one in mended]
        else:
            yield list(map(keep, mended, mended))


def with_facts(sheet: SheetCells, seen: SheetFacts, *, date1904: bool) -> SheetCells:
    """Lay over a sheet what the guard saw in it; error cells, blank until now, get their text."""
    if seen.errors:
        sheet = _with_errors(sheet, seen.errors)
    last_row = sheet.first_row + len(sheet.rows) - 1
    last_column = sheet.first_column + max((len(row) for row in sheet.rows), default=0) - 1
    return sheet._replace(
        date1904=date1904,
        hidden_rows=tuple(row for row in seen.hidden_rows if row <= last_row),
        hidden_columns=tuple(place for place in seen.hidden_columns if place <= last_column),
        filtered=seen.filtered,
        merged=tuple(seen.merged),
        errors=seen.errors,
        tables=seen.tables,
    )


def _with_errors(sheet: SheetCells, errors: dict[str, str]) -> SheetCells:
    """The sheet with the errors in their places, grown where one stands outside."""
    from daysix.desk.spread import place_of

    places = {place_of(address): error for address, error in errors.items()}
    top = min(sheet.first_row, *(row for row, _ in places))
    left = min(sheet.first_column, *(column for _, column in places))
    before: list[object] = [""] * (sheet.first_column - left)
    rows: list[list[object]] = [[] for _ in range(sheet.first_row - top)]
    rows += [[*before, *row] for row in sheet.rows]
    for (row, column), error in places.items():
        rows += [[] for _ in range(row - top - len(rows) + 1)]
        line = rows[row - top]
        line += [""] * (column - left - len(line) + 1)
        line[column - left] = error
    width = max(len(row) for row in rows)
    rows = [line + [""] * (width - len(line)) for line in rows]
    return sheet._replace(rows=rows, first_row=top, first_column=left)
