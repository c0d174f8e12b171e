"""I-001: mails nobody has sorted for more than a working day."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.calendars.working import postal
from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    HOUSE,
    INBOX,
    QUERY,
    found,
    or_none,
)
from daysix.checks.inbox._mails import day_of, mail, new_mails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "I-001", QUERY, INBOX, HOUSE
NEEDS = ("InboxID", "ReceivedAt", "State")
MESSAGE = {
    "": "{n} e-mails are unsorted since {date}. Sort them.",
    "one": "1 e-mail is unsorted since {date}. Sort it.",
}
ONE_WORKING_DAY = 1


def check(view: View, context: Context) -> Iterator[Found]:
    """Said once, at the oldest, with the next of them beside it."""
    received = [day_of(moment) for moment in view.dates("ReceivedAt")]
    old = [
        (day, place)
        for place in new_mails(view)
        if (day := received[place]) is not None and _long_ago(day, context.as_of)
    ]
    if old:
        (day, place), *others = sorted(old)
        related = [(view, other) for _, other in others[:SHOWN]]
        says = "" if others else "one"
        yield found(place, "State", says=says, related=related, n=len(old), date=in_words(day))


def _long_ago(day: date, today: date) -> bool:
    until = or_none(postal().nth_after, day, ONE_WORKING_DAY)
    return until is not None and until < today


SHOWN = 20


def _row(day: int, state: str = "NEW", **more: object) -> Row:
    return dict(
        mail(ReceivedAt=datetime.combine(date(2026, 11, day), time(9, 30)), State=state, **more)
    )


# As of Monday 30 November 2026: one working day after Thursday 26 is Friday 27.
EXAMPLES = (
    Example(
        "failing",
        "two since Thursday",
        [(2, "State")],
        [_row(30), _row(26), _row(26)],
        says=["2 e-mails are unsorted since Thursday 26 November 2026. Sort them."],
    ),
    Example(
        "failing",
        "one",
        [(1, "State")],
        [_row(25)],
        says=["1 e-mail is unsorted since Wednesday 25 November 2026. Sort it."],
    ),
    Example("passing", "looked at", rows=[_row(26, "SEEN")]),
    Example("boundary", "since Friday: Monday is one working day", rows=[_row(27)]),
    Example("blank", "no day", rows=[{**_row(26), "ReceivedAt": None}]),
)
