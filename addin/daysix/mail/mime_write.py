"""A mail put together as MIME bytes, from what a file of Outlook's says of it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field

from daysix.records import NamedTuple

NO_HEADER = frozenset(["content-type", "content-transfer-encoding", "mime-version"])
UNSAFE = re.compile(r"[\x00-\x1f\x7f]+")
LONGEST_WORD = 45
"""Bytes in one encoded word of a header."""
TYPE = re.compile(r"[\w.+-]+/[\w.+-]+\Z")


class File(NamedTuple):
    """Something that hung on it."""

    name: str
    kind: str
    content: bytes
    content_id: str = ""


@dataclass(slots=True)
class Written:
    """What a mail consists of; ``headers`` in their order, values as they stand in a mail."""

    headers: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    html: str = ""
    files: list[File] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether there is a header of this name."""
        return any(one.lower() == name.lower() for one, _ in self.headers)

    def put(self, name: str, value: str) -> None:
        """Add a header where there is none of this name, and something to say."""
        self.put_written(name, encoded(value))

    def put_written(self, name: str, value: str) -> None:
        """As ``put``, for a value that stands as a mail has it already."""
        if value and not self.has(name):
            self.headers.append((name, value))

    def mime(self) -> bytes:
        """As MIME bytes, the same for the same content."""
        head = [f"{name}: {value}" for name, value in self.headers if name.lower() not in NO_HEADER]
        whole = "\r\n".join([*head, "MIME-Version: 1.0", ""])
        return whole.encode(errors="replace") + self._body()

    def _body(self) -> bytes:
        ways = [_leaf("text/plain; charset=utf-8", self.text.encode(errors="replace"))]
        if self.html:
            html = _leaf("text/html; charset=utf-8", self.html.encode(errors="replace"))
            ways = [*(ways if self.text.strip() else []), html]
        body = ways[0] if len(ways) == 1 else _container("alternative", ways)
        files = [_file(file) for file in self.files]
        return _container("mixed", [body, *files]) if files else body


def encoded(value: str) -> str:
    """A header's value in plain letters, folded into encoded words where it needs them."""
    plain = UNSAFE.sub(" ", value).strip()
    if plain.isascii() and "=?" not in plain:
        return plain
    words, word = [], b""
    for letter in plain:
        raw = letter.encode(errors="replace")
        if len(word) + len(raw) > LONGEST_WORD:
            words.append(word)
            word = b""
        word += raw
    words.append(word)
    return "\r\n ".join(f"=?utf-8?b?{base64.b64encode(one).decode()}?=" for one in words)


def named(name: str, address: str) -> str:
    """A name with its address, as a header has it."""
    plain = UNSAFE.sub(" ", name).replace("\\", "").replace('"', "").strip()
    where = re.sub(r"[\s<>]+", "", address)
    if not where:
        return f'"{plain}"' if plain.isascii() else encoded(plain)
    if not plain or plain == where:
        return f"<{where}>"
    return f'"{plain}" <{where}>' if plain.isascii() else f"{encoded(plain)} <{where}>"


def _leaf(kind: str, content: bytes, *more: str) -> bytes:
    head = [f"Content-Type: {kind}", "Content-Transfer-Encoding: base64", *more, "", ""]
    return "\r\n".join(head).encode() + base64.encodebytes(content).replace(b"\n", b"\r\n")


def _container(kind: str, parts: list[bytes]) -> bytes:
    mark = f"part-{hashlib.sha256(b''.join(parts)).hexdigest()[:32]}"
    pieces = [f'Content-Type: multipart/{kind}; boundary="{mark}"\r\n'.encode()]
    pieces += [b"\r\n--%b\r\n%b" % (mark.encode(), part) for part in parts]
    return b"".join([*pieces, f"\r\n--{mark}--\r\n".encode()])


def _file(file: File) -> bytes:
    kind = file.kind if TYPE.match(file.kind) else "application/octet-stream"
    more = [f"Content-Disposition: attachment{_parameter(file.name)}"]
    if file.content_id:
        more.append(f"Content-ID: <{encoded(file.content_id)}>")
    if kind == "message/rfc822":
        head = [f"Content-Type: {kind}", *more, "", ""]
        return "\r\n".join(head).encode() + file.content
    return _leaf(kind, file.content, *more)


def _parameter(name: str) -> str:
    from urllib.parse import quote

    if not name:
        return ""
    return f"; filename*=utf-8''{quote(name.encode(errors='replace'), safe='')}"
