"""The words of a PDF page by where they stand: pieces, then lines, then tables.

A PDF knows letters and places, nothing else. Letters close together are one piece; pieces at one
height are one line; lines whose pieces begin at the same places, one below the other, are a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD_GAP, PIECE_GAP, SAME_LINE, ALIGNED = 0.18, 0.9, 0.5, 1.0
"""Shares of a letter's height."""
CLOSE_BELOW = 1.9
FEWEST_ROWS, FEWEST_CELLS = 2, 2
APART = "   "


class Letter(NamedTuple):
    """One letter and the box it stands in; ``bottom`` and ``top`` grow upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class Piece(NamedTuple):
    """Words that stand together."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Never nought."""
        return max(self.top - self.bottom, 1.0)


Line = list[Piece]


def lines_of(letters: Sequence[Letter]) -> list[Line]:
    """Lines from the top of the page, the pieces of each from left to right."""
    pieces = _pieces(letters)
    rows: list[Line] = []
    for piece in sorted(pieces, key=lambda one: (-(one.top + one.bottom), one.left)):
        row = next((row for row in reversed(rows[-3:]) if _is_level(row[0], piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [_joined(sorted(row, key=lambda one: one.left)) for row in rows]


def _pieces(letters: Sequence[Letter]) -> list[Piece]:
    """Letters in the order the PDF draws them, cut where they jump."""
    found: list[Piece] = []
    for letter in letters:
        if not letter.text.strip():
            if found and letter.text == " " and not found[-1].text.endswith(" "):
                found[-1] = found[-1]._replace(text=f"{found[-1].text} ")
            continue
        last = found[-1] if found else None
        if last is not None and _goes_on(last, letter):
            text = f"{last.text}{letter.text}"
            found[-1] = Piece(
                text,
                min(last.left, letter.left),
                min(last.bottom, letter.bottom),
                max(last.right, letter.right),
                max(last.top, letter.top),
            )
        else:
            found.append(Piece(*letter))
    return [one._replace(text=one.text.strip()) for one in found if one.text.strip()]


def _goes_on(last: Piece, letter: Letter) -> bool:
    height = max(last.height, letter.top - letter.bottom)
    level = abs((last.top + last.bottom) - (letter.top + letter.bottom)) < height
    gap = letter.left - last.right
    return level and -height < gap < PIECE_GAP * height


def _is_level(one: Piece, other: Piece) -> bool:
    middle, other_middle = (one.top + one.bottom) / 2, (other.top + other.bottom) / 2
    return abs(middle - other_middle) < SAME_LINE * min(one.height, other.height)


def _joined(row: Line) -> Line:
    """Pieces that were drawn one by one but stand as close as words do."""
    found: Line = []
    for piece in row:
        last = found[-1] if found else None
        gap = piece.left - last.right if last is not None else 0.0
        if last is None or gap >= PIECE_GAP * max(last.height, piece.height):
            found.append(piece)
        else:
            between = " " if gap > WORD_GAP * piece.height else ""
            found[-1] = last._replace(
                text=f"{last.text}{between}{piece.text}",
                right=max(last.right, piece.right),
                bottom=min(last.bottom, piece.bottom),
                top=max(last.top, piece.top),
            )
    return found


def text_of(rows: Sequence[Line]) -> str:
    """The page as text, wide gaps kept wide."""
    return "\n".join(APART.join(piece.text for piece in row) for row in rows)


class Table(NamedTuple):
    """Cells row by row, and the lines of the page they were made of."""

    rows: list[list[str]]
    lines: frozenset[int]


def tables_of(rows: Sequence[Line]) -> list[Table]:
    """Runs of lines that stand in the same columns."""
    found: list[Table] = []
    at = 0
    while at < len(rows):
        end = _end_of_table(rows, at)
        if end - at >= FEWEST_ROWS:
            found.append(Table(_cells(rows[at:end]), frozenset(range(at, end))))
            at = end
        else:
            at += 1
    return found


def _end_of_table(rows: Sequence[Line], at: int) -> int:
    """The first line after ``at`` that does not belong to the same columns."""
    if len(rows[at]) < FEWEST_CELLS:
        return at
    starts = [piece.left for piece in rows[at]]
    end = at + 1
    while end < len(rows) and _fits(rows[end], starts, rows[end - 1]):
        end += 1
    while end > at and len(rows[end - 1]) < FEWEST_CELLS and _is_apart(rows, end - 1):
        end -= 1
    return end


def _is_apart(rows: Sequence[Line], at: int) -> bool:
    return rows[at - 1][0].bottom - rows[at][0].top > CLOSE_BELOW * rows[at][0].height


def _fits(row: Line, starts: Sequence[float], above: Line) -> bool:
    """Whether every piece begins where a column does; one alone must also stand close below."""
    near = ALIGNED * row[0].height
    if not all(any(abs(piece.left - start) <= near for start in starts) for piece in row):
        return False
    if len(row) >= FEWEST_CELLS:
        return True
    close = above[0].bottom - row[0].top < CLOSE_BELOW / 2 * row[0].height
    return close and abs(row[0].left - starts[0]) > near


def _cells(rows: Sequence[Line]) -> list[list[str]]:
    """One cell for each column; a line with one piece goes on with the cell above it."""
    starts = [piece.left for piece in rows[0]]
    grid: list[list[str]] = []
    for row in rows:
        cells = [""] * len(starts)
        for piece in row:
            column = min(range(len(starts)), key=lambda one: abs(starts[one] - piece.left))
            cells[column] = f"{cells[column]} {piece.text}".strip()
        if len(row) == 1 and grid and not cells[0]:
            grid[-1] = [f"{old} {new}".strip() for old, new in zip(grid[-1], cells, strict=True)]
        else:
            grid.append(cells)
    return grid
