"""H-005: a review asked for after the last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import DUTY, EXCLUSIONS, found, or_none
from daysix.deadlines._review import (
    LATE,
    about_a_permanent_exclusion,
    last_day_to_apply,
    standing_request,
    why_no_review,
)
from daysix.duties import irp04_requests_out_of_time as irp04

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-005", DUTY, EXCLUSIONS, irp04.RULE.cites[0]
NEEDS = ("IRPRequestDate", "GDCDecisionNoticeDate")
MESSAGE = "The request came after {date}. It may be out of time. Ask the clerk."


def check(view: View, context: Context) -> Iterator[Found]:
    """By IRP-01; a request nobody can date is passed over."""
    cases = context.exclusions(view).cases
    for place in view.filled("IRPRequestDate"):
        one = cases[place]
        if one is None or not about_a_permanent_exclusion(one.case):
            continue
        request = or_none(standing_request, one.case)
        if request is None or request[1] != LATE or why_no_review(one.case):
            continue
        last = or_none(last_day_to_apply, one.case)
        if last is not None:
            yield found(place, "IRPRequestDate", date=in_words(last))


# The decision was handed over on Monday 2 November 2026: 15 school days after it is Monday 23.
def _row(asked: date | None, **more: object) -> dict[str, object]:
    return exclusion(
        Category="PERM",
        StartDate=date(2026, 10, 12),
        EndDate=None,
        GDCDate=date(2026, 10, 22),
        GDCOutcome="UPHELD",
        GDCDecisionNoticeDate=date(2026, 11, 2),
        GDCDecisionNoticeMethod="HAND",
        IRPRequestDate=asked,
        **more,
    )


EXAMPLES = (
    Example(
        "failing",
        "on the Tuesday after",
        [(1, "IRPRequestDate")],
        [_row(date(2026, 11, 24))],
        says=[
            "The request came after Monday 23 November 2026. It may be out of time. Ask the clerk."
        ],
    ),
    Example("passing", "a week before", rows=[_row(date(2026, 11, 16))]),
    Example(
        "boundary",
        "on the last day by hand, and posted on the last day",
        [(2, "IRPRequestDate")],
        [
            _row(date(2026, 11, 23), IRPRequestMethod="HAND"),
            _row(date(2026, 11, 23), IRPRequestMethod="POST1", PupilID="P2"),
        ],
    ),
    Example("blank", "not asked for", rows=[_row(None)]),
)
