"""Sheets hidden so that Excel's own menu does not list them."""

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

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-051", "Very hidden sheets", STOP, HOUSE, (XLSX,)
WHY = "Excel's menu does not list them, yet they are in the file for anyone who looks."
FIX = {XLSX: "Fix takes them out of the copy; formulas there become the values they show."}
DO = "Take them out, or leave the file out."
STATE = "veryhidden"


def look(book: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    return _sheets.look_for(book, STATE, "very hidden")


def fix(book: Package) -> None:
    """Take them out, with all that names them."""
    _sheets.take_out(book, STATE)


EXAMPLES = (
    leaks(
        XLSX,
        "one very hidden sheet",
        _sheets.example("veryHidden"),
        says="has 1 very hidden sheet: Notes",
    ),
    clean(XLSX, "hidden by the menu: said by another kind", _sheets.example("hidden")),
)
