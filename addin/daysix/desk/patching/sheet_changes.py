"""The splices that change or add cells of a worksheet, and nothing between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.patching.addresses import address, blocks
from daysix.desk.patching.marked_text import Splice, attributes, with_attribute
from daysix.desk.patching.values import NOTHING
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.desk.patching.addresses import Block
    from daysix.desk.patching.back import Changed
    from daysix.desk.patching.sheet import Cell, Row, SheetText
    from daysix.desk.patching.values import Written


class NewCell(NamedTuple):
    """What a cell shall hold, and its style; None leaves the style it has.

    A cell that is ``gone`` is taken out of the sheet, its style with it.
    """

    content: Written
    style: int | None = None
    gone: bool = False


GONE = NewCell(NOTHING, gone=True)


def changed_sheet(
    sheet: SheetText,
    new: Mapping[tuple[int, int], NewCell],
    heights: Mapping[int, float | None] | None = None,
    more: Sequence[Splice] = (),
) -> Changed:
    """The sheet with some cells changed or added, and the rest as it was.

    Parameters
    ----------
    new
        By row and column.
    heights
        Rows of our own, by number: how high each shall be, None for the usual. They are shown,
        whatever a filter said of them before.
    more
        What changes behind the cells.

    Raises
    ------
    ValueError
        The result would not be sound.
    """
    return _Changes(sheet, heights or {}).made(new, more)


class _Changes:
    """Works out where each change goes in the text of one sheet."""

    def __init__(self, sheet: SheetText, heights: Mapping[int, float | None]) -> None:
        self._sheet = sheet
        self._heights = heights

    def made(self, new: Mapping[tuple[int, int], NewCell], more: Sequence[Splice]) -> Changed:
        by_row: dict[int, dict[int, NewCell]] = {row: {} for row in sorted(self._heights)}
        for (row, column), cell in sorted(new.items()):
            by_row.setdefault(row, {})[column] = cell
        splices = self._dimension(new) + self._no_filter()
        fresh: dict[int, bytes] = {}
        for row, cells in sorted(by_row.items()):
            if row in self._sheet.rows:
                splices += self._in_row(self._sheet.rows[row], cells)
            else:
                fresh[row] = self._new_row(row, cells)
        return self._sheet.xml.spliced([*splices, *self._new_rows(fresh), *more])

    def _in_row(self, row: Row, new: Mapping[int, NewCell]) -> list[Splice]:
        changed, added = [], {}
        for column, cell in new.items():
            there = self._sheet.cell(row.number, column)
            if cell.gone:
                changed += [] if there is None else [Splice(there.tag.start, there.end, b"")]
            elif there is None:
                added[column] = self._new_cell(row.number, column, cell)
            else:
                changed.append(self._in_cell(there, cell))
        if not added:
            return (
                [*self._row_tag(row, added), *changed] if row.number in self._heights else changed
            )
        return [*self._row_tag(row, added), *changed, *self._between(row, added)]

    def _between(self, row: Row, added: Mapping[int, bytes]) -> list[Splice]:
        """New cells of a row, each before the next cell that is there."""
        if row.tag.alone:
            return []
        splices = []
        final = self._sheet.last_cell(row.number)
        if final is None or final.column < min(added):
            at = final.end if final else row.tag.end
            return [Splice(at, at, text) for text in added.values()]
        there = self._sheet.cells(row.number)
        for column, text in added.items():
            later = next((cell for at, cell in there.items() if at > column), None)
            at = later.tag.start if later else final.end
            splices.append(Splice(at, at, text))
        return splices

    def _row_tag(self, row: Row, added: Mapping[int, bytes]) -> list[Splice]:
        inside = row.tag.inside
        spans = attributes(inside).get(b"spans")
        if spans and added:
            inside = with_attribute(inside, b"spans", _wider(spans, added))
        if row.number in self._heights:
            inside = _shown(inside, self._heights[row.number])
        if row.tag.alone and not added:
            text = b"<" + self._sheet.xml.prefix + b"row" + inside.rstrip() + b"/>"
            return [Splice(row.tag.start, row.tag.end, text)]
        if not row.tag.alone and inside == row.tag.inside:
            return []
        name = self._sheet.xml.prefix + b"row"
        text = b"<" + name + inside.rstrip() + b">"
        if row.tag.alone:
            text += b"".join(added.values()) + b"</" + name + b">"
        return [Splice(row.tag.start, row.tag.end, text)]

    def _in_cell(self, there: Cell, new: NewCell) -> Splice:
        kind = new.content.kind.encode() or None
        inside = with_attribute(there.tag.inside, b"t", kind)
        if new.style is not None:
            inside = with_attribute(inside, b"s", b"%d" % new.style)
        content = new.content.inner.encode() + self._extension(there)
        return Splice(there.tag.start, there.end, self._cell_text(inside, content))

    def _extension(self, cell: Cell) -> bytes:
        """What a later Excel keeps at the end of a cell."""
        tag = self._sheet.xml.tag(b"extLst", cell.tag.end, cell.content_end)
        return self._sheet.xml.text[tag.start : cell.content_end] if tag else b""

    def _cell_text(self, inside: bytes, content: bytes) -> bytes:
        name = self._sheet.xml.prefix + b"c"
        if not content:
            return b"<" + name + inside.rstrip() + b"/>"
        return b"<" + name + inside.rstrip() + b">" + content + b"</" + name + b">"

    def _new_cell(self, row: int, column: int, new: NewCell) -> bytes:
        style = self._sheet.usual_style(row, column) if new.style is None else new.style
        inside = b' r="' + address(row, column).encode() + b'"'
        if style:
            inside += b' s="%d"' % style
        if new.content.kind:
            inside += b' t="' + new.content.kind.encode() + b'"'
        return self._cell_text(inside, new.content.inner.encode())

    def _new_row(self, row: int, new: Mapping[int, NewCell]) -> bytes:
        name = self._sheet.xml.prefix + b"row"
        cells = [
            self._new_cell(row, column, cell)
            for column, cell in new.items()
            if not cell.gone and (cell.content != NOTHING or cell.style)
        ]
        if not cells:
            return b""
        inside = _shown(b' r="%d"' % row, self._heights.get(row))
        return b"<" + name + inside + b">" + b"".join(cells) + b"</" + name + b">"

    def _new_rows(self, fresh: Mapping[int, bytes]) -> list[Splice]:
        if not any(fresh.values()):
            return []
        if self._sheet.data.alone:
            name = self._sheet.xml.prefix + b"sheetData"
            text = b"<" + name + self._sheet.data.inside.rstrip() + b">" + b"".join(fresh.values())
            return [
                Splice(self._sheet.data.start, self._sheet.data.end, text + b"</" + name + b">")
            ]
        splices = []
        later = iter(self._sheet.rows.values())
        follows = next(later, None)
        for row, text in fresh.items():
            while follows is not None and follows.number < row:
                follows = next(later, None)
            at = follows.tag.start if follows else self._sheet.data_end
            splices.append(Splice(at, at, text))
        return splices

    def _around(self, new: Mapping[tuple[int, int], NewCell], *, otherwise: Block) -> Block:
        """The smallest block around every cell that will be in the sheet."""
        there = {
            (row, column) for row in self._sheet.rows for column in self._sheet.cells(row)
        } | new.keys()
        left = [where for where in there if where not in new or not new[where].gone]
        if not left:
            return otherwise
        rows, columns = [row for row, _ in left], [column for _, column in left]
        return otherwise._replace(
            top=min(rows), left=min(columns), bottom=max(rows), right=max(columns)
        )

    def _no_filter(self) -> list[Splice]:
        """A sheet whose rows are all shown again no longer says that a filter is on."""
        tag = self._sheet.xml.tag(b"sheetPr", 0, self._sheet.data.start)
        if not self._heights or tag is None or b"filterMode" not in attributes(tag.inside):
            return []
        inside = with_attribute(tag.inside, b"filterMode", None).rstrip()
        close = b"/>" if tag.alone else b">"
        text = b"<" + self._sheet.xml.prefix + b"sheetPr" + inside + close
        return [Splice(tag.start, tag.end, text)]

    def _dimension(self, new: Mapping[tuple[int, int], NewCell]) -> list[Splice]:
        tag = self._sheet.xml.tag(b"dimension", 0, self._sheet.data.start)
        if tag is None:
            return []
        written = attributes(tag.inside).get(b"ref", b"")
        known = blocks(written.decode("ascii", "replace"))
        if not known:
            return []
        whole: Block = known[0]
        for row, column in new:
            whole = whole.with_cell(row, column)
        if any(cell.gone for cell in new.values()):
            whole = self._around(new, otherwise=whole)
        if whole == known[0]:
            return []
        inside = with_attribute(tag.inside, b"ref", whole.written().encode())
        close = b"/>" if tag.alone else b">"
        text = b"<" + self._sheet.xml.prefix + b"dimension" + inside.rstrip() + close
        return [Splice(tag.start, tag.end, text)]


def _shown(inside: bytes, height: float | None) -> bytes:
    """The attributes of a row of our own: so high, and not hidden."""
    inside = with_attribute(inside, b"hidden", None)
    high = None if height is None else b"%g" % height
    inside = with_attribute(inside, b"ht", high)
    return with_attribute(inside, b"customHeight", None if high is None else b"1")


def _wider(spans: bytes, added: Mapping[int, bytes]) -> bytes:
    """The columns a row says it spans, with new ones counted in."""
    first, _, last = spans.partition(b" ")[0].partition(b":")
    if b" " in spans or not (first.isdigit() and last.isdigit()):
        return spans
    return b"%d:%d" % (min(int(first), *added), max(int(last), *added))
