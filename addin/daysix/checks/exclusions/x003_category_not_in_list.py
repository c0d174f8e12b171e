"""X-003: a kind of exclusion that is not one of the three, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-003", ERROR, EXCLUSIONS, HOUSE
NEEDS, TAKES = ("Category",), ID
MESSAGE = {
    "": 'Choose PERM, SUSP or LNCH. "{v}" is not used.',
    "blank": "Choose PERM, SUSP or LNCH. The cell is blank.",
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """What could not be read as one of the three, and blanks."""
    for trouble in view.troubles("Category"):
        yield found(trouble.place, "Category", v=view.shown(trouble.place, "Category"))
    for place, blank in enumerate(view.blanks("Category")):
        if blank:
            yield found(place, "Category", says="blank")


EXAMPLES = (
    Example(
        "failing",
        "internal exclusion is none of the three",
        [(1, "Category")],
        [exclusion(Category="INT")],
        says=['Choose PERM, SUSP or LNCH. "INT" is not used.'],
    ),
    Example(
        "passing",
        "each of the three",
        rows=[exclusion(Category=code) for code in ("PERM", "SUSP", "LNCH")],
    ),
    Example("boundary", "small letters", rows=[exclusion(Category="susp ")]),
    Example("boundary", "the old word is read, see X-004", rows=[exclusion(Category="FIXD")]),
    Example("boundary", "a plain word", rows=[exclusion(Category="Suspension")]),
    Example(
        "blank",
        "no kind",
        [(1, "Category")],
        [exclusion(Category=None)],
        says=["Choose PERM, SUSP or LNCH. The cell is blank."],
    ),
)
