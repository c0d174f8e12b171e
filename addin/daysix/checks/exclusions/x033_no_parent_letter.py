"""X-033: no date of the letter to the parents, a school day later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import in_use, live_rows, next_school_day
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found
from daysix.duties import not01_tell_the_parent as not01

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-033", (QUERY, NOTE), EXCLUSIONS, not01.RULE.cites[0]
NEEDS = ("ParentNoticeDate", "StartDate")
MESSAGE = "No parent letter date yet. Ask the school."
USUAL = 0.97


def check(view: View, context: Context) -> Iterator[Found]:
    """On rows somebody works on. Where the column is often blank, it is only noted."""
    blank = view.blanks("ParentNoticeDate")
    usual = in_use([not one for one in blank], share=USUAL)
    if not in_use([not one for one in blank], share=0.3):
        return
    cases = context.exclusions(view).cases
    for place in live_rows(view, context):
        one = cases[place]
        if not blank[place] or one is None:
            continue
        by = next_school_day(one.calendar, one.first_day)
        if by is not None and context.as_of > by:
            yield found(place, "ParentNoticeDate", level=QUERY if usual else NOTE)


FRIDAY = {"StartDate": date(2026, 11, 20), "EndDate": date(2026, 11, 20)}
EXAMPLES = (
    Example(
        "failing",
        "three weeks on, no letter",
        [(1, "ParentNoticeDate")],
        [exclusion(ParentNoticeDate=None)],
        says=[MESSAGE],
    ),
    Example("passing", "a letter", rows=[exclusion(ParentNoticeDate=date(2026, 11, 9))]),
    Example(
        "boundary",
        "the next school day, a Monday",
        rows=[exclusion(**FRIDAY, ParentNoticeDate=None)],
        as_of=date(2026, 11, 23),
    ),
    Example(
        "boundary",
        "the day after that",
        [(1, "ParentNoticeDate")],
        [exclusion(**FRIDAY, ParentNoticeDate=None)],
        as_of=date(2026, 11, 24),
    ),
    Example(
        "boundary", "closed long since", rows=[exclusion(Status="CLOSED", ParentNoticeDate=None)]
    ),
    Example("blank", "no first day", rows=[exclusion(StartDate=None, ParentNoticeDate=None)]),
)
