"""Outlook's own wrapper (winmail.dat): the files and the text in it.

Only what a mail of ours may need is read: names, contents, text and mails within. Whatever breaks
off or makes no sense ends the reading there, with a sentence; what came before is kept.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.mail.charsets import decoded
from daysix.mail.mime_write import File, Written, named

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = 0x223E9F78
HEAD = struct.Struct("<IH")
ATTRIBUTE = struct.Struct("<BII")
LONG = struct.Struct("<I")
TAG = struct.Struct("<HH")
NEW_FILE, FILE_CONTENT, FILE_TITLE, FILE_PROPERTIES = 0x69002, 0x6800F, 0x18010, 0x69005
BODY, PROPERTIES, CODE_PAGE, SUBJECT = 0x2800C, 0x69003, 0x69007, 0x18004
LONG_NAME, SHORT_NAME, SHOWN_NAME, KIND, CONTENT_ID, CONTENT = (
    0x3707,
    0x3704,
    0x3001,
    0x370E,
    0x3712,
    0x3701,
)
P_SUBJECT, P_TEXT, P_HTML, P_RTF, P_SENDER, P_ADDRESS, P_SMTP = (
    0x0037,
    0x1000,
    0x1013,
    0x1009,
    0x0C1A,
    0x0C1F,
    0x5D01,
)
STRING8, UNICODE, BINARY, OBJECT = 0x1E, 0x1F, 0x102, 0x0D
SEVERAL = 0x1000
NAMED_FROM = 0x8000
SIZES = {2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8, 0x48: 16}
IDENTITY = 16
"""Bytes before a mail within that say it is one."""
MOST_PROPERTIES = 100_000
DEEPEST = 5
BROKEN = "Outlook's wrapper (winmail.dat) is broken: ask for the files again, sent as PDF or Word."

Value = bytes | str


@dataclass(slots=True)
class Held:
    """What the wrapper held; ``read`` tells whether it could be opened at all."""

    files: list[File] = field(default_factory=list)
    text: str = ""
    html: str = ""
    subject: str = ""
    sender: str = ""
    faults: list[str] = field(default_factory=list)
    read: bool = False


def read_tnef(raw: bytes, *, depth: int = 0) -> Held:
    """Open a wrapper; never raises."""
    held = Held()
    if len(raw) < HEAD.size or HEAD.unpack_from(raw)[0] != SIGNATURE:
        held.faults.append(BROKEN)
        return held
    held.read = True
    reading = _Reading(held, depth)
    try:
        for attribute, content in _attributes(raw):
            reading.take(attribute, content)
    except (struct.error, ValueError, IndexError):
        held.faults.append(BROKEN)
    reading.finish()
    return held


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    at = HEAD.size
    while at + ATTRIBUTE.size <= len(raw):
        _, attribute, length = ATTRIBUTE.unpack_from(raw, at)
        at += ATTRIBUTE.size
        if at + length > len(raw):
            yield attribute, raw[at:]
            raise ValueError(attribute)
        yield attribute, raw[at : at + length]
        at += length + 2


class _Reading:
    """Takes one attribute after the other; a new file begins where the one before ends."""

    def __init__(self, held: Held, depth: int) -> None:
        self.held = held
        self.depth = depth
        self.charset = "cp1252"
        self.file: dict[int, Value] | None = None
        self.plain_title = ""
        self.plain_content = b""

    def take(self, attribute: int, content: bytes) -> None:
        """One attribute."""
        if attribute == CODE_PAGE and len(content) >= LONG.size:
            self.charset = f"cp{LONG.unpack_from(content)[0]}"
        elif attribute == NEW_FILE:
            self.finish()
            self.file = {}
        elif attribute == FILE_TITLE:
            self.plain_title = self._letters(content)
        elif attribute == FILE_CONTENT:
            self.plain_content = content
        elif attribute == FILE_PROPERTIES and self.file is not None:
            self.file |= self._properties(content)
        elif attribute == PROPERTIES:
            self._message(self._properties(content))
        elif attribute == BODY:
            self.held.text = self._letters(content)
        elif attribute == SUBJECT:
            self.held.subject = self._letters(content)

    def finish(self) -> None:
        """The file that was open is whole."""
        said, self.file = self.file, None
        if said is None:
            return
        name = self._first(said, LONG_NAME, SHORT_NAME) or self.plain_title
        name = name or self._first(said, SHOWN_NAME)
        kind = self._first(said, KIND) or "application/octet-stream"
        content = said.get(CONTENT, b"")
        raw = content if isinstance(content, bytes) and content else self.plain_content
        self.plain_title, self.plain_content = "", b""
        inner = raw[IDENTITY:]
        if inner[:4] == LONG.pack(SIGNATURE) and self.depth < DEEPEST:
            self.held.files.append(_mail(read_tnef(inner, depth=self.depth + 1), name))
            return
        self.held.files.append(File(name, kind, raw, self._first(said, CONTENT_ID).strip("<> ")))

    def _message(self, said: dict[int, Value]) -> None:
        from daysix.mail import rtf

        held = self.held
        held.subject = self._first(said, P_SUBJECT) or held.subject
        held.text = held.text or self._first(said, P_TEXT)
        held.html = held.html or self._first(said, P_HTML)
        held.sender = named(self._first(said, P_SENDER), self._first(said, P_SMTP, P_ADDRESS))
        packed = said.get(P_RTF, b"")
        if isinstance(packed, bytes) and packed and not held.html:
            rich = rtf.unpacked(packed)
            held.html = rtf.html_of(rich)
            if not held.html and not held.text:
                held.text = rtf.words_of(rich)

    def _first(self, said: dict[int, Value], *wanted: int) -> str:
        for one in wanted:
            value = said.get(one, "")
            text = self._letters(value) if isinstance(value, bytes) else value
            if text.strip("\x00"):
                return text.strip("\x00")
        return ""

    def _letters(self, raw: bytes) -> str:
        return decoded(raw, self.charset)[0].rstrip("\x00")

    def _properties(self, raw: bytes) -> dict[int, Value]:
        (many,) = LONG.unpack_from(raw)
        at, found = LONG.size, dict[int, Value]()
        for _ in range(min(many, MOST_PROPERTIES)):
            kind, number = TAG.unpack_from(raw, at)
            at += TAG.size
            if number >= NAMED_FROM:
                at = _past_name(raw, at)
            values, at = _values(raw, at, kind)
            if values and kind & ~SEVERAL in {STRING8, UNICODE, BINARY, OBJECT}:
                is_wide = kind & ~SEVERAL == UNICODE
                value = values[0].decode("utf-16-le", "replace") if is_wide else values[0]
                found.setdefault(number, value)
        return found


def _past_name(raw: bytes, at: int) -> int:
    """A property with a name of its own: past the name."""
    at += 16
    (is_text,) = LONG.unpack_from(raw, at)
    at += LONG.size
    (length,) = LONG.unpack_from(raw, at)
    return at + LONG.size + (_padded(length) if is_text else 0)


def _values(raw: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    plain = kind & ~SEVERAL
    if plain in SIZES:
        size, many = SIZES[plain], 1
        if kind & SEVERAL:
            (many,) = LONG.unpack_from(raw, at)
            at += LONG.size
        _check(raw, at, many * _padded(size))
        return [], at + many * _padded(size)
    if plain not in {STRING8, UNICODE, BINARY, OBJECT}:
        raise ValueError(kind)
    (many,) = LONG.unpack_from(raw, at)
    at += LONG.size
    values = []
    for _ in range(many):
        (length,) = LONG.unpack_from(raw, at)
        at += LONG.size
        _check(raw, at, length)
        values.append(raw[at : at + length])
        at += _padded(length)
    return values, at


def _check(raw: bytes, at: int, length: int) -> None:
    if at + length > len(raw):
        raise ValueError(length)


def _padded(length: int) -> int:
    return length + -length % 4


def _mail(held: Held, name: str) -> File:
    """A mail within the wrapper, as a mail."""
    written = Written(text=held.text, html=held.html, files=held.files)
    written.put_written("From", held.sender)
    written.put("Subject", held.subject or name)
    return File(f"{name or held.subject or 'mail'}.eml", "message/rfc822", written.mime())
