"""A worksheet's XML scanned as bytes, for what a reader of plain values leaves out.

A parser that calls back for every cell would take longer than the reading itself. So whole rows
are scanned with patterns, each of which is only tried where its word occurs at all.
"""

from __future__ import annotations

import re

from daysix.desk.facts import SheetFacts
from daysix.desk.spread import column_number
from daysix.tracker.cells import letters

CELL = re.compile(rb"<c\b([^<>]{0,2000})>")
NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")
ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)(\d+)["']""")
HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true|on)["']""")
HIDDEN_ROW = re.compile(
    rb"""<row\b([^<>]{0,2000}\bhidden\s*=\s*["'](?:1|true|on)["'][^<>]{0,2000})>"""
)
COLUMN = re.compile(rb"<col\b([^<>]{0,2000})>")
SPAN = re.compile(rb"""\b(min|max)\s*=\s*["'](\d+)["']""")
MERGED = re.compile(rb"""<mergeCell\b[^<>]{0,2000}\bref\s*=\s*["']([A-Z0-9:$]+)["']""")
ERROR = re.compile(rb"""<c\b([^<>]{0,2000}\bt\s*=\s*["']e["'][^<>]{0,2000}(?<!/))>""")
ROW_BEGINS, ROW_ENDS, CELL_END = b"<row", b"row>", b"c>"
VALUE = re.compile(rb"<v\b[^<>]{0,2000}>([^<]*)<")
FILLED = re.compile(rb"""<c\b[^<>]{0,2000}\br\s*=\s*["']([A-Z]+)(\d+)["'][^<>]{0,2000}(?<!/)>""")
USUAL_WIDTH, WIDEST = 78, 16_384
"""Columns up to BZ, and all there can be."""
WIDE = re.compile(rb"""r=["'](?:[C-Z][A-Z]|[AB][A-Z][A-Z])""")
"""Any address past the usual columns: one search for what is nearly never there."""
WIDTHS = (
    (re.compile(rb"""r=["'][A-Z]{3}"""), WIDEST),
    (re.compile(rb"""r=["'][F-Z][A-Z][0-9]"""), 702),
    (re.compile(rb"""r=["'][C-Z][A-Z][0-9]"""), 156),
)
"""How many columns there may be when an address like this occurs, the widest first."""
PREFIX = re.compile(rb"<(\w+:)worksheet\b")
CELLS = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\r", b"<c\n")
ADDRESSED, PREFIXED = b'<c r="', b":c "
ODD_ADDRESS = re.compile(rb'<c r="(?![A-Z]{1,2}[0-9]{1,4}")')
FILTERED = re.compile(rb"""<filterColumn\b|\bfilterMode\s*=\s*["'](?:1|true|on)["']""")

WAIT_FOR_A_ROW = 16 << 20


class SheetScan:
    """Takes a worksheet block by block."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self.hidden_spans: list[tuple[int, int]] = []
        self.last_row = 0
        self.width = USUAL_WIDTH
        self._prefix: bytes | None = None
        self._kept = b""
        self._rows = 0
        self._filter_on = False

    def feed(self, block: bytes) -> None:
        """Take the next block; the tail after its last whole row waits for the next."""
        cut = block.rfind(ROW_ENDS) + len(ROW_ENDS)
        if cut >= len(ROW_ENDS):  # as nearly always
            self._scan(b"".join((self._kept, memoryview(block)[:cut])))
            self._kept = block[cut:]
            return
        self._kept += block
        cut = self._kept.rfind(ROW_ENDS) + len(ROW_ENDS)
        if cut < len(ROW_ENDS) and len(self._kept) > WAIT_FOR_A_ROW:
            cut = self._kept.rfind(b">") + 1
        if cut >= len(ROW_ENDS):
            self._scan(self._kept[:cut])
            self._kept = self._kept[cut:]

    def _bare(self, block: bytes) -> bytes:
        """Some programs put a prefix before every name; the patterns know only the bare names."""
        if self._prefix is None:
            found = PREFIX.search(block)
            self._prefix = found[1] if found else b""
        if not self._prefix:
            return block
        return block.replace(b"<" + self._prefix, b"<").replace(b"</" + self._prefix, b"</")

    def close(self) -> None:
        """Take what is left."""
        self._scan(self._kept)
        self._kept = b""
        self.facts.filtered = self._filter_on

    def _scan(self, block: bytes) -> None:
        block = self._bare(block)
        if b"hidden" in block:
            self._hidden(block)
        if b'"e"' in block or (b"'" in block and b"'e'" in block):
            self._errors(block)
        self._beside_rows(block)
        if self.width < WIDEST and WIDE.search(block):
            found = (width for pattern, width in WIDTHS if pattern.search(block))
            self.width = max(self.width, next(found, 0))
        self._rows += block.count(ROW_BEGINS)
        last = block.rfind(ROW_BEGINS)
        if last >= 0:
            number = NUMBER.search(block, last, max(block.find(b">", last), last))
            self.last_row = max(self.last_row, int(number[1]) if number else self._rows)

    def _beside_rows(self, block: bytes) -> None:
        """Merged cells and filters are told of before the first row, or after the last."""
        first = block.find(ROW_BEGINS)
        if first >= 0:
            block = block[:first] + block[max(first, block.rfind(ROW_ENDS)) :]
        if b"mergeCell" in block:
            self.facts.merged += [found.decode() for found in MERGED.findall(block)]
        if b"filter" in block:
            self._filter_on = self._filter_on or FILTERED.search(block) is not None

    def _hidden(self, block: bytes) -> None:
        for row in HIDDEN_ROW.finditer(block):
            number = NUMBER.search(row[1])
            at = int(number[1]) if number else self._row_at(block, row.start()) + 1
            self.facts.hidden_rows.append(at)
        for column in COLUMN.findall(block):
            if HIDDEN.search(column):
                span = {name: int(place) for name, place in SPAN.findall(column)}
                first = span.get(b"min", 1)
                self.hidden_spans.append((first, span.get(b"max", first)))

    def _errors(self, block: bytes) -> None:
        at = 0
        while cell := ERROR.search(block, at):
            at = block.find(CELL_END, cell.end())
            if at < 0:
                return
            value = VALUE.search(block, cell.end(), at)
            if value:
                address = ADDRESS.search(cell[1])
                found = (
                    (address[1] + address[2]).decode()
                    if address
                    else self._counted(block, cell.start())
                )
                self.facts.errors[found.upper()] = value[1].decode("utf-8", "replace")

    def _counted(self, block: bytes, at: int) -> str:
        """Where a cell without an address stands, by counting."""
        row = max(block.rfind(ROW_BEGINS, 0, at), 0)
        return f"{letters(len(CELL.findall(block, row, at)) + 1)}{self._row_at(block, at)}"

    def _row_at(self, block: bytes, at: int) -> int:
        return self._rows + block.count(ROW_BEGINS, 0, at)


def is_plain(sheet: bytes) -> bool:
    """Whether every cell of a small sheet has an ordinary address, and so none lies far away."""
    return (
        sum(map(sheet.count, CELLS)) == sheet.count(ADDRESSED)
        and PREFIXED not in sheet
        and ODD_ADDRESS.search(sheet) is None
    )


class Spread:
    """Where the filled cells of a sheet lie, gathered block by block when it looks too large.

    Both mappings count from 0: each row to its first column, each column to its first row.
    """

    def __init__(self) -> None:
        self.rows: dict[int, int] = {}
        self.columns: dict[int, int] = {}
        self._known: dict[bytes, int] = {}
        self._kept = b""

    def feed(self, block: bytes) -> None:
        """Take the next block."""
        self._kept += block
        cut = self._kept.rfind(b">") + 1
        for name, number in FILLED.findall(self._kept, 0, cut):
            if name not in self._known:
                self._known[name] = column_number(name.decode()) - 1
            row, column = int(number) - 1, self._known[name]
            self.rows.setdefault(row, column)
            self.columns.setdefault(column, row)
        self._kept = self._kept[cut:]
