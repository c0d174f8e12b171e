"""Where mails come from: a folder of files, one file, or a mailbox of the council's."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.mail.port import Mailbox

FOLDER, EXCHANGE, GRAPH = "folder", "exchange", "graph"
KINDS = (FOLDER, EXCHANGE, GRAPH)
ENDINGS = frozenset({".eml", ".msg"})
INBOX = "Inbox"
OURS = frozenset({"Drafts", "Day Six"})
"""Folders we make ourselves: what lies there has been through our hands."""


class Source(NamedTuple):
    """Where mails are: what kind of place, and which.

    Attributes
    ----------
    place
        A folder's or a file's path, or the mailbox's address.
    """

    kind: str
    place: str

    @property
    def said(self) -> str:
        """As it is typed: ``folder:mails``."""
        return f"{self.kind}:{self.place}"


class Raw(NamedTuple):
    """One mail as it came.

    Attributes
    ----------
    file
        The name of its file, or what the mailbox calls it.
    content
        None where it could not be fetched; ``why`` says so then.
    folder
        Which folder of the mailbox it lies in.
    """

    file: str
    content: bytes | None
    why: str = ""
    folder: str = INBOX


def source_of(text: str) -> Source:
    """What somebody typed: ``folder:DIR``, ``exchange:ADDRESS``, ``graph:ADDRESS``, or a path.

    Raises
    ------
    BadInput
        ``U-021``: none of these, or nothing after the colon.
    """
    kind, colon, place = text.strip().partition(":")
    if colon and kind.lower() in KINDS and place.strip():
        return Source(kind.lower(), place.strip())
    if text.strip() and (not colon or Path(text).exists()):
        return Source(FOLDER, text.strip())
    message = (
        f"“{text[:80]}” is no place mails could be in. Use folder: and a folder, exchange: and an "
        "address, or graph: and an address."
    )
    raise BadInput("U-021", message)


def mails_in(source: Source) -> Iterator[Raw]:
    """Every mail there, in the order of their names; nothing is moved, marked or kept.

    Raises
    ------
    BadInput
        ``U-022``: no such folder or file; or the mailbox refuses.
    """
    if source.kind != FOLDER:
        yield from _in_mailbox(source)
        return
    for path in files_in(Path(source.place)):
        try:
            yield Raw(path.name, _mime(path.read_bytes()))
        except OSError as fault:
            why = f"I could not open this file ({fault.strerror}). Ask for it again."
            yield Raw(path.name, None, why)


def _mime(content: bytes) -> bytes:
    """As every mailbox hands a mail over; one saved by Outlook is turned into that."""
    from daysix.mail.outlook_msg import is_outlook, mime_of

    return mime_of(content) if is_outlook(content) else content


def files_in(place: Path) -> list[Path]:
    """The files of mails in a folder, or the one file; by name.

    Raises
    ------
    BadInput
        ``U-022``: there is no such folder or file.
    """
    if place.is_file():
        return [place]
    try:
        there = sorted(place.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError:
        message = (
            f"There is no folder or mail at {place}. Check its name; mails end in .eml or .msg."
        )
        raise BadInput("U-022", message) from None
    return [path for path in there if is_mail(path)]


def is_mail(path: Path) -> bool:
    """Whether a file is a mail by its name; hidden ones are somebody's working files."""
    return is_mail_name(path.name) and not path.name.startswith((".", "~")) and path.is_file()


def is_mail_name(name: str) -> bool:
    """Whether a name ends as a mail's file does."""
    return Path(name).suffix.lower() in ENDINGS


def left_aside(source: Source) -> str:
    """How many files of the folder are no mails, or none yet; blank where there are none."""
    place = Path(source.place)
    if source.kind != FOLDER or not place.is_dir():
        return ""
    try:
        files = [one for one in place.iterdir() if one.is_file()]
        files = [one for one in files if not one.name.startswith((".", "~"))]
        others = sum(one.suffix.lower() not in ENDINGS for one in files)
        empty = sum(is_mail(one) and not one.stat().st_size for one in files)
    except OSError:  # one was taken away while we looked: only a count is at stake
        return ""
    if not others + empty:
        return ""
    why = [f"{empty:,} empty so far"] * bool(empty) + [f"{others:,} no mail"] * bool(others)
    were = "1 file was" if others + empty == 1 else f"{others + empty:,} files were"
    return f"{were} left: {', '.join(why)}. Mails end in .eml or .msg."


def folders_passed(source: Source) -> int:
    """How many folders inside hold mails too, which are not looked into."""
    place = Path(source.place)
    if source.kind != FOLDER or not place.is_dir():
        return 0
    inside = (
        path
        for path in place.iterdir()
        if path.is_dir() and not path.name.startswith(".") and path.name not in OURS
    )
    return sum(any(map(is_mail, path.iterdir())) for path in inside)


def _in_mailbox(source: Source) -> Iterator[Raw]:
    from daysix.mail.refusals import GoneError

    with opened(source) as mailbox:
        for folder in folders_read(source):
            for ref in mailbox.all_refs(folder):
                try:
                    yield Raw(ref.id, mailbox.fetch_mime(ref), folder=folder)
                except GoneError:  # somebody has moved it since: it is no mail of the inbox
                    continue


@contextmanager
def opened(source: Source) -> Iterator[Mailbox]:
    """The mailbox, by the adapter for its kind, until it is done with.

    Raises
    ------
    BadInput
        It is not set up, or refuses.
    """
    from daysix.mail.opening import open_mailbox

    mailbox = open_mailbox(source.said, folder=_own_folder())
    try:
        yield mailbox
    finally:
        mailbox.close()


def folders_read(source: Source) -> tuple[str, ...]:
    """The folders mails are read from: the inbox, as the mailbox's settings name it.

    Raises
    ------
    BadInput
        It is not set up.
    """
    if source.kind == FOLDER:
        return (INBOX,)
    from daysix.mail.settings_file import chosen, read_settings

    return (chosen(read_settings(_own_folder()), source.said).inbox,)


def done_folder(source: Source) -> str:
    """The folder for what asks for nothing, as the mailbox's settings name it; else blank."""
    from daysix.mail.settings_file import read_settings

    known = (one for one in read_settings(_own_folder()) if one.done)
    named = source.said.casefold()
    return next((one.done[0] for one in known if one.name.casefold() == named), "")


def known_as(source: Source) -> str:
    """What the ledger tells this mailbox by: its whole path, or its address."""
    if source.kind == FOLDER:
        return f"{FOLDER}:{Path(source.place).absolute()}"
    return source.said.casefold()


def _own_folder() -> Path:
    from daysix.companion.folder import open_folder

    return open_folder().top
