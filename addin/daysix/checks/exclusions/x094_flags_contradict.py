"""X-094: flags of one row that contradict each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-094", QUERY, EXCLUSIONS, HOUSE
NEEDS = (("EHCP", "LAC", "SW"),)
MESSAGE = {
    "": "The plan column says yes and SEN says {sen}. Correct one of the two.",
    "noplan": "SEN is E and the plan column says no. Correct one of the two.",
    "care": "Not looked after, and the virtual school head was told. Correct one of the two.",
    "worker": "No social worker, and the social worker was told. Correct one of the two.",
    "both": "Looked-after children have a social worker, and this says there is none. Check it.",
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """Only what the row itself says, both sides typed."""
    plans, sens = view.flags("EHCP"), view.texts("SEN")
    cares, heads = view.flags("LAC"), view.dates("VSHNotified")
    workers, told = view.flags("SW"), view.dates("SWNotified")
    said = view.texts("LAC")
    both: list[int] = []
    for place in view.places:
        sen = sens[place].upper()
        if plans[place] is True and sen in {"N", "NONE", "K"}:
            yield found(place, "SEN", sen=sen)
        elif plans[place] is False and sen in {"E", "EHCP"}:
            yield found(place, "SEN", says="noplan")
        if cares[place] is False and heads[place] is not None and not _once(said[place]):
            yield found(place, "LAC", says="care")
        if workers[place] is False and told[place] is not None:
            yield found(place, "SW", says="worker")
        elif workers[place] is False and cares[place]:
            both.append(place)
    if rarely(both, len(view), share=SHARE):
        for place in both:
            yield found(place, "SW", says="both")


SHARE = 0.005


def _once(said: str) -> bool:
    """Looked after once: the virtual school head may still be told."""
    return said.casefold().startswith(("p", "f", "ex"))


def _row(**cells: object) -> dict[str, object]:
    return exclusion(**{"EHCP": None, "SEN": None, "LAC": None, "SW": None, **cells})


DAY = date(2026, 11, 9)
EXAMPLES = (
    Example(
        "failing",
        "a plan, and no SEN",
        [(1, "SEN")],
        [_row(EHCP="Y", SEN="N")],
        says=["The plan column says yes and SEN says N. Correct one of the two."],
    ),
    Example(
        "failing", "looked after, without a social worker", [(1, "SW")], [_row(LAC="Y", SW="N")]
    ),
    Example("passing", "a plan, and E", rows=[_row(EHCP="Y", SEN="E", LAC="Y", SW="Y")]),
    Example("boundary", "looked after once", rows=[_row(LAC="PLAC", VSHNotified=DAY)]),
    Example(
        "boundary",
        "a social worker, and not looked after",
        rows=[_row(LAC="N", SW="Y", SWNotified=DAY)],
    ),
    Example(
        "boundary",
        "not looked after, and the virtual school told",
        [(1, "LAC")],
        [_row(LAC="N", VSHNotified=DAY)],
    ),
    Example("blank", "one side only", rows=[_row(EHCP="Y"), _row(LAC="Y"), _row(SWNotified=DAY)]),
)
