"""A mailbox, a ledger, an Inbox sheet and stand-ins that read and sort: one run, quickly staged."""

from __future__ import annotations

import hashlib
import pickle
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from daysix.inbox.directory import Directory
from daysix.inbox.message import Address, Message
from daysix.inbox.sorted_mail import Sorted
from daysix.jobs.inbox.run import Filing, Tools, run
from daysix.mail.ledger import open_ledger
from daysix.mail.ledger_identity import Identity, identity
from tests.mail.memory_mailbox import INBOX, MemoryMailbox, Store

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 30, 8, 45, tzinfo=UTC)
"""A Monday."""
DONE = "Day Six/Done"


def parse(raw: bytes) -> Message:
    """A stand-in: the plain words, and a hash of all but the id."""
    mail = message_from_bytes(raw, policy=policy.default)
    body = mail.get_body(("plain", "html"))
    text = body.get_content() if body is not None else ""
    content = f"{mail['From']}|{mail['Subject']}|{text}"
    return Message(
        id=str(mail["Message-ID"] or ""),
        content_hash=hashlib.sha256(content.encode()).hexdigest(),
        sender=Address(address=str(mail["From"] or "")),
        subject=str(mail["Subject"] or ""),
        text=text,
    )


def identify(raw: bytes) -> Identity:
    message = parse(raw)
    return identity(message.id, message.content_hash)


def triage(message: Message, _directory: Directory) -> Sorted:
    if "Suspension" in message.subject:
        return Sorted("suspension", "week", new_case=True)
    return Sorted("admin_other", "routine")


def file_as(sorted_: Sorted) -> Filing:
    """Suspensions are moved, the others only marked."""
    if sorted_.category == "suspension":
        return Filing(("Day Six: suspension",), DONE)
    return Filing(("Day Six: other",))


TOOLS = Tools(identify, parse, triage, file_as)


class Sheet:
    """The Inbox sheet; kept in a file where it is given one, each putting one step on the disk."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.lines: list[str] = []
        self.entries: list[object] = []
        self.at_once: list[int] = []
        if path is not None and path.exists():
            self.lines = pickle.loads(path.read_bytes())  # noqa: S301 - written by ourselves

    def already(self, keys):
        return set(keys) & set(self.lines)

    def put(self, entries):
        self.lines += [entry.key for entry in entries]
        self.entries += entries
        self.at_once.append(len(entries))
        if self._path is not None:
            beside = self._path.with_suffix(".next")
            beside.write_bytes(pickle.dumps(self.lines))
            beside.replace(self._path)


class Scene:
    """One computer at a mailbox. Another one at the same mailbox is ``Scene(tmp, store=...)``."""

    def __init__(self, folder: Path, *, store: Store | None = None, sheet: Sheet | None = None):
        self.folder = folder / "mails"
        self.store = store or Store()
        self.sheet = sheet or Sheet()
        self.mailbox = MemoryMailbox(self.store)
        self.tools = TOOLS
        self.folders = [INBOX]

    def ledger(self, now=NOW):
        return open_ledger(self.folder, identify=identify, now=now)

    def run(self, *, now=NOW, mailbox=None, **named):
        with self.ledger(now) as ledger:
            return run(
                mailbox or self.mailbox,
                ledger,
                folders=self.folders,
                tools=self.tools,
                directory=Directory(),
                listing=self.sheet,
                now=now,
                **named,
            )

    def subjects(self):
        return [entry.message.subject if entry.message else None for entry in self.sheet.entries]
