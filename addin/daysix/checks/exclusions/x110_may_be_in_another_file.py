"""X-110: a child who may be in another file checked together with this one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-110", QUERY, EXCLUSIONS, HOUSE
NEEDS = (("PupilID", "UPN", "Surname", "PupilName"),)
MESSAGE = (
    "A child of this name is in another file too, and {why}. I did not add their days together. If "
    "it is one child, type the same UPN in both, or the full name and date of birth."
)
SHOWN_AT = ("UPN", "PupilName", "Surname", "PupilID")


def check(view: View, context: Context) -> Iterator[Found]:
    """The same name, and neither one UPN nor one date of birth that would make it certain."""
    column = next((name for name in SHOWN_AT if view.has(name)), "")
    for one in context.may_be_elsewhere(view):
        yield found(one.place, column, why=one.why, related=[one.other])


def _row(born: date | None, **more: object) -> dict[str, object]:
    return exclusion(PupilID=None, Surname="Marsh", Forename="Ada", DOB=born) | more


BORN = date(2012, 3, 4)
EXAMPLES = (
    Example(
        "failing",
        "no date of birth in the other file",
        [(1, "Surname")],
        [_row(BORN)],
        other_file=[_row(None)],
        says=[
            (
                "A child of this name is in another file too, and a date of birth is missing. I "
                "did not add their days together. If it is one child, type the same UPN in both, "
                "or the full name and date of birth. The other is in other, sheet Exclusions, "
                "row 2."
            ),
        ],
    ),
    Example(
        "failing",
        "day and month swapped",
        [(1, "Surname")],
        [_row(BORN)],
        other_file=[_row(date(2012, 4, 3))],
    ),
    Example("passing", "certainly one child", rows=[_row(BORN)], other_file=[_row(BORN)]),
    Example(
        "boundary",
        "born in other years: two children",
        rows=[_row(BORN)],
        other_file=[_row(date(2010, 9, 9))],
    ),
    Example("boundary", "one file alone", rows=[_row(BORN), _row(None)]),
    Example(
        "blank", "no name", rows=[_row(None, Surname=None, Forename=None)], other_file=[_row(None)]
    ),
)
