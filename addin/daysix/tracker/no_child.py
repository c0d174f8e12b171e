"""Rows that look like a child's and are none: a school's nil return, and the row of an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.tracker.cells import text_of
from daysix.tracker.layout_words import EXAMPLE_WHAT, EXAMPLES, NIL_RETURNS
from daysix.tracker.left_out import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGINS = frozenset('(["\u201c eE')
LONGEST = 60
"""Characters. A longer text is a remark about a child, whatever it begins with."""


def no_child(row: Sequence[object], names: Sequence[int]) -> str:
    """What a row is that says itself that it is no child's; blank for any other.

    ``names`` are the places where a name stands, in which an example may begin as well.
    """
    first = row[0] if row else None
    if first is None or first == "":
        first = next((cell for cell in row if cell is not None and cell != ""), None)
    if _says_example(first):
        return EXAMPLE
    for at in names:
        if at < len(row) and _says_eg(row[at]):
            return EXAMPLE
    return ""


def says_nil(cells: Sequence[object]) -> bool:
    """Whether a cell says that a school had no exclusion: ``Nil return``, ``None this month``."""
    return any(map(_says_nil, cells))


def _says_example(cell: object) -> bool:
    if not isinstance(cell, str) or cell[:1] not in 'eEfFsS(["\u201c':
        return False
    words = _words(cell)
    if words[:1] == ["example"]:
        return len(words) == 1 or words[1] in EXAMPLE_WHAT or ":" in cell
    return _says_eg(cell) or " ".join(words).startswith(EXAMPLES)


def _says_eg(cell: object) -> bool:
    """Whether a cell begins with *e.g.*, so written that no name can be meant."""
    if not isinstance(cell, str) or cell[:1] not in BEGINS:  # as nearly every name
        return False
    if cell.lstrip('(["\u201c ')[:1] not in {"e", "E"}:
        return False
    bare = cell.lstrip('(["\u201c ').casefold()
    return bare.startswith(("e.g", "eg.", "eg:", "eg ", "eg,"))


def _says_nil(cell: object) -> bool:
    if not isinstance(cell, str) or cell[:1] not in "nN" or len(cell) > LONGEST:
        return False
    said = " ".join(_words(cell))
    return said == "nil" or any(said == one or said.startswith(f"{one} ") for one in NIL_RETURNS)


def _words(text: object) -> list[str]:
    spaced = "".join(each if each.isalnum() else " " for each in text_of(text).casefold())
    return spaced.split()
