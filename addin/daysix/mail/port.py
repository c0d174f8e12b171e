"""What every mailbox can do for us: no more than this, and never delete or send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

NEW, CHANGED, GONE = "new", "changed", "gone"


@dataclass(frozen=True, slots=True)
class Ref:
    """One mail in the mailbox: the adapter's own id for it, and the folder it lies in.

    ``version`` is what the adapter wants back when it changes the mail (a change key), or blank.
    """

    id: str
    folder: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A mail that is new in a folder, was changed in it, or is there no longer."""

    what: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened since the cursor, and the cursor to ask with next time.

    ``afresh`` is true if the mailbox no longer knew the cursor: then ``changes`` holds every mail
    of the folder as new, and the ledger tells those it knows by their identity.
    """

    changes: tuple[Change, ...]
    cursor: str
    afresh: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class Meta:
    """What the mailbox says of a mail without opening it."""

    ref: Ref
    message_id: str
    subject: str
    sender: str
    received: datetime | None
    size: int
    categories: tuple[str, ...] = ()
    read: bool = False
    has_attachments: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """One line of a health report: what was looked at, ok / look / broken, and what to do."""

    what: str
    state: str
    sentence: str
    code: str = ""


class Mailbox(Protocol):
    """A mailbox, whichever adapter stands behind it.

    Every method may raise :class:`daysix.mail.refusals.MailboxError` with a sentence and a code;
    ``GoneError`` if the mail is there no longer, ``BusyError`` if it is worth asking again later.
    """

    name: str

    def list_changes(self, folder: str, cursor: str) -> Changes:
        """What happened in a folder since the cursor (blank: from the beginning)."""

    def all_refs(self, folder: str) -> Iterable[Ref]:
        """Every mail of the folder now: what reconciling counts against."""

    def fetch_mime(self, ref: Ref) -> bytes:
        """The mail as MIME bytes; it is not marked as read."""

    def fetch_meta(self, ref: Ref) -> Meta:
        """What the mailbox says of it."""

    def set_categories(
        self, ref: Ref, *, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Ref:
        """Put categories on and take them off, leaving those of others."""

    def move(self, ref: Ref, folder: str) -> Ref:
        """Move it to a folder; the new ref. Moving where it lies already changes nothing."""

    def create_reply_draft(self, ref: Ref, html: str) -> Ref:
        """A draft that answers the mail. It is never sent from here."""

    def create_draft(self, *, to: Iterable[str], subject: str, html: str) -> Ref:
        """A draft of a new mail. It is never sent from here."""

    def ensure_folder(self, path: str) -> str:
        """The folder, made if it is not there yet."""

    def health(self) -> tuple[Look, ...]:
        """Address, login, mailbox, rights and folders, looked at one by one."""

    def close(self) -> None:
        """Let go of its lines to a server; it is not used after that."""
