"""The few things xlwings has no word for, said to each program in its own way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from daysix.desk import desk_refusals as refusals

if TYPE_CHECKING:
    from collections.abc import Mapping


class Extras(Protocol):
    """What a live desk asks beside xlwings. ``book``, ``sheet`` and ``cells`` are xlwings' own."""

    program: str

    def window(self, book: Any) -> int:  # noqa: ANN401 - xlwings gives no types
        """The number of the workbook's window, as a ticket names it."""

    def protected(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a sheet is protected."""

    def locked(self, cells: Any) -> bool:  # noqa: ANN401
        """Whether any of the cells is locked once its sheet is protected."""

    def filtered(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a filter is on."""

    def merged(self, cells: Any) -> list[str] | None:  # noqa: ANN401
        """The merged cells among these, such as ``A2:B9``; None if they are to be looked for."""

    def counts_from_1904(self, book: Any) -> bool:  # noqa: ANN401
        """Whether the workbook counts its days from 1904."""

    def save_copy(self, book: Any, path: Path) -> None:  # noqa: ANN401
        """Save a copy; the workbook keeps its name."""


class LibreOfficeExtras:
    """Asked over our own engine."""

    program = "LibreOffice"

    def window(self, book: Any) -> int:  # noqa: ANN401
        """LibreOffice's own number for the workbook."""
        number: str = book.impl.number
        return int(number) if number.isdigit() else 0

    def protected(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a sheet is protected."""
        return bool(sheet.impl.protected)

    def locked(self, cells: Any) -> bool:  # noqa: ANN401
        """Whether any of the cells is locked."""
        return bool(cells.impl.locked)

    def filtered(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a filter is on."""
        return bool(sheet.impl.filtered)

    def merged(self, cells: Any) -> list[str] | None:  # noqa: ANN401
        """The merged cells among these, all at once."""
        found = [
            block.get_address(row_absolute=False, col_absolute=False, external=False)
            for block in cells.impl.merged_blocks
        ]
        return [address for address in found if ":" in address]

    def counts_from_1904(self, book: Any) -> bool:  # noqa: ANN401
        """Whether the workbook counts its days from 1904."""
        return bool(book.impl.nought.year == 1904)  # noqa: PLR2004 - the year is what is asked

    def save_copy(self, book: Any, path: Path) -> None:  # noqa: ANN401
        """Save a copy; the workbook keeps its name."""
        book.impl.save_copy(path)


class ExcelOnWindows:
    """Asked of Excel itself."""

    program = "Excel"

    def window(self, book: Any) -> int:  # noqa: ANN401
        """The handle of the workbook's first window."""
        return int(book.api.Windows(1).Hwnd)

    def protected(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a sheet is protected."""
        return bool(sheet.api.ProtectContents)

    def locked(self, cells: Any) -> bool:  # noqa: ANN401
        """Whether any of the cells is locked; Excel says nothing where they differ."""
        return cells.api.Locked is not False

    def filtered(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a filter is on, on the sheet or in one of its tables."""
        return bool(sheet.api.FilterMode) or any(
            table.api.ShowAutoFilter and table.api.AutoFilter.FilterMode for table in sheet.tables
        )

    def merged(self, cells: Any) -> list[str] | None:  # noqa: ANN401
        """Excel has no list of them."""
        del cells
        return None

    def counts_from_1904(self, book: Any) -> bool:  # noqa: ANN401
        """Whether the workbook counts its days from 1904."""
        return bool(book.api.Date1904)

    def save_copy(self, book: Any, path: Path) -> None:  # noqa: ANN401
        """Save a copy; the workbook keeps its name."""
        book.api.SaveCopyAs(str(path))


class ExcelOnMac:
    """Asked of Excel through its scripting dictionary, which has fewer words."""

    program = "Excel"

    def window(self, book: Any) -> int:  # noqa: ANN401
        """Excel on a Mac has one program and no two workbooks of one name; no number is needed."""
        del book
        return 0

    def protected(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a sheet is protected."""
        return bool(sheet.api.protect_contents.get())

    def locked(self, cells: Any) -> bool:  # noqa: ANN401
        """Whether any of the cells is locked; where they differ the answer is neither."""
        return cells.api.locked.get() is not False

    def filtered(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a filter is on."""
        return sheet.api.filter_mode.get() is True

    def merged(self, cells: Any) -> list[str] | None:  # noqa: ANN401
        """Excel has no list of them."""
        del cells
        return None

    def counts_from_1904(self, book: Any) -> bool:  # noqa: ANN401
        """Whether the workbook counts its days from 1904."""
        return book.api.date_1904.get() is True

    def save_copy(self, book: Any, path: Path) -> None:  # noqa: ANN401
        """There is no such word on a Mac."""
        del book, path
        raise refusals.no_copy(self.program)


LIBREOFFICE = "libreoffice"


def extras_of(engine: str, *, platform: str) -> Extras:
    """The words for the program behind one of xlwings' engines."""
    if engine == LIBREOFFICE:
        return LibreOfficeExtras()
    known: Mapping[str, Extras] = {"darwin": ExcelOnMac()}
    return known.get(platform) or ExcelOnWindows()


def kept_in(book: Any) -> Path | None:  # noqa: ANN401
    """The file of a workbook, as its program names it; a web address or a mere title is none."""
    path = Path(book.impl.fullname)
    try:
        return path if path.is_absolute() and path.is_file() else None
    except OSError:  # a name no disk takes
        return None
