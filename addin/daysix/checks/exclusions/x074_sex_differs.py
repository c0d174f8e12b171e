"""X-074: one child as a boy and as a girl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import odd_ones
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-074", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("Sex", ("PupilID", "UPN"))
MESSAGE = "Other rows of this child say {other}. Check it with the school's census."
KNOWN = {"m": "M", "male": "M", "boy": "M", "f": "F", "female": "F", "girl": "F"}


def check(view: View, context: Context) -> Iterator[Found]:
    """The row that says otherwise than most of them."""
    for refs in context.unlike("Sex"):
        said = {ref: KNOWN.get(ref.text("Sex").casefold(), "") for ref in refs}
        if len(set(said.values()) - {""}) > 1:
            for ref, usual, example in odd_ones(refs, said):
                if ref.view is view:
                    yield found(ref.place, "Sex", other=usual, related=[example])


EXAMPLES = (
    Example(
        "failing",
        "one of three",
        [(3, "Sex")],
        [exclusion(Sex="F"), exclusion(Sex="F"), exclusion(Sex="M")],
        says=["Other rows of this child say F. Check it with the school's census."],
    ),
    Example("passing", "the same", rows=[exclusion(Sex="F"), exclusion(Sex="female")]),
    Example(
        "boundary", "two children", rows=[exclusion(Sex="F"), exclusion(Sex="M", PupilID="P2")]
    ),
    Example("blank", "not said on one", rows=[exclusion(Sex="F"), exclusion(Sex=None)]),
)
