"""X-101: a key with an apostrophe or a hidden character in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-101", NOTE, EXCLUSIONS, HOUSE
NEEDS = (("PupilID", "UPN", "SchoolDfE", "ExclusionID"),)
MESSAGE = "There is a hidden character in this cell. It was read without it."
COLUMNS = ("ExclusionID", "PupilID", "UPN", "SchoolDfE")
HIDDEN = ("\u00a0", "\u200b", "\u200c", "\u200d", "\ufeff", "\u2060", "\t", "\n", "\r")


def check(view: View, _context: Context) -> Iterator[Found]:
    """Typed in by a copy from a mail or a web page; the tidy form is offered."""
    for column in COLUMNS:
        if not view.has(column):
            continue
        said = view.wordings(column)
        every = "".join(cell for cell in said or () if type(cell) is str)
        if said is not None and "'" not in every and not _hides(every):
            continue
        tidy, cells = view.texts(column), view.raw(column)
        for place, cell in enumerate(cells):
            if type(cell) is str and not cell.isalnum() and _hides(cell):
                clean = tidy[place].lstrip("'")
                yield found(place, column, suggestion=clean if clean.isascii() else "")


def _hides(cell: str) -> bool:
    return cell.startswith("'") or any(each in cell for each in HIDDEN)


EXAMPLES = (
    Example(
        "failing",
        "a space that does not break",
        [(1, "SchoolDfE")],
        [exclusion(SchoolDfE="8204001\u00a0")],
        says=[MESSAGE],
        suggests=["8204001"],
    ),
    Example(
        "failing",
        "an apostrophe in front",
        [(1, "UPN")],
        [exclusion(UPN="'A950000178301")],
        suggests=["A950000178301"],
    ),
    Example("passing", "plain", rows=[exclusion(UPN="A950000178301")]),
    Example("boundary", "an ordinary space, a stroke", rows=[exclusion(SchoolDfE="820/4001 ")]),
    Example("blank", "none", rows=[exclusion(UPN=None)]),
)
