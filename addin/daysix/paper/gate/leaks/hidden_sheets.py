"""Sheets hidden by the menu."""

from __future__ import annotations

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks
from daysix.paper.gate.frame import STOP, XLSX
from daysix.paper.gate.leaks import _sheets

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-050", "Hidden sheets", STOP, HOUSE, (XLSX,)
WHY = "Whoever gets the file can show them with two clicks."
FIX = _sheets.TAKES_OUT
DO = "Take them out, or leave the file out."
STATE = "hidden"
look, fix = _sheets.in_state(STATE, "hidden")

EXAMPLES = (
    leaks(XLSX, "one hidden sheet", _sheets.example(STATE), says="has 1 hidden sheet: Notes"),
    clean(XLSX, "a second sheet that shows", _sheets.example("visible")),
    clean(XLSX, "hidden from the menu too: said by another kind", _sheets.example("veryHidden")),
)
