"""W-001: a column of the team workbook deleted, or given another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix import data
from daysix.checks.examples import Example, Row
from daysix.checks.frame import CONTACTS, ERROR, EVERY_SHEET, HOUSE, found
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "W-001", ERROR, EVERY_SHEET, HOUSE
NEEDS = ()
MESSAGE = 'Column "{c}" is missing. Press Repair. Your data is safe.'
ONE_IN = 20
"""A sheet that lacks more than one column in so many was never the team workbook's."""


def check(view: View, _context: Context) -> Iterator[Found]:
    """Only of a sheet that has nearly all of its columns under their very names."""
    if not len(view):
        return
    wanted = [row["column"] for row in data.rows("columns") if row["sheet"] == view.kind]
    there = {normal(name) for name in (*view.table.titles.values(), *view.table.unmatched)}
    missing = [column for column in wanted if normal(column) not in there]
    if len(missing) <= max(1, len(wanted) // ONE_IN):
        for column in missing:
            yield found(0, column, c=column)


def _without(*columns: str) -> list[Row]:
    """A sheet of contacts as the team workbook has it, less some columns."""
    names = [row["column"] for row in data.rows("columns") if row["sheet"] == CONTACTS]
    return [{name: f"{name} 1" for name in names if name not in columns}]


EXAMPLES = (
    Example(
        "failing",
        "one column gone",
        [(1, "Role")],
        _without("Role"),
        says=['Column "Role" is missing. Press Repair. Your data is safe.'],
        sheet=CONTACTS,
    ),
    Example("passing", "all of them", rows=_without(), sheet=CONTACTS),
    Example(
        "boundary", "a sheet that never had them", rows=_without("Role", "Notes"), sheet=CONTACTS
    ),
    Example("blank", "a tracker of a team's own", rows=[{"StartDate": None, "UPN": "x"}]),
)
