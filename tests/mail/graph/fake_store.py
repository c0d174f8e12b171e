"""What the played Graph keeps: folders, mails under ids that stay, and what happened in order."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count

TOP = "msgfolderroot"
OWN = {"inbox": "Inbox", "drafts": "Drafts", "deleteditems": "Deleted Items", "outbox": "Outbox"}
THERE, LEFT = "there", "left"
WHEN = "2026-11-16T09:05:00Z"


class RefusedError(Exception):
    """A status and a code in place of an answer."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass
class Folder:
    id: str
    name: str
    parent: str
    own: str = ""


@dataclass
class Mail:
    """A mail; its key changes with every change, its id never."""

    id: str
    folder: str
    mime: bytes
    key: int
    received: str | None = WHEN
    categories: list[str] = field(default_factory=list)
    read: bool = False
    draft: bool = False

    @property
    def version(self) -> str:
        return base64.b64encode(f"key {self.key}".encode()).decode()

    @property
    def mail(self) -> EmailMessage:
        return message_from_bytes(self.mime, policy=policy.default)


class Store:
    """One mailbox."""

    def __init__(self) -> None:
        self.folders: dict[str, Folder] = {}
        self.mails: dict[str, Mail] = {}
        self.log: list[tuple[str, str, str]] = []
        self.sent: list[str] = []
        self.era = 1
        self._numbers = count(1)
        self._keys = count(1)
        top = self.new_folder("Top of Information Store", "", own=TOP)
        for own, name in OWN.items():
            self.new_folder(name, top.id, own=own)

    # Folders

    def new_folder(self, name: str, parent: str, own: str = "") -> Folder:
        made = Folder(f"AAMkFOLDER{next(self._numbers):05d}=", name, parent, own)
        self.folders[made.id] = made
        return made

    def folder(self, named: str) -> Folder:
        """By its id, in either way of writing it, or by the name every mailbox knows."""
        named = named.replace("AQMk", "AAMk", 1)
        if named in self.folders:
            return self.folders[named]
        for one in self.folders.values():
            if one.own and one.own == named.lower():
                return one
        raise RefusedError(404, "ErrorItemNotFound")

    def below(self, parent: str) -> list[Folder]:
        return [one for one in self.folders.values() if one.parent == parent]

    def at(self, path: str) -> Folder:
        names = path.split("/")
        first = names[0].casefold()
        here = self.folder(first if first in OWN else TOP)
        for name in names[1:] if first in OWN else names:
            here = next(one for one in self.below(here.id) if one.name == name)
        return here

    # Mails

    def arrive(self, mime: bytes, folder: str = "inbox", **more: object) -> Mail:
        where = self.at(folder).id
        made = Mail(f"AAkALgMAIL-{next(self._numbers):06d}=", where, mime, next(self._keys), **more)
        self.mails[made.id] = made
        self.log.append((where, made.id, THERE))
        return made

    def mail(self, key: str) -> Mail:
        if not key.startswith("AAkALg"):
            raise RefusedError(400, "ErrorInvalidIdMalformed")
        if key not in self.mails:
            raise RefusedError(404, "ErrorItemNotFound")
        return self.mails[key]

    def touch(self, mail: Mail) -> None:
        mail.key = next(self._keys)
        self.log.append((mail.folder, mail.id, THERE))

    def move(self, key: str, folder: str) -> Mail:
        mail = self.mail(key)
        where = self.folder(folder).id
        self.log.append((mail.folder, key, LEFT))
        mail.folder = where
        self.touch(mail)
        return mail

    def take_away(self, key: str) -> None:
        gone = self.mails.pop(key)
        self.log.append((gone.folder, key, LEFT))

    def in_folder(self, folder: str) -> list[Mail]:
        return sorted(
            (one for one in self.mails.values() if one.folder == folder), key=lambda one: one.id
        )

    # What happened since

    def happened(
        self, folder: str, start: int, most: int
    ) -> tuple[list[tuple[str, Mail | None]], int]:
        """Lines (id, mail or None where it left), and the place reached.

        What left is told as gone even if it has come back: Graph does, and never speaks of it
        again.
        """
        seen: dict[str, bool] = {}
        reached = start
        for where, key, what in self.log[start:]:
            if where == folder and key not in seen and len(seen) == most:
                break
            reached += 1
            if where == folder:
                seen[key] = seen.get(key, False) or what == LEFT
        told = [
            (key, None if left or key not in self.mails else self.mails[key])
            for key, left in seen.items()
        ]
        return told, reached

    # Drafts

    def answer(self, key: str) -> Mail:
        """A ready-made answer, with the mail quoted."""
        mail = self.mail(key).mail
        draft = EmailMessage()
        draft["To"] = str(mail["Reply-To"] or mail["From"])
        draft["Subject"] = f"RE: {mail['Subject']}"
        if mail["Message-ID"]:
            draft["In-Reply-To"] = str(mail["Message-ID"])
        body = mail.get_body(("html", "plain"))
        quoted = body.get_content() if body else ""
        html = f"<html><head></head><body lang=EN-GB><div>{quoted}</div></body></html>"
        draft.set_content(html, subtype="html")
        return self.arrive(draft.as_bytes(policy=policy.SMTP), "drafts", draft=True)

    def draft(self, held: dict[str, object]) -> Mail:
        draft = EmailMessage()
        to = [one["emailAddress"]["address"] for one in held["toRecipients"]]
        draft["To"] = ", ".join(to)
        draft["Subject"] = held["subject"]
        draft.set_content(held["body"]["content"], subtype="html")
        return self.arrive(draft.as_bytes(policy=policy.SMTP), "drafts", draft=True)

    def write(self, mail: Mail, html: str) -> None:
        parsed = mail.mail
        parsed.set_content(html, subtype="html")
        mail.mime = parsed.as_bytes(policy=policy.SMTP)
