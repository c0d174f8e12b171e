"""W-005: rules read before this school year began."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, found
from daysix.law.rule import READ_ON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "W-005", NOTE, EXCLUSIONS, HOUSE
NEEDS = ()
MESSAGE = "Rules are for {year}. Check for an update."


def check(view: View, context: Context) -> Iterator[Found]:
    """Said once, at the first row of the first sheet of exclusions."""
    first = next(iter(context.views.get(EXCLUSIONS, ())), None)
    year = school_year(READ_ON)
    if first is view and len(view) and school_year(context.as_of) > year:
        yield found(0, "", year=f"{year}/{(year + 1) % 100:02}")


# The rules were read on Monday 23 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "a school year later, said once",
        [(1, "")],
        [exclusion(), exclusion(PupilID="P2")],
        says=["Rules are for 2026/27. Check for an update."],
        as_of=date(2027, 9, 1),
    ),
    Example("passing", "the same school year", rows=[exclusion()]),
    Example(
        "boundary",
        "the last of July",
        rows=[exclusion()],
        as_of=date(2027, 7, 31),
    ),
    Example("boundary", "the first of August", [(1, "")], [exclusion()], as_of=date(2027, 8, 1)),
    Example("blank", "an empty row", rows=[exclusion(StartDate=None)]),
)
