"""A mail's bytes turned into what triage reads: its words, and its papers opened.

``content_hash`` is what makes a mail this mail, whichever way it came: servers take mails apart and
put them together anew, with other boundaries, encodings and headers. It is SHA-256 over the
sender's address in small letters, the subject and the visible words with every white space as one
blank, the moment it was sent to the second in universal time, and the SHA-256 of each attachment
in order of size of that number. Left out is what servers write themselves: delivery reports,
calendar parts, signatures, wrappers. A mail within counts by its own hash, a text by its words.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from daysix.inbox.message import ENCRYPTED, Message, Paper
from daysix.mail.charsets import decoded
from daysix.mail.mime import SIGNED, TNEF, read_mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.mail.mime import Enclosure, Mail

LARGEST_LOGO = 40_000
"""Bytes of a picture shown in the text that is taken for a logo; a photographed letter has more."""
OUTLOOK = b"\xd0\xcf\x11\xe0"
NOT_OPENED = (
    "It is encrypted, so nothing in it could be read. Open it in Outlook, or ask for it again "
    "through the agreed secure way."
)
MADE_BY_SERVERS = frozenset(
    {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
)
NO_PAPERS = frozenset({"text/x-amp-html", "text/watch-html"})
"""Further copies of the mail's own words."""
ENDINGS = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
}


def message_of(raw: bytes, *, name: str = "") -> Message:
    """Read a mail and open what hangs on it.

    Parameters
    ----------
    raw
        MIME bytes, or a file saved by Outlook.
    name
        The file it came from, if it came from one: its ending tells nothing its bytes do not, so
        it only stands in for the name of a mail that cannot be read at all.
    """
    if raw.startswith(OUTLOOK):
        from daysix.mail.outlook_msg import mime_of

        raw = mime_of(raw, name=name)
    mail = read_mail(raw)
    return Message(
        id=mail.id,
        content_hash=content_hash(mail),
        sender=mail.sender,
        subject=mail.subject,
        text=mail.visible,
        sent=mail.sent,
        received=mail.received,
        to=mail.to,
        cc=mail.cc,
        reply_to=mail.reply_to,
        html=mail.html,
        hidden=mail.hidden,
        headers=mail.headers(),
        papers=tuple(_papers(mail)) if mail.enclosures else (),
        faults=mail.faults,
    )


def content_hash(mail: Mail) -> str:
    """What makes it this mail and no other; see the top of this file."""
    sent = mail.sent.timestamp() if mail.sent else 0
    said = [
        mail.sender.address.lower(),
        _one_blank(mail.subject),
        f"{sent:.0f}" if mail.sent else "",
        _one_blank(mail.visible),
        *sorted(one for one in map(_hash_of, mail.enclosures) if one),
    ]
    return hashlib.sha256("\x1f".join(said).encode(errors="replace")).hexdigest()


def _one_blank(text: str) -> str:
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def _hash_of(enclosure: Enclosure) -> str:
    if enclosure.mail is not None:
        return content_hash(enclosure.mail)
    if enclosure.flags & {SIGNED, TNEF} or enclosure.kind in MADE_BY_SERVERS | NO_PAPERS:
        return ""
    if enclosure.kind == "text/calendar":
        return ""
    if enclosure.kind.startswith("text/"):
        words = _one_blank(decoded(enclosure.content, "")[0])
        return hashlib.sha256(words.encode(errors="replace")).hexdigest()
    return enclosure.sha256


def _papers(mail: Mail) -> Iterator[Paper]:
    from daysix.attachments import read_paper

    html = mail.html.lower()
    for enclosure in mail.enclosures:
        if enclosure.flags & {SIGNED, TNEF} or enclosure.kind in NO_PAPERS:
            continue
        if not enclosure.content or _is_logo(enclosure, html):
            continue
        name = _name(enclosure)
        if ENCRYPTED in enclosure.flags:
            yield _sealed(enclosure, name)
        else:
            yield from read_paper(name, enclosure.content)


def _is_logo(enclosure: Enclosure, html: str) -> bool:
    """A small picture that stands in the text: a signature's, not a paper."""
    if not enclosure.kind.startswith("image/") or len(enclosure.content) > LARGEST_LOGO:
        return False
    return bool(enclosure.content_id) and f"cid:{enclosure.content_id.lower()}" in html


def _name(enclosure: Enclosure) -> str:
    if enclosure.name:
        return enclosure.name
    if enclosure.mail is not None and enclosure.mail.subject:
        return f"{enclosure.mail.subject}.eml"
    return f"attachment{ENDINGS.get(enclosure.kind, '')}"


def _sealed(enclosure: Enclosure, name: str) -> Paper:
    return Paper(
        name=name,
        kind="unknown",
        flags=frozenset({ENCRYPTED}),
        sentence=NOT_OPENED,
        size=len(enclosure.content),
        sha256=enclosure.sha256,
    )
