"""X-029: a weapon code, and the weapon boxes blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import in_use
from daysix.checks.exclusions._reasons import codes_in, reason_texts
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-029", QUERY, EXCLUSIONS, HOUSE
NEEDS = (("Reason1", "Reason2", "Reason3"), "WeaponInvolved")
MESSAGE = "Weapon code chosen. Fill in the weapon boxes."
WEAPON = frozenset({"OW", "BW"})


def check(view: View, _context: Context) -> Iterator[Found]:
    """In a tracker that uses the boxes."""
    boxes, columns = view.blanks("WeaponInvolved"), reason_texts(view).values()
    weapons = {
        text for texts in columns for text in set(texts) if WEAPON & set(codes_in(text) or ())
    }
    armed = [
        place
        for place, cells in enumerate(zip(*columns, strict=True))
        if not weapons.isdisjoint(cells)
    ]
    if in_use([not boxes[place] for place in armed], share=0.8):
        for place in armed:
            if boxes[place]:
                yield found(place, "WeaponInvolved")


EXAMPLES = (
    Example(
        "failing",
        "the code and no word of the weapon",
        [(1, "WeaponInvolved")],
        [exclusion(Reason1="OW", WeaponInvolved=None)],
        says=[MESSAGE],
    ),
    Example("passing", "both", rows=[exclusion(Reason1="OW", WeaponInvolved="Y")]),
    Example(
        "boundary", "said to be none after all", rows=[exclusion(Reason1="OW", WeaponInvolved="N")]
    ),
    Example("boundary", "another code", rows=[exclusion(Reason1="PP", WeaponInvolved=None)]),
    Example(
        "boundary",
        "as a second reason",
        [(1, "WeaponInvolved")],
        [exclusion(Reason1="PP", Reason2="BW", WeaponInvolved=None)],
    ),
    Example("blank", "no reason", rows=[exclusion(Reason1=None, WeaponInvolved=None)]),
)
