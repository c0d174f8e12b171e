"""X-026: more than three reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._reasons import all_codes, reason_texts
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-026", ERROR, EXCLUSIONS, guidance("para 17")
NEEDS = (("Reason1", "Reason2", "Reason3"),)
MESSAGE = "Only three reasons are allowed. Keep the three that matter most."
MOST = 3


def check(view: View, _context: Context) -> Iterator[Found]:
    """Where several codes stand in one cell."""
    columns = reason_texts(view)
    several = {text for texts in columns.values() for text in set(texts) if len(text) > MOST}
    if not several:
        return
    for place, cells in enumerate(zip(*columns.values(), strict=True)):
        if not several.isdisjoint(cells):
            said = [(name, text) for name, text in zip(columns, cells, strict=True) if text]
            known = all_codes(said)
            if known is not None and len(set(known)) > MOST:
                yield found(place, said[-1][0])


EXAMPLES = (
    Example(
        "failing",
        "four codes in one cell",
        [(1, "Reason1")],
        [exclusion(Reason1="PP, VA, DB, DM")],
        says=[MESSAGE],
    ),
    Example(
        "passing",
        "three, one to a cell",
        rows=[exclusion(Reason1="PP", Reason2="VA", Reason3="DB")],
    ),
    Example("boundary", "three in one cell", rows=[exclusion(Reason1="PP/VA/DB")]),
    Example(
        "boundary", "two and two", [(1, "Reason2")], [exclusion(Reason1="PP, VA", Reason2="DB, DM")]
    ),
    Example(
        "boundary",
        "a label with commas is one reason",
        rows=[exclusion(Reason1="Fighting, swearing, running, shouting")],
    ),
    Example("blank", "none", rows=[exclusion(Reason1=None)]),
)
