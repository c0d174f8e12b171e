"""I-003: a mail whose kind is not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    HOUSE,
    INBOX,
    QUERY,
    found,
)
from daysix.checks.inbox._mails import mail, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "I-003", QUERY, INBOX, HOUSE
NEEDS = ("InboxID", "Confidence")
MESSAGE = "I am not sure about this one. Please choose."
SURE = 0.7
BY_HAND = "HAND"


def check(view: View, _context: Context) -> Iterator[Found]:
    """Until a person has chosen, or it is dealt with."""
    sure, chosen = view.numbers("Confidence"), view.texts("ClassBy")
    for place in waiting(view):
        share = sure[place]
        if share is not None and share < SURE and chosen[place].upper() != BY_HAND:
            yield found(place, "Class")


def _row(share: object, **more: object) -> Row:
    return dict(mail(**{"Confidence": share, "ClassBy": "RULE", **more}))


EXAMPLES = (
    Example("failing", "half sure", [(1, "Class")], [_row(0.5)], says=[MESSAGE]),
    Example("passing", "nearly certain", rows=[_row(0.94)]),
    Example("boundary", "just sure enough, and just not", [(2, "Class")], [_row(0.7), _row(0.69)]),
    Example("boundary", "a person chose", rows=[_row(0.5, ClassBy="HAND")]),
    Example("boundary", "filed", rows=[_row(0.5, State="FILED")]),
    Example("blank", "not said", rows=[_row(None)]),
)
