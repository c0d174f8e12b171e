"""The guard's look at LibreOffice's workbooks (``.ods``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import markup, unreadable
from daysix.desk.facts import ODS, BookFacts, SheetFacts
from daysix.desk.spread import refuse_far
from daysix.desk.zip_watch import watch
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.desk.zip_parts import Parts

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
LOCKED = b"encryption-data"
OUT_OF_SIGHT = frozenset({"collapse", "filter"})
ROWS_AGAIN, CELLS_AGAIN = "table:number-rows-repeated", "table:number-columns-repeated"
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
MOST_READ = 100_000_000


def look(parts: Parts, name: str) -> BookFacts:
    """Look at every part once.

    Raises
    ------
    BadInput
        T-005 locked, T-007 damaged, T-031 definitions, T-032 a cell far away, T-034 too large.
    """
    if LOCKED in parts.whole(MANIFEST):
        raise unreadable.locked()
    for part in parts.names():
        watch(parts, part, name, core=part == CONTENT)
    if parts.size_of(CONTENT) > MOST_READ:
        raise unreadable.too_large(name)
    content = _Content()
    try:
        markup.elements(
            parts.whole(CONTENT), content.start, end=content.end, text=content.text, local=False
        )
    except markup.Malformed as fault:
        raise unreadable.not_a_spreadsheet(name) from fault
    for title, spread in content.spreads.items():
        refuse_far(*spread, name=name, title=title)
    macros = any(part.startswith("basic/") for part in parts.names())
    return BookFacts(ODS, date1904=content.date1904, macros=macros, sheets=content.sheets)


class _Content:
    """Counts rows and cells as they come; a repeated one stands for many."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self.spreads: dict[str, tuple[dict[int, int], dict[int, int]]] = {}
        self.date1904 = False
        self._sheet = SheetFacts()
        self._rows: dict[int, int] = {}
        self._columns: dict[int, int] = {}
        self._row = self._cell = self._column = 0
        self._again = 1
        self._error: list[str] | None = None

    def start(self, element: str, has: Mapping[str, str]) -> None:
        if element == "table:table":
            self._begin_sheet(has.get("table:name", ""))
        elif element == "table:table-column":
            count = _count(has, CELLS_AGAIN, MOST_COLUMNS)
            if has.get("table:visibility") in OUT_OF_SIGHT:
                first = self._column + 1
                self._sheet.hidden_columns += range(first, min(first + count, MOST_COLUMNS))
            self._column += count
        elif element == "table:table-row":
            self._begin_row(has)
        elif element in {"table:table-cell", "table:covered-table-cell"}:
            self._begin_cell(has)
        elif element == "table:null-date":
            self.date1904 = has.get("table:date-value", "").startswith("1904")

    def _begin_sheet(self, title: str) -> None:
        self._sheet = self.sheets[title] = SheetFacts()
        self._rows, self._columns = self.spreads[title] = ({}, {})
        self._row = self._column = 0

    def _begin_row(self, has: Mapping[str, str]) -> None:
        self._again = _count(has, ROWS_AGAIN, MOST_ROWS)
        self._cell = 0
        if has.get("table:visibility") in OUT_OF_SIGHT and self._again < MOST_ROWS // 2:
            first = self._row + 1
            self._sheet.hidden_rows += range(first, first + self._again)
            self._sheet.filtered |= has.get("table:visibility") == "filter"

    def _begin_cell(self, has: Mapping[str, str]) -> None:
        count = _count(has, CELLS_AGAIN, MOST_COLUMNS)
        if "office:value-type" in has:
            for row in (self._row, self._row + self._again - 1):
                for column in (self._cell, self._cell + count - 1):
                    self._rows.setdefault(row, column)
                    self._columns.setdefault(column, row)
        if has.get("calcext:value-type") == "error":
            self._error = []
        self._merge(has)
        self._cell += count

    def _merge(self, has: Mapping[str, str]) -> None:
        down = _count(has, "table:number-rows-spanned", MOST_ROWS)
        across = _count(has, "table:number-columns-spanned", MOST_COLUMNS)
        if down * across > 1:
            first = f"{letters(self._cell + 1)}{self._row + 1}"
            last = f"{letters(self._cell + across)}{self._row + down}"
            self._sheet.merged.append(f"{first}:{last}")

    def text(self, piece: str) -> None:
        if self._error is not None:
            self._error.append(piece)

    def end(self, element: str) -> None:
        if element == "table:table-row":
            self._row += self._again
        elif element == "table:table-cell" and self._error is not None:
            address = f"{letters(self._cell)}{self._row + 1}"
            self._sheet.errors[address] = "".join(self._error).strip() or "#ERROR!"
            self._error = None


def _count(has: Mapping[str, str], what: str, most: int) -> int:
    text = has.get(what, "1")
    return min(int(text), most) if text.isascii() and text.isdigit() and int(text) else 1
