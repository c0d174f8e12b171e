"""X-036: a child with a social worker who has not been told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import live_rows, next_school_day
from daysix.checks.frame import DUTY, EXCLUSIONS, found
from daysix.duties import not05_tell_social_worker_and_virtual_head as not05

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-036", DUTY, EXCLUSIONS, not05.RULE.cites[0]
NEEDS = ("SW", "SWNotified")
MESSAGE = (
    "Child has a social worker who has not been told yet. Check that the school tells them, and "
    "type the day."
)


def check(view: View, context: Context) -> Iterator[Found]:
    """A school day after the first day, on rows somebody works on."""
    told, flags = view.blanks("SWNotified"), view.flags("SW")
    cases = context.exclusions(view).cases
    for place in live_rows(view, context):
        one = cases[place]
        if flags[place] and told[place] and one:
            by = next_school_day(one.calendar, one.first_day)
            if by is not None and context.as_of > by:
                yield found(place, "SWNotified")


def _row(worker: str | None = "Y", told: date | None = None) -> dict[str, object]:
    return exclusion(SW=worker, SWNotified=told)


# From Monday 9 November 2026; a school day later is Tuesday 10.
EXAMPLES = (
    Example("failing", "nobody told them", [(1, "SWNotified")], [_row()], says=[MESSAGE]),
    Example("passing", "told", rows=[_row(told=date(2026, 11, 9))]),
    Example("boundary", "a school day later", rows=[_row()], as_of=date(2026, 11, 10)),
    Example("boundary", "two days later", [(1, "SWNotified")], [_row()], as_of=date(2026, 11, 11)),
    Example("boundary", "no social worker", rows=[_row("N")]),
    Example("blank", "nobody has said", rows=[_row(None)]),
)
