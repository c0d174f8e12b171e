"""I-008: a mail whose answer is due."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    HOUSE,
    INBOX,
    NOTE,
    found,
)
from daysix.checks.inbox._mails import day_of, mail, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "I-008", NOTE, INBOX, HOUSE
NEEDS = ("InboxID", "SLADue")
MESSAGE = "Reply due {date}."


def check(view: View, context: Context) -> Iterator[Found]:
    """From the day after, until a first answer is typed."""
    due, unanswered = view.dates("SLADue"), view.blanks("FirstReplyAt")
    for place in waiting(view):
        by = day_of(due[place])
        if by is not None and by < context.as_of and unanswered[place]:
            yield found(place, "SLADue", date=in_words(by))


def _row(due: date | None, **more: object) -> Row:
    return dict(mail(SLADue=due, FirstReplyAt=None, **more))


# As of Monday 30 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "since Friday",
        [(1, "SLADue")],
        [_row(date(2026, 11, 27))],
        says=["Reply due Friday 27 November 2026."],
    ),
    Example(
        "passing",
        "answered",
        rows=[
            {
                **_row(date(2026, 11, 27)),
                "FirstReplyAt": datetime.combine(date(2026, 11, 26), time(14, 5)),
            }
        ],
    ),
    Example("boundary", "due today", rows=[_row(date(2026, 11, 30))]),
    Example("boundary", "closed", rows=[_row(date(2026, 11, 27), State="CLOSED")]),
    Example("blank", "no day", rows=[_row(None)]),
)
