"""One run over a mailbox through the journal: each mail kept first, then sorted, listed, marked.

Where a workbook is given its Inbox sheet is filled; else the mails are kept, and wait for one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from daysix.jobs.inbox.book import INBOX, Workbook
from daysix.jobs.inbox.doubles import with_doubles
from daysix.jobs.inbox.journal import mail_of, read, sort
from daysix.jobs.inbox.lines import kind_in_words
from daysix.jobs.inbox.place import named
from daysix.jobs.inbox.queue import lines_of, listed
from daysix.jobs.inbox.run import Filing, Tools, identity_of, run
from daysix.jobs.inbox.sorting import Mail, rest, slim
from daysix.jobs.inbox.source import done_folder, folders_read, known_as, opened
from daysix.jobs.inbox.turn import our_turn
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.mail.ledger import open_ledger
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from daysix.desk.any_desk import Desk
    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message
    from daysix.inbox.sorted_mail import Sorted
    from daysix.jobs.inbox.run import Entry, Run
    from daysix.jobs.inbox.source import Source

MARK = "Day Six: "
PERSON = f"{MARK}needs a person"
DONE = "Day Six/Done"
NEVER_FILED = frozenset({"safeguarding"})
NOTHING_TO_DO = frozenset({"auto_reply", "spam"})


def file_as(found: Sorted, *, done: str = DONE) -> Filing:
    """Each mail is marked with its kind; only what asks for nothing is put away.

    What may be about a child's safety, or wants a person, stays where it is. ``done`` is the folder
    the rest goes to.
    """
    if found.needs_human:
        return Filing((f"{MARK}{kind_in_words(found.category)}", PERSON))
    quiet = found.category in NOTHING_TO_DO and not NEVER_FILED & set(found.flags)
    return Filing((f"{MARK}{kind_in_words(found.category)}",), done if quiet else "")


class OnSheet:
    """The Inbox sheet of a workbook, as a run sees it.

    Parameters
    ----------
    source
        The mailbox, as the sheet names it.

    Attributes
    ----------
    mails
        What was put on it, without the words.
    """

    def __init__(self, desk: Desk, home: Path, source: Source, as_of: date) -> None:
        self._desk, self._home, self._source, self._as_of = desk, home, source, as_of
        self.mails: list[Mail] = []

    def already(self, keys: Sequence[str]) -> Collection[str]:
        """Which of these mails stand on the sheet."""
        there = listed(Workbook(self._desk, self._home)).keys
        return [key for key in keys if key in there]

    def put(self, entries: Sequence[Entry]) -> None:
        """A row for each mail that is not there yet."""
        with our_turn(self._desk, self._home):
            self._put(entries)

    def _put(self, entries: Sequence[Entry]) -> None:
        from daysix.jobs.click.new_rows import NewRows, add

        book = Workbook(self._desk, self._home)
        table = book.table(INBOX)
        if table is None:
            message = (
                f"{self._desk.name} has no sheet {INBOX} to list the mails on. Open it and press "
                "Check inbox, or use the team workbook. The mails wait."
            )
            raise BadInput("U-039", message)
        mails = with_doubles([slim(mail_of(entry)) for entry in entries])
        there = listed(book)
        source = named(book, self._source)
        lines = lines_of(book, mails, source=source, as_of=self._as_of, there=there)
        rows = [
            {name: value for name, value in line.cells.items() if name in table.columns}
            for line in lines
        ]
        if not rows:  # listed by somebody else since we asked
            return
        new = [NewRows(table, book.at(table), rows)]
        add(self._desk, self._home, as_of=self._as_of, stop=lambda: False, new=new)
        self.mails += mails


class Applied(NamedTuple):
    """What a run did, and the mails it listed; where there is no sheet, those it sorted."""

    run: Run
    mails: list[Mail]


def apply_once(
    source: Source, directory: Directory, listing: OnSheet | None, *, folder: Path, now: datetime
) -> Applied:
    """Read the mailbox once and carry everything out.

    Parameters
    ----------
    listing
        Without one nothing is marked or moved either: the mails are kept, and wait for a sheet.
    folder
        Where the journal lies.

    Raises
    ------
    BadInput
        The mailbox or the journal refuses; nothing was moved then.
    """
    sorted_now: list[Mail] = []
    put_away = done_folder(source) or DONE

    def sort_and_note(message: Message, known: Directory) -> Sorted:
        found = sort(message, known)
        if listing is None:
            sorted_now.append(slim(Mail(message.id, message.content_hash, message, found)))
        return found

    try:
        with opened(source) as mailbox, open_ledger(folder, identify=identity_of, now=now) as book:
            done = run(
                mailbox,
                book,
                folders=folders_read(source),
                tools=Tools(identity_of, read, sort_and_note, partial(file_as, done=put_away)),
                directory=directory,
                listing=listing,
                now=now,
                apply=True,
                known_as=known_as(source),
            )
    finally:
        rest()
    return Applied(done, sorted_now if listing is None else listing.mails)


def told(done: Run, *, on_sheet: bool = True) -> list[str]:
    """What a run did, in words without a name."""
    said = [
        f"{done.taken_in:,} new in the mailbox, {done.listed:,} listed, {done.filed:,} marked.",
    ]
    if not on_sheet:
        waits = sum(done.unlisted.values())
        said.append(
            f"{plural(waits, 'mail')} kept, to be put on the sheet {INBOX}. No workbook was named, "
            "so nothing was marked or moved. Name it with --tracker, or press Check inbox."
        )
    if done.needs_person:
        said.append(f"{len(done.needs_person):,} could not be read and need a person.")
    said += [f"{one.message} ({one.code})" for one in done.told]
    return said
