"""Lines put together from words, breaks, quotes and table cells."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_QUOTES = 12
DEEPEST_TABLE = 16
LINES_IN_A_CELL = 6
"""A cell with more lines than this holds a page rather than a value."""


@dataclass(slots=True)
class _Cell:
    """The lines of a cell, or of the page itself; ``quotes`` is how deep it lies in quotes."""

    quotes: int = 0
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    ends_in_space: bool = True
    gap: bool = False
    blank: bool = False
    rows: list[list[list[str]]] = field(default_factory=list)


class Lines:
    """Gathers the text of a page from top to bottom."""

    def __init__(self) -> None:
        self.cells = [_Cell()]
        self.quotes = 0
        self.too_deep = 0

    def words(self, text: str) -> None:
        """Words in which every white space is one space already."""
        here = self.cells[-1]
        if here.ends_in_space and text.startswith(" "):
            text = text[1:]
        if text:
            self._close_gap(here)
            here.line.append(text)
            here.ends_in_space = text.endswith(" ")

    def fixed_blank(self) -> None:
        """A blank that holds a line open, as Outlook writes empty lines."""
        here = self.cells[-1]
        if not here.line:
            self._close_gap(here)
            here.blank = True

    def typed(self, text: str) -> None:
        """Words whose line ends and spaces count."""
        first, *others = text.split("\n")
        self._raw(first)
        for line in others:
            self.line_break()
            self._raw(line)

    def _raw(self, text: str) -> None:
        if text:
            here = self.cells[-1]
            self._close_gap(here)
            here.line.append(text)
            here.ends_in_space = False

    def mark(self, text: str) -> None:
        """The mark before an entry of a list."""
        self.words(text)
        self.cells[-1].ends_in_space = True

    def line_break(self) -> None:
        """A line ends, even an empty one."""
        here = self.cells[-1]
        self._close_gap(here)
        self._put(here)

    def end_line(self) -> None:
        """What follows begins a line of its own."""
        here = self.cells[-1]
        if here.line or here.blank:
            self._put(here)
        here.ends_in_space = True

    def paragraph(self, *, apart: bool) -> None:
        """As ``end_line``, with an empty line between if there is something before."""
        self.end_line()
        if apart:
            self.cells[-1].gap = True

    def _close_gap(self, here: _Cell) -> None:
        if here.gap:
            here.gap = False
            if here.lines and here.lines[-1].strip("> "):
                here.lines.append(self._prefix(here).rstrip())

    def _prefix(self, here: _Cell) -> str:
        return "> " * min(self.quotes - here.quotes, MOST_QUOTES)

    def _put(self, here: _Cell) -> None:
        line = "".join(here.line).rstrip(" ")
        prefix = self._prefix(here)
        here.lines.append(prefix + line if line else prefix.rstrip())
        here.line.clear()
        here.blank = False
        here.ends_in_space = True

    def quote(self, change: int) -> None:
        """One deeper into quotes, or out of one."""
        here = self.cells[-1]
        here.gap = False
        self.quotes = max(here.quotes, self.quotes + change)

    # Tables

    def open_row(self) -> None:
        """A row begins."""
        self.end_line()
        self.cells[-1].rows.append([])

    def open_cell(self) -> None:
        """A cell begins; in tables far too deep cells are only parted by tabs."""
        here = self.cells[-1]
        if len(self.cells) > DEEPEST_TABLE:
            self.too_deep += 1
            return
        if not here.rows:
            self.open_row()
        self.cells.append(_Cell(quotes=self.quotes))

    def close_cell(self) -> None:
        """A cell ends."""
        if self.too_deep:
            self.too_deep -= 1
            self.cells[-1].line.append("\t")
            return
        if len(self.cells) == 1:
            return
        closed = self.cells[-1]
        while closed.rows:
            self.close_row()
        self.end_line()
        self.cells.pop()
        self.quotes = closed.quotes
        if self.cells[-1].rows:
            self.cells[-1].rows[-1].append(closed.lines)

    def close_row(self) -> None:
        """A row ends: values side by side with tabs between, or pages one after the other."""
        here = self.cells[-1]
        if not here.rows:
            self.end_line()
            return
        cells = here.rows.pop()
        self.end_line()
        filled = [cell for cell in cells if any(line.strip("> ") for line in cell)]
        prefix = self._prefix(here)
        if len(filled) > 1 and all(len(_told(cell)) <= LINES_IN_A_CELL for cell in filled):
            last = max(number for number, cell in enumerate(cells) if cell in filled)
            row = "\t".join(" ".join(_told(cell)) for cell in cells[: last + 1])
            here.gap = False
            here.lines.append(prefix + row)
            return
        for cell in filled:
            self._close_gap(here)
            here.lines += [f"{prefix}{line}".rstrip() for line in cell]

    def text(self) -> str:
        """All of it."""
        while len(self.cells) > 1:
            self.too_deep = 0
            self.close_cell()
        while self.cells[0].rows:
            self.close_row()
        self.end_line()
        return "\n".join(self.cells[0].lines).strip("\n")


def _told(cell: list[str]) -> list[str]:
    return [line.strip() for line in cell if line.strip()]
