"""Cells too far apart to be laid out as one rectangle, and which of them is to blame."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.desk import unreadable
from daysix.tracker.cells import LETTERS, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_LAID_OUT = 10_000_000
"""Cells, blank ones too."""
FAR_DOWN, FAR_ACROSS = 1000, 100
"""Empty rows, and columns, that nobody leaves inside one list."""


def refuse_far(
    rows: Mapping[int, int], columns: Mapping[int, int], *, name: str, title: str
) -> None:
    """Refuse a sheet that cannot be laid out.

    Parameters
    ----------
    rows, columns
        Each row with something in it to the first such column, and the other way about; both
        counted from 0.

    Raises
    ------
    BadInput
        T-032 naming the cell past the widest gap; T-034 when there is no gap.
    """
    if _length(rows) * _length(columns) <= MOST_LAID_OUT:
        return
    gap, far = _widest_gap(rows)
    if gap > FAR_DOWN:
        address = f"{letters(rows[far] + 1)}{far + 1}"
        raise unreadable.far_cell(name, sheet=title, address=address)
    gap, far = _widest_gap(columns)
    if gap > FAR_ACROSS:
        address = f"{letters(far + 1)}{columns[far] + 1}"
        raise unreadable.far_cell(name, sheet=title, address=address)
    raise unreadable.too_large(name)


def column_number(name: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in name.upper():
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number


def place_of(address: str) -> tuple[int, int]:
    """Row and column of an address such as ``K14``, both counted from 1."""
    name = address.rstrip("0123456789")
    return int(address[len(name) :]), column_number(name)


def _length(places: Iterable[int]) -> int:
    found = list(places)
    return max(found) - min(found) + 1 if found else 0


def _widest_gap(places: Iterable[int]) -> tuple[int, int]:
    """How wide, and what stands past it."""
    return max(((b - a, b) for a, b in pairwise(sorted(places))), default=(0, 0))
