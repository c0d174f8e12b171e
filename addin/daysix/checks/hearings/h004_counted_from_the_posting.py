"""H-004: the parents' time counted from the day a letter was posted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found, or_none
from daysix.checks.unread import as_typed
from daysix.deadlines import irp01_parent_applies_for_review as irp01
from daysix.law.service import day_given, method_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-004", QUERY, EXCLUSIONS, irp01.RULE.cites[0]
NEEDS = ("GDCDecisionNoticeDate", "GDCDecisionNoticeMethod", "IRPLastDate")
MESSAGE = (
    "First-class post counts from the second working day. I count from {date}. Correct the last "
    "day."
)
POST = "first_class"
SCHOOL_DAYS = 15


def check(view: View, context: Context) -> Iterator[Found]:
    """Where the last day typed for a review is what the day of posting would give.

    That a letter went by post is no fault: only a date counted from it too early is.
    """
    calendars, typed = context.exclusions(view).calendars, view.dates("IRPLastDate")
    methods = view.codes("GDCDecisionNoticeMethod")
    for place, posted in view.each("GDCDecisionNoticeDate", date):
        last, calendar = typed[place], calendars[place]
        if last is None or calendar is None:
            continue
        if method_name(methods[place]) != POST:
            continue
        given = day_given(posted, POST)
        right = or_none(calendar.nth_after, given, SCHOOL_DAYS)
        if (
            right is not None
            and last < right
            and last == or_none(calendar.nth_after, posted, SCHOOL_DAYS)
        ):
            yield found(place, "IRPLastDate", date=in_words(given), suggestion=as_typed(right))


# Posted on Monday 2 November 2026: given on Wednesday 4. Fifteen school days after the Monday is
# Monday 23; after the Wednesday, Wednesday 25.
def _row(last: date | None, method: str = "POST1") -> dict[str, object]:
    return exclusion(
        Category="PERM",
        StartDate=date(2026, 10, 12),
        EndDate=None,
        GDCDecisionNoticeDate=date(2026, 11, 2),
        GDCDecisionNoticeMethod=method,
        IRPLastDate=last,
    )


EXAMPLES = (
    Example(
        "failing",
        "counted from the Monday",
        [(1, "IRPLastDate")],
        [_row(date(2026, 11, 23))],
        says=[
            (
                "First-class post counts from the second working day. I count from Wednesday 4 "
                "November 2026. Correct the last day."
            )
        ],
        suggests=["25 Nov 2026"],
    ),
    Example("passing", "counted from the Wednesday", rows=[_row(date(2026, 11, 25))]),
    Example("boundary", "handed over", rows=[_row(date(2026, 11, 23), "HAND")]),
    Example("boundary", "another date altogether", rows=[_row(date(2026, 11, 24))]),
    Example("blank", "no last day typed", rows=[_row(None)]),
)
