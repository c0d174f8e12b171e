"""P-003: a UPN that names no council we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import EXCLUSIONS, PUPILS, QUERY, found
from daysix.checks.pupils._upns import upns
from daysix.law.identifier_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-003", QUERY, (PUPILS, EXCLUSIONS), RULES[0].cites[0]
NEEDS = ("UPN",)
MESSAGE = "Characters 2 to 4 are not a council code. Check the UPN with the school."


def check(view: View, context: Context) -> Iterator[Found]:
    """Of those that have the shape of a UPN; the others are P-001's."""
    for place, _typed, read in upns(view, context):
        if any(problem.code == ID for problem in read.problems):
            yield found(place, "UPN")


EXAMPLES = (
    Example(
        "failing",
        "on the Pupils sheet",
        [(1, "UPN")],
        [pupil(UPN="C999000178301")],
        says=["Characters 2 to 4 are not a council code. Check the UPN with the school."],
    ),
    Example(
        "failing",
        "in a tracker without a list of pupils",
        [(1, "UPN")],
        [exclusion(UPN="C999000178301")],
        sheet=EXCLUSIONS,
        beside={PUPILS: ()},
    ),
    Example("passing", "nothing to ask", rows=[pupil(UPN="E820400117001")]),
    Example("boundary", "one that is too short is P-001", rows=[pupil(UPN="C99900017830")]),
    Example("boundary", "Wales: 660 to 681", rows=[pupil(UPN="H681000178301")]),
    Example("boundary", "Northern Ireland: 001 to 005", rows=[pupil(UPN="L005000178301")]),
    Example("boundary", "682 lies just outside them", [(1, "UPN")], [pupil(UPN="M682000178301")]),
    Example(
        "boundary",
        "a made-up number among exclusions is X-076",
        rows=[exclusion(UPN="A000000000000")],
        sheet=EXCLUSIONS,
    ),
    Example("blank", "no UPN", rows=[pupil(UPN=None)]),
)
