"""C-002: ten school days without a trace, and no referral."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.cme._absence import absent_days
from daysix.checks.examples import Example, Row
from daysix.checks.frame import CME, DUTY, found
from daysix.deadlines import reg07_absence_alert as reg07

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "C-002", DUTY, CME, reg07.RULE.cites[0]
NEEDS = ("LastAttended", "LAInformed")
MESSAGE = "{n} days absent with no trace. Refer today."
SCHOOL_DAYS = 10
ENDS = ("LAInformed", "FoundOn", "ClosedOn")


def check(view: View, context: Context) -> Iterator[Found]:
    """School days on the last school's calendar, today counted; until referred, found or closed."""
    ended = [not all(row) for row in zip(*map(view.blanks, ENDS), strict=True)]
    for place, last in enumerate(view.dates("LastAttended")):
        if last is None or ended[place]:
            continue
        days = absent_days(view, place, context, last=last, until=context.as_of)
        if days is not None and days >= SCHOOL_DAYS:
            yield found(place, "LAInformed", n=days)


def _row(last: date | None, **more: object) -> Row:
    cells = {"LastSchool": "8204001", "LAInformed": None, **more}
    return {"CMEID": "C1", "PupilID": "P1", "LastAttended": last, **cells}


# As of Monday 30 November 2026; Friday 27 is an INSET day. After Friday 13 November come Monday 16
# to Friday 20, Monday 23 to Thursday 26, and Monday 30: ten school days.
EXAMPLES = (
    Example(
        "failing",
        "ten days",
        [(1, "LAInformed")],
        [_row(date(2026, 11, 13))],
        says=["10 days absent with no trace. Refer today."],
    ),
    Example("passing", "referred", rows=[_row(date(2026, 11, 13), LAInformed=date(2026, 11, 24))]),
    Example("boundary", "nine days", rows=[_row(date(2026, 11, 16))]),
    Example("boundary", "found", rows=[_row(date(2026, 11, 13), FoundOn=date(2026, 11, 20))]),
    Example("blank", "nobody knows when", rows=[_row(None)]),
)
