"""X-021: the parents asked for a meeting, and none is dated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import OVER, due_of
from daysix.checks.frame import DUTY, EXCLUSIONS, found
from daysix.deadlines import gb02_governors_decide_within_50 as gb02

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-021", DUTY, EXCLUSIONS, gb02.RULE.cites[0]
NEEDS = ("RepresentationsDate", "GDCDate")
MESSAGE = "The parent has asked governors to meet. Last date is {date}."


def check(view: View, context: Context) -> Iterator[Found]:
    """Over 5 and up to 15 days in the term. The last day is GB-02's."""
    met, states = view.blanks("GDCDate"), view.texts("Status")
    cases = context.exclusions(view).cases
    for place in view.filled("RepresentationsDate"):
        one = cases[place]
        if one is None or not met[place] or states[place].upper() in OVER:
            continue
        due = due_of(gb02.apply, one.case)
        if due is not None and due.due is not None:
            yield found(place, "GDCDate", date=in_words(due.due))


# Six days from Monday 2 to Monday 9 November 2026; day 50 after the notice of Monday 2 November:
# November has 19 more school days (INSET on the 27th), December 14; day 34 is Monday 4 January, day
# 50 Tuesday 26 January 2027.
def _row(**more: object) -> dict[str, object]:
    first = date(2026, 11, 2)
    return exclusion(
        StartDate=first,
        **{
            "EndDate": date(2026, 11, 9),
            "GovNoticeDate": first,
            "RepresentationsDate": date(2026, 11, 5),
            "GDCDate": None,
            **more,
        },
    )


EXAMPLES = (
    Example(
        "failing",
        "six days, and the parents wrote",
        [(1, "GDCDate")],
        [_row()],
        says=["The parent has asked governors to meet. Last date is Tuesday 26 January 2027."],
    ),
    Example("passing", "a meeting is dated", rows=[_row(GDCDate=date(2026, 12, 4))]),
    Example(
        "boundary", "exactly five days: governors need not", rows=[_row(EndDate=date(2026, 11, 6))]
    ),
    Example(
        "boundary",
        "cancelled since",
        rows=[_row(Status="CANCELLED", CancelledDate=date(2026, 11, 6))],
    ),
    Example("blank", "nobody asked", rows=[_row(RepresentationsDate=None)]),
)
