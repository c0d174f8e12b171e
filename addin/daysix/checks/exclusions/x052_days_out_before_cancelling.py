"""X-052: cancelled, and nothing says how many days were missed before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.law.exclusion import PERMANENT
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-052", QUERY, EXCLUSIONS, regulations("reg 17A(4)")
NEEDS = ("CancelledDate", ("EndDate", "SchoolDays", "Sessions", "SchoolSessions"))
MESSAGE = "Days already missed still count. How many? Type the last day out, or the number of days."
LENGTHS = ("EndDate", "SchoolDays", "Sessions", "SchoolSessions")


def check(view: View, _context: Context) -> Iterator[Found]:
    """A suspension with neither a last day nor a length; cancelled before it began, it had none."""
    blank = [all(cells) for cells in zip(*map(view.blanks, LENGTHS), strict=True)]
    column = next(name for name in (*LENGTHS[1:], LENGTHS[0]) if view.has(name))
    starts, kinds = view.dates("StartDate"), view.codes("Category")
    for place, day in enumerate(view.dates("CancelledDate")):
        start = starts[place]
        if day is None or start is None or not blank[place] or kinds[place] == PERMANENT:
            continue
        if day > start:
            yield found(place, column)


def _row(day: date | None = date(2026, 11, 11), **more: object) -> dict[str, object]:
    return exclusion(**{"CancelledDate": day, "EndDate": None, "SchoolDays": None, **more})


EXAMPLES = (
    Example(
        "failing",
        "from Monday 9, cancelled on Wednesday 11, and no length",
        [(1, "SchoolDays")],
        [_row()],
        says=[MESSAGE],
    ),
    Example("passing", "two days", rows=[_row(SchoolDays=2)]),
    Example("boundary", "the last day is there", rows=[_row(EndDate=date(2026, 11, 10))]),
    Example("boundary", "cancelled on the first day", rows=[_row(date(2026, 11, 9))]),
    Example(
        "boundary", "a permanent exclusion is counted by its dates", rows=[_row(Category="PERM")]
    ),
    Example("blank", "not cancelled", rows=[_row(None)]),
)
