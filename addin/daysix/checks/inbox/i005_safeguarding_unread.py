"""I-005: a mail that may be about safeguarding, and nobody has read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import DUTY, HOUSE, INBOX, found
from daysix.checks.inbox._mails import flagged, mail, new_mails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "I-005", DUTY, INBOX, HOUSE
NEEDS = ("InboxID", "State", ("Flags", "Class"))
MESSAGE = "Possible safeguarding. Read now and ring."
FLAG, KIND = "SAFEGUARDING", "safeguarding"


def check(view: View, _context: Context) -> Iterator[Found]:
    """Every one nobody has looked at: hours are not known here, and an hour is too long."""
    flags, kinds = flagged(view, FLAG), view.texts("Class")
    for place in new_mails(view):
        if flags[place] or kinds[place] == KIND:
            yield found(place, "State")


def _row(flags: str | None, **more: object) -> Row:
    return dict(mail(Flags=flags, **{"State": "NEW", **more}))


EXAMPLES = (
    Example("failing", "flagged", [(1, "State")], [_row("SAFEGUARDING;LARGE")], says=[MESSAGE]),
    Example("failing", "by its kind", [(1, "State")], [_row(None, Class=KIND)]),
    Example("passing", "somebody has read it", rows=[_row("SAFEGUARDING", State="SEEN")]),
    Example("boundary", "another flag", rows=[_row("LARGE")]),
    Example("blank", "no flag", rows=[_row(None)]),
)
