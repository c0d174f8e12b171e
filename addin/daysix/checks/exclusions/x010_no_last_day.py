"""X-010: a suspension without a last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.checks.unread import as_typed
from daysix.law.exclusion import PERMANENT
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-010", ERROR, EXCLUSIONS, guidance("para 6 footnote")
NEEDS, TAKES = ("Category", ("EndDate", "Sessions", "SchoolDays", "SchoolSessions")), ID
MESSAGE = "A suspension needs a last day. Ask the school."
LENGTHS = ("Sessions", "SchoolDays", "SchoolSessions")


def check(view: View, context: Context) -> Iterator[Found]:
    """Where the length is typed instead, the last day it comes to is offered.

    A tracker that has no column of last days is asked for a length only.
    """
    column = next(name for name in ("EndDate", *LENGTHS) if view.has(name))
    by_length = not view.has("EndDate")
    blank = view.blanks("EndDate")
    without = [all(cells) for cells in zip(*map(view.blanks, LENGTHS), strict=True)]
    cases = context.exclusions(view).cases
    for place, kind in enumerate(view.codes("Category")):
        if kind in {None, PERMANENT} or not blank[place] or (by_length and not without[place]):
            continue
        one = cases[place]
        last = one.exclusion.last_day if one else None
        yield found(place, column, suggestion=as_typed(last))


EXAMPLES = (
    Example(
        "failing",
        "a suspension that ends nobody knows when",
        [(1, "EndDate")],
        [exclusion(EndDate="tbc")],
        says=[MESSAGE],
        suggests=[""],
    ),
    Example(
        "failing",
        "five sessions from Monday 9 November: the last is on Wednesday 11",
        [(1, "EndDate")],
        [exclusion(EndDate=None, SchoolSessions=5)],
        suggests=["11 Nov 2026"],
    ),
    Example("passing", "a last day", rows=[exclusion()]),
    Example(
        "boundary",
        "a permanent exclusion has none",
        rows=[exclusion(Category="PERM", EndDate=None)],
    ),
    Example(
        "boundary",
        "a tracker of lengths only",
        [(2, "SchoolDays")],
        [
            {"PupilID": "P1", "Category": "SUSP", "StartDate": date(2026, 11, 9), "SchoolDays": 2},
            {"PupilID": "P1", "Category": "SUSP", "StartDate": date(2026, 11, 16)},
        ],
    ),
    Example("boundary", "a last day nobody can read is X-006", rows=[exclusion(EndDate="Fri?")]),
    Example("blank", "no last day", [(1, "EndDate")], [exclusion(EndDate=None)]),
)
