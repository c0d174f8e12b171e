"""One run over a mailbox through the journal: each mail kept first, then sorted, listed, marked.

Where a workbook is given its Inbox sheet is filled; else what the run listed is said alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.inbox.message import Address, Message
from daysix.jobs.inbox.book import INBOX, Workbook
from daysix.jobs.inbox.lines import kind_in_words
from daysix.jobs.inbox.place import named
from daysix.jobs.inbox.queue import lines_of, listed, same_mail
from daysix.jobs.inbox.run import Entry, Filing, Tools, run
from daysix.jobs.inbox.sorting import Mail
from daysix.jobs.inbox.source import open_mailbox
from daysix.law.errors import BadInput
from daysix.mail.ledger_identity import identity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from daysix.desk.any_desk import Desk
    from daysix.inbox.directory import Directory
    from daysix.inbox.sorted_mail import Sorted
    from daysix.jobs.inbox.run import Run
    from daysix.jobs.inbox.source import Source
    from daysix.mail.ledger_identity import Identity

MARK = "Day Six: "
PERSON = f"{MARK}needs a person"
DONE = "Day Six/Done"
NEVER_FILED = frozenset({"safeguarding"})
NOTHING_TO_DO = frozenset({"auto_reply", "spam"})
READ = ("Inbox",)


def identify(raw: bytes) -> Identity:
    """Which mail it is, without opening its papers."""
    from daysix.jobs.inbox.message_of import content_hash
    from daysix.mail.mime import read_mail

    mail = read_mail(raw)
    return identity(mail.id, content_hash(mail))


def file_as(found: Sorted) -> Filing:
    """Each mail is marked with its kind; only what asks for nothing is put away.

    What may be about a child's safety, or wants a person, stays where it is.
    """
    if found.needs_human:
        return Filing((f"{MARK}{kind_in_words(found.category)}", PERSON))
    quiet = found.category in NOTHING_TO_DO and not NEVER_FILED & set(found.flags)
    return Filing((f"{MARK}{kind_in_words(found.category)}",), DONE if quiet else "")


class Said:
    """A listing without a sheet: what a run brought, for whoever asked."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def already(self, keys: Sequence[str]) -> Collection[str]:
        """None: the journal knows what was listed."""
        del keys
        return ()

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep them."""
        self.entries += entries


class OnSheet(Said):
    """The Inbox sheet of a workbook, as a run sees it.

    Parameters
    ----------
    source
        The mailbox, as the sheet names it.
    """

    def __init__(self, desk: Desk, home: Path, source: Source, as_of: date) -> None:
        super().__init__()
        self._desk, self._home, self._source, self._as_of = desk, home, source, as_of

    def already(self, keys: Sequence[str]) -> Collection[str]:
        """Which of these mails stand on the sheet."""
        there = listed(Workbook(self._desk, self._home)).keys
        return [key for key in keys if key in there]

    def put(self, entries: Sequence[Entry]) -> None:
        """A row for each mail."""
        from daysix.jobs.click.new_rows import NewRows, add

        book = Workbook(self._desk, self._home)
        table = book.table(INBOX)
        if table is None:
            message = (
                f"{self._desk.name} has no sheet {INBOX} to list the mails on. Open it and press "
                "Check inbox, or use the team workbook. The mails wait."
            )
            raise BadInput("U-039", message)
        mails = [mail_of(entry) for entry in entries]
        there = listed(book)
        source = named(book, self._source)
        lines = lines_of(book, mails, source=source, as_of=self._as_of, there=there)
        rows = [
            {name: value for name, value in line.cells.items() if name in table.columns}
            for line in lines
        ]
        new = [NewRows(table, book.at(table), rows)]
        add(self._desk, self._home, as_of=self._as_of, stop=lambda: False, new=new)
        super().put(entries)


def mail_of(entry: Entry) -> Mail:
    """A run's entry as a sorted mail."""
    message = entry.message
    if message is None:
        message = Message("", entry.key, Address(), "", "", faults=(entry.sorted.ask,))
    return Mail(entry.key, same_mail(entry.key), message, entry.sorted)


def apply_once(
    source: Source, directory: Directory, listing: Said, *, folder: Path, now: datetime
) -> Run:
    """Read the mailbox once and carry everything out.

    Parameters
    ----------
    folder
        Where the journal lies.

    Raises
    ------
    BadInput
        The mailbox or the journal refuses; nothing was moved then.
    """
    from daysix.inbox.triage import triage
    from daysix.jobs.inbox.message_of import message_of
    from daysix.mail.ledger import open_ledger

    mailbox = open_mailbox(source)
    ledger = open_ledger(folder, identify=identify, now=now)
    try:
        return run(
            mailbox,
            ledger,
            folders=READ,
            tools=Tools(identify, message_of, triage, file_as),
            directory=directory,
            listing=listing,
            now=now,
            apply=True,
        )
    finally:
        ledger.close()


def told(done: Run) -> list[str]:
    """What a run did, in words without a name."""
    said = [
        f"{done.taken_in:,} new in the mailbox, {done.listed:,} listed, {done.filed:,} marked.",
    ]
    if done.needs_person:
        said.append(f"{len(done.needs_person):,} could not be read and need a person.")
    said += [f"{one.message} ({one.code})" for one in done.told]
    return said
