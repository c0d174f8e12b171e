"""What a person has said of a tracker: which column is which, and which sheet holds what.

It is heard before the list of names. Pure: whoever remembers it hands it in.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.headers import LONGEST, normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.tracker.cells import SheetCells

IGNORED = ""
"""Said of a column that is not to be read."""
LOOKED_AT = 20
FEWEST_NAMES = 2


class Confirmed(NamedTuple):
    """What has been said.

    Attributes
    ----------
    columns
        By kind of table: a column's name as :func:`normal` spells it, to our column, or to
        ``IGNORED``.
    sheets
        Name of a sheet to the kind of table on it, where none would have been recognised.
    """

    columns: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    sheets: Mapping[str, str] = MappingProxyType({})


NOTHING_SAID = Confirmed()


def renamed(row: Sequence[object], said: Mapping[str, str]) -> Sequence[object]:
    """A row of column names as it would be with our own names; ignored ones are left out."""
    if not said:
        return row
    return [_renamed(cell, said) for cell in row]


def _renamed(cell: object, said: Mapping[str, str]) -> object:
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return cell
    column = said.get(normal(cell))
    return cell if column is None else column or None


def row_of_names(sheet: SheetCells) -> int | None:
    """The place of what may be column names: the fullest of the first rows that hold only words.

    Of rows equally full the first; None where no row has two names or more.
    """
    best, most = None, FEWEST_NAMES - 1
    for place, row in enumerate(sheet.rows[:LOOKED_AT]):
        cells = [cell for cell in row if text_of(cell)]
        words = [
            normal(cell)
            for cell in cells
            if isinstance(cell, str) and len(cell) <= LONGEST and not cell.strip()[:1].isdigit()
        ]
        if len(words) == len(cells) and len({*words}) > most:
            best, most = place, len({*words})
    return best


def no_first_day(name: str) -> BadInput:
    """The refusal of a sheet somebody said holds exclusions, in which none can be found."""
    message = (
        f"The sheet {name} was said to hold exclusions, and I cannot tell which of its columns is "
        "the first day out. Nothing was read. Say which it is with “daysix map”."
    )
    return BadInput("T-040", message)
