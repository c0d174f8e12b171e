"""P-002: a UPN whose check letter is wrong."""

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

ID, LEVEL, SHEET, CITE = "P-002", QUERY, (PUPILS, EXCLUSIONS), RULES[0].cites[0]
NEEDS = ("UPN",)
MESSAGE = "UPN check letter should be {x}. Ask the school."


def check(view: View, context: Context) -> Iterator[Found]:
    """Of those that have the shape of a UPN; the others are P-001's."""
    for place, _typed, read in upns(view, context):
        if any(problem.code == ID for problem in read.problems):
            yield found(place, "UPN", x=read.expected)


EXAMPLES = (
    Example(
        "failing",
        "on the Pupils sheet",
        [(1, "UPN")],
        [pupil(UPN="B950000178301")],
        says=["UPN check letter should be A. Ask the school."],
    ),
    Example(
        "failing",
        "in a tracker without a list of pupils",
        [(1, "UPN")],
        [exclusion(UPN="B950000178301")],
        sheet=EXCLUSIONS,
        beside={PUPILS: ()},
    ),
    Example("passing", "nothing to ask", rows=[pupil(UPN="E820400117001")]),
    Example("boundary", "one that is too short is P-001", rows=[pupil(UPN="B95000017830")]),
    Example("boundary", "another published example", rows=[pupil(UPN="H243278544154")]),
    Example("blank", "no UPN", rows=[pupil(UPN=None)]),
)
