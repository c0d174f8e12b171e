"""A whole column read at once: each wording once, and most of them told to stand as they are.

Nearly every cell of a tracker is a tidy text or a real date, which its reader would hand back as it
is. That is told of all of them together, many times sooner than by asking the reader after each.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker.dates import FIRST_DAY, LAST_DAY
from daysix.tracker.datetext import all_tidy
from daysix.tracker.fields import BLANK, REAL_DATES, REFERENCES, TEXTS
from daysix.tracker.turned import each_once

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from daysix.tracker.fields import CellRead, Read


class ColumnRead(NamedTuple):
    """What a column says, None where it says nothing; and the cells that could not be read.

    ``stumbles`` has them by their place in the column, in order.
    """

    values: list[object]
    stumbles: dict[int, CellRead]


def read_column(read: Read, cells: list[object], wordings: frozenset[object] | None) -> ColumnRead:
    """Read a column; ``wordings`` are its cells, each once, or None if that would mix two up.

    Where every cell stands as it is, the values are the cells themselves, in the same list.
    """
    if wordings is None:
        reads = each_once(lambda cell: _read(read, cell), cells, None)
        return ColumnRead(
            [one.value for one in reads],
            {place: one for place, one in enumerate(reads) if _is_bad(one)},
        )
    same = as_it_stands(read, wordings)
    if len(same) + (None in wordings) == len(wordings):
        return ColumnRead(cells, {})
    values: dict[object, object] = dict(zip(same, same, strict=True)) | _days(read, wordings)
    bad: dict[object, CellRead] = {}
    for cell in wordings.difference(values):
        one = _read(read, cell)
        values[cell] = one.value
        if _is_bad(one):
            bad[cell] = one
    stumbles = {place: bad[cell] for place, cell in enumerate(cells) if cell in bad} if bad else {}
    return ColumnRead(list(map(values.__getitem__, cells)), stumbles)


def _days(read: Read, cells: Collection[object]) -> dict[object, object]:
    """The days of those cells that hold a day and a time, where ``read`` drops the time."""
    if read not in REAL_DATES:
        return {}
    days = {cell: cell.date() for cell in cells if isinstance(cell, datetime)}
    return {cell: day for cell, day in days.items() if FIRST_DAY <= day <= LAST_DAY}


def _read(read: Read, cell: object) -> CellRead:
    return BLANK if cell is None or cell == "" else read(cell)


def _is_bad(one: CellRead) -> bool:
    return one.value is None and bool(one.message)


def as_it_stands(read: Read, cells: Collection[object]) -> Sequence[object]:
    """Those of some cells, each there once, that ``read`` is known to hand back as they are."""
    if read in REAL_DATES:
        return [cell for cell in cells if cell.__class__ is date and FIRST_DAY <= cell <= LAST_DAY]
    if read not in TEXTS and read not in REFERENCES:
        return ()
    texts = tidy_texts(cells)
    if read in REFERENCES:  # no word for "none" ends in a figure
        return [text for text in texts if text[-1].isdigit()]
    return texts


def tidy_texts(cells: Collection[object]) -> list[str]:
    """The texts among some cells, if :func:`tidy` would leave every one as it is; else none."""
    texts = [cell for cell in cells if cell.__class__ is str and cell]
    return texts if all_tidy(texts) else []
