"""X-031: the day we were told is blank."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import in_use
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET = "X-031", ERROR, EXCLUSIONS
CITE = regulations("reg 14(1) as amended, with regs 5 and 23")
NEEDS = ("NotifiedLADateTime",)
MESSAGE = "When did we hear about this?"
USUAL = 0.98


def check(view: View, _context: Context) -> Iterator[Found]:
    """In a tracker that nearly always says."""
    blank = view.blanks("NotifiedLADateTime")
    if in_use([not one for one in blank], share=USUAL):
        for place, one in enumerate(blank):
            if one:
                yield found(place, "NotifiedLADateTime")


TOLD = date(2026, 11, 9)
EXAMPLES = (
    Example(
        "failing",
        "nobody has said",
        [(1, "NotifiedLADateTime")],
        [exclusion(NotifiedLADateTime=None)],
        says=[MESSAGE],
    ),
    Example("passing", "the day", rows=[exclusion(NotifiedLADateTime=TOLD)]),
    Example(
        "boundary", "the day and the time", rows=[exclusion(NotifiedLADateTime="09/11/2026 09:15")]
    ),
    Example(
        "boundary",
        "a column filled three times in four",
        rows=[exclusion(NotifiedLADateTime=TOLD if n % 4 else None) for n in range(20)],
    ),
    Example(
        "boundary",
        "one blank among fifty",
        [(1, "NotifiedLADateTime")],
        [exclusion(NotifiedLADateTime=TOLD if n else None) for n in range(50)],
    ),
    Example(
        "blank",
        "not known yet is as good as blank",
        [(1, "NotifiedLADateTime")],
        [exclusion(NotifiedLADateTime="tbc")],
    ),
)
