"""A workbook with changes noted in memory; nothing is written here."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix.desk.patching import refusals
from daysix.desk.patching.calc_chain import without
from daysix.desk.patching.guards import Guard
from daysix.desk.patching.marked_text import MAIN, STRICT
from daysix.desk.patching.sheet import SheetText
from daysix.desk.patching.sheet_changes import NewCell, changed_sheet
from daysix.desk.patching.strings import held
from daysix.desk.patching.styles import Styles
from daysix.desk.patching.values import NOTHING, as_expected, written

if TYPE_CHECKING:
    from daysix.desk.patching.asked import OwnValue
    from daysix.desk.patching.back import Changed
    from daysix.desk.patching.book import Book, Table
    from daysix.desk.patching.marked_text import Splice
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
        self.heights: dict[int, float | None] = {}
        """Rows of ours, and how high they shall be."""
        self.formulas_gone: set[str] = set()
        self.more: list[Splice] = []
        """What changes behind the cells."""

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
        Tables of another size: their parts, changed.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.tables: dict[str, Changed] = {}
        self.shown_before: dict[tuple[str, tuple[int, int]], str] = {}
        """Cells that show a date only now, and how they were shown."""
        self.whole: dict[str, Changed] = {}
        """Parts put in as a whole, and then nothing else."""
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
        value: OwnValue,
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
        if where in sheet.new and sheet.new[where].gone and content == NOTHING:
            return ""  # taken out, and nothing put in its place
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
        if styles.shows_a_day(now):
            return style
        if cell is not None:
            self.shown_before[sheet.part, where] = styles.format_of(now)
        return styles.dated(now, moment=moment)

    def show(self, sheet: OpenSheet, where: tuple[int, int], shown: str) -> None:
        """Show a cell that shows a date as it was shown before; as it is, if that is not known."""
        styles, cell = self.styles, sheet.text.cell(*where)
        if styles is None or cell is None or not styles.shows_a_day(cell.style):
            return
        style = styles.shown_as(cell.style, shown)
        if style is not None and where in sheet.new:
            sheet.new[where] = sheet.new[where]._replace(style=style)

    def changed_parts(self) -> dict[str, Changed]:
        """Every part that differs, whole.

        Raises
        ------
        ValueError
            A part would not be sound.
        """
        parts = {
            sheet.part: changed_sheet(sheet.text, sheet.new, sheet.heights, sheet.more)
            for sheet in self._sheets.values()
            if sheet.new or sheet.heights or sheet.more
        }
        if not parts:
            return {}
        parts |= self.tables
        if self._styles is not None and self._styles.added:
            part = self.book.styles_part()
            if part is not None:
                parts[part] = self._styles.changed()
        cells = [sheet for sheet in self._sheets.values() if sheet.new or sheet.heights]
        chain = self._calculations() if cells else None
        if chain is not None or any(sheet.new and sheet.has_formulas() for sheet in cells):
            fresh = self.book.recalculating()
            if fresh is not None:
                parts[self.book.part] = fresh
        return parts | (chain or {})

    def _calculations(self) -> dict[str, Changed] | None:
        """Excel's list of formulas, changed where one of them is gone; None if there is no list."""
        part = self.book.calculations()
        if part is None:
            return None
        gone = {
            (self.book.numbers[sheet.part].encode(), cell.encode())
            for sheet in self._sheets.values()
            for cell in sheet.formulas_gone
        }
        fresh = without(self.book.package.read(part), gone) if gone else None
        return {} if fresh is None else {part: fresh}
