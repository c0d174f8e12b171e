"""Mails read and sorted, each a result whatever is in it; the same notice twice is one case."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from daysix.inbox.message import Address, Message
from daysix.inbox.sorted_mail import Sorted
from daysix.law.errors import BadInput
from daysix.mail.ledger_identity import identity, of_bytes
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from daysix.inbox.directory import Directory
    from daysix.jobs.inbox.source import Raw

UNREADABLE = "unreadable"
FAILED = (
    "Day Six itself failed on this mail ({kind}). Read it yourself in the mailbox, and please "
    "report it. (U-023)"
)
NOT_FETCHED = "Read it yourself in the mailbox. (U-024)"


class Mail(NamedTuple):
    """One mail, read and sorted.

    Attributes
    ----------
    file
        Where it came from: a file's name, or what the mailbox calls it.
    key
        Tells it from every other, whichever way it came.
    """

    file: str
    key: str
    message: Message
    sorted: Sorted

    @property
    def id(self) -> str:
        """Its internet message id; else what it is told from others by."""
        return self.message.id or self.key


def sort_one(raw: Raw, directory: Directory) -> Mail:
    """Read and sort one mail; one that cannot be read is a mail for a person."""
    if raw.content is None:
        return _unread(raw, f"{raw.why} {NOT_FETCHED}".strip())
    return sort_message(raw.file, partial(_read, raw.content), directory, content=raw.content)


def sort_message(
    file: str, read: Callable[[], Message], directory: Directory, *, content: bytes = b""
) -> Mail:
    """The same for a mail that is read by a function.

    Whatever a stranger has put into a mail, the others go on: a fault of ours becomes a line.

    Raises
    ------
    BadInput
        ``U-043``: a part of the program itself is missing, so that no mail can be read.
    """
    try:
        from daysix.inbox.triage import triage

        mail = read()
        key = identity(mail.id, mail.content_hash).key
        return Mail(file, key, mail, triage(mail, directory))
    except (ImportError, SyntaxError) as broken:  # no mail can cause it, so none is blamed for it
        message = (
            "Day Six cannot read mails, since a part of Day Six itself is missing or broken "
            f"({type(broken).__name__}). No mail was touched. Install Day Six again, then sort "
            "them again."
        )
        raise BadInput("U-043", message) from broken
    except Exception as crash:  # noqa: BLE001 - said at its line; no mail is lost for another's sake
        return _unread_bytes(file, content, FAILED.format(kind=type(crash).__name__))


def _read(content: bytes) -> Message:
    from daysix.jobs.inbox.message_of import message_of

    return message_of(content)


def _unread(raw: Raw, why: str) -> Mail:
    return _unread_bytes(raw.file, raw.file.encode("utf-8", "surrogatepass"), why)


def _unread_bytes(file: str, content: bytes, why: str) -> Mail:
    told = of_bytes(content)
    message = Message("", told.content_hash, Address(), "", "", faults=(why,))
    return Mail(file, told.key, message, Sorted(UNREADABLE, "same_day", needs_human=True, ask=why))


def sorted_mails(raws: Iterable[Raw], directory: Directory) -> Iterator[Mail]:
    """Every mail, read and sorted, in their order."""
    return (sort_one(raw, directory) for raw in raws)


def not_sorted(mails: Iterable[Mail]) -> int:
    """How many could not be read or sorted at all, and stand there for a person."""
    return sum(mail.sorted.category == UNREADABLE and bool(mail.message.faults) for mail in mails)


def slim(mail: Mail) -> Mail:
    """The mail without its words and those of its papers: thousands of them fit in memory."""
    papers = tuple(replace(paper, text="", labelled=()) for paper in mail.message.papers)
    bare = replace(mail.message, text="", html="", hidden="", headers={}, papers=papers)
    return mail._replace(message=bare)


def rest() -> None:
    """Let go of what reads attachments, now that a run is over."""
    from daysix.attachments.helper import rest as put_away

    put_away()
