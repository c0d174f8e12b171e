"""Which mails of the Inbox sheet somebody still has to deal with."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from daysix.checks.view import View

NEW = "NEW"
DEALT_WITH = frozenset({"FILED", "ANSWERED", "CLOSED"})
SHOWN = 60


def new_mails(view: View) -> Iterator[int]:
    """Places of mails nobody has looked at."""
    rows = zip(view.texts("InboxID"), view.texts("State"), strict=True)
    return (place for place, (key, state) in enumerate(rows) if key and state.upper() == NEW)


def waiting(view: View) -> Iterator[int]:
    """Places of mails neither filed, answered nor closed."""
    rows = zip(view.texts("InboxID"), view.texts("State"), strict=True)
    for place, (key, state) in enumerate(rows):
        if key and state.upper() not in DEALT_WITH:
            yield place


def day_of(moment: date | None) -> date | None:
    """The day of a day and time."""
    return moment.date() if isinstance(moment, datetime) else moment


def flagged(view: View, flag: str) -> list[bool]:
    """Whether each mail bears a flag, such as SAFEGUARDING."""
    known: dict[str, bool] = {}
    found: list[bool] = []
    for text in view.texts("Flags"):
        if text not in known:
            words = text.upper().replace(",", " ").replace(";", " ").split()
            known[text] = flag in words
        found.append(known[text])
    return found


def mail(**cells: object) -> Mapping[str, object]:
    """A mail of Monday 30 November 2026 for examples, with nothing to ask about."""
    return {
        "InboxID": "M1",
        "ReceivedAt": datetime.combine(date(2026, 11, 30), time(8, 15)),
        "From": "office@ashgrove.example",
        "Subject": "Suspension notice",
        "Class": "suspension",
        "Flags": None,
        "State": "SEEN",
        **cells,
    }
