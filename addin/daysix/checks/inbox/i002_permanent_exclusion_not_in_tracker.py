"""I-002: a permanent exclusion by e-mail that is not in the tracker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    DUTY,
    INBOX,
    found,
)
from daysix.checks.inbox._mails import SHOWN, flagged, mail, waiting
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET = "I-002", DUTY, INBOX
CITE = regulations("reg 14(1) as amended, with regs 5 and 23")
NEEDS = ("InboxID", "State", ("Flags", "Class"), "ExclusionID/RefID")
MESSAGE = "Permanent exclusion e-mail not yet in the tracker: {subject}. Add the row."
FLAG, KIND = "PEX", "permanent_exclusion"


def check(view: View, _context: Context) -> Iterator[Found]:
    """Every one that waits: day 1 may be running, and hours are not known here."""
    flags, kinds, subjects = flagged(view, FLAG), view.texts("Class"), view.texts("Subject")
    cases = view.texts("ExclusionID/RefID")
    for place in waiting(view):
        if not cases[place] and (flags[place] or kinds[place] == KIND):
            yield found(place, "ExclusionID/RefID", subject=subjects[place][:SHOWN] or "no subject")


def _row(case: str | None, **more: object) -> Row:
    return dict(mail(**{"ExclusionID/RefID": case, "Subject": "PEX notice", **more}))


EXAMPLES = (
    Example(
        "failing",
        "flagged",
        [(1, "ExclusionID/RefID")],
        [_row(None, Flags="PEX, LARGE")],
        says=["Permanent exclusion e-mail not yet in the tracker: PEX notice. Add the row."],
    ),
    Example(
        "failing",
        "by its kind, and nobody has looked",
        [(1, "ExclusionID/RefID")],
        [_row(None, Class=KIND, State="NEW")],
    ),
    Example("passing", "in the tracker", rows=[_row("2026-0001", Flags="PEX")]),
    Example("boundary", "filed", rows=[_row(None, Flags="PEX", State="FILED")]),
    Example("boundary", "a suspension", rows=[_row(None)]),
    Example("blank", "an empty row", rows=[_row(None, InboxID=None, Flags="PEX")]),
)
