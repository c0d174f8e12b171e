"""Sheets hidden so that Excel's own menu does not list them."""

from __future__ import annotations

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks
from daysix.paper.gate.frame import STOP, XLSX
from daysix.paper.gate.leaks import _sheets

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-051", "Very hidden sheets", STOP, HOUSE, (XLSX,)
WHY = "Excel's menu does not list them, yet they are in the file for anyone who looks."
FIX = _sheets.TAKES_OUT
DO = "Take them out, or leave the file out."
STATE = "veryhidden"
look, fix = _sheets.in_state(STATE, "very hidden")

EXAMPLES = (
    leaks(
        XLSX,
        "one very hidden sheet",
        _sheets.example("veryHidden"),
        says="has 1 very hidden sheet: Notes",
    ),
    clean(XLSX, "hidden by the menu: said by another kind", _sheets.example("hidden")),
)
