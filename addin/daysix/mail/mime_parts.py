"""The tree of a mail's parts, as places in its bytes, so that nothing is copied twice."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.mail.mime_headers import head, typed, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.mail.mime_headers import Fields

DEEPEST = 24
MOST_PARTS = 2000
MOST_MARKS = 200_000
"""Places that look like a boundary and may be none."""
UU = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
LINE_ENDS = b"\r\n \t"


@dataclass(slots=True)
class Part:
    """One part: its head, what it says it is, and where its content lies.

    ``kind`` is the type as we read it; ``parts`` are those within, if it is a container.
    """

    fields: Fields
    start: int
    end: int
    kind: str = "text/plain"
    params: Mapping[str, str] = field(default_factory=dict)
    disposition: str = ""
    given_name: str = ""
    parts: list[Part] = field(default_factory=list)
    within: str = ""


@dataclass(slots=True)
class Tree:
    """The parts of a mail, with what went wrong on the way."""

    raw: bytes
    faults: list[str] = field(default_factory=list)
    count: int = 0

    def fault(self, sentence: str) -> None:
        """Say it once."""
        if sentence not in self.faults:
            self.faults.append(sentence)

    def part(self, start: int, end: int, *, default: str = "text/plain", depth: int = 0) -> Part:
        """The part that lies here, and those within it."""
        fields, body = head(self.raw, start, end)
        part = Part(fields, body, end)
        self.count += 1
        given = fields.get("content-type")
        part.kind, part.params = typed(given[0]) if given else (default, {})
        if "/" not in part.kind:
            part.kind = default if not part.kind else _guessed(part.kind)
        _place(part)
        if part.kind.startswith("multipart/"):
            self._divide(part, depth)
        return part

    def _divide(self, part: Part, depth: int) -> None:
        boundary = part.params.get("boundary", "").rstrip()
        places = boundaries(self.raw, part.start, part.end, boundary) if boundary else []
        if depth >= DEEPEST or self.count + len(places) > MOST_PARTS:
            self.fault("It holds more parts, one in the other, than I open. Look at it in Outlook.")
            part.kind = "application/octet-stream"
            return
        if not places:
            self.fault("Its parts cannot be told apart, so it was read as one text.")
            part.kind = "text/plain"
            return
        default = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
        for number, (_, after, last) in enumerate(places):
            if last:
                break
            stop = places[number + 1][0] if number + 1 < len(places) else part.end
            child = self.part(after, stop, default=default, depth=depth + 1)
            child.within = part.kind
            part.parts.append(child)
        else:
            self.fault("It breaks off before its end. Ask for it again if anything is missing.")

    def content(self, part: Part) -> bytes:
        """The bytes of a part, with what they were wrapped in for the journey taken off."""
        way = _way(part.fields)
        if way == "base64":
            return self._base64(part.start, part.end)
        body = self.raw[part.start : part.end]
        if way == "quoted-printable":
            return binascii.a2b_qp(body)
        return _uudecoded(body) if way in UU else body

    def _base64(self, start: int, end: int) -> bytes:
        dashes = self.raw.find(b"\n--", start, end)
        if dashes >= 0:  # half a boundary, or a footer: no letters of base64
            self.fault("Some letters behind the end of an attachment were left out.")
            end = dashes
        pad = self.raw.find(b"=", start, end)
        if pad >= 0 and self.raw[pad:end].strip(b"=" + LINE_ENDS):
            self.fault("Something follows the end of an attachment; both were kept.")
            return b"".join(_pieces(self.raw[start:end]))
        try:
            return binascii.a2b_base64(memoryview(self.raw)[start:end])
        except binascii.Error:
            self.fault("An attachment or text breaks off before its end.")
            return _whole_quads(self.raw[start:end])


def boundaries(raw: bytes, start: int, end: int, boundary: str) -> list[tuple[int, int, bool]]:
    """Each line that parts two parts: where the part before ends, the next begins, and if last."""
    mark = b"--" + boundary.encode(errors="surrogateescape")
    found: list[tuple[int, int, bool]] = []
    at = raw.find(mark, start, end)
    for _ in range(MOST_MARKS):
        if at < 0:
            break
        after = at + len(mark)
        last = raw.startswith(b"--", after, end)
        rest = after + 2 if last else after
        stop = _line_end(raw, rest, end)
        at_line_start = at == start or raw[at - 1] in b"\r\n"
        if at_line_start and not raw[rest:stop].strip(b" \t"):
            found.append((_before(raw, start, at), _next_line(raw, stop, end), last))
            if last:
                break
        at = raw.find(mark, after, end)
    return found


def _before(raw: bytes, start: int, at: int) -> int:
    """The line end before a boundary belongs to the boundary."""
    if at > start and raw[at - 1 : at] == b"\n":
        at -= 1
    if at > start and raw[at - 1 : at] == b"\r":
        at -= 1
    return at


def _line_end(raw: bytes, at: int, end: int) -> int:
    for mark in (b"\n", b"\r"):
        found = raw.find(mark, at, min(end, at + 1000))
        if found >= 0:
            end = min(end, found)
    return end


def _next_line(raw: bytes, at: int, end: int) -> int:
    if raw.startswith(b"\r\n", at, end):
        return at + 2
    return min(at + 1, end)


def _place(part: Part) -> None:
    """What the part says of its name and of whether it is shown in the text."""
    given = part.fields.get("content-disposition")
    disposition, params = typed(given[0]) if given else ("", {})
    part.disposition = disposition
    part.given_name = params.get("filename", "") or part.params.get("name", "")


def _guessed(kind: str) -> str:
    """A type with one half only: nobody's, so it is kept as a file."""
    return {"text": "text/plain", "html": "text/html", "plain": "text/plain"}.get(
        kind, "application/octet-stream"
    )


def _way(fields: Fields) -> str:
    given = fields.get("content-transfer-encoding")
    if not given:
        return ""
    return words(given[0]).partition(";")[0].strip().lower()


def _pieces(raw: bytes) -> list[bytes]:
    """Several pieces of base64 one after the other, each with its own end."""
    return [_whole_quads(piece) for piece in re.split(rb"=+", raw)]


def _whole_quads(raw: bytes) -> bytes:
    letters = NOT_BASE64.sub(b"", raw)
    spare = len(letters) % 4
    if spare == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _uudecoded(body: bytes) -> bytes:
    """What lies between "begin" and "end"; all of it as it stands if there is no such thing."""
    begin = re.search(rb"^begin [0-7]{3,4} [^\r\n]*\r?\n", body, re.MULTILINE)
    if begin is None:
        return body
    content = bytearray()
    for line in body[begin.end() :].splitlines():
        if line.strip() in {b"end", b"`"}:
            continue
        try:
            content += binascii.a2b_uu(line)
        except binascii.Error:
            length = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                content += binascii.a2b_uu(line[:length])
            except binascii.Error:
                content += line
    return bytes(content)
