"""W-007: two columns of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import (
    EVERY_SHEET,
    EXCLUSIONS,
    HOUSE,
    NOTE,
    PUPILS,
    found,
)
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "W-007", NOTE, EVERY_SHEET, HOUSE
NEEDS = ()
MESSAGE = {
    "": "More than one column is called “{c}”. I read one of them. Give the other another name.",
    "told": "{told}",
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """Of columns that were read. In the reader's own words where it could not tell them apart."""
    if not len(view):
        return
    for sentence in view.table.unclear:
        if LIKE in sentence:
            yield found(0, "", says="told", told=sentence)
    left = {normal(title): title for title in view.table.unmatched if title}
    for column, title in view.table.titles.items():
        if normal(title) in left:
            yield found(0, column, c=title)


LIKE = "both look like"
TWO = (
    "In the sheet Pupils, columns B (“Date of birth”) and C (“DOB”) both look like DOB, and I "
    "cannot tell which to use. Name the right one DOB."
)
EXAMPLES = (
    Example(
        "failing",
        "a second column of surnames",
        [(1, "Surname")],
        [exclusion(Surname="Marsh")],
        of_table={"unmatched": ("SURNAME", "Colour")},
        says=[
            (
                "More than one column is called “Surname”. I read one of them. Give the other "
                "another name."
            )
        ],
        sheet=EXCLUSIONS,
    ),
    Example(
        "failing",
        "two that cannot be told apart",
        [(1, "")],
        [pupil()],
        sheet=PUPILS,
        of_table={"unclear": (TWO,)},
        says=[TWO],
    ),
    Example(
        "passing", "each its own name", rows=[exclusion()], of_table={"unmatched": ("Colour",)}
    ),
    Example(
        "boundary",
        "two nobody reads",
        rows=[exclusion()],
        of_table={"unmatched": ("Colour", "Colour")},
    ),
    Example("blank", "a column without a name", rows=[exclusion()], of_table={"unmatched": ("",)}),
)
