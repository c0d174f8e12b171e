"""A mail saved by Outlook (.msg) turned into MIME bytes, so that one reader reads every mail."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, TypeVar

from daysix.mail.mime_write import UNSAFE, File, Written, named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from oxmsg.properties import Properties

Found = TypeVar("Found")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TOP_OFFSET, WITHIN_OFFSET, FILE_OFFSET = 32, 24, 8
DEEPEST = 5
SUBJECT, SUBMITTED, DELIVERED = 0x0037, 0x0039, 0x0E06
TRANSPORT, MESSAGE_ID, IN_REPLY_TO, REFERENCES = 0x007D, 0x1035, 0x1042, 0x1039
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
FOR_NAME, FOR_ADDRESS, FOR_SMTP = 0x0042, 0x0065, 0x5D02
TEXT, HTML, RTF = 0x1000, 0x1013, 0x1009
NAME, ADDRESS, SMTP, KIND_OF_RECIPIENT = 0x3001, 0x3003, 0x39FE, 0x0C15
LONG_NAME, SHORT_NAME, MIME_TYPE, CONTENT_ID, CONTENT = 0x3707, 0x3704, 0x370E, 0x3712, 0x3701
MAIL_WITHIN = "__substg1.0_3701000D"
FIELDS = {1: "To", 2: "Cc", 3: "Bcc"}
FAULTS = (
    KeyError,
    ValueError,
    LookupError,
    struct.error,
    OSError,
    AssertionError,
    TypeError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""What the library raises over a broken file."""


def is_outlook(raw: bytes) -> bool:
    """Whether these bytes may be a .msg file (old Word and Excel files begin alike)."""
    return raw.startswith(OLE)


def mime_of(raw: bytes, *, name: str = "") -> bytes:
    """The mail as MIME bytes. Never raises: a file that cannot be read hangs on an empty mail."""
    from oxmsg import Message

    try:
        message = Message.load(raw)
        return _Reading(message._storage, TOP_OFFSET, 0).written().mime()  # noqa: SLF001 - the library hides mails within mails
    except FAULTS:
        unread = Written(files=[File(name or "mail.msg", "application/vnd.ms-outlook", raw)])
        return unread.mime()


class _Reading:
    """One mail of the file: the file itself, or one within it."""

    def __init__(self, storage: Any, offset: int, depth: int) -> None:  # noqa: ANN401 - the library's own
        from oxmsg.properties import Properties

        self.storage = storage
        self.depth = depth
        self.said = Properties(storage, properties_header_offset=offset)

    def mime(self) -> bytes:
        """The mail as MIME bytes."""
        return self.written().mime()

    def written(self) -> Written:
        """The mail put together; what the servers wrote on it comes first."""
        written = Written(headers=_transported(_text(self.said, TRANSPORT)))
        self._from_and_to(written)
        written.put("Subject", _text(self.said, SUBJECT))
        written.put("Message-ID", _text(self.said, MESSAGE_ID))
        written.put("In-Reply-To", _text(self.said, IN_REPLY_TO))
        written.put("References", _text(self.said, REFERENCES))
        submitted, delivered = _moment(self.said, SUBMITTED), _moment(self.said, DELIVERED)
        written.put("Date", _dated(submitted or delivered))
        if delivered and not written.has("Received"):
            written.headers.insert(0, ("Received", f"by Outlook; {_dated(delivered)}"))
        written.text = _text(self.said, TEXT)
        written.html = _safely(self._html, "")
        if not written.text and not written.html:
            written.text = _safely(self._rich_words, "")
        for storage in self.storage.iter_attachment_storages():
            written.files.append(self._file(storage))
        return written

    def _from_and_to(self, written: Written) -> None:
        said = self.said
        name = _text(said, FOR_NAME) or _text(said, SENDER_NAME)
        address = next(
            (
                found
                for one in (FOR_SMTP, FOR_ADDRESS, SENDER_SMTP, SENDER_ADDRESS)
                if "@" in (found := _text(said, one))
            ),
            "",
        )
        if name or address:
            written.put_written("From", named(name, address))
        people: dict[str, list[str]] = {}
        for storage in self.storage.iter_recipient_storages():
            field, person = _recipient(storage)
            people.setdefault(field, []).append(person)
        for field, persons in people.items():
            written.put_written(field, ",\r\n ".join(persons))

    def _html(self) -> str:
        from daysix.mail import rtf
        from daysix.mail.charsets import decoded

        raw = _binary(self.said, HTML)
        if raw:
            return decoded(raw, self.said.body_encoding)[0]
        return _text(self.said, HTML) or rtf.html_of(rtf.unpacked(_binary(self.said, RTF)))

    def _rich_words(self) -> str:
        from daysix.mail import rtf

        return rtf.words_of(rtf.unpacked(_binary(self.said, RTF)))

    def _file(self, storage: Any) -> File:  # noqa: ANN401 - the library's own
        from oxmsg.properties import Properties

        said = Properties(storage, properties_header_offset=FILE_OFFSET)
        name = _text(said, LONG_NAME) or _text(said, SHORT_NAME) or _text(said, NAME)
        for within in storage.storages:
            if within.name == MAIL_WITHIN and self.depth < DEEPEST:
                reading = _Reading(within, WITHIN_OFFSET, self.depth + 1)
                mime = _safely(reading.mime, b"")
                return File(f"{name or 'mail'}.eml", "message/rfc822", mime)
        kind = _text(said, MIME_TYPE) or "application/octet-stream"
        return File(name, kind, _binary(said, CONTENT), _text(said, CONTENT_ID).strip("<> "))


def _recipient(storage: Any) -> tuple[str, str]:  # noqa: ANN401 - the library's own
    from oxmsg.properties import Properties

    said = Properties(storage, properties_header_offset=FILE_OFFSET)
    kind: int | None = _safely(lambda: said.int_prop_value(KIND_OF_RECIPIENT), None)
    addresses = [_text(said, SMTP), _text(said, ADDRESS)]
    address = next((one for one in addresses if "@" in one), "")
    return FIELDS.get((kind or 1) & 3, "To"), named(_text(said, NAME), address)


def _transported(text: str) -> list[tuple[str, str]]:
    """The head as the servers wrote it."""
    from daysix.mail.mime_headers import FIELD, FOLD

    return [(name, UNSAFE.sub(" ", FOLD.sub(" ", value))) for name, value in FIELD.findall(text)]


def _text(said: Properties, number: int) -> str:
    found: str | None = _safely(lambda: said.str_prop_value(number), None)
    return (found or "").rstrip("\x00")


def _binary(said: Properties, number: int) -> bytes:
    found: bytes | None = _safely(lambda: said.binary_prop_value(number), None)
    return found or b""


def _moment(said: Properties, number: int) -> datetime | None:
    return _safely(lambda: said.date_prop_value(number), None)


def _dated(moment: datetime | None) -> str:
    from datetime import UTC
    from email.utils import format_datetime

    if moment is None:
        return ""
    return format_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _safely(ask: Callable[[], Found], otherwise: Found) -> Found:
    """What the file says; ``otherwise`` where it is broken, for the rest is worth having."""
    try:
        return ask()
    except FAULTS:
        return otherwise
