"""X-050: cancelled, and no date or no reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, NOTE, QUERY, found
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-050", (ERROR, QUERY, NOTE), EXCLUSIONS, regulations("reg 17A(4)")
NEEDS, TAKES = ("Status",), ID
MESSAGE = {
    "": "Cancelled needs a date and reason. Type both.",
    "date": "Cancelled needs a date. Type the day the head cancelled it.",
    "column": "Cancelled needs a date, and the sheet has no column for it. Add one.",
    "reason": "Cancelled needs a reason. Choose one.",
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """A reason alone missing is asked for where the tracker has a column for it."""
    days, reasons = view.blanks("CancelledDate"), view.blanks("CancelReason")
    unread = {one.place for one in view.troubles("CancelledDate")}
    for place in view.where("Status", lambda state: state.upper() == "CANCELLED"):
        if place in unread:
            continue
        if not view.has("CancelledDate"):
            yield found(place, "Status", says="column", level=NOTE)
            continue
        no_reason = reasons[place] and view.has("CancelReason")
        if days[place]:
            yield found(place, "CancelledDate", says="" if no_reason else "date")
        elif no_reason:
            yield found(place, "CancelReason", says="reason", level=QUERY)


def _row(day: date | None, why: str | None, state: str | None = "CANCELLED") -> dict[str, object]:
    return exclusion(Status=state, CancelledDate=day, CancelReason=why)


DAY = date(2026, 11, 10)
EXAMPLES = (
    Example(
        "failing",
        "neither",
        [(1, "CancelledDate")],
        [_row(None, None)],
        says=["Cancelled needs a date and reason. Type both."],
    ),
    Example(
        "failing",
        "no date",
        [(1, "CancelledDate")],
        [_row(None, "New evidence")],
        says=["Cancelled needs a date. Type the day the head cancelled it."],
    ),
    Example("passing", "both", rows=[_row(DAY, "New evidence")]),
    Example(
        "boundary",
        "a sheet without the column",
        [(1, "Status", NOTE)],
        [exclusion(Status="CANCELLED")],
    ),
    Example("boundary", "no reason", [(1, "CancelReason", QUERY)], [_row(DAY, None)]),
    Example(
        "boundary",
        "small letters",
        [(1, "CancelledDate")],
        [_row(None, "New evidence", "cancelled")],
    ),
    Example("blank", "no status", rows=[_row(None, None, None)]),
)
