"""X-005: no first day out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.law.rule import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET = "X-005", ERROR, EXCLUSIONS
CITE = Citation("Education and Inspections Act 2006", "s103(7)")
NEEDS, TAKES = ("StartDate",), ID
MESSAGE = "Type the first day the child was out of school."


def check(view: View, _context: Context) -> Iterator[Found]:
    """Blank, or a word that says there is none."""
    for place, blank in enumerate(view.blanks("StartDate")):
        if blank:
            yield found(place, "StartDate")


EXAMPLES = (
    Example(
        "failing",
        "a word for nothing",
        [(1, "StartDate")],
        [exclusion(StartDate="tbc")],
        says=[MESSAGE],
    ),
    Example("passing", "a first day", rows=[exclusion()]),
    Example("boundary", "a first day nobody can read is X-006", rows=[exclusion(StartDate="x")]),
    Example("blank", "nothing typed", [(1, "StartDate")], [exclusion(StartDate=None)]),
)
