"""Blocks of cells, and the letters in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from daysix.desk.libreoffice.addressing import At, written
from daysix.desk.libreoffice.fonts import Font, number_of, shade_of
from daysix.desk.libreoffice.values import incoming, outgoing
from daysix.desk.patching.addresses import LAST_COLUMN, LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.desk.libreoffice.link import Link

STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}
NUMBERS, DATES, TEXTS, FORMULAS = 1, 2, 4, 16
"""LibreOffice's flags for what a cell holds."""
KINDS = {"formulas": FORMULAS, "constants": NUMBERS | DATES | TEXTS}
HUNDREDTHS_PER_LETTER, EDGE = 185.2, 132.3
"""Of a millimetre: how Excel's column widths, counted in letters, come out in LibreOffice."""


class Range(base_classes.Range):
    """One block of cells on one sheet."""

    def __init__(self, sheet: Any, at: Sequence[int]) -> None:
        self.sheet = sheet
        top, left, rows, columns = at
        self.at: At = (top, left, rows, columns)

    def ask(self, do: str, **what: Any) -> Any:
        """Ask something about these cells."""
        return self.sheet.ask(do, at=self.at, **what)

    @property
    def api(self) -> Link:
        """The line to LibreOffice."""
        return self.sheet.link

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        """The sheet, first row and column, rows and columns."""
        return (self.sheet, *self.at)

    @property
    def row(self) -> int:
        """The first row, from 1."""
        return self.at[0]

    @property
    def column(self) -> int:
        """The first column, from 1."""
        return self.at[1]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.at[2], self.at[3]

    def __len__(self) -> int:
        return self.at[2] * self.at[3]

    def __call__(self, arg1: int, arg2: int | None = None) -> Range:
        """One cell: by row and column from 1 within the block, or by its number along the rows."""
        if arg2 is None:
            row, column = divmod(arg1 - 1, self.at[3])
        else:
            row, column = arg1 - 1, arg2 - 1
        return Range(self.sheet, (self.at[0] + row, self.at[1] + column, 1, 1))

    @property
    def address(self) -> str:
        """Such as ``$A$1:$F$20``."""
        return written(self.at)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The address with or without its dollars, and with sheet and workbook."""
        here = written(self.at, rows_fixed=row_absolute, columns_fixed=col_absolute)
        return f"'[{self.sheet.book.name}]{self.sheet.name}'!{here}" if external else here

    # What cells hold

    @property
    def raw_value(self) -> list[list[Any]]:
        """Rows of values; None for a blank, an error as itself."""
        return incoming(self.ask("cells.read"), self.at)

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        rows = value if isinstance(value, list | tuple) else None
        if rows is None:
            rows = [[value] * self.at[3] for _ in range(self.at[2])]
        elif rows and not isinstance(rows[0], list | tuple):
            rows = [rows]
        top, left = self.at[:2]
        if isinstance(value, str) and value.startswith("=") and len(self) > 1:
            self.formula = value
            return
        block = Range(self.sheet, (top, left, len(rows), len(rows[0])))
        block.ask("cells.write", **outgoing(rows, self.sheet.book.nought)._asdict())

    @property
    def max_cells_per_read(self) -> None:
        """Any number of cells is read at once."""
        return

    @property
    def max_cells_per_write(self) -> None:
        """Any number of cells is written at once."""
        return

    @property
    def formula(self) -> Any:
        """What stands in each cell, formulas as Excel writes them; one text for one cell."""
        rows = tuple(tuple(row) for row in self.ask("cells.formulas"))
        return rows[0][0] if len(self) == 1 else rows

    @formula.setter
    def formula(self, value: Any) -> None:
        if isinstance(value, list | tuple):
            self.raw_value = value
        else:
            self.ask("cells.put_formula", formula=value)

    @property
    def formula2(self) -> Any:
        """The same as ``formula``."""
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.formula = value

    @property
    def has_array(self) -> bool:
        """Whether one formula fills several of the cells."""
        return bool(self.ask("cells.holds_array"))

    def offer(self, words: str) -> None:
        """Offer the words of other cells to choose from; blank for none. Not in xlwings."""
        self.ask("cells.offer", words=words)

    def clear_contents(self) -> None:
        """Empty the cells; formats stay."""
        self.ask("cells.clear")

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Range]:
        """The blocks that are in sight, or that hold formulas or constants."""
        if value_type is not None or cell_type not in {"visible", *KINDS}:
            raise NotImplementedError(cell_type)
        if cell_type == "visible":
            found = self.ask("cells.in_sight")
        else:
            found = self.ask("cells.of_kind", kind=KINDS[cell_type])
        return [Range(self.sheet, at) for at in found]

    def end(self, direction: str) -> Range:
        """The last filled cell in a direction, as Ctrl and an arrow key would find it."""
        down, across = STEPS[direction]
        row, column = self.at[:2]
        used = self.sheet.used_range
        bottom = max(row, used.row + used.shape[0] - 1)
        right = max(column, used.column + used.shape[1] - 1)
        if down:
            top, last = (row, bottom) if down > 0 else (1, row)
            line = [
                cells[0] for cells in Range(self.sheet, (top, column, last - top + 1, 1)).raw_value
            ]
        else:
            first, last = (column, right) if across > 0 else (1, column)
            line = Range(self.sheet, (row, first, 1, last - first + 1)).raw_value[0]
        if down < 0 or across < 0:
            line.reverse()
        edge = (
            (LAST_ROW - row if down > 0 else row - 1)
            if down
            else (LAST_COLUMN - column if across > 0 else column - 1)
        )
        steps = _steps([one is not None for one in line], edge)
        return Range(self.sheet, (row + down * steps, column + across * steps, 1, 1))

    # How cells look

    @property
    def number_format(self) -> str | None:
        """The format code; None where the cells differ."""
        return self.ask("look.number_format")

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.ask("look.put_number_format", wanted=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The fill as red, green and blue; None for none, or where the cells differ."""
        return shade_of(self.ask("look.colour"))

    @color.setter
    def color(self, value: Any) -> None:
        self.ask("look.put_colour", shade=number_of(value))

    @property
    def font(self) -> Font:
        """The letters."""
        return Font(self)

    @property
    def column_width(self) -> float | None:
        """The width in letters; None where the columns differ."""
        found = self.ask("look.width")
        return None if found is None else round(max(0.0, (found - EDGE) / HUNDREDTHS_PER_LETTER), 2)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.ask("look.put_width", hundredths=round(value * HUNDREDTHS_PER_LETTER + EDGE))

    def autofit(self, axis: str | None = None) -> None:
        """Make the columns, the rows or both fit."""
        self.ask(
            "look.fit",
            columns=axis in {None, "columns", "c"},
            rows=axis in {None, "rows", "r"},
        )

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None where some are."""
        top, _, rows, _ = self.at
        shown = sum(one.at[2] for one in self._in_sight((top, 1, rows, LAST_COLUMN), across=False))
        return None if 0 < shown < rows else shown == 0

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.ask("look.hide", what="rows", hidden=bool(value))

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; None where some are."""
        _, left, _, columns = self.at
        shown = sum(one.at[3] for one in self._in_sight((1, left, LAST_ROW, columns), across=True))
        return None if 0 < shown < columns else shown == 0

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.ask("look.hide", what="columns", hidden=bool(value))

    def _in_sight(self, at: At, *, across: bool) -> list[Range]:
        """The visible blocks of whole rows or columns, each row or column once."""
        found = Range(self.sheet, at).get_special_cells("visible", None)
        edge = min((one.at[0] if across else one.at[1] for one in found), default=0)
        return [one for one in found if (one.at[0] if across else one.at[1]) == edge]

    @property
    def merge_cells(self) -> bool | None:
        """Whether all cells are one merged cell; None where only some are merged."""
        if not self.ask("look.merged"):
            return False
        return True if self.merge_area.at == self.at else None

    @property
    def merged_blocks(self) -> list[Range]:
        """Every merged cell that begins here, at once; xlwings itself has no word for this."""
        return [Range(self.sheet, at) for at in self.ask("look.merged_blocks")]

    @property
    def merge_area(self) -> Range:
        """The merged cell the first cell is part of."""
        return Range(self.sheet, self.ask("look.merged_block"))

    def merge(self, across: bool = False) -> None:
        """Make one cell of the block, or of each of its rows."""
        top, left, rows, columns = self.at
        if not across:
            self.ask("look.merge", on=True)
            return
        for row in range(top, top + rows):
            Range(self.sheet, (row, left, 1, columns)).merge()

    def unmerge(self) -> None:
        """Part what was merged."""
        self.ask("look.merge", on=False)

    @property
    def locked(self) -> bool:
        """Whether a cell is locked once its sheet is protected; xlwings has no word for this."""
        return bool(self.ask("look.locked"))

    @property
    def filtered_columns(self) -> list[int]:
        """The columns of these cells that are filtered; xlwings has no word for this."""
        return [int(column) for column in self.ask("sheet.filtered_columns")]

    def show_only(self, column: int, values: list[str]) -> None:
        """Filter these cells, their first row being names; column 0 shows all; not in xlwings."""
        self.ask("sheet.show_only", column=column, values=values)

    @property
    def name(self) -> Any:
        """The name given to exactly these cells; None if there is none."""
        for name in self.sheet.names:
            if name.refers_to_range.at == self.at:
                return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        quoted = self.sheet.name.replace("'", "''")
        self.sheet.book.names.add(value, f"='{quoted}'!{self.address}")

    @property
    def table(self) -> Any:
        """The table the first cell is in; None if it is in none."""
        row, column = self.at[:2]
        for table in self.sheet.tables:
            top, left, rows, columns = table.at
            if top <= row < top + rows and left <= column < left + columns:
                return table
        return None

    def select(self) -> None:
        """Show the sheet, scroll to the cells and select them."""
        self.sheet.link.ask(
            "book.select", book=self.sheet.book.number, name=self.sheet.name, at=self.at
        )


def _steps(filled: list[bool], edge: int) -> int:
    """How far Ctrl and an arrow key go from the first cell of a line; ``edge`` if nothing comes."""
    if len(filled) > 1 and filled[0] and filled[1]:
        run = filled.index(False) if False in filled else len(filled)
        return run - 1
    return next((step for step, one in enumerate(filled) if one and step), edge)
