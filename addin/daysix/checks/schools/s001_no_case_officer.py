"""S-001: a school without a case officer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, school
from daysix.checks.frame import ERROR, HOUSE, SCHOOLS, found
from daysix.checks.schools._open import name_of, open_schools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "S-001", ERROR, SCHOOLS, HOUSE
NEEDS = ("CaseOfficer",)
MESSAGE = "{school} has no officer. Inbox cannot route its mail. Add one."


def check(view: View, context: Context) -> Iterator[Found]:
    """Of schools that are open."""
    blank = view.blanks("CaseOfficer")
    for place in open_schools(view, context):
        if blank[place]:
            yield found(place, "CaseOfficer", school=name_of(view, place))


EXAMPLES = (
    Example(
        "failing",
        "nobody",
        [(1, "CaseOfficer")],
        [school(CaseOfficer=None)],
        says=["Ash Grove School has no officer. Inbox cannot route its mail. Add one."],
    ),
    Example("passing", "somebody", rows=[school(CaseOfficer="A. Quill")]),
    Example("boundary", "closed", rows=[school(CaseOfficer=None, Status="Closed")]),
    Example(
        "boundary",
        "closed yesterday, and closing today",
        [(2, "CaseOfficer")],
        [
            school(CaseOfficer=None, CloseTo=date(2026, 11, 29)),
            school(CaseOfficer=None, CloseTo=date(2026, 11, 30)),
        ],
    ),
    Example("blank", "spaces only", [(1, "CaseOfficer")], [school(CaseOfficer="  ")]),
)
