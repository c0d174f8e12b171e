"""One look into a mailbox of this computer's settings: kept and sorted, nothing touched there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.companion.mailbox_watch import Brought
from daysix.inbox.directory import Directory
from daysix.jobs.inbox.journal import read, sort
from daysix.jobs.inbox.run import Tools, identity_of, run
from daysix.jobs.inbox.sorting import rest
from daysix.jobs.inbox.source import FOLDER, Source, known_as
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from daysix.mail.settings import MailboxSettings

PERMANENT = "permanent_exclusion"


def look_at_all(
    mailboxes: Sequence[MailboxSettings],
    *,
    journal: Path,
    now: datetime,
    directory: Directory | None = None,
) -> Brought:
    """Look into each mailbox; what waits to be listed is counted over all of them.

    One that cannot be read does not keep the others from being read.

    Raises
    ------
    BadInput
        As :func:`look_once`, of the first that cannot be read, after all have been tried.
    """
    waits = permanent = 0
    silent: list[str] = []
    refused: BadInput | None = None
    for one in mailboxes:
        try:
            brought = look_once(one, journal=journal, now=now, directory=directory)
        except BadInput as refusal:
            refused = refused or refusal
            continue
        waits, permanent = waits + brought.waits, permanent + brought.permanent
        silent += [brought.silent] if brought.silent else []
    if refused is not None and not silent:
        raise refused
    return Brought(waits, permanent, " ".join(dict.fromkeys(silent)))


def look_once(
    settings: MailboxSettings,
    *,
    journal: Path,
    now: datetime,
    directory: Directory | None = None,
) -> Brought:
    """Read the mailbox once; what is new is kept in the journal and waits for the Inbox sheet.

    Parameters
    ----------
    directory
        What the team knows, where that is known here. *Check inbox* sorts each mail again, with
        what the workbook knows: what is said here is a count alone.

    Raises
    ------
    BadInput
        The mailbox or the journal refuses, or the run did not end well; not where it has been
        silent for a working day, for then that is what must be said.
    """
    name = name_of(settings)
    try:
        return _looked(settings, directory or Directory(), journal=journal, now=now)
    except BadInput:
        loud = _silent(name, journal=journal, now=now)
        if not loud:
            raise
        return Brought(silent=loud)
    finally:
        rest()


def name_of(settings: MailboxSettings) -> str:
    """What the ledger tells the mailbox by; the same as where *Check inbox* reads it."""
    place = settings.folder if settings.kind == FOLDER else settings.address
    return known_as(Source(settings.kind, place))


def _looked(
    settings: MailboxSettings, directory: Directory, *, journal: Path, now: datetime
) -> Brought:
    from contextlib import closing

    from daysix.mail.ledger import open_ledger
    from daysix.mail.opening import open_with

    name = name_of(settings)
    with (
        closing(open_with(settings)) as mailbox,
        open_ledger(journal, identify=identity_of, now=now) as ledger,
    ):
        done = run(
            mailbox,
            ledger,
            folders=(settings.inbox,),
            tools=Tools(identity_of, read, sort),
            directory=directory,
            listing=None,
            now=now,
            known_as=name,
        )
    loud = _silent(name, journal=journal, now=now)
    if not done.good and not loud and done.told:
        raise BadInput(done.told[0].code, done.told[0].message)
    return Brought(sum(done.unlisted.values()), done.unlisted[PERMANENT], loud)


def _silent(name: str, *, journal: Path, now: datetime) -> str:
    """The sentence for a mailbox that has not been read for a working day; else blank."""
    from daysix.calendars.working import postal
    from daysix.mail.ledger_runs import glance, silence

    seen = glance(journal, name)
    loud = silence(seen, now=now, calendar=postal()) if seen else None
    return f"{loud.message} ({loud.code})" if loud else ""
