"""I-004: one mail logged twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    HOUSE,
    INBOX,
    QUERY,
    found,
)
from daysix.checks.inbox._mails import mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "I-004", QUERY, INBOX, HOUSE
NEEDS = ("InboxID", "MessageKey")
MESSAGE = "Already logged as {id}. Keep one of the two."


def check(view: View, _context: Context) -> Iterator[Found]:
    """By the key a mail bears in every mailbox; said at the later row."""
    first: dict[str, int] = {}
    ids = view.texts("InboxID")
    for place, key in enumerate(view.texts("MessageKey")):
        if key and first.setdefault(key, place) != place:
            before = first[key]
            yield found(place, "MessageKey", id=ids[before], related=[(view, before)])


def _row(key: str | None, number: str = "M1") -> Row:
    return dict(mail(MessageKey=key, InboxID=number))


EXAMPLES = (
    Example(
        "failing",
        "the same mail in two mailboxes",
        [(2, "MessageKey")],
        [_row("<a1@ashgrove.example>"), _row("<a1@ashgrove.example>", "M2")],
        says=["Already logged as M1. Keep one of the two."],
    ),
    Example("passing", "two mails", rows=[_row("<a1@x.example>"), _row("<a2@x.example>", "M2")]),
    Example(
        "boundary",
        "capitals tell keys apart",
        rows=[_row("<A1@x.example>"), _row("<a1@x.example>")],
    ),
    Example("blank", "no key", rows=[_row(None), _row(None, "M2")]),
)
