"""Sheets hidden by the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks
from daysix.paper.gate.frame import STOP, XLSX
from daysix.paper.gate.leaks import _sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Found, Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-050", "Hidden sheets", STOP, HOUSE, (XLSX,)
WHY = "Whoever gets the file can show them with two clicks."
FIX = {XLSX: "Fix takes them out of the copy; formulas there become the values they show."}
DO = "Take them out, or leave the file out."
STATE = "hidden"


def look(book: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    return _sheets.look_for(book, STATE, "hidden")


def fix(book: Package) -> None:
    """Take them out, with all that names them."""
    _sheets.take_out(book, STATE)


EXAMPLES = (
    leaks(XLSX, "one hidden sheet", _sheets.example(STATE), says="has 1 hidden sheet: Notes"),
    clean(XLSX, "a second sheet that shows", _sheets.example("visible")),
    clean(XLSX, "hidden from the menu too: said by another kind", _sheets.example("veryHidden")),
)
