"""A mailbox in memory with switchable faults, and the other side of it for the contract suite.

``Store`` is the server; ``MemoryMailbox`` the adapter. The store may be kept in a file, so that it
outlives a killed program: every change is one step on the disk.
"""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from daysix.mail.port import CHANGED, GONE, NEW, Change, Changes, Look, Meta, Ref
from daysix.mail.refusals import BusyError, GoneError, MailboxError

if TYPE_CHECKING:
    from pathlib import Path

INBOX = "Inbox"
DRAFTS = "Drafts"


@dataclass
class Kept:
    """One mail on the server."""

    raw: bytes
    folder: str
    version: int = 1
    categories: tuple[str, ...] = ()


@dataclass
class Store:
    """A server. ``log`` holds (number, what, id, folder); a cursor is a place in it."""

    mails: dict[str, Kept] = field(default_factory=dict)
    folders: set[str] = field(default_factory=lambda: {INBOX})
    log: list[tuple[str, str, str]] = field(default_factory=list)
    known_cursors: int = 0
    number: int = 0
    steady_ids: bool = False
    done: list[tuple[str, ...]] = field(default_factory=list)
    path: Path | None = None

    def keep(self) -> None:
        """Put the whole of it in its file in one step."""
        if self.path is not None:
            beside = self.path.with_suffix(".next")
            beside.write_bytes(pickle.dumps(self))
            os.replace(beside, self.path)  # noqa: PTH105

    def new_id(self) -> str:
        self.number += 1
        return f"ref-{self.number}"

    def arrive(self, raw: bytes, folder: str = INBOX) -> str:
        number = self.new_id()
        self.mails[number] = Kept(raw, folder)
        self.log.append((NEW, number, folder))
        self.keep()
        return number

    def carry(self, number: str, folder: str) -> str:
        kept = self.mails.pop(number)
        if kept.folder == folder:
            self.mails[number] = kept
            return number
        self.log.append((GONE, number, kept.folder))
        new = number if self.steady_ids else self.new_id()
        self.mails[new] = replace(kept, folder=folder, version=kept.version + 1)
        self.log.append((NEW, new, folder))
        self.keep()
        return new

    def vanish(self, number: str) -> None:
        kept = self.mails.pop(number)
        self.log.append((GONE, number, kept.folder))
        self.keep()

    def colour(self, number: str, *, add=(), remove=()) -> None:
        kept = self.mails[number]
        now = [one for one in kept.categories if one not in remove]
        now += [one for one in add if one not in now]
        if tuple(now) != kept.categories:
            self.mails[number] = replace(kept, categories=tuple(now), version=kept.version + 1)
            self.log.append((CHANGED, number, kept.folder))
            self.keep()

    def forget_cursors(self) -> None:
        self.known_cursors += 1
        self.keep()

    def renumber(self) -> None:
        """Give every mail a new number, as a mailbox does that is carried to another server."""
        self.mails = {self.new_id(): kept for kept in self.mails.values()}
        self.log = [(NEW, number, kept.folder) for number, kept in self.mails.items()]
        self.forget_cursors()

    def ids(self, folder: str = INBOX) -> list[str]:
        return [number for number, kept in self.mails.items() if kept.folder == folder]


def loaded(path: Path) -> Store:
    """The server as its file has it."""
    return pickle.loads(path.read_bytes())  # noqa: S301 - written by ourselves


class MemoryMailbox:
    """The adapter.

    Parameters
    ----------
    before, after
        Called with the name of each call before and after the server does it: they may raise.
    page
        Changes handed over at once.
    """

    name = "memory:exclusions@county.example"

    def __init__(self, store: Store, *, before=None, after=None, page: int = 1000) -> None:
        self._store, self._page = store, page
        self._before = before or (lambda *_: None)
        self._after = after or (lambda *_: None)

    def _ask(self, what, ref, do, *more):
        self._before(what, ref, *more)
        self._store.done.append((what, ref.folder if isinstance(ref, Ref) else str(ref), *more))
        done = do()
        self._after(what, ref, *more)
        return done

    def _mail(self, ref: Ref) -> Kept:
        kept = self._store.mails.get(ref.id)
        if kept is None or (kept.folder != ref.folder and not self._store.steady_ids):
            raise GoneError("Q-099", "The mail is there no longer.")
        return kept

    def _ref(self, number: str) -> Ref:
        kept = self._store.mails[number]
        return Ref(number, kept.folder, str(kept.version))

    def _folder(self, folder: str) -> None:
        if folder not in self._store.folders:
            raise MailboxError("Q-099", "There is no such folder. Choose another.")

    def close(self):
        """There is no line to let go of."""

    def list_changes(self, folder: str, cursor: str) -> Changes:
        return self._ask("list_changes", folder, lambda: self._changes(folder, cursor))

    def _changes(self, folder: str, cursor: str) -> Changes:
        self._folder(folder)
        store = self._store
        afresh = False
        start = 0
        if cursor:
            age, _, place = cursor.partition("/")
            afresh = age != str(store.known_cursors)
            start = 0 if afresh else int(place)
        if not start:
            log = [(NEW, number, folder) for number in store.ids(folder)]
            changes = [Change(what, self._ref(number)) for what, number, _ in log]
            return Changes(tuple(changes), f"{store.known_cursors}/{len(store.log)}", afresh)
        page = store.log[start : start + self._page]
        found = []
        for what, number, where in page:
            if where != folder:
                continue
            here = number in store.mails and store.mails[number].folder == folder
            ref = self._ref(number) if here else Ref(number, folder)
            if what == GONE or here:
                found.append(Change(what, ref))
        end = start + len(page)
        return Changes(tuple(found), f"{store.known_cursors}/{end}", more=end < len(store.log))

    def all_refs(self, folder: str):
        return self._ask("all_refs", folder, lambda: self._all(folder))

    def _all(self, folder: str) -> list[Ref]:
        self._folder(folder)
        return [self._ref(number) for number in self._store.ids(folder)]

    def fetch_mime(self, ref: Ref) -> bytes:
        return self._ask("fetch_mime", ref, lambda: self._mail(ref).raw)

    def fetch_meta(self, ref: Ref) -> Meta:
        def meta() -> Meta:
            kept = self._mail(ref)
            mail = message_from_bytes(kept.raw, policy=policy.default)
            return Meta(
                self._ref(ref.id),
                mail["Message-ID"] or "",
                str(mail["Subject"] or ""),
                str(mail["From"] or ""),
                None,
                len(kept.raw),
                kept.categories,
                has_attachments=any(True for _ in mail.iter_attachments()),
            )

        return self._ask("fetch_meta", ref, meta)

    def set_categories(self, ref: Ref, *, add=(), remove=()) -> Ref:
        def do() -> Ref:
            self._mail(ref)
            self._store.colour(ref.id, add=list(add), remove=list(remove))
            return self._ref(ref.id)

        return self._ask("set_categories", ref, do)

    def move(self, ref: Ref, folder: str) -> Ref:
        def do() -> Ref:
            self._mail(ref)
            self._folder(folder)
            return self._ref(self._store.carry(ref.id, folder))

        return self._ask("move", ref, do, folder)

    def create_reply_draft(self, ref: Ref, html: str) -> Ref:
        def do() -> Ref:
            mail = message_from_bytes(self._mail(ref).raw, policy=policy.default)
            return self._draft(str(mail["From"]), f"Re: {mail['Subject']}", html)

        return self._ask("create_reply_draft", ref, do)

    def create_draft(self, *, to, subject: str, html: str) -> Ref:
        return self._ask("create_draft", DRAFTS, lambda: self._draft(", ".join(to), subject, html))

    def _draft(self, to: str, subject: str, html: str) -> Ref:
        from email.message import EmailMessage

        draft = EmailMessage()
        draft["To"], draft["Subject"] = to, subject
        draft.set_content(html, subtype="html")
        self._store.folders.add(DRAFTS)
        return self._ref(self._store.arrive(draft.as_bytes(policy=policy.SMTP), DRAFTS))

    def ensure_folder(self, path: str) -> str:
        def do() -> str:
            parts = path.split("/")
            self._store.folders |= {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}
            self._store.keep()
            return path

        return self._ask("ensure_folder", path, do)

    def health(self) -> tuple[Look, ...]:
        return (Look("mailbox", "ok", "The mailbox can be read."),)


class Faults:
    """Raises at the nth call; with ``for_good`` at every later one too."""

    def __init__(self, nth: int, fault: Exception | None = None, *, for_good: bool = False) -> None:
        self.nth, self.fault, self.count = nth, fault or BusyError("Q-098", "Wait a little."), 0
        self.for_good = for_good

    def __call__(self, *_):
        self.count += 1
        if self.count == self.nth or (self.for_good and self.count > self.nth):
            raise self.fault
