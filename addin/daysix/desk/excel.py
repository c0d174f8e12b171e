"""Excel workbooks: calamine first because it is quick, openpyxl for what calamine cannot read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.tracker.cells import SheetCells

if TYPE_CHECKING:
    from collections.abc import Sequence

PANIC = "PanicException"
"""The name calamine's engine gives a fault of its own. It is not an ordinary error, is raised
from no module that can be imported, and so is known by its name alone."""
BOOK_PART, MOST_OF_BOOK_PART = "xl/workbook.xml", 4_000_000
YES = (b'date1904="1"', b'date1904="true"')


class _Unreadable(Exception):
    """One reader gave up; the other may still manage."""


def sheets(content: bytes, name: str) -> list[SheetCells]:
    """Read every worksheet.

    Raises
    ------
    BadInput
        Locked, damaged, not a workbook, or without worksheets.
    """
    try:
        found = _by_calamine(content)
    except _Unreadable:
        found = _by_openpyxl(content, name)
    if not found:
        message = (
            f"{name} has no sheets I can read. Open it in Excel, save it as an Excel workbook "
            "(.xlsx), then try again."
        )
        raise BadInput("T-008", message)
    return found


def locked() -> BadInput:
    """The refusal of a file protected by a label or password."""
    return BadInput(
        "T-005",
        "This file is protected by a label or password. Open it in Excel, save a copy without it, "
        "then try again.",
    )


def not_a_spreadsheet(name: str) -> BadInput:
    """The refusal of anything that is not a spreadsheet, or is too damaged to be read as one."""
    return BadInput(
        "T-007",
        f"{name} is not a spreadsheet I can read, or it is damaged. Open it in Excel, save it as "
        "an Excel workbook (.xlsx), then try again.",
    )


def _by_calamine(content: bytes) -> list[SheetCells]:
    from python_calamine import CalamineError, PasswordError

    try:
        return _calamine_sheets(content)
    except PasswordError:
        raise locked() from None
    except (CalamineError, OSError, ValueError) as fault:
        raise _Unreadable from fault
    except BaseException as fault:
        if type(fault).__name__ != PANIC:
            raise
        raise _Unreadable from fault


def _calamine_sheets(content: bytes) -> list[SheetCells]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    date1904 = _counts_from_1904(content)
    found = []
    with load_workbook(io.BytesIO(content)) as book:
        for place, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(place)
            row, column = sheet.start or (0, 0)
            found.append(
                SheetCells(
                    about.name,
                    sheet.to_python(skip_empty_area=True),
                    first_row=row + 1,
                    first_column=column + 1,
                    date1904=date1904,
                    visible=about.visible == SheetVisibleEnum.Visible,
                )
            )
    return found


def _counts_from_1904(content: bytes) -> bool:
    """Whether day numbers count from 1904, as old Mac workbooks have it."""
    import zipfile

    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as parts,
            parts.open(BOOK_PART) as book,
        ):
            text = book.read(MOST_OF_BOOK_PART)
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False  # not that kind of workbook, or one that neither reader will open
    return any(mark in text.replace(b"'", b'"') for mark in YES)


def _by_openpyxl(content: bytes, name: str) -> list[SheetCells]:
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # It warns of what a save would lose. Nothing is saved.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        date1904 = book.epoch.year == 1904  # noqa: PLR2004 - the other epoch is 1899
        return [
            SheetCells(
                sheet.title,
                _values(list(sheet.iter_rows(values_only=True))),
                date1904=date1904,
                visible=sheet.sheet_state == "visible",
            )
            for sheet in book.worksheets
        ]
    except Exception as fault:  # the library has no error of its own: whatever broke, it broke here
        raise not_a_spreadsheet(name) from fault


def _values(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    return [list(row) for row in rows]
