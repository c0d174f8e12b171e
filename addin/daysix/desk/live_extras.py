"""The few things xlwings has no word for, said to each program in its own way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from daysix.desk import desk_refusals as refusals
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from daysix.desk.any_desk import Choices
    from daysix.desk.libreoffice.whole import WholeSheet


class Filters(NamedTuple):
    """What is filtered over a block: the columns as Excel counts, and the last with a button.

    ``last_column`` is 0 where there are no buttons, or any column can be filtered.
    """

    on: frozenset[int]
    last_column: int = 0


class Piece(NamedTuple):
    """Cells under one another: the first row and the column, what to write, and a format if any."""

    row: int
    column: int
    values: Sequence[object]
    look: str | None

    @property
    def corners(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The first cell and the last."""
        return (self.row, self.column), (self.row + len(self.values) - 1, self.column)


class Extras(Protocol):
    """What a live desk asks beside xlwings. ``book``, ``sheet`` and ``cells`` are xlwings' own."""

    program: str
    pieces_at_once: int
    """How many pieces are best written in one go; the program may keep some and refuse others."""

    def formats(self, sheet: Any, pieces: Sequence[Piece]) -> list[str | None]:  # noqa: ANN401
        """The number format of each piece; None where its cells differ."""

    def put(self, sheet: Any, pieces: Sequence[Piece]) -> None:  # noqa: ANN401
        """Write some pieces."""

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

    def whole_sheets(
        self,
        book: Any,  # noqa: ANN401
        wanted: Collection[str] | None,
        most_cells: int,
    ) -> Iterable[WholeSheet] | None:
        """All that is on the sheets, at once; None if they are to be asked for bit by bit."""

    def offer(self, cells: Any, choices: Choices | None) -> None:  # noqa: ANN401
        """Offer a list to choose from in cells, anything else allowed too; None for no list."""

    def counts_from_1904(self, book: Any) -> bool:  # noqa: ANN401
        """Whether the workbook counts its days from 1904."""

    def save_copy(self, book: Any, path: Path) -> None:  # noqa: ANN401
        """Save a copy; the workbook keeps its name."""

    def filters(self, block: Any) -> Filters:  # noqa: ANN401
        """What is filtered over a table, its column names among the cells."""

    def show_only(self, block: Any, column: int, values: Sequence[str]) -> None:  # noqa: ANN401
        """Show only the rows of a table that hold one of these in a column, as Excel counts it."""

    def show_all(self, block: Any, column: int) -> None:  # noqa: ANN401
        """Take the filter off a column."""


class LibreOfficeExtras:
    """Asked over our own engine."""

    program = "LibreOffice"
    pieces_at_once = 100

    def formats(self, sheet: Any, pieces: Sequence[Piece]) -> list[str | None]:  # noqa: ANN401
        """The number format of each piece, all at once."""
        blocks = [(one.row, one.column, len(one.values), 1) for one in pieces]
        found: list[str | None] = sheet.impl.number_formats(blocks)
        return found

    def put(self, sheet: Any, pieces: Sequence[Piece]) -> None:  # noqa: ANN401
        """Write some pieces, all at once."""
        sheet.impl.put_columns(pieces)

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

    def whole_sheets(
        self,
        book: Any,  # noqa: ANN401
        wanted: Collection[str] | None,
        most_cells: int,
    ) -> Iterable[WholeSheet] | None:
        """All that is on the sheets, at once."""
        found: Iterable[WholeSheet] = book.impl.whole_sheets(wanted=wanted, most_cells=most_cells)
        return found

    def offer(self, cells: Any, choices: Choices | None) -> None:  # noqa: ANN401
        """Offer a list, or none."""
        cells.impl.offer("" if choices is None else f"$'{choices.sheet}'.{choices.block}")

    def counts_from_1904(self, book: Any) -> bool:  # noqa: ANN401
        """Whether the workbook counts its days from 1904."""
        return bool(book.impl.nought.year == 1904)  # noqa: PLR2004 - the year is what is asked

    def save_copy(self, book: Any, path: Path) -> None:  # noqa: ANN401
        """Save a copy; the workbook keeps its name."""
        book.impl.save_copy(path)

    def filters(self, block: Any) -> Filters:  # noqa: ANN401
        """What is filtered; every column can be."""
        return Filters(frozenset(block.impl.filtered_columns))

    def show_only(self, block: Any, column: int, values: Sequence[str]) -> None:  # noqa: ANN401
        """Show only some rows."""
        block.impl.show_only(column, list(values))

    def show_all(self, block: Any, column: int) -> None:  # noqa: ANN401
        """Take the filter off."""
        del column
        block.impl.show_only(0, [])


class _Excel:
    """What is asked of Excel in the same words everywhere: xlwings' own."""

    program = "Excel"
    pieces_at_once = 1

    def formats(self, sheet: Any, pieces: Sequence[Piece]) -> list[str | None]:  # noqa: ANN401
        """The number format of each piece."""
        return [sheet.range(*piece.corners).number_format for piece in pieces]

    def put(self, sheet: Any, pieces: Sequence[Piece]) -> None:  # noqa: ANN401
        """Write some pieces."""
        for piece in pieces:
            block = sheet.range(*piece.corners)
            if piece.look is not None:
                block.number_format = piece.look
            block.value = [[value] for value in piece.values]

    def whole_sheets(
        self,
        book: Any,  # noqa: ANN401
        wanted: Collection[str] | None,
        most_cells: int,
    ) -> Iterable[WholeSheet] | None:
        """Excel is asked bit by bit."""
        del book, wanted, most_cells
        return None

    def merged(self, cells: Any) -> list[str] | None:  # noqa: ANN401
        """Excel has no list of them."""
        del cells
        return None


class ExcelOnWindows(_Excel):
    """Asked of Excel itself."""

    def window(self, book: Any) -> int:  # noqa: ANN401
        """The handle of the workbook's first window."""
        return int(book.api.Windows(1).Hwnd)

    def protected(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a sheet is protected."""
        return bool(sheet.api.ProtectContents)

    def locked(self, cells: Any) -> bool:  # noqa: ANN401
        """Whether any of the cells is locked; ranges left open to everybody are not."""
        return cells.api.Locked is not False and cells.api.AllowEdit is not True

    def filtered(self, sheet: Any) -> bool:  # noqa: ANN401
        """Whether a filter is on, on the sheet or in one of its tables."""
        return bool(sheet.api.FilterMode) or any(
            table.api.ShowAutoFilter and table.api.AutoFilter.FilterMode for table in sheet.tables
        )

    def offer(self, cells: Any, choices: Choices | None) -> None:  # noqa: ANN401
        """Offer a list, or none."""
        rule = cells.api.Validation
        rule.Delete()
        if choices is not None:
            rule.Add(FROM_A_LIST, FOR_INFORMATION, BETWEEN, f"='{choices.sheet}'!{choices.block}")
            rule.IgnoreBlank = rule.InCellDropdown = True
            rule.ShowError = False

    def counts_from_1904(self, book: Any) -> bool:  # noqa: ANN401
        """Whether the workbook counts its days from 1904."""
        return bool(book.api.Date1904)

    def save_copy(self, book: Any, path: Path) -> None:  # noqa: ANN401
        """Save a copy; the workbook keeps its name."""
        book.api.SaveCopyAs(str(path))

    def filters(self, block: Any) -> Filters:  # noqa: ANN401
        """What is filtered, by the buttons of the table or of the sheet."""
        buttons = _buttons(block)
        if buttons is None:
            return Filters(frozenset())
        left, many = buttons.Range.Column, buttons.Filters.Count
        on = (left + place for place in range(many) if buttons.Filters(place + 1).On)
        return Filters(frozenset(on), left + many - 1)

    def show_only(self, block: Any, column: int, values: Sequence[str]) -> None:  # noqa: ANN401
        """Show only some rows; a table without buttons is given them."""
        buttons = _buttons(block)
        whole = block.api if buttons is None else buttons.Range
        whole.AutoFilter(column - whole.Column + 1, list(values), ONE_OF_THESE)

    def show_all(self, block: Any, column: int) -> None:  # noqa: ANN401
        """Take the filter off, and the buttons with it where we gave them: those end with ours."""
        buttons = _buttons(block)
        whole = buttons.Range
        if block.api.ListObject is None and whole.Column + whole.Columns.Count - 1 == column:
            block.sheet.api.AutoFilterMode = False
        else:
            whole.AutoFilter(column - whole.Column + 1)


class ExcelOnMac(_Excel):
    """Asked of Excel through its scripting dictionary, which has fewer words."""

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

    def offer(self, cells: Any, choices: Choices | None) -> None:  # noqa: ANN401
        """Excel on a Mac is given no lists: the words are typed there."""
        del cells, choices

    def counts_from_1904(self, book: Any) -> bool:  # noqa: ANN401
        """Whether the workbook counts its days from 1904."""
        return book.api.date_1904.get() is True

    def save_copy(self, book: Any, path: Path) -> None:  # noqa: ANN401
        """There is no such word on a Mac."""
        del book, path
        raise refusals.no_copy(self.program)

    def filters(self, block: Any) -> Filters:  # noqa: ANN401
        """Excel on a Mac cannot be asked which columns."""
        del block
        return Filters(frozenset())

    def show_only(self, block: Any, column: int, values: Sequence[str]) -> None:  # noqa: ANN401
        """Which rows are filtered could not be told afterwards."""
        del block, column, values
        raise refusals.no_filter(self.program)

    def show_all(self, block: Any, column: int) -> None:  # noqa: ANN401
        """The same."""
        del block, column
        raise refusals.no_filter(self.program)


FROM_A_LIST, FOR_INFORMATION, BETWEEN = 3, 3, 1
"""Excel's numbers for a list, for a mere hint, and for a comparison it wants to be given."""
ONE_OF_THESE = 7
"""Excel's number for a filter by a list of values."""


def _buttons(block: Any) -> Any:  # noqa: ANN401
    """The filter buttons over a block: its table's, else its sheet's; None if there are none."""
    table = block.api.ListObject
    return block.sheet.api.AutoFilter if table is None else table.AutoFilter


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
