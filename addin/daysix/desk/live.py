"""A desk over a workbook that is open in Excel or LibreOffice.

Everything goes through xlwings, so that the same lines drive both; what xlwings has no word for is
in ``live_extras.py``. Nothing of the team's is moved, recoloured or given another filter.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from daysix.desk import desk_refusals as refusals
from daysix.desk import live_reading, live_writing
from daysix.desk.any_desk import Appended, Choices, Filtering, OwnTable, Selected, TableAt, never
from daysix.desk.live_extras import kept_in
from daysix.desk.live_told import told
from daysix.desk.live_writing import Cell, Writer
from daysix.desk.places import Spot, value_at
from daysix.desk.planning_desk import PlanningDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from daysix.desk.live_extras import Extras
    from daysix.desk.patching import CellValue, OwnValue
    from daysix.desk.places import Found, Planned
    from daysix.tracker.cells import SheetCells

MARK = "DaySix_"
"""A name that begins so marks a sheet as ours; it goes with the workbook."""


class LiveDesk(PlanningDesk):
    """A workbook in a program that runs.

    Parameters
    ----------
    book
        xlwings' own.
    extras
        How the program is asked what xlwings has no word for.
    """

    is_open = True

    def __init__(self, book: Any, extras: Extras) -> None:  # noqa: ANN401 - xlwings has no types
        self._book, self._extras = book, extras
        self._hidden: dict[str, tuple[int, ...]] = {}
        with told(extras.program):
            self.name: str = book.name

    @property
    def place(self) -> Path | None:
        """The file it is kept in; None where there is none within reach."""
        with told(self._extras.program):
            return kept_in(self._book)

    def sheets(self, wanted: Collection[str] | None = None) -> list[SheetCells]:
        """Every sheet that has something in it, hidden ones too; or of these names alone."""
        with told(self._extras.program):
            return live_reading.sheets(self._book, self._extras, wanted=wanted)

    def append(self, table: TableAt, rows: Sequence[Mapping[str, CellValue]]) -> Appended:
        """Write new rows under a table; a table of Excel's own grows to hold them."""
        with told(self._extras.program):
            found, first, lines = self._place_below(table, rows)
            sheet = self._book.sheets[table.sheet]
            own = sheet.tables[table.name] if table.name in found.sheet.tables else None
            if own is not None and own.show_totals:
                raise refusals.no_room_below(table.sheet)
            filled = self._filled(sheet, found, first)
            cells = [
                Cell(number, column, value)
                for number, line in enumerate(lines, start=first)
                for column, value in line.items()
                if column not in filled and value is not None
            ]
            self._refuse_locked(sheet, found, cells)
            writer = Writer(sheet, self._extras)
            if not self._extras.protected(sheet):  # there its columns have their looks already
                self._as_above(sheet, found, cells, first)
            writer.write(cells, never)
            if own is not None and first + len(rows) - 1 > found.last_row:
                self._resize(own, writer, bottom=first + len(rows) - 1)
        names = zip(table.headers, found.columns, strict=True)
        return Appended(first, tuple(name for name, column in names if column in filled))

    def add_column(self, table: TableAt, header: str) -> TableAt:
        """The table with a column of ours on its right; a table of Excel's own grows to hold it."""
        with told(self._extras.program):
            grown, spot, found = self._place_beside(table, header)
            if spot is None:
                return grown
            sheet = self._unprotected(table.sheet)
            writer = Writer(sheet, self._extras)
            writer.write([Cell(spot.row, spot.column, header)], never)
            if table.name in found.sheet.tables:
                self._resize(sheet.tables[table.name], writer, right=spot.column)
        return grown

    def put_table(self, table: OwnTable) -> None:
        """Write a whole table of ours; its sheet is added after the last one if need be."""
        with told(self._extras.program):
            sheet = self._own_sheet(table)
            rows: list[Sequence[OwnValue]] = [table.headers, *table.rows]
            old = live_reading.read(sheet, self._extras, date1904=False)
            bottom = max(len(rows), old.first_row + len(old.rows) - 1)
            wide = len(table.headers)
            cells = [
                Cell(row, column, rows[row - 1][column - 1] if row <= len(rows) else None, before)
                for row in range(1, bottom + 1)
                for column in range(1, wide + 1)
                for before in [value_at(old, row, column)]
            ]
            protected = self._extras.protected(sheet)
            if protected:  # ours, and made so that its rows can be filled; its column names cannot
                cells = [cell for cell in cells if cell.row > 1]
                # the last column holds no link; a cell with one cannot be tried
                if self._extras.locked(sheet.range((2, wide), (bottom + 1, wide))):
                    raise refusals.protected(table.sheet)
            if _is_blank(sheet):  # in one step: a table cut off later is known by its column names
                sheet.range((1, 1), (1, wide)).value = list(table.headers)
                cells = [cell for cell in cells if cell.row > 1]
            writer = Writer(sheet, self._extras)
            writer.write(cells, never)
            if bottom > len(rows) and not protected:
                self._extras.offer(sheet.range((len(rows) + 1, 1), (bottom, wide)), None)
            block = sheet.range((1, 1), (max(2, len(rows)), wide))
            if table.name in {one.name for one in sheet.tables}:
                self._reach(sheet.tables[table.name], block, writer, protected=protected)
            else:
                sheet.tables.add(source=block, name=table.name)
                sheet.range((1, 1), (1, wide)).font.bold = True
                block.columns.autofit()

    def offer(self, table: OwnTable, choices: Mapping[str, Choices]) -> None:
        """Offer lists to choose from in columns of a table of ours."""
        with told(self._extras.program):
            sheet = self._own_sheet(table)
            if self._extras.protected(sheet):
                raise refusals.protected(table.sheet)
            bottom = max(2, 1 + len(table.rows))
            for place, header in enumerate(table.headers, start=1):
                chosen = choices.get(header) if table.rows else None
                self._extras.offer(sheet.range((2, place), (bottom, place)), chosen)

    def save_copy(self, path: Path) -> None:
        """Save a copy; the workbook keeps its name, and what is not saved stays so."""
        with told(self._extras.program):
            self._extras.save_copy(self._book, path)

    def go_to(self, sheet: str, row: int, column: int) -> None:
        """Show a cell."""
        with told(self._extras.program):
            page = self._page(sheet)
            if page is None or not page.visible:
                raise refusals.no_such_cell(sheet)
            page.activate()
            page.range((row, column)).select()

    def selected(self) -> Selected | None:
        """The cell in front of the officer; None when it is in another workbook, or is no cell."""
        with told(self._extras.program):
            chosen = self._book.app.selection
            if chosen is None or chosen.sheet.book != self._book:
                return None
            return Selected(chosen.sheet.name, chosen.row, chosen.column)

    def toggle_filter(self, table: TableAt, header: str, values: Sequence[str]) -> Filtering:
        """Show only the rows that hold one of these in a column of ours; or all again."""
        found, column = self._place_of(table, header)
        with told(self._extras.program):
            sheet = self._book.sheets[table.sheet]
            columns = [place for place in found.columns if place is not None]
            corner = (found.header_row, min(columns))
            block = sheet.range(corner, (found.last_row, max(columns)))
            by = self._extras.filters(block)
            if by.on == {column}:
                self._extras.show_all(block, column)
                return Filtering.ALL
            if by.on or found.sheet.filtered:
                return Filtering.THEIRS
            rows = range(found.header_row + 1, found.last_row + 1)
            if set(found.sheet.hidden_rows) & set(rows):
                return Filtering.BY_HAND
            if by.last_column and by.last_column < column:
                return Filtering.OUT_OF_REACH
            self._extras.show_only(block, column, values)
        return Filtering.ONLY

    def say(self, text: str) -> None:
        """Show a short text in the status line; a blank one gives the line back."""
        with told(self._extras.program):
            self._book.app.status_bar = text or False

    # How cells are read and written

    def _read(self, wanted: Collection[str]) -> list[SheetCells]:
        with told(self._extras.program):
            found = live_reading.sheets(self._book, self._extras, wanted=wanted)
        self._hidden = {sheet.name: sheet.hidden_rows for sheet in found}
        return found

    def _why_not(self, cells: Sequence[Planned]) -> dict[Spot, str]:
        refused: dict[Spot, str] = {}
        with told(self._extras.program):
            for name, planned in _by_sheet(cells).items():
                places = {(one.spot.row, one.spot.column): one.spot for one in planned}
                why = live_writing.why_not(self._book.sheets[name], self._extras, list(places))
                refused |= {places[place]: reason for place, reason in why.items()}
        return refused

    def _write(self, cells: Sequence[Planned], stop: Callable[[], bool]) -> dict[Spot, str]:
        refused = self._why_not(cells)
        free = [one for one in cells if one.spot not in refused]
        done: list[Writer] = []
        with told(self._extras.program):
            for name, planned in _by_sheet(free).items():
                hidden = self._hidden.get(name, ())
                writer = Writer(self._book.sheets[name], self._extras, hidden=hidden)
                wanted = [
                    Cell(*one.spot[1:], one.change.value, one.old, one.change.look)
                    for one in planned
                ]
                try:
                    writer.write(wanted, stop)
                except BaseException as why:
                    for earlier in reversed(done):
                        earlier.take_back(why)
                    raise
                done.append(writer)
                looks = writer.looks_before().items()
                self._looks |= {Spot(name, *at): code for at, code in looks}
        return refused

    def _page(self, name: str) -> Any:  # noqa: ANN401
        return next((sheet for sheet in self._book.sheets if sheet.name == name), None)

    def _unprotected(self, name: str) -> Any:  # noqa: ANN401
        sheet = self._book.sheets[name]
        if self._extras.protected(sheet):
            raise refusals.protected(name)
        return sheet

    def _refuse_locked(self, sheet: Any, found: Found, cells: Sequence[Cell]) -> None:  # noqa: ANN401
        """On a protected sheet only what is unlocked is filled, and no table can grow."""
        if not cells or not self._extras.protected(sheet):
            return
        rows = [cell.row for cell in cells]
        blocks = (
            sheet.range((min(rows), column), (max(rows), column))
            for column in {cell.column for cell in cells}
        )
        if max(rows) > found.last_row or any(map(self._extras.locked, blocks)):
            raise refusals.protected(sheet.name)

    def _own_sheet(self, table: OwnTable) -> Any:  # noqa: ANN401
        name = table.sheet
        mark = f"{MARK}{''.join(letter if letter.isalnum() else '_' for letter in name)}"
        page = self._page(name)
        if page is not None:
            if mark in self._book.names or _holds_ours(page, table):
                return page
            if not _is_blank(page):
                raise refusals.not_ours(name)
            # there is nothing on it to lose: we were ended between adding it and marking it
            self._book.names.add(mark, _top_left(name))
            return page
        front = self._book.sheets.active
        fresh = self._book.sheets.add(name, after=self._book.sheets[len(self._book.sheets) - 1])
        self._book.names.add(mark, _top_left(name))
        front.activate()
        return fresh

    @staticmethod
    def _filled(sheet: Any, found: Found, first: int) -> set[int]:  # noqa: ANN401
        """The columns of a table that a formula fills: in the row above, or there already."""
        columns = [column for column in found.columns if column is not None]
        left, right = min(columns), max(columns)
        filled: set[int] = set()
        for row in (first - 1, first):
            if row <= found.header_row:
                continue
            said = sheet.range((row, left), (row, right)).formula
            line = [said] if left == right else said[0]
            filled |= {
                column
                for column in columns
                if isinstance(line[column - left], str) and line[column - left].startswith("=")
            }
        return filled

    @staticmethod
    def _as_above(sheet: Any, found: Found, cells: Sequence[Cell], first: int) -> None:  # noqa: ANN401
        """Give new cells the number formats of the row above them."""
        above = first - 1
        if above <= found.header_row:
            return
        last = max((cell.row for cell in cells), default=first)
        for column in sorted({cell.column for cell in cells}):
            code = sheet.range((above, column)).number_format
            if code and code != live_writing.GENERAL:
                sheet.range((first, column), (last, column)).number_format = code

    @staticmethod
    def _reach(table: Any, block: Any, writer: Writer, *, protected: bool) -> None:  # noqa: ANN401
        """Let our own table reach over its rows; Excel keeps it as it was on a protected sheet."""
        try:
            table.resize(block)
        except Exception as why:
            if not protected:
                writer.take_back(why)
                raise

    @staticmethod
    def _resize(table: Any, writer: Writer, *, bottom: int = 0, right: int = 0) -> None:  # noqa: ANN401
        """Let a table of Excel's own reach over new cells; they are taken back if it cannot."""
        whole = table.range
        rows = max(bottom - whole.row + 1, whole.shape[0])
        columns = max(right - whole.column + 1, whole.shape[1])
        try:
            table.resize(whole.resize(rows, columns))
        except BaseException as why:
            writer.take_back(why)
            raise


def _top_left(sheet: str) -> str:
    """The first cell of a sheet, as a name refers to it."""
    quoted = sheet.replace("'", "''")
    return f"='{quoted}'!$A$1"


def _is_blank(page: Any) -> bool:  # noqa: ANN401
    """Whether nothing at all stands on a sheet."""
    used = page.used_range
    return tuple(used.shape) == (1, 1) and used.value is None


def _holds_ours(page: Any, table: OwnTable) -> bool:  # noqa: ANN401
    """Whether a sheet holds just our table, as in the team workbook."""
    found = next((one for one in page.tables if one.name == table.name), None)
    if found is None or (found.range.row, found.range.column) != (1, 1):
        return False
    head = page.range((1, 1), (1, len(table.headers) + 1)).options(ndim=1).value
    return bool(head == [*table.headers, None])


def _by_sheet(cells: Sequence[Planned]) -> dict[str, list[Planned]]:
    found: dict[str, list[Planned]] = defaultdict(list)
    for one in cells:
        found[one.spot.sheet].append(one)
    return found
