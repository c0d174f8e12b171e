"""What is asked of the patcher, and what it answers."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.desk.patching.back import PartBack

CellValue: TypeAlias = str | float | bool | date | datetime | None
"""What may be written. None empties the cell; text stays text, even when it begins with ``=``."""


class Formula(NamedTuple):
    """A formula of ours, for a table of ours: its text, without ``=``, and what it comes to."""

    text: str
    shown: str


OwnValue: TypeAlias = CellValue | Formula
"""What may be written into a table of ours."""


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
    shown_as
        If it shows a date now: how it shall be shown again; blank to leave that as it is.
    """

    sheet: str
    cell: str
    value: CellValue
    expect: object = NOT_CHECKED
    shown_as: str = ""


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
    back
        How to make those parts what they were.
    shown_before
        Sheet and address of each cell that is shown as a date now and was not before, with how it
        was shown, for ``CellEdit.shown_as``.
    """

    changed: int
    skipped: tuple[Skipped, ...] = ()
    parts: tuple[str, ...] = ()
    back: tuple[PartBack, ...] = ()
    shown_before: Mapping[tuple[str, str], str] = MappingProxyType({})
