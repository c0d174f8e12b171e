"""I-006: an attachment that could not be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    HOUSE,
    INBOX,
    QUERY,
    found,
)
from daysix.checks.inbox._mails import SHOWN, flagged, mail, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "I-006", QUERY, INBOX, HOUSE
NEEDS = ("InboxID", "Flags")
MESSAGE = "I could not read {file}. Ask for it again."
KINDS = {"ENCRYPTED": "what came with a password", "LARGE": "what was too large"}


def check(view: View, _context: Context) -> Iterator[Found]:
    """Until it is saved somewhere, or the mail is dealt with. Passwords come another way."""
    saved, subjects = view.texts("SavedTo"), view.texts("Subject")
    for flag, what in KINDS.items():
        flags = flagged(view, flag)
        for place in waiting(view):
            if flags[place] and not saved[place]:
                said = f"{what} with “{subjects[place][:SHOWN]}”" if subjects[place] else what
                yield found(place, "Flags", file=said)


def _row(flags: str | None, **more: object) -> Row:
    return dict(mail(Flags=flags, SavedTo=None, **more))


EXAMPLES = (
    Example(
        "failing",
        "a password",
        [(1, "Flags")],
        [_row("ENCRYPTED")],
        says=[
            "I could not read what came with a password with “Suspension notice”. Ask for it again."
        ],
    ),
    Example("failing", "too large", [(1, "Flags")], [_row("PEX LARGE")]),
    Example("passing", "none", rows=[_row("PEX")]),
    Example("boundary", "saved after all", rows=[{**_row("LARGE"), "SavedTo": "2026-0001"}]),
    Example("boundary", "closed", rows=[_row("ENCRYPTED", State="CLOSED")]),
    Example("blank", "no flag", rows=[_row(None)]),
)
