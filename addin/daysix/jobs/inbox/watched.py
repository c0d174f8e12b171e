"""One look into the mailbox of this computer's settings: kept and sorted, nothing touched there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.companion.mailbox_watch import Brought
from daysix.inbox.directory import Directory
from daysix.jobs.inbox.applied import Said, identify, mail_of
from daysix.jobs.inbox.lines import looks_permanent
from daysix.jobs.inbox.run import Tools, run
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from daysix.mail.settings import MailboxSettings


def look_once(settings: MailboxSettings, *, journal: Path, now: datetime) -> Brought:
    """Read the mailbox once; what is new is kept in the journal.

    Raises
    ------
    BadInput
        The mailbox or the journal refuses, or the run did not end well; not where it has been
        silent for a working day, for then that is what must be said.
    """
    try:
        return _looked(settings, journal=journal, now=now)
    except BadInput:
        loud = _silent(settings.name, journal=journal, now=now)
        if not loud:
            raise
        return Brought(silent=loud)


def _looked(settings: MailboxSettings, *, journal: Path, now: datetime) -> Brought:
    from daysix.inbox.triage import triage
    from daysix.jobs.inbox.message_of import message_of
    from daysix.mail.ledger import open_ledger
    from daysix.mail.opening import open_with

    mailbox = open_with(settings)
    listing = Said()
    ledger = open_ledger(journal, identify=identify, now=now)
    try:
        done = run(
            mailbox,
            ledger,
            folders=(settings.inbox,),
            tools=Tools(identify, message_of, triage),
            directory=Directory(),
            listing=listing,
            now=now,
        )
    finally:
        ledger.close()
    loud = _silent(mailbox.name, journal=journal, now=now)
    if not done.good and not loud and done.told:
        raise BadInput(done.told[0].code, done.told[0].message)
    mails = [mail_of(entry) for entry in listing.entries]
    return Brought(len(mails), sum(map(looks_permanent, mails)), loud)


def _silent(name: str, *, journal: Path, now: datetime) -> str:
    """The sentence for a mailbox that has not been read for a working day; else blank."""
    from daysix.calendars.working import postal
    from daysix.mail.ledger_runs import glance, silence

    seen = glance(journal, name)
    loud = silence(seen, now=now, calendar=postal()) if seen else None
    return f"{loud.message} ({loud.code})" if loud else ""
