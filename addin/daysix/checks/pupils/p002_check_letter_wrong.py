"""P-002: a UPN whose check letter is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import EXCLUSIONS, PUPILS, QUERY, found
from daysix.checks.pupils._upns import upns, whole_column
from daysix.law.identifier_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-002", QUERY, (PUPILS, EXCLUSIONS), RULES[0].cites[0]
NEEDS = ("UPN",)
MESSAGE = {
    "": "UPN check letter should be {x}. Ask the school.",
    "column": (
        "{n} of the {of} UPNs in this column have a wrong check letter, so they are no real ones. "
        "Ask whoever made the file."
    ),
}


def check(view: View, context: Context) -> Iterator[Found]:
    """Of those that have the shape of a UPN; the others are P-001's. A whole column: said once."""
    shaped = [(place, read) for place, _typed, read in upns(view, context) if read.expected]
    wrong = [(place, read) for place, read in shaped if read.value[0] != read.expected]
    if whole_column(wrong, len(shaped)):
        n, of = f"{len(wrong):,}", f"{len(shaped):,}"
        yield found(wrong[0][0], "UPN", says="column", n=n, of=of)
        return
    for place, read in wrong:
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
    Example(
        "failing",
        "a whole column: made up, and said once",
        [(1, "UPN")],
        [pupil(UPN="B950000178301")] * 20,
        says=[
            (
                "20 of the 20 UPNs in this column have a wrong check letter, so they are no real "
                "ones. Ask whoever made the file."
            ),
        ],
    ),
    Example("passing", "nothing to ask", rows=[pupil(UPN="E820400117001")]),
    Example("boundary", "one that is too short is P-001", rows=[pupil(UPN="B95000017830")]),
    Example("boundary", "another published example", rows=[pupil(UPN="H243278544154")]),
    Example("blank", "no UPN", rows=[pupil(UPN=None)]),
)
