"""Short mails to sort: from a school or a parent, on a Tuesday, to an invented council."""

from __future__ import annotations

from datetime import UTC, datetime

from daysix.inbox.directory import Directory, KnownSchool
from daysix.inbox.message import Address, Message
from daysix.inbox.triage import triage

OAKHILL = KnownSchool("Oakhill School", dfe="925/4001", domains=("oakhill.example",))
DIRECTORY = Directory(
    la="925",
    schools=(OAKHILL,),
    own_domains=("county.example",),
    mailboxes=("exclusions@county.example",),
)
TUESDAY = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
SCHOOL = Address("Jo Marsh", "office@oakhill.example")
MUM = Address("Dana Cole", "dana.cole@homemail.example")


def mail(text, *, subject="Exclusion", sender=SCHOOL, **headers):
    """A mail of Tuesday 17 November 2026."""
    return Message("", "", sender, subject, text, sent=TUESDAY, headers=headers)


def sort(text, **parts):
    return triage(mail(text, **parts), DIRECTORY)


def only_event(text, **parts):
    (event,) = sort(text, **parts).events
    return event
