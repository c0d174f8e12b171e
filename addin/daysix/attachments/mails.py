"""A mail that hangs on a mail: its own words, and what hangs on it in turn."""

from __future__ import annotations

from daysix.attachments import kinds, lines, sentences
from daysix.attachments.read import Read, made_of
from daysix.inbox.message import ENCRYPTED, Labelled
from daysix.records import NamedTuple


class Held(NamedTuple):
    """What was read of a mail, and the name and bytes of everything that hung on it."""

    read: Read
    held: tuple[tuple[str, bytes], ...]


def read(kind: str, content: bytes) -> Held:
    """Read a mail of any of its kinds: as it travels, as Outlook keeps it, or wrapped for it."""
    if kind == kinds.WRAPPED:
        return _unwrapped(content)
    if kind == kinds.OUTLOOK:
        from daysix.mail import outlook_msg

        content = outlook_msg.mime_of(content)
    from daysix.mail.mime import read_mail

    mail = read_mail(content)
    about = [
        Labelled("From", _address(mail.sender.name, mail.sender.address), "head of the mail"),
        Labelled("Sent", f"{mail.sent:%d %b %Y %H:%M}" if mail.sent else "", "head of the mail"),
        Labelled("Subject", mail.subject, "head of the mail"),
    ]
    text = "\n".join([*(f"{one.label}: {one.value}" for one in about if one.value), mail.visible])
    is_locked = ENCRYPTED in mail.flags
    found = made_of(
        text,
        [*about, *lines.labelled(mail.visible)],
        flags=[ENCRYPTED] if is_locked else [],
        said=[sentences.sealed().sentence] if is_locked else [],
    )
    return Held(found, tuple((one.name, one.content) for one in mail.enclosures))


def _unwrapped(content: bytes) -> Held:
    from daysix.mail.tnef import read_tnef

    held = read_tnef(content)
    if not held.read:
        raise sentences.damaged()
    return Held(Read(), tuple((one.name, one.content) for one in held.files))


def _address(name: str, address: str) -> str:
    return f"{name} <{address}>" if name and address else name or address
