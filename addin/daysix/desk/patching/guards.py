"""Cells that must be left alone, each with the reason in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.patching.addresses import Block, address, blocks
from daysix.desk.patching.marked_text import attributes
from daysix.desk.patching.sheet import TRUE
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from daysix.desk.patching.book import Table
    from daysix.desk.patching.sheet import Cell, SheetText
    from daysix.desk.patching.styles import Styles

TALL = 500
MANY_CELLS = (b"array", b"dataTable")
KNOWN_INSIDE = (b"v", b"is", b"extLst")
LINKED = frozenset({b"vm", b"cm"})
PROTECTED = "its sheet is protected and the cell is locked"
WITH_A_KEY = {b"password", b"algorithmName", b"hashValue", b"securityDescriptor"}
"""What a range that may be written in after a password, or only by some people, has beside it."""


class _Reason(NamedTuple):
    """Why the cells of a block are left alone; ``but_first`` lets its first cell be written."""

    block: Block
    why: str
    but_first: bool = False

    def holds(self, row: int, column: int) -> bool:
        """Whether the reason is good for a cell."""
        is_first = (row, column) == (self.block.top, self.block.left)
        return self.block.holds(row, column) and not (self.but_first and is_first)


class _Places:
    """Reasons, found quickly by row."""

    def __init__(self, reasons: Iterable[_Reason]) -> None:
        self._tall: list[_Reason] = []
        self._by_row: dict[int, list[_Reason]] = {}
        for reason in reasons:
            if reason.block.bottom - reason.block.top > TALL:
                self._tall.append(reason)
                continue
            for row in range(reason.block.top, reason.block.bottom + 1):
                self._by_row.setdefault(row, []).append(reason)

    def why(self, row: int, column: int) -> str:
        """The reason given for a cell; empty when no block holds it."""
        near = [*self._by_row.get(row, ()), *self._tall]
        return next((reason.why for reason in near if reason.holds(row, column)), "")


def first_of(block: Block) -> str:
    """The address of a block's first cell."""
    return address(block.top, block.left)


class Guard:
    """Says of each cell of one sheet why it may not be written, if it may not.

    Parameters
    ----------
    sheet
        The sheet's text.
    tables, pivots
        What lies on it.
    styles
        Gives the workbook's styles; asked only when the sheet is protected.
    """

    def __init__(
        self,
        sheet: SheetText,
        *,
        tables: Iterable[Table],
        pivots: Iterable[Block],
        styles: Callable[[], Styles | None],
    ) -> None:
        self.sheet = sheet
        self._styles = styles
        tables = [*tables]
        self._protected = self._is_protected()
        self._free = [*self._let_through()] if self._protected else []
        if self._protected and not self._free:
            self._free = [*self._of_the_team(tables)]
        over = [*self._merged(), *self._filled()]
        over += [_Reason(block, "it belongs to a pivot table") for block in pivots]
        self._over = _Places([reason._replace(but_first=False) for reason in over])
        self._places = _Places([*over, *_tables(tables)])

    def why_not(self, row: int, column: int, cell: Cell | None) -> str:
        """The reason why a cell is left alone; empty when it may be written.

        Raises
        ------
        ValueError
            The cell does not hold together.
        """
        if cell is not None:
            inside = self._inside(cell)
            if inside:
                return inside
        where = self._places.why(row, column)
        return where or (PROTECTED if self._protected and self._locked(row, column, cell) else "")

    def in_the_way(self, row: int, column: int) -> str:
        """Why even a cell of ours could not be written: something lies over it; mostly empty."""
        return self._over.why(row, column)

    def _inside(self, cell: Cell) -> str:
        if self.sheet.xml.tag(b"f", cell.tag.end, cell.content_end):
            return "it holds a formula"
        if LINKED & cell.about.keys():
            return "it holds a picture or linked data"
        at = cell.tag.end
        text = self.sheet.xml.seen
        while True:
            at += len(text[at : cell.content_end]) - len(text[at : cell.content_end].lstrip())
            if at >= cell.content_end:
                return ""
            for name in KNOWN_INSIDE:
                tag = self.sheet.xml.tag(name, at, cell.content_end)
                if tag is not None and tag.start == at:
                    at = self.sheet.xml.close(name, tag, cell.content_end)[1]
                    break
            else:
                return "it holds something I do not know"

    def _is_protected(self) -> bool:
        tag = self.sheet.xml.tag(b"sheetProtection", self.sheet.after_data)
        return tag is not None and attributes(tag.inside).get(b"sheet") in TRUE

    def _let_through(self) -> Iterator[Block]:
        """Ranges anybody may write in although the sheet is protected: those without a password."""
        for tag in self.sheet.xml.tags(b"protectedRange", self.sheet.after_data):
            said = attributes(tag.inside)
            if not WITH_A_KEY & said.keys():
                yield from blocks(said.get(b"sqref", b"").decode("ascii", "replace"))

    def _of_the_team(self, tables: Iterable[Table]) -> Iterator[Block]:
        """The rows of the team workbook's tables, where another program left their range out.

        Some programs save a sheet with its protection and without the ranges that may be written
        in. Ours has no password, and all its rows are such a range.
        """
        tag = self.sheet.xml.tag(b"sheetProtection", self.sheet.after_data)
        if tag is None or WITH_A_KEY & attributes(tag.inside).keys():
            return
        from daysix.workbook.book import MOST_ROWS  # only for a sheet that lost its ranges
        from daysix.workbook.tables import TABLES

        for table in tables:
            block = table.block
            if table.name in TABLES and (block.top, block.left) == (1, 1):
                yield block._replace(top=2, bottom=max(MOST_ROWS, block.bottom))

    def _locked(self, row: int, column: int, cell: Cell | None) -> bool:
        if any(block.holds(row, column) for block in self._free):
            return False
        styles = self._styles()
        if styles is None:
            return True
        return styles.locked(cell.style if cell else self.sheet.usual_style(row, column))

    def _merged(self) -> Iterator[_Reason]:
        for tag in self.sheet.xml.tags(b"mergeCell", self.sheet.after_data):
            for block in _written(tag.inside):
                why = f"it is part of the merged cell {first_of(block)}"
                yield _Reason(block, why, but_first=True)

    def _filled(self) -> Iterator[_Reason]:
        text = self.sheet.xml.seen
        if not any(kind in text for kind in MANY_CELLS):
            return
        for tag in self.sheet.xml.tags(b"f", self.sheet.data.end, self.sheet.data_end):
            if attributes(tag.inside).get(b"t") in MANY_CELLS:
                for block in _written(tag.inside):
                    yield _Reason(block, f"it is filled by the formula in {first_of(block)}")


def _tables(tables: Iterable[Table]) -> Iterator[_Reason]:
    for table in tables:
        whole = table.block
        if table.header_rows:
            head = whole._replace(bottom=whole.top + table.header_rows - 1)
            yield _Reason(head, f"it is a heading of the table {table.name}")
        if table.totals_rows:
            foot = whole._replace(top=whole.bottom - table.totals_rows + 1)
            yield _Reason(foot, f"it is in the totals row of the table {table.name}")


def _written(inside: bytes) -> list[Block]:
    return blocks(attributes(inside).get(b"ref", b"").decode("ascii", "replace"))
