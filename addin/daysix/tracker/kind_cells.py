"""Kinds of exclusion as a column has them: letters and words the column itself makes certain.

``F`` or ``P`` alone may be a slip. In a column that holds nothing but such letters, and more than
one kind of them, ``F`` is a suspension and ``P`` a permanent exclusion.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.tracker.cells import text_of
from daysix.tracker.fields import CellRead, words
from daysix.tracker.headers import normal
from daysix.tracker.kind_words import kind_in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from daysix.tracker.cells import Table
    from daysix.tracker.fields import Read

CATEGORY = "Category"
NEARLY_ALL = 0.95
HABIT = 5
"""Rows of one word, from which on it is a habit; a few may be slips."""
SHORTEST_ALONE = 2
"""Letters a word must have to be certain in a column that holds one kind only."""


def together(tables: Iterable[Table]) -> Counter[str]:
    """The words of kinds of all tables of a workbook, of those that hold nothing else.

    A half-term without a permanent exclusion has only ``S``; the other sheets show what it means.
    """
    found: Counter[str] = Counter()
    for table in tables:
        if CATEGORY in table.columns and not table.kind_told:
            column = _counts(table, table.columns[CATEGORY])
            if _is_understood(_spelled(column)):
                found += column
    return found


def reader_of(table: Table, read: Read, others: Counter[str] | None = None) -> Read:
    """A reader of the table's column of kinds, which knows what that column makes certain.

    ``others`` are the words of all tables of the workbook.
    """
    own = _counts(table, table.columns[CATEGORY])
    column = own | others if others and _is_understood(_spelled(own)) else own
    said = {spelled: kind for text in column if (kind := kind_in_full(text))
            and (spelled := normal(text)) not in words(CATEGORY)}  # fmt: skip
    said |= _letters(column)
    if not said:
        return read

    def reads(value: object) -> CellRead:
        kind = said.get(normal(value))
        return CellRead(kind) if kind else read(value)

    return reads


def _counts(table: Table, place: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for cell, many in Counter(table.column(place)).items():
        if isinstance(cell, str) and cell.strip():
            found[text_of(cell)] += many
    return found


def _spelled(column: Mapping[str, int]) -> Counter[str]:
    spelled: Counter[str] = Counter()
    for text, many in column.items():
        spelled[normal(text)] += many
    return spelled


def _is_understood(spelled: Counter[str]) -> bool:
    """Whether nearly all the words of a column are kinds, or letters that may be."""
    known, likely = words(CATEGORY), words(f"{CATEGORY} likely")
    understood = sum(many for each, many in spelled.items() if each in likely or each in known)
    return understood >= NEARLY_ALL * spelled.total()


def _letters(column: Mapping[str, int]) -> dict[str, str]:
    """Letters that are certain because of what else the column holds."""
    known, likely = words(CATEGORY), words(f"{CATEGORY} likely")
    spelled = _spelled(column)
    found = {each: likely[each] for each in spelled if each in likely}
    if not found or not _is_understood(spelled):
        return {}
    kinds = {*found.values()} | {known[each] for each in spelled if each in known}
    if len(kinds) > 1:
        return found
    return {
        each: kind
        for each, kind in found.items()
        if len(each) >= SHORTEST_ALONE and spelled[each] >= HABIT
    }
