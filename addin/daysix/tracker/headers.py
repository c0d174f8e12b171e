"""Column names: whatever a team calls a column, matched to ours by a list of names, never guessed.

The list is a table (``data/header_aliases.csv``): sheet, our column, one name it goes by. Capitals,
spaces and punctuation do not matter: ``Start Date``, ``StartDate`` and ``start_date`` are one.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 80
"""Characters. Anything longer is a note in a cell, not the name of a column."""


class Claim(NamedTuple):
    """Two or more columns that go by names of the same thing; ``places`` counts from 0."""

    column: str
    places: tuple[int, ...]


class Headers(NamedTuple):
    """A row of column names, read.

    Attributes
    ----------
    columns
        Our name of a column to its place in the row, counted from 0.
    unmatched
        Places of names nobody claimed: kept, left unread, and named in a note.
    claims
        Columns that could not be told apart; none of them is in ``columns``.
    """

    columns: Mapping[str, int]
    unmatched: tuple[int, ...]
    claims: tuple[Claim, ...]


def normal(text: object) -> str:
    """The spelling column names are compared in: letters and figures only, no capitals."""
    return _spelled(text) if type(text) is str else _spelled(text_of(text))


@lru_cache(maxsize=16_384)
def _spelled(text: str) -> str:
    """The same, worked out once for each wording."""
    return "".join(filter(str.isalnum, text_of(text).casefold()))


def match(row: Sequence[object], sheet: str) -> Headers:
    """Match a row of column names to the columns of one of our sheets.

    Where two columns claim the same thing, the one that bears our own name for it wins; if none
    or both do, neither is taken and the claim is reported.
    """
    names = aliases(sheet)
    found: dict[str, list[int]] = {}
    unmatched: list[int] = []
    for place, cell in enumerate(row):
        spelled = normal(cell) if isinstance(cell, str) and len(cell) <= LONGEST else ""
        if spelled in names:
            found.setdefault(names[spelled], []).append(place)
        elif spelled:
            unmatched.append(place)
    columns: dict[str, int] = {}
    claims: list[Claim] = []
    for column, places in found.items():
        exact = [place for place in places if normal(row[place]) == normal(column)]
        chosen = places if len(places) == 1 else exact
        if len(chosen) == 1:
            columns[column] = chosen[0]
            unmatched += [place for place in places if place != chosen[0]]
        else:
            claims.append(Claim(column, tuple(places)))
    return Headers(columns, tuple(sorted(unmatched)), tuple(claims))


@cache
def aliases(sheet: str) -> Mapping[str, str]:
    """Every name a column of ``sheet`` goes by, spelled as :func:`normal` does, to our name."""
    return {
        normal(row["alias"]): row["column"]
        for row in data.rows("header_aliases")
        if row["sheet"] == sheet
    }
