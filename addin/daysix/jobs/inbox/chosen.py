"""The mail an officer means: the row of the Inbox sheet she stands in, and the mail of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.inbox.book import INBOX
from daysix.jobs.inbox.journal import copies, one_mail
from daysix.jobs.inbox.place import resolved
from daysix.jobs.inbox.queue import ID, KEY, same_mail
from daysix.jobs.inbox.sorting import rest, sort_one
from daysix.jobs.inbox.source import mails_in
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.inbox.book import Workbook
    from daysix.jobs.inbox.sorting import Mail
    from daysix.jobs.inbox.source import Raw, Source


def row_meant(book: Workbook, asked: Asked) -> RowRef | None:
    """The row of the Inbox sheet in front of the officer; None where she stands elsewhere."""
    selected = asked.desk.selected()
    if selected is None:
        return None
    rows = book.rows(INBOX)
    here = (row for row in rows if (row.table.sheet, row.number) == (selected.sheet, selected.row))
    return next((row for row in here if row.text(ID)), None)


def row_needed(book: Workbook, asked: Asked, *, button: str) -> RowRef:
    """The same.

    Raises
    ------
    BadInput
        ``U-031``: she stands in no row of a mail.
    """
    row = row_meant(book, asked)
    if row is None:
        message = (
            f"I do not know which mail you mean. Stand in its row on the sheet {INBOX}, and press "
            f"{button} again."
        )
        raise BadInput("U-031", message)
    return row


def mail_of(book: Workbook, row: RowRef) -> tuple[Mail, Raw]:
    """The mail of a row, read and sorted anew, and as it came.

    Raises
    ------
    BadInput
        ``U-032``: it is no longer where it was; or the mailbox cannot be read.
    """
    found = next(mails_of(book, [row]), None)
    if found is None:
        raise moved(row)
    return found[1], found[2]


def moved(row: RowRef) -> BadInput:
    """The mail of a row is no longer where it was."""
    message = (
        f"Mail {row.text(ID)} is no longer in {row.text('Mailbox') or 'the mailbox'}: somebody "
        "has moved it. Its row stays as it is. Put the mail back, or work from the row."
    )
    return BadInput("U-032", message)


def mails_of(book: Workbook, rows: Sequence[RowRef]) -> Iterator[tuple[RowRef, Mail, Raw]]:
    """Each row with its mail: as it was kept on this computer, else as it lies in the mailbox.

    A mailbox is read only for mails that are not kept here, as those a colleague has listed.
    """
    by_place: dict[str, dict[str, RowRef]] = {}
    for row in rows:
        by_place.setdefault(row.text("Mailbox"), {})[same_mail(row.text(KEY))] = row
    try:
        for place, wanted in by_place.items():
            source = resolved(book, place)
            for key, raw in copies(source, wanted, folder=book.journal).items():
                yield wanted.pop(key), sort_one(raw, book.directory), raw
            if wanted:
                yield from _in_mailbox(book, source, wanted)
    finally:
        rest()


def _in_mailbox(
    book: Workbook, source: Source, wanted: dict[str, RowRef]
) -> Iterator[tuple[RowRef, Mail, Raw]]:
    ids = [_id(row.text(KEY)) for row in wanted.values()]
    left = {one_mail(key): row for key, row in wanted.items()}
    for raw in mails_in(source):
        if raw.content is None or not _may_be(raw.content, ids):
            continue
        mail = sort_one(raw, book.directory)
        found = left.pop(mail.key, None)
        if found is not None:
            yield found, mail, raw
        if not left:
            break


def _id(key: str) -> bytes:
    """The message id of a key, as it stands in the mail; blank where it bears none."""
    return key.rpartition("#")[0].strip().strip("<>").encode("utf-8", "surrogatepass")


def _may_be(content: bytes, ids: Sequence[bytes]) -> bool:
    """Whether a mail bears one of these ids; told without reading it."""
    return any(not one or one in content for one in ids)
