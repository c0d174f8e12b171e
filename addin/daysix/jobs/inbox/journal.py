"""The mailbox read through this person's journal: each mail is kept before it is shown to anybody.

``take_in`` shows what waits for the Inbox sheet; ``note_listed`` is said once it stands there.
``copies`` finds mails that were kept, so that one mail is looked at without reading the mailbox.
"""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime, time
from typing import TYPE_CHECKING

from daysix.jobs.inbox.run import Tools, identity_of, run
from daysix.jobs.inbox.sorting import Mail, rest, slim
from daysix.jobs.inbox.source import Raw, folders_read, known_as, opened
from daysix.law.errors import BadInput
from daysix.mail.ledger import open_ledger
from daysix.mail.ledger_blobs import copy_of
from daysix.mail.ledger_place import usual_folder
from daysix.mail.ledger_schema import look
from daysix.mail.ledger_sheet import key_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date
    from pathlib import Path

    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message
    from daysix.inbox.sorted_mail import Sorted
    from daysix.jobs.inbox.run import Entry, Run
    from daysix.jobs.inbox.source import Source

PATIENCE = 10.0
"""Seconds to wait for the companion's own look into the mailbox to end."""


class Waiting(NamedTuple):
    """What is to be listed, and how the run over the mailbox went."""

    mails: list[Mail]
    run: Run


def take_in(  # noqa: PLR0913 - named at the call
    source: Source,
    directory: Directory,
    *,
    stands: Collection[str],
    now: datetime,
    folder: Path | None = None,
    stop: Callable[[], bool] = lambda: False,
    say: Callable[[int], None] = lambda _number: None,
) -> Waiting:
    """Fetch what is new, keep it, and read and sort what waits; in the mailbox nothing changes.

    Parameters
    ----------
    stands
        The keys of all mails on the Inbox sheet: they are not shown again, whoever listed them,
        and a mail of the inbox that stands there no longer is.
    folder
        Where mails are kept, if not in this person's usual place.
    say
        Told the number of each mail as it is read.

    Raises
    ------
    BadInput
        The mailbox is not set up, or the journal cannot be written.
    """
    waiting: list[Mail] = []

    def show(entry: Entry) -> None:
        waiting.append(slim(mail_of(entry)))
        say(len(waiting))

    try:
        with (
            opened(source) as mailbox,
            open_ledger(
                folder or usual_folder(), identify=identity_of, now=now, patience=PATIENCE
            ) as ledger,
        ):
            done = run(
                mailbox,
                ledger,
                folders=folders_read(source),
                tools=Tools(identity_of, read, sort),
                directory=directory,
                listing=None,
                now=now,
                known_as=known_as(source),
                stop=stop,
                stands=stands,
                show=show,
            )
    finally:
        rest()
    return Waiting(waiting, done)


def note_listed(mails: Collection[Mail], *, now: datetime, folder: Path | None = None) -> None:
    """Note that mails stand on the sheet. If the journal is in use the next run sees it there."""
    with (
        suppress(BadInput),
        open_ledger(
            folder or usual_folder(), identify=identity_of, now=now, patience=PATIENCE
        ) as ledger,
    ):
        ledger.listed_by_key({mail.key for mail in mails}, now)


def copies(source: Source, keys: Collection[str], *, folder: Path | None = None) -> dict[str, Raw]:
    """The kept mails of these keys; one that is kept no longer is left out."""
    folder = folder or usual_folder()
    database = look(folder)
    if database is None:
        return {}
    wanted = {one_mail(key): key for key in keys}
    found = {}
    with closing(database):
        rows = database.execute(
            "SELECT mail.*, place.ref, place.folder FROM mail LEFT JOIN place "
            "ON place.mail = mail.id AND place.mailbox = ? AND place.state <> 'away' "
            "WHERE raw <> ''",
            [known_as(source)],
        )
        for row in rows:
            key = wanted.get(one_mail(key_of(row)))
            content = copy_of(folder, row["raw"]) if key is not None else None
            if key is not None and content is not None:
                found[key] = Raw(row["ref"] or "", content, folder=row["folder"] or "")
    return found


def one_mail(key: str) -> str:
    """What is the same each time one mail comes into the inbox."""
    return key.partition("-")[0]


def moment(now: datetime | None, as_of: date) -> datetime:
    """The moment of a click; the noon of its day, where only that is known."""
    return (now or datetime.combine(as_of, time(12))).astimezone()


def mail_of(entry: Entry) -> Mail:
    """A run's entry as a sorted mail."""
    from daysix.inbox.message import Address, Message

    message = entry.message
    if message is None:
        message = Message("", entry.key, Address(), "", "", faults=entry.sorted.asks)
    return Mail(entry.key, entry.key, message, entry.sorted)


def read(raw: bytes) -> Message:
    """A mail with its papers opened."""
    from daysix.jobs.inbox.message_of import message_of

    return message_of(raw)


def sort(message: Message, directory: Directory) -> Sorted:
    """What it is."""
    from daysix.inbox.triage import triage

    return triage(message, directory)
