"""X-013: a permanent exclusion with a last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, found
from daysix.law.exclusion import PERMANENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-013", ERROR, EXCLUSIONS, HOUSE
NEEDS = ("Category", "EndDate")
MESSAGE = "A permanent exclusion has no last day. Clear it."


def check(view: View, _context: Context) -> Iterator[Found]:
    """Any date there; words such as "n/a" are none."""
    ends = view.dates("EndDate")
    for place in view.holding("Category", PERMANENT):
        if ends[place] is not None:
            yield found(place, "EndDate")


EXAMPLES = (
    Example(
        "failing",
        "a last day",
        [(1, "EndDate")],
        [exclusion(Category="PERM")],
        says=[MESSAGE],
    ),
    Example("passing", "none", rows=[exclusion(Category="PERM", EndDate=None)]),
    Example("boundary", "a suspension has one", rows=[exclusion()]),
    Example("boundary", "a word for none", rows=[exclusion(Category="PERM", EndDate="N/A")]),
    Example("blank", "no kind, so nobody can tell", rows=[exclusion(Category=None)]),
)
