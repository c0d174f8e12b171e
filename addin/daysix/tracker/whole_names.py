"""A whole name in one cell, taken apart where the cell or its column's name says which is which."""

from __future__ import annotations

import re
from functools import lru_cache

from daysix.records import NamedTuple

TWO = 2
PLACES = re.compile(
    r"(?P<surname>(?:sur|last ?|family ?)name)|(?P<forename>(?:fore|first ?|given ?)name)"
)


class Parts(NamedTuple):
    """Surname and forename; blank where the name is one word. ``certain``: not only likely."""

    surname: str = ""
    forename: str = ""
    certain: bool = False


@lru_cache(maxsize=16_384)
def apart(name: str, heading: str = "") -> Parts:
    """Take a name apart: by its comma, its capitals, or the order its column's name gives.

    ``SMITH John`` and ``Smith, John`` say it. ``John Smith`` does not: its last word is taken for
    the surname, which is enough to compare the names of one column, and not to file anybody by.
    """
    last, comma, first = (part.strip() for part in name.partition(","))
    if comma:
        said = bool(last and first) and "," not in first
        return Parts(last, first, certain=True) if said else Parts()
    words = name.split()
    if len(words) < TWO:
        return Parts()
    capitals = [word.isupper() and sum(map(str.isalpha, word)) > 1 for word in words]
    for many in range(1, len(words)):
        if all(capitals[:many]) and not any(capitals[many:]):
            return Parts(" ".join(words[:many]), " ".join(words[many:]), certain=True)
        if all(capitals[many:]) and not any(capitals[:many]):
            return Parts(" ".join(words[many:]), " ".join(words[:many]), certain=True)
    if surname_comes_first(heading):
        return Parts(words[0], " ".join(words[1:]), certain=len(words) == TWO)
    certain = len(words) == TWO and surname_comes_first(heading) is False
    return Parts(words[-1], " ".join(words[:-1]), certain=certain)


@lru_cache(maxsize=256)
def surname_comes_first(heading: str) -> bool | None:
    """The order a column's name gives, as *Surname & Forename* does; None where it gives none."""
    said = [match.lastgroup for match in PLACES.finditer(heading.casefold())]
    return said[0] == "surname" if {*said} == {"surname", "forename"} else None
