"""A workbook with changes noted in memory; nothing is written here."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix.desk.patching import refusals
from daysix.desk.patching.guards import Guard
from daysix.desk.patching.marked_text import MAIN, STRICT
from daysix.desk.patching.sheet import SheetText
from daysix.desk.patching.sheet_changes import NewCell, changed_sheet
from daysix.desk.patching.strings import held
from daysix.desk.patching.styles import Styles
from daysix.desk.patching.values import NOTHING, as_expected, written

if TYPE_CHECKING:
    from daysix.desk.patching.asked import CellValue
    from daysix.desk.patching.book import Book, Table
    from daysix.desk.patching.sheet import Cell


class OpenSheet:
    """One worksheet being changed."""

    def __init__(self, book: OpenBook, part: str) -> None:
        self.part = part
        self.text = SheetText(book.book.package.read(part))
        if self.text.xml.namespace == STRICT:
            raise refusals.strict(book.book.name)
        if self.text.xml.namespace != MAIN:
            raise ValueError(part)
        self.tables: list[Table] = book.book.tables(part)
        self.guard = Guard(
            self.text,
            tables=self.tables,
            pivots=book.book.pivots(part),
            styles=lambda: book.styles,
        )
        self.new: dict[tuple[int, int], NewCell] = {}

    def has_formulas(self) -> bool:
        """Whether any cell of the sheet is worked out."""
        return self.text.xml.tag(b"f", self.text.data.end, self.text.data_end) is not None


class OpenBook:
    """A workbook being changed.

    Attributes
    ----------
    book
        The workbook as it was read.
    changed
        How many cells have been noted.
    tables
        Tables that grow: their parts, changed.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.tables: dict[str, bytes] = {}
        self._sheets: dict[str, OpenSheet] = {}
        self._styles: Styles | None = None

    @property
    def changed(self) -> int:
        """How many cells have been noted."""
        return sum(len(sheet.new) for sheet in self._sheets.values())

    @property
    def styles(self) -> Styles | None:
        """The workbook's styles, read when first wanted; None when it has none."""
        part = self.book.styles_part()
        if self._styles is None and part is not None:
            self._styles = Styles(self.book.package.read(part))
        return self._styles

    def sheet(self, name: str) -> OpenSheet | None:
        """A worksheet by the name on its tab; None when there is none."""
        part = self.book.sheets.get(name.casefold())
        if part is None:
            return None
        if part not in self._sheets:
            self._sheets[part] = OpenSheet(self, part)
        return self._sheets[part]

    def holds(self, sheet: OpenSheet, cell: Cell | None, expect: object) -> bool:
        """Whether a cell holds what is expected."""
        now = held(sheet.text, cell, self.book.texts)
        return as_expected(now, expect, date1904=self.book.date1904)

    def is_blank(self, sheet: OpenSheet, cell: Cell | None) -> bool:
        """Whether a cell holds neither a value nor a formula."""
        if cell is None or cell.tag.alone:
            return True
        has_formula = sheet.text.xml.tag(b"f", cell.tag.end, cell.content_end) is not None
        return not has_formula and self.holds(sheet, cell, None)

    def set(
        self,
        sheet: OpenSheet,
        where: tuple[int, int],
        value: CellValue,
        *,
        style: int | None = None,
    ) -> str:
        """Note what a cell shall hold; give the reason when no cell can hold it."""
        prefix = sheet.text.xml.prefix.decode()
        content = written(value, prefix=prefix, date1904=self.book.date1904)
        if isinstance(content, str):
            return content
        cell = sheet.text.cell(*where)
        if cell is None and content == NOTHING and not style:
            return ""
        if isinstance(value, date):
            style = self._dated(sheet, where, cell, style=style, moment=isinstance(value, datetime))
        sheet.new[where] = NewCell(content, style)
        return ""

    def _dated(
        self,
        sheet: OpenSheet,
        where: tuple[int, int],
        cell: Cell | None,
        *,
        style: int | None,
        moment: bool,
    ) -> int | None:
        """A date in a cell whose style shows plain numbers would be read as 46,000-odd."""
        styles = self.styles
        if styles is None:
            return style
        now = style
        if now is None:
            now = cell.style if cell else sheet.text.usual_style(*where)
        return style if styles.shows_a_day(now) else styles.dated(now, moment=moment)

    def changed_parts(self) -> dict[str, bytes]:
        """Every part that differs, whole.

        Raises
        ------
        ValueError
            A part would not be sound.
        """
        parts = {
            sheet.part: changed_sheet(sheet.text, sheet.new)
            for sheet in self._sheets.values()
            if sheet.new
        }
        if not parts:
            return {}
        parts |= self.tables
        if self._styles is not None and self._styles.added:
            part = self.book.styles_part()
            if part is not None:
                parts[part] = self._styles.changed()
        if self.book.has_calculations() or any(
            sheet.new and sheet.has_formulas() for sheet in self._sheets.values()
        ):
            fresh = self.book.recalculating()
            if fresh is not None:
                parts[self.book.part] = fresh
        return parts
