"""What the cells of a table say: rows under a heading row, or labels with their answers beside.

The same for Word, PDF, web pages and sheets. A table may change half way: a form with a list of
pupils below it. What fits neither way is left to the text.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.attachments import boxes, lines
from daysix.inbox.message import Labelled
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Rows = Sequence[Sequence[str]]
    Place = Callable[[int, int], str]

MOST_HEADING, SHORT_LABEL = 40, 100
FEWEST = 2
PAIRS = 3
"""Rows that begin with a label from which on a table of two columns is a form."""
WIDE, FOUR = 3, 4


def in_table(title: str) -> Place:
    """Where a cell is, for a table that has a name or number but no addresses."""
    return lambda row, _: f"{title}, row {row + 1}"


def labelled_of(rows: Rows, place: Place) -> Iterator[Labelled]:
    """Labels with their answers.

    Parameters
    ----------
    rows
        Cells as text; rows may differ in length.
    place
        Row and column, both from 0, to where that is for a person.
    """
    heading: Sequence[str] = ()
    number, after_gap = 0, False
    skip = -1
    shape = _shape_of(rows)
    for at, row in enumerate(rows):
        if at == skip:
            continue
        filled = _filled(row)
        if not filled:
            after_gap = True
            continue
        if not shape.is_of_pairs and _is_heading(rows, at):
            heading, number = row, 0
        elif heading and not (after_gap and _begins_anew(row, heading)):
            number += 1
            yield from _under(heading, row, number, partial(place, at))
        else:
            heading = ()
            below = _answer_below(rows, at)
            if below is not None:
                skip = at + 1
                yield Labelled(row[filled[0]], boxes.settled(below), place(at + 1, filled[0]))
            else:
                yield from _beside(row, filled, shape, partial(place, at))
        after_gap = False


class Piece(NamedTuple):
    """A row of cells of a running text; or a piece of its text, and where it stands."""

    cells: Sequence[str] | None
    text: str
    where: str


def labelled_among(pieces: Iterable[Piece]) -> Iterator[Labelled]:
    """Labels of a text in which rows of cells stand: runs of them are tables, numbered from 1."""
    table: list[Sequence[str]] = []
    loose: list[tuple[str, str]] = []
    count = 0
    for piece in (*pieces, Piece(None, "", "")):
        if piece.cells is not None:
            table.append(piece.cells)
            continue
        if table:
            count += 1
            yield from labelled_of(table, in_table(f"table {count}"))
            table = []
            loose.append(("", ""))
        loose += [(line, piece.where) for line in piece.text.split("\n")]
    yield from lines.labelled(loose)


class _Shape(NamedTuple):
    """How wide a table is, in which of its columns labels stand, and whether it is a form.

    A form of two columns has a label in most of its rows; "Type | Permanent" heads no list there.
    """

    width: int
    labels: frozenset[int]
    is_of_pairs: bool = False


def _shape_of(rows: Rows) -> _Shape:
    labels = {
        column for row in rows for column, cell in enumerate(row) if cell and lines.is_label(cell)
    }
    width = max(map(len, rows), default=0)
    led = sum(lines.is_label(row[0]) for row in rows if row and row[0].strip())
    return _Shape(width, frozenset(labels), width == FEWEST and led >= PAIRS)


def _filled(row: Sequence[str]) -> list[int]:
    return [column for column, cell in enumerate(row) if cell.strip()]


def _is_heading(rows: Rows, at: int) -> bool:
    """Whether this row names the columns of the rows below it."""
    cells = [rows[at][column].strip() for column in _filled(rows[at])]
    if len(cells) < FEWEST or not all(map(_may_head_a_column, cells)):
        return False
    known = sum(map(lines.is_known, cells))
    labels = sum(map(lines.is_label, cells))
    if known >= WIDE and labels * 2 > len(cells):
        return True  # hardly anything but labels: whether or not there is a row below it
    below = next((row for row in rows[at + 1 : at + 3] if _filled(row)), None)
    if below is None or _looks_like_a_pair(below):
        return False
    if known >= FEWEST and labels * 2 > len(cells):
        return True
    if known >= FEWEST and len(cells) >= WIDE and labels * 2 == len(cells):
        return any(lines.is_value(cell) for cell in below if cell.strip())
    return known <= 1 and _is_unknown_heading(rows, at, cells, below)


def _may_head_a_column(cell: str) -> bool:
    too_long = len(cell) > lines.LONGEST_LABEL
    is_answer = boxes.is_one(cell) or (lines.is_value(cell) and not lines.is_known(cell))
    return not too_long and not is_answer


def _looks_like_a_pair(row: Sequence[str]) -> bool:
    first = _filled(row)[0]
    return lines.is_label(row[first])


def _is_unknown_heading(rows: Rows, at: int, cells: Sequence[str], below: Sequence[str]) -> bool:
    """Columns of a kind we have no names for: three or more, short, and values below them."""
    whole = len(cells) == len(rows[at]) >= WIDE and len(set(cells)) == len(cells)
    short = all(len(cell) <= MOST_HEADING and not cell.endswith(":") for cell in cells)
    values = [cell for cell in below if cell.strip()]
    return whole and short and len(values) >= WIDE and any(map(lines.is_value, values))


def _begins_anew(row: Sequence[str], heading: Sequence[str]) -> bool:
    """Whether a row after a gap belongs to no list any more."""
    filled = _filled(row)
    return lines.is_label(row[filled[0]]) or (len(filled) == 1 and len(_filled(heading)) > 1)


def _under(
    heading: Sequence[str], row: Sequence[str], number: int, place: Callable[[int], str]
) -> Iterator[Labelled]:
    for column, cell in enumerate(row):
        title = heading[column] if column < len(heading) else ""
        if title.strip() and cell.strip():
            yield Labelled(title, boxes.settled(cell), place(column), number)


def _answer_below(rows: Rows, at: int) -> str | None:
    """The answer in the row below, where label and answer each have one cell as wide as the table.

    Where there is a cell beside the label, a blank one is its answer.
    """
    if at + 1 >= len(rows) or len(rows[at]) != 1 or len(rows[at + 1]) != 1:
        return None
    label, answer = rows[at][0], rows[at + 1][0]
    if not _is_open_label(label) or "\n" in label or not answer.strip():
        return None
    return None if lines.is_label(answer) or lines.split(answer) else answer


def _is_open_label(text: str) -> bool:
    text = text.strip()
    return lines.is_label(text) and (text.endswith((":", "?")) or lines.is_known(text))


def _beside(
    row: Sequence[str], filled: Sequence[int], shape: _Shape, place: Callable[[int], str]
) -> Iterator[Labelled]:
    """Labels with the answer to their right, once or twice in a row."""
    if any(boxes.is_one(row[column]) for column in filled):
        yield from _with_boxes(row, filled, place)
        return
    waiting = -1
    for column in filled:
        cell = row[column].strip()
        if waiting >= 0 and not _is_next_label(row, column, waiting, shape):
            yield Labelled(row[waiting], boxes.settled(cell), place(column))
            waiting = -1
            continue
        waiting = -1
        if _is_a_label_here(row, column, filled, shape.width):
            waiting = column
        else:
            yield from _within(cell, place(column))


def _with_boxes(
    row: Sequence[str], filled: Sequence[int], place: Callable[[int], str]
) -> Iterator[Labelled]:
    """A row with boxes in cells of their own, each before or after the words it belongs to."""
    cells = [row[column].strip() for column in filled]
    many = sum(map(boxes.is_one, cells))
    before = boxes.is_one(cells[0]) or (many > 1 and not boxes.is_one(cells[-1]))
    is_named = not boxes.is_one(cells[0]) and (before or not boxes.is_one(cells[1]))
    choices = cells[1:] if is_named else cells
    ticked = [
        words if before else box
        for box, words in pairwise(choices)
        if boxes.is_one(box if before else words)
        and not boxes.is_one(words if before else box)
        and boxes.settled(box if before else words)
    ]
    where = place(filled[0])
    if is_named:
        yield Labelled(cells[0], "; ".join(ticked), where)
    else:
        yield from (Labelled(words, "Yes", where) for words in ticked)


def _is_next_label(row: Sequence[str], column: int, waiting: int, shape: _Shape) -> bool:
    """Whether the cell to the right is no answer but the next label, its neighbour left blank.

    Beyond a blank cell, words count as one where other rows have labels, and in a form of two
    labels and two answers.
    """
    is_label = lines.is_label(row[column])
    if column - waiting > 1:
        stands_for_labels = column in shape.labels or shape.width == FOUR
        return is_label or (stands_for_labels and not lines.is_value(row[column]))
    return is_label and row[column].strip().endswith(":")


def _is_a_label_here(row: Sequence[str], column: int, filled: Sequence[int], width: int) -> bool:
    cell = row[column].strip()
    if lines.is_label(cell):
        return True
    even = column % 2 == 0 and width in {2, FOUR} and len(filled) == width
    plain = len(cell) <= SHORT_LABEL and "\n" not in cell and not boxes.has_marks(cell)
    return even and plain and cell[:1].isalpha() and not lines.is_value(cell) and not _inline(cell)


def _inline(cell: str) -> bool:
    found = lines.split(cell)
    return found is not None and bool(found[1])


def _within(cell: str, place: str) -> Iterator[Labelled]:
    """A cell that holds label and answer both: in one line, or one under the other."""
    first, _, rest = cell.partition("\n")
    if rest.strip() and lines.is_label(first) and not lines.split(rest):
        yield Labelled(first, boxes.settled(rest.strip()), place)
        return
    yield from lines.labelled([(line, place) for line in cell.splitlines()])
