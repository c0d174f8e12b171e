"""The same sheets on a desk of each kind, and somebody who types into them meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import openpyxl
from openpyxl.styles import Protection
from openpyxl.worksheet.table import Table

from daysix.desk.file import FileDesk
from daysix.desk.live_books import attach
from daysix.desk.memory import MemoryDesk, MemorySheet
from daysix.desk.places import row_key, table_at

FILE = "tracker.xlsx"
HEADERS = ["Ref", "Child", "First day", "Days", "Note", "Check"]
ROWS = [
    ["2026-0001", "Amberley", date(2026, 9, 7), 2, None, None],  # a Monday
    ["2026-0002", "Brindle", date(2026, 9, 9), 5, "asked twice", None],  # a Wednesday
    ["2026-0003", "Corrie", date(2026, 9, 14), 1.5, None, None],  # a Monday
    ["2026-0004", "Dunmore", date(2026, 9, 18), 15, None, None],  # a Friday
]
HEAD = 3
"""The row of the column names: a title and a blank row stand above."""


@dataclass
class Page:
    """One sheet: rows from the first cell on, and what lies over them."""

    rows: list[list[object]]
    formulas: dict[str, str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    filter: str = ""
    filter_keeps: tuple[int, str] | None = None
    hidden_rows: tuple[int, ...] = ()
    protected: bool = False
    unlocked: tuple[str, ...] = ()
    visible: bool = True


def tracker(**more):
    """The usual tracker: one sheet, a title above, no table of Excel's own."""
    rows = [["Exclusions 2026 to 2027"], [], HEADERS, *[list(row) for row in ROWS]]
    return {"Exclusions": Page(rows, **more)}


def saved(sheets, path):
    """The same sheets as a file, made by a library that is not ours."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, page in sheets.items():
        sheet = book.create_sheet(name)
        fill(sheet, page)
        lay_over(sheet, page)
    book.save(path)
    return path


def fill(sheet, page) -> None:
    for number, row in enumerate(page.rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # text, even when it begins with =
    for cell, formula in page.formulas.items():
        sheet[cell] = formula


def lay_over(sheet, page) -> None:
    for table, block in page.tables.items():
        sheet.add_table(Table(displayName=table, ref=block))
    for block in page.merged:
        sheet.merge_cells(block)
    if page.filter:
        sheet.auto_filter.ref = page.filter
        at, text = page.filter_keeps
        sheet.auto_filter.add_filter_column(at, [text])
    for row in page.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for cell in page.unlocked:
        sheet[cell].protection = Protection(locked=False)
    sheet.protection.sheet = page.protected
    sheet.sheet_state = "visible" if page.visible else "hidden"


def place(cell):
    found = openpyxl.utils.cell.coordinate_from_string(cell)
    return found[1], openpyxl.utils.column_index_from_string(found[0])


class World:
    """A desk and the workbook under it."""

    def read(self, sheet="Exclusions"):
        return next(one for one in self.desk.sheets() if one.name == sheet)

    def as_read(self, sheet):
        """What was read first: changes are worked out from it, whatever happened since."""
        if not hasattr(self, "_as_read"):
            self._as_read = {one.name: one for one in self.desk.sheets()}
        return self._as_read[sheet]

    def table(self, *, ours=("Check",), sheet="Exclusions", head=HEAD):
        return table_at(self.as_read(sheet), head, ours=ours)

    def key(self, row, *, sheet="Exclusions", **more):
        return row_key(self.as_read(sheet), self.table(sheet=sheet, **more), row)

    def cell(self, cell, sheet="Exclusions"):
        cells = self.read(sheet)
        row, column = place(cell)
        line, at = row - cells.first_row, column - cells.first_column
        if not (0 <= line < len(cells.rows) and 0 <= at < len(cells.rows[line])):
            return ""
        return cells.rows[line][at]

    def offered(self, cell, sheet):
        """Where the words are that a cell offers, and whether anything else is refused."""
        copy = self.path.with_name("copy with lists.xlsx")
        self.desk.save_copy(copy)
        rules = openpyxl.load_workbook(copy)[sheet].data_validations.dataValidation
        found = [rule for rule in rules if rule.type == "list" and cell in rule.sqref]
        assert len(found) < 2, "two lists on one cell"
        if not found:
            return ""
        assert not found[0].showErrorMessage, "anything may be typed"
        return found[0].formula1.replace("'", "").lstrip("=")

    def is_ours(self, sheet):
        """The sheet was made by us before."""


class MemoryWorld(World):
    def __init__(self, sheets, _folder, _office) -> None:
        self.desk = MemoryDesk.of(FILE, {name: page.rows for name, page in sheets.items()})
        for name, page in sheets.items():
            sheet: MemorySheet = self.desk.book[name]
            sheet.formulas = {place(cell) for cell in page.formulas}
            for cell in page.formulas:
                sheet.values[place(cell)] = 0.0
            sheet.unlocked = {place(cell) for cell in page.unlocked}
            sheet.tables, sheet.merged = dict(page.tables), page.merged
            sheet.hidden_rows, sheet.filtered = page.hidden_rows, bool(page.filter)
            sheet.protected, sheet.visible = page.protected, page.visible
            for spot, value in list(sheet.values.items()):
                if isinstance(value, int) and not isinstance(value, bool):
                    sheet.values[spot] = float(value)

    def somebody_types(self, cell, value, sheet="Exclusions") -> None:
        self.desk.book[sheet].values[place(cell)] = value

    def offered(self, cell, sheet):
        found = self.desk.book[sheet].offered.get(place(cell))
        return f"{found.sheet}!{found.block}" if found else ""

    def is_ours(self, sheet) -> None:
        self.desk.book[sheet].ours = True


class FileWorld(World):
    def __init__(self, sheets, folder, _office) -> None:
        self.path = saved(sheets, folder / FILE)
        self.desk = FileDesk(self.path)

    def somebody_types(self, cell, value, sheet="Exclusions") -> None:
        book = openpyxl.load_workbook(self.path)
        book[sheet][cell] = value
        book.save(self.path)


class LiveWorld(World):
    def __init__(self, sheets, folder, office) -> None:
        self.path = saved(sheets, folder / FILE)
        self.book = office.app.books.open(self.path)
        self.desk = attach(FILE, programs=[office.app])

    def somebody_types(self, cell, value, sheet="Exclusions") -> None:
        self.book.sheets[sheet][cell].value = value


WORLDS = {"memory": MemoryWorld, "file": FileWorld, "live": LiveWorld}
