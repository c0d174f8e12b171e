"""A mail read from its bytes: one reader for every way a mail can come.

``read_mail`` never raises and never leaves anything out: a part it cannot read is there as a file,
and ``faults`` says so in a sentence. Of the standard library's reader it keeps the parts that know
odd names and dates; the tree of parts is its own, so that forty megabytes are copied once.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from daysix.inbox.message import ENCRYPTED, NESTED, Address
from daysix.mail import mime_headers
from daysix.mail.charsets import decoded
from daysix.mail.mime_parts import Part, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from daysix.mail.mime_headers import Fields

MOST_NESTED = 6
MOST_QUOTES = 12
SIGNED = "signed"
TNEF = "tnef"
REPORTS = frozenset({"message/delivery-status", "message/disposition-notification"})
SEALED = frozenset(
    {
        "multipart/encrypted",
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/x-microsoft-rpmsg-message",
        "application/pgp-encrypted",
    }
)
SEALED_NAMES = (".p7m", ".rpmsg")
SEALS = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
SEALED_TEXT = "-----BEGIN PGP MESSAGE-----"
UNSEEN = str.maketrans(
    {"\u200b": "", "\u200c": "", "\u2060": "", "\ufeff": "", "\xad": "", "\xa0": " ", "\x00": ""}
)
HAS_UNSEEN = re.compile("[\u200b\u200c\u2060\ufeff\xad\xa0\x00]")
WEB_PAGE = re.compile(r"\s*(?:<!doctype html\b|<html[\s>])", re.IGNORECASE)
"""What some gateways and systems send under the name of plain text."""
NO_HEAD = (
    "The file has words and no head, so neither sender nor day are known; it was not saved by a "
    "mail program. Its words were read. Ask whoever put it there who wrote it, and when."
)
NOTHING = (
    "The file is empty, so there was nothing to read. Look for the mail where it was saved from."
)
QUOTES = re.compile(r"(?:>[ ]?)+")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Something that hangs on a mail.

    Parameters
    ----------
    name
        As the sender gave it; blank if they did not.
    kind
        Its type as the mail says, such as ``application/pdf``.
    inline
        Shown in the text rather than beside it.
    content_id
        What the HTML calls it, without angle brackets.
    mail
        The mail within, where it is one and not too deep.
    flags
        ``encrypted``, ``nested``, ``signed`` (a signature only), ``tnef`` (a wrapper; what it held
        follows it).
    """

    name: str
    kind: str
    content: bytes = field(repr=False)
    sha256: str
    inline: bool = False
    content_id: str = ""
    mail: Mail | None = field(default=None, repr=False)
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail. ``plain`` and ``html`` as they were sent, ``visible`` as a person would see them.

    ``sent`` and ``received`` are in Europe/London. ``fields`` holds every header as it stands, by
    its name in small letters.
    """

    id: str
    fields: Fields = field(repr=False)
    sender: Address
    senders: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    subject: str
    sent: datetime | None
    received: datetime | None
    plain: str = field(repr=False)
    html: str = field(repr=False)
    visible: str = field(repr=False)
    hidden: str = field(repr=False)
    enclosures: tuple[Enclosure, ...]
    faults: tuple[str, ...]
    flags: frozenset[str] = frozenset()

    def header(self, name: str) -> str:
        """The first header of this name (small letters), blank if there is none."""
        return mime_headers.first(self.fields, name)

    def headers(self) -> Mapping[str, str]:
        """The first header of each name."""
        return mime_headers.Headers(self.fields)


def read_mail(raw: bytes) -> Mail:
    """Read a mail from any bytes; never raises."""
    return _read(raw, depth=0)


def _read(raw: bytes, *, depth: int) -> Mail:
    start = _start(raw)
    tree = Tree(raw)
    top = tree.part(start, len(raw))
    if not mime_headers.are_of_a_mail(top.fields, after_blank=start > _mark(raw)):
        top = Part({}, start, len(raw))  # a form's lines, which only look like a head
    reading = _Reading(tree, depth)
    visible = reading.seen(top)
    fields = top.fields
    senders = _addresses(fields, "from")
    sent = _moment(fields.get("date"), tree)
    if not fields:
        tree.fault(NO_HEAD if visible.strip() else NOTHING)
    return Mail(
        id=_id(fields),
        fields=fields,
        sender=senders[0] if senders else _first_of(_addresses(fields, "sender")),
        senders=senders,
        to=_addresses(fields, "to"),
        cc=_addresses(fields, "cc"),
        bcc=_addresses(fields, "bcc"),
        reply_to=_addresses(fields, "reply-to"),
        subject=mime_headers.first(fields, "subject"),
        sent=sent,
        received=_received(fields),
        plain="".join(reading.plain),
        html="".join(reading.html),
        visible=visible.strip("\n"),
        hidden="\n".join(reading.hidden),
        enclosures=tuple(reading.enclosures),
        faults=tuple(tree.faults),
        flags=frozenset(reading.flags),
    )


def _start(raw: bytes) -> int:
    """Past a mark of byte order and blank lines that some programs put before the head."""
    start = _mark(raw)
    blank = mime_headers.BLANK_LINES.match(raw, start)
    return blank.end() if blank and blank.end() < len(raw) else start


def _mark(raw: bytes) -> int:
    return 3 if raw.startswith(b"\xef\xbb\xbf") else 0


def _id(fields: Fields) -> str:
    given = fields.get("message-id")
    return mime_headers.words(given[0]) if given else ""


def _addresses(fields: Fields, name: str) -> tuple[Address, ...]:
    given = fields.get(name)
    return mime_headers.addresses(given) if given else ()


def _first_of(found: tuple[Address, ...]) -> Address:
    return found[0] if found else Address()


def _moment(given: list[str] | None, tree: Tree) -> datetime | None:
    if not given:
        return None
    found, has_zone = mime_headers.moment(given[0])
    if found is None:
        tree.fault("The day it was sent cannot be read.")
        return None
    if not has_zone:
        tree.fault("The time it was sent names no time zone; it was taken for the time here.")
        return found.replace(tzinfo=_london())
    return _in_london(found)


def _received(fields: Fields) -> datetime | None:
    """When the last server on the way took it: the uppermost line says so."""
    given = fields.get("received")
    if not given:
        return None
    found, has_zone = mime_headers.moment(given[0].rpartition(";")[2])
    return _in_london(found) if found is not None and has_zone else None


@cache
def _london() -> ZoneInfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")


def _in_london(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(_london())
    except (OverflowError, ValueError):  # the first or last day there is
        return None


class _Reading:
    """Goes through the parts once, gathering texts and enclosures."""

    def __init__(self, tree: Tree, depth: int) -> None:
        self.tree = tree
        self.depth = depth
        self.plain: list[str] = []
        self.html: list[str] = []
        self.hidden: list[str] = []
        self.enclosures: list[Enclosure] = []
        self.flags: set[str] = set()

    def seen(self, part: Part) -> str:
        """What a person would see of this part, gathering the rest on the way."""
        if part.parts:
            return self._several(part)
        if part.kind in {"text/plain", "text/html"} and self._is_text(part):
            return self._text(part)
        return self._enclose(part)

    @staticmethod
    def _is_text(part: Part) -> bool:
        return part.disposition != "attachment" and not part.given_name

    def _several(self, part: Part) -> str:
        if part.kind == "multipart/encrypted":
            self.flags.add(ENCRYPTED)
        texts = [(child, self.seen(child)) for child in part.parts]
        if part.kind == "multipart/alternative":
            return _best(texts)
        return "\n".join(text for _, text in texts if text.strip())

    def _text(self, part: Part) -> str:
        content = self.tree.content(part)
        text, fitted = decoded(content, part.params.get("charset", ""))
        if not fitted:
            self.tree.fault("Some of its letters could not be read with certainty.")
        if part.kind == "text/html" or WEB_PAGE.match(text):
            return self._html(text)
        self.plain.append(text)
        if SEALED_TEXT in text:
            self.flags.add(ENCRYPTED)
        flowed = part.params.get("format", "").lower() == "flowed"
        shown = _with_plain_ends(text)
        if flowed:
            shown = _unflowed(shown, joined=part.params.get("delsp", "").lower() == "yes")
        return shown.translate(UNSEEN) if HAS_UNSEEN.search(shown) else shown

    def _html(self, text: str) -> str:
        from daysix.mail.html_text import text_of

        self.html.append(text)
        shown = text_of(text)
        if shown.hidden:
            self.hidden.append(shown.hidden)
        for fault in shown.faults:
            self.tree.fault(fault)
        return shown.text

    def _enclose(self, part: Part) -> str:
        """Keep a file; what is seen of it in the mail itself: nothing but for a wrapper."""
        content = self.tree.content(part)
        name, flags, inner = part.given_name, set[str](), None
        if part.kind in SEALED or name.lower().endswith(SEALED_NAMES):
            flags.add(ENCRYPTED)
            self.flags.add(ENCRYPTED)
        elif part.kind in SEALS:
            flags.add(SIGNED)
        elif part.kind in {"message/rfc822", "message/global"}:
            flags.add(NESTED)
            inner = self._inner(content)
        elif part.kind in {"application/ms-tnef", "application/vnd.ms-tnef"} or (
            name.lower() == "winmail.dat"
        ):
            return self._unwrap(name, part.kind, content)
        self.enclosures.append(
            Enclosure(
                name=name,
                kind=part.kind,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                inline=part.disposition == "inline"
                or (part.within == "multipart/related" and part.disposition != "attachment"),
                content_id=mime_headers.first(part.fields, "content-id").strip("<> "),
                mail=inner,
                flags=frozenset(flags),
            )
        )
        return decoded(content, "")[0] if part.kind in REPORTS and not self._says_anything() else ""

    def _says_anything(self) -> bool:
        return any(text.strip() for text in (*self.plain, *self.html))

    def _inner(self, content: bytes) -> Mail | None:
        if self.depth >= MOST_NESTED:
            self.tree.fault("Mails within mails go deeper than I open. Look at it in Outlook.")
            return None
        return _read(content, depth=self.depth + 1)

    def _unwrap(self, name: str, kind: str, content: bytes) -> str:
        """Outlook's wrapper: itself, then what it held; its text if the mail has no other."""
        from daysix.mail.tnef import read_tnef

        held = read_tnef(content)
        digest = hashlib.sha256(content).hexdigest()
        flags = frozenset({TNEF} if held.read else ())
        self.enclosures.append(Enclosure(name, kind, content, digest, flags=flags))
        for fault in held.faults:
            self.tree.fault(fault)
        for file in held.files:
            inner = self._inner(file.content) if file.kind == "message/rfc822" else None
            self.enclosures.append(
                Enclosure(
                    file.name,
                    file.kind,
                    file.content,
                    hashlib.sha256(file.content).hexdigest(),
                    content_id=file.content_id,
                    mail=inner,
                    flags=frozenset({NESTED}) if inner else frozenset(),
                )
            )
        if self._says_anything():
            return ""
        if held.html:
            return self._html(held.html)
        self.plain.append(held.text)
        return _with_plain_ends(held.text)


def _with_plain_ends(text: str) -> str:
    """The text with one way to end a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _best(texts: list[tuple[Part, str]]) -> str:
    """Of several ways to say the same, the last that says anything; HTML before plain text."""
    said = [(part, text) for part, text in texts if text.strip()]
    rich = [text for part, text in said if part.kind != "text/plain"]
    if rich:
        return rich[-1]
    return said[-1][1] if said else ""


def _unflowed(text: str, *, joined: bool) -> str:
    """RFC 3676: a line that ends in a space goes on in the next of the same depth of quoting."""
    lines: list[list[str]] = []
    open_depth = -1
    for line in text.split("\n"):
        quotes = QUOTES.match(line)
        depth = quotes[0].count(">") if quotes else 0
        rest = line[quotes.end() :] if quotes else line
        if not quotes and rest.startswith(" "):
            rest = rest[1:]
        goes_on = rest.endswith(" ") and rest != "-- "
        if goes_on and joined:
            rest = rest[:-1]
        if open_depth == depth and rest != "-- ":
            lines[-1].append(rest)
        else:
            lines.append(["> " * min(depth, MOST_QUOTES), rest])
        open_depth = depth if goes_on else -1
    return "\n".join("".join(pieces) for pieces in lines)
