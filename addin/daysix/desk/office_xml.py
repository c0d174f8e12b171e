"""Workbooks in the XML of Excel 2003 (SpreadsheetML), whatever they are called.

Read element by element with every definition refused, so nothing can be fetched or blown up. Dates
stay as they are written, which is the year first; numbers become numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import markup, unreadable
from daysix.desk.excel import Rows
from daysix.records import NamedTuple
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1_048_576, 16_384, 20_000_000
WIDEST_GAP = 50_000
"""Rows. A cell beyond is a stray one, and would make the sheet too large to lay out."""


class _Sheet(NamedTuple):
    name: str
    rows: list[list[object]]
    merged: list[str]
    hidden: list[bool]


def sheets(content: bytes, name: str) -> Iterator[Rows]:
    """Every worksheet, in order.

    Raises
    ------
    BadInput
        T-007 damaged, T-031 it defines something, T-032 a cell far away, T-034 too large.
    """
    reader = _Reader(name)
    try:
        markup.elements(content, reader.start, end=reader.end, text=reader.text)
    except markup.Definitions as fault:
        raise unreadable.points_outside(name) from fault
    except markup.Malformed as fault:
        raise unreadable.not_a_spreadsheet(name) from fault
    for sheet in reader.sheets:
        yield Rows(sheet.name, not sheet.hidden, 1, 1, sheet.rows, tuple(sheet.merged))


class _Reader:
    """Takes elements as they come."""

    def __init__(self, name: str) -> None:
        self.sheets: list[_Sheet] = []
        self._file = name
        self._row: list[object] = []
        self._column = self._wide = self._high = self._cells = 0
        self._kind = ""
        self._text: list[str] | None = None
        self._asides = 0
        self._visible = False

    def start(self, tag: str, said: Mapping[str, str]) -> None:
        if tag == "Worksheet":
            self.sheets.append(_Sheet(said.get("Name", f"Sheet{len(self.sheets) + 1}"), [], [], []))
        elif tag == "Comment":
            self._asides += 1
        elif tag == "Row" and self.sheets:
            self._begin_row(_number(said, "Index"))
        elif tag == "Cell" and self.sheets:
            self._column = _number(said, "Index") or self._column + 1
            self._wide, self._high = _number(said, "MergeAcross"), _number(said, "MergeDown")
            self._begin_cell()
        elif tag == "Data" and not self._asides:
            self._kind, self._text = said.get("Type", "String"), []
        elif tag == "Visible":
            self._visible, self._text = True, []

    def end(self, tag: str) -> None:
        if tag == "Comment":
            self._asides -= 1
        elif tag == "Data" and self._text is not None and not self._asides:
            self._put(_value("".join(self._text), self._kind))
            self._text = None
        elif tag == "Cell":
            self._column += self._wide
        elif tag == "Visible" and self._visible:
            if self.sheets and "Hidden" in "".join(self._text or ()):
                self.sheets[-1].hidden.append(True)
            self._visible, self._text = False, None

    def text(self, said: str) -> None:
        if self._text is not None:
            self._text.append(said)

    def _begin_row(self, index: int) -> None:
        rows = self.sheets[-1].rows
        wanted = index or len(rows) + 1
        if wanted <= len(rows) or wanted > MOST_ROWS:
            raise unreadable.not_a_spreadsheet(self._file)
        if wanted - len(rows) > WIDEST_GAP:
            raise self._far(f"A{wanted}")
        rows.extend([] for _ in range(wanted - len(rows)))
        self._row, self._column = rows[-1], 0

    def _begin_cell(self) -> None:
        number = len(self.sheets[-1].rows)
        if not 0 < self._column + self._wide <= MOST_COLUMNS or number + self._high > MOST_ROWS:
            raise self._far(f"{letters(min(max(self._column, 1), MOST_COLUMNS))}{number}")
        if self._wide or self._high:
            first = f"{letters(self._column)}{number}"
            last = f"{letters(self._column + self._wide)}{number + self._high}"
            self.sheets[-1].merged.append(f"{first}:{last}")

    def _put(self, value: object) -> None:
        missing = self._column - len(self._row)
        if missing < 1 or not self.sheets:
            raise unreadable.not_a_spreadsheet(self._file)
        self._cells += missing
        if self._cells > MOST_CELLS:
            raise unreadable.too_large(self._file)
        self._row.extend([None] * missing)
        self._row[self._column - 1] = value

    def _far(self, address: str) -> Exception:
        return unreadable.far_cell(self._file, sheet=self.sheets[-1].name, address=address)


def _number(said: Mapping[str, str], name: str) -> int:
    typed = said.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0  # noqa: PLR2004


def _value(typed: str, kind: str) -> object:
    if kind == "Number":
        try:
            return float(typed)
        except ValueError:
            return typed
    if kind == "Boolean" and typed in {"0", "1"}:
        return typed == "1"
    return typed or None
