"""A folder of mails as a mailbox: .eml and .msg files, dragged out of Outlook or left there.

The folder itself is the inbox; folders in it are the mailbox's folders. Its own notes lie in
``.daysix``: categories, a small file for each mail that has any. Drafts are .eml files in
``Drafts``, marked so that Outlook opens them for sending. Nothing watches the folder: it is asked
again, and a cursor tells what was there last time.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.mail import folder_disk as disk
from daysix.mail import folder_refusals as refusals
from daysix.mail.categories import merged
from daysix.mail.folder_cursor import Seen, load, save
from daysix.mail.port import GONE, NEW, Change, Changes, Look, Meta, Ref
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

INBOX, DRAFTS, NOTES = "Inbox", "Drafts", ".daysix"
MAILS = frozenset({".eml", ".msg"})
SETTLED = 2.0
"""Seconds a file must have lain still; one that was touched since is looked at twice."""
BETWEEN_LOOKS = 0.3
FORBIDDEN = frozenset('<>:"|?*\\')


class _File(NamedTuple):
    """A file that lies still and whole, as far as can be told."""

    path: Path
    size: int
    at: int

    @property
    def version(self) -> str:
        """Tells this content from another of the same name; it stays when the file moves."""
        return f"{self.size}-{self.at}"


class FolderMailbox:
    """A directory as :class:`daysix.mail.port.Mailbox`.

    Parameters
    ----------
    clock, pause
        Seconds since 1970, and waiting: only to tell a file that is still being copied.
    """

    def __init__(
        self,
        top: Path,
        *,
        clock: Callable[[], float] = time.time,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.top = top
        self.name = top.name or str(top)
        self._clock = clock
        self._pause = pause

    def close(self) -> None:
        """There is no line to let go of."""

    # What is there

    def list_changes(self, folder: str, cursor: str) -> Changes:
        """What happened in a folder since the cursor.

        Raises
        ------
        MailboxError
            ``Q-001`` there is no such folder; ``Q-005`` it cannot be read.
        """
        name = self._named(folder)
        before = load(cursor) if cursor else Seen(name, {})
        afresh = before is None or before.folder != name
        known = {} if before is None or afresh else before.files
        files = {
            self._id(file.path): file
            for file in self._ready(name)
            # held by another program: not told of and not in the cursor, so that the next run asks
            if known.get(self._id(file.path)) == file.version or disk.can_be_read(file.path)
        }
        changes = [
            Change(NEW, Ref(mail_id, name, file.version))
            for mail_id, file in files.items()
            if known.get(mail_id) != file.version
        ]
        changes += [Change(GONE, Ref(mail_id, name)) for mail_id in known if mail_id not in files]
        seen = Seen(name, {mail_id: file.version for mail_id, file in files.items()})
        return Changes(tuple(changes), save(seen), afresh=afresh)

    def all_refs(self, folder: str) -> Iterator[Ref]:
        """Every mail of the folder; files still being copied are none yet."""
        name = self._named(folder)
        for file in self._ready(name):
            yield Ref(self._id(file.path), name, file.version)

    def _ready(self, folder: str) -> list[_File]:
        """Mails that lie still; what was touched just now is looked at a second time."""
        files = self._files(folder)
        # to the future is "just now" as well: clocks of shares differ
        fresh = [file for file in files if self._clock() - file.at / 1e9 < SETTLED]
        if not fresh:
            return files
        self._pause(BETWEEN_LOOKS)
        still = {(file.path, file.version) for file in self._files(folder)}
        return [file for file in files if file not in fresh or (file.path, file.version) in still]

    def _files(self, folder: str) -> list[_File]:
        return [
            file
            for directory in self._directories(folder)
            for file in _mails_in(directory)
            if file.size
        ]

    # One mail

    def fetch_mime(self, ref: Ref) -> bytes:
        """The mail as MIME bytes, an Outlook file turned into them.

        Raises
        ------
        GoneError
            ``Q-002``.
        BusyError
            ``Q-003``: another program holds it.
        """
        raw = disk.read(self._path(ref))
        if self._path(ref).suffix.lower() == ".msg":
            from daysix.mail.outlook_msg import mime_of

            return mime_of(raw)
        return raw

    def fetch_meta(self, ref: Ref) -> Meta:
        """What can be said of it from its head; a file is never marked as read."""
        from datetime import UTC, datetime

        from daysix.mail.mime import read_mail

        file = self._there(ref)
        mail = read_mail(self.fetch_mime(ref))
        return Meta(
            ref=self._ref(file.path, ref.folder),
            message_id=mail.id,
            subject=mail.subject,
            sender=mail.sender.address or mail.sender.name,
            received=mail.received or datetime.fromtimestamp(file.at / 1e9, UTC),
            size=file.size,
            categories=self._categories(file),
            has_attachments=any(not one.inline for one in mail.enclosures),
        )

    # Categories

    def set_categories(
        self, ref: Ref, *, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Ref:
        """Put categories on and take them off; the mail's own file is not touched.

        Raises
        ------
        GoneError
            ``Q-002``.
        MailboxError
            ``Q-004``: nothing can be written here.
        """
        file = self._there(ref)
        before = self._categories(file)
        after = tuple(merged(before, add=add, remove=remove))
        if after != before:
            self._note(self._id(file.path), file.version, after)
        return self._ref(file.path, ref.folder)

    def _categories(self, file: _File) -> tuple[str, ...]:
        note = disk.load(self._note_path(self._id(file.path)))
        if note.get("version") != file.version:
            return ()
        kept = note.get("categories", [])
        return tuple(str(one) for one in kept) if isinstance(kept, list) else ()

    def _note(self, mail_id: str, version: str, categories: tuple[str, ...]) -> None:
        content = {"mail": mail_id, "version": version, "categories": list(categories)}
        disk.save(self._note_path(mail_id), content)

    def _note_path(self, mail_id: str) -> Path:
        return self.top / NOTES / "categories" / f"{disk.digest(mail_id)}.json"

    # Folders and moving

    def ensure_folder(self, path: str) -> str:
        """The folder, made with those above it.

        Raises
        ------
        MailboxError
            ``Q-004``, ``Q-006``.
        """
        name = self._canonical(path)
        if name != INBOX:
            disk.make(self.top.joinpath(*name.split("/")))
        return name

    def move(self, ref: Ref, folder: str) -> Ref:
        """Move a mail under a name that is free there; a second time finds it where it is.

        Raises
        ------
        GoneError
            ``Q-002``: neither here nor there.
        MailboxError
            ``Q-001``, ``Q-003``, ``Q-004``.
        """
        name = self._named(folder)
        source, target = self._path(ref), self._directories(name)[0]
        if not source.is_file():
            return self._moved_already(ref, name)
        if name == self._canonical(ref.folder):
            return self._ref(source, name)
        file = self._there(ref)
        categories = self._categories(file)
        place = disk.reserve(target, source.name)
        try:
            if categories:
                self._note(self._id(place), file.version, categories)
            disk.replace(source, place)
        except BaseException:
            disk.clear_reserved(place)
            raise
        if categories:
            with suppress(OSError):
                self._note_path(self._id(source)).unlink()
        return self._ref(place, name)

    def _moved_already(self, ref: Ref, folder: str) -> Ref:
        """A move that was done and not written down: the same file under a name like its own."""
        name = self._path(ref)
        for file in self._files(folder):
            like = file.path.suffix == name.suffix and file.path.stem.startswith(name.stem)
            if ref.version and like and file.version == ref.version:
                return self._ref(file.path, folder)
        raise refusals.gone()

    # Drafts

    def create_reply_draft(self, ref: Ref, html: str) -> Ref:
        """A draft that answers the mail, which is quoted below."""
        from daysix.mail.folder_drafts import reply
        from daysix.mail.mime import read_mail

        subject, content = reply(read_mail(self.fetch_mime(ref)), html)
        return self._draft(subject, content)

    def create_draft(self, *, to: Iterable[str], subject: str, html: str) -> Ref:
        """A draft of a new mail."""
        from daysix.mail.folder_drafts import draft

        return self._draft(subject, draft(to=to, subject=subject, html=html))

    def _draft(self, subject: str, content: bytes) -> Ref:
        from daysix.attachments.keeping import safe_name

        folder = self.ensure_folder(DRAFTS)
        place = disk.write_new(self.top / DRAFTS, safe_name(f"{subject or 'Draft'}.eml"), content)
        return self._ref(place, folder)

    # Health

    def health(self) -> tuple[Look, ...]:
        """Whether the folder is there, can be written, and what lies in it that is no mail."""
        from daysix.mail.folder_health import looks

        return looks(self.top, MAILS)

    # Names and places

    def _canonical(self, folder: str) -> str:
        parts = [part.strip() for part in folder.replace("\\", "/").split("/") if part.strip()]
        if not parts or (len(parts) == 1 and parts[0].lower() == INBOX.lower()):
            return INBOX
        for part in parts:
            if part.startswith(".") or part.endswith(".") or FORBIDDEN & set(part):
                raise refusals.no_name_for_a_folder()
        return "/".join(parts)

    def _named(self, folder: str) -> str:
        name = self._canonical(folder)
        if not self._directories(name)[0].is_dir():
            raise refusals.no_such_folder(name)
        return name

    def _directories(self, name: str) -> list[Path]:
        """Where the mails of a folder lie: those of the inbox also in a folder of that name."""
        if name != INBOX:
            return [self.top.joinpath(*name.split("/"))]
        inner = self.top / INBOX
        return [self.top, inner] if inner.is_dir() else [self.top]

    def _id(self, path: Path) -> str:
        return path.relative_to(self.top).as_posix()

    def _path(self, ref: Ref) -> Path:
        parts = ref.id.split("/")
        path = self.top.joinpath(*parts)
        inside = path.parts[: len(self.top.parts)] == self.top.parts
        if not inside or any(part in {"", ".", ".."} for part in parts):
            raise refusals.gone()
        return path

    def _there(self, ref: Ref) -> _File:
        path = self._path(ref)
        try:
            about = path.stat()
        except FileNotFoundError:
            raise refusals.gone() from None
        except OSError as fault:
            raise refusals.held(fault) from fault
        return _File(path, about.st_size, about.st_mtime_ns)

    def _ref(self, path: Path, folder: str) -> Ref:
        return Ref(self._id(path), folder, self._there(Ref(self._id(path), folder)).version)


def _mails_in(directory: Path) -> Iterator[_File]:
    try:
        with os.scandir(directory) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            ending = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - a name, no path
            if ending in MAILS and not entry.name.startswith((".", "~")):
                with suppress(FileNotFoundError):  # taken away while we looked
                    if entry.is_file(follow_symlinks=False):
                        about = entry.stat(follow_symlinks=False)
                        yield _File(Path(entry.path), about.st_size, about.st_mtime_ns)
    except FileNotFoundError:
        raise refusals.no_such_folder(directory.name) from None
    except OSError as fault:
        raise refusals.cannot_list(fault) from fault
