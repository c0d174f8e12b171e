"""One worksheet's text: where each row and cell lies, found without taking it apart."""

from __future__ import annotations

from functools import cached_property

from daysix.desk.patching.addresses import address, place
from daysix.desk.patching.marked_text import (
    MarkedText,
    Tag,
    attributes,
    pattern,
)
from daysix.records import NamedTuple

TRUE = frozenset({b"1", b"true"})
NO_STYLE = 0


class Row(NamedTuple):
    """A row that is in the sheet: its number, its first tag, and where it ends."""

    number: int
    tag: Tag
    content_end: int
    end: int


class Cell(NamedTuple):
    """A cell that is in the sheet."""

    row: int
    column: int
    tag: Tag
    content_end: int
    end: int

    @property
    def about(self) -> dict[bytes, bytes]:
        """Its attributes."""
        return attributes(self.tag.inside)

    @property
    def style(self) -> int:
        """The number of its style."""
        return _whole(self.about.get(b"s"), NO_STYLE)


class SheetText:
    """The text of one worksheet.

    Parameters
    ----------
    raw
        The part as unpacked.

    Raises
    ------
    ValueError
        It is not a worksheet whose cells can be found without doubt.
    """

    def __init__(self, raw: bytes) -> None:
        self.xml = MarkedText(raw)
        found = self.xml.tags(b"sheetData")
        if len(found) != 1:
            raise ValueError("rows")
        self.data = found[0]
        self.data_end, self.after_data = self.xml.close(b"sheetData", self.data)
        self.rows = self._rows()
        self._cells: dict[int, dict[int, Cell]] = {}
        self._known: dict[tuple[int, int], Cell | None] = {}
        self._first_tag = b"<" + self.xml.prefix + b'c r="'

    def _rows(self) -> dict[int, Row]:
        found: dict[int, Row] = {}
        number = 0
        for tag in self.xml.tags(b"row", self.data.end, self.data_end):
            before = number
            number = _whole(attributes(tag.inside).get(b"r"), number + 1)
            if number <= before:
                raise ValueError("rows out of order")
            found[number] = Row(number, tag, *self.xml.close(b"row", tag, self.data_end))
        return found

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None when the sheet does not have it."""
        where = (row, column)
        if where not in self._known:
            self._known[where] = self._sought(row, column)
        return self._known[where]

    def _sought(self, row: int, column: int) -> Cell | None:
        line = self.rows.get(row)
        if line is None:
            return None
        if row not in self._cells:
            quick = self._quickly(line, column)
            if quick is not None:
                return quick
            last = self.last_cell(row)
            if last is None or last.column < column:
                return None
        return self.cells(row).get(column)

    def _quickly(self, row: Row, column: int) -> Cell | None:
        """Find a cell by its address as Excel writes it, without looking at its neighbours."""
        sought = self._first_tag + address(row.number, column).encode() + b'"'
        at = self.xml.seen.find(sought, row.tag.end, row.content_end)
        tag = self.xml.tag(b"c", at, row.content_end) if at >= 0 else None
        if tag is None or tag.start != at:
            return None
        return Cell(row.number, column, tag, *self.xml.close(b"c", tag, row.content_end))

    def cells(self, row: int) -> dict[int, Cell]:
        """Every cell of a row that is in the sheet, by column.

        Raises
        ------
        ValueError
            They are out of order, or on the wrong row.
        """
        if row not in self._cells:
            self._cells[row] = self._cells_of(self.rows[row])
        return self._cells[row]

    def _cells_of(self, row: Row) -> dict[int, Cell]:
        found: dict[int, Cell] = {}
        column = 0
        at = row.tag.end
        for match in pattern(self.xml.prefix + b"c").finditer(self.xml.seen, at, row.content_end):
            if match.start() < at:
                continue
            tag = self.xml.tag(b"c", match.start(), row.content_end)
            assert tag is not None  # noqa: S101 - the pattern has just found it
            before = column
            column = self._column(tag, row.number, column + 1)
            if column <= before:
                raise ValueError("cells out of order")
            found[column] = Cell(
                row.number, column, tag, *self.xml.close(b"c", tag, row.content_end)
            )
            at = found[column].end
        return found

    def _column(self, tag: Tag, row: int, otherwise: int) -> int:
        written = attributes(tag.inside).get(b"r")
        if written is None:
            return otherwise
        found = place(written.decode("ascii", "replace"))
        if found is None or found[0] != row:
            raise ValueError("a cell on the wrong row")
        return found[1]

    def last_cell(self, row: int) -> Cell | None:
        """The last cell of a row, found from its end; None when the row has none."""
        line = self.rows[row]
        if row not in self._cells:
            first, last = line.tag.end, line.content_end
            at = self.xml.seen.rfind(self._first_tag, first, last)
            end = self.xml.seen.find(b'"', at + len(self._first_tag))
            where = place(self.xml.seen[at + len(self._first_tag) : end].decode("ascii", "replace"))
            if at >= 0 and where is not None and where[0] == row:
                found = self._quickly(line, where[1])
                if found is not None and not self.xml.seen[found.end : last].strip():
                    return found
        return next(reversed(self.cells(row).values()), None)

    def usual_style(self, row: int, column: int) -> int:
        """The style a cell would have if somebody typed it here: its row's, or its column's."""
        line = self.rows.get(row)
        about = attributes(line.tag.inside) if line else {}
        if about.get(b"customFormat") in TRUE:
            return _whole(about.get(b"s"), NO_STYLE)
        return self.column_style(column)

    def column_style(self, column: int) -> int:
        """The style a column gives to the cells of rows that have none of their own."""
        return next(
            (style for first, last, style in self._column_styles if first <= column <= last),
            NO_STYLE,
        )

    @cached_property
    def _column_styles(self) -> list[tuple[int, int, int]]:
        found = [attributes(tag.inside) for tag in self.xml.tags(b"col", 0, self.data.start)]
        return [
            (
                _whole(about.get(b"min"), 0),
                _whole(about.get(b"max"), 0),
                _whole(about.get(b"style"), NO_STYLE),
            )
            for about in found
        ]


def _whole(written: bytes | None, otherwise: int) -> int:
    return int(written) if written is not None and written.strip().isdigit() else otherwise
