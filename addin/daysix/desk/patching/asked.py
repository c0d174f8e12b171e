"""What is asked of the patcher, and what it answers."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

CellValue: TypeAlias = str | float | bool | date | datetime | None
"""What may be written. None empties the cell; text stays text, even when it begins with ``=``."""


class NotChecked(Enum):
    """Says that a cell may be written whatever it holds."""

    NOT_CHECKED = "not checked"


NOT_CHECKED: Final = NotChecked.NOT_CHECKED


class CellEdit(NamedTuple):
    """One cell to change.

    Attributes
    ----------
    sheet
        The sheet's tab, as written there; capitals do not matter.
    cell
        Its address, such as ``B7``.
    value
        What it shall hold.
    expect
        What it must hold now for the change to be made: text, a number, a yes-or-no, a date, a
        moment, or None for a blank. A cell that holds anything else is left alone and listed.
    """

    sheet: str
    cell: str
    value: CellValue
    expect: object = NOT_CHECKED


class Skipped(NamedTuple):
    """A change that was not made, and why, in words for an officer."""

    edit: CellEdit
    why: str


class PatchReport(NamedTuple):
    """What was done.

    Attributes
    ----------
    changed
        How many cells were written.
    skipped
        The changes that were not made.
    parts
        The parts of the file that differ from before; every other part is the same byte for byte.
    """

    changed: int
    skipped: tuple[Skipped, ...] = ()
    parts: tuple[str, ...] = ()
