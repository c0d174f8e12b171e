"""The head of a mail: its lines, the words in them, addresses, moments and parameters.

Mails break every rule of their own standard, so nothing here raises: what cannot be understood
stays as it stands.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, overload

from daysix.inbox.message import Address
from daysix.mail.charsets import decoded, mended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Other = TypeVar("_Other")
HEAD = re.compile(rb"(?:(?:From |>From |[!-9;-~]*:|[\t ])[^\r\n]*+(?:\r\n|\r|\n|\Z))*+")
"""Header lines and what is folded below them; the first line of another kind ends the head."""
FIELD = re.compile(
    r"^([!-9;-~]+)[ \t]*:[ \t]*([^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+)", re.MULTILINE
)
USUAL_FIELD = re.compile(r"^([!-9;-~]++):[ \t]*+([^\r]*+(?:\r\n[ \t][^\r]*+)*+)\r\n", re.MULTILINE)
"""The same where every line ends as the standard says, which is sooner told."""
ENCODED = re.compile(r"=\?([^?*\s]*)(?:\*[^?]*)?\?([bBqQ])\?(.{0,2000}?)\?=", re.DOTALL)
BLANK_LINES = re.compile(rb"[\r\n]*+")
FOLD = re.compile(r"[\r\n]+[ \t]*")
PERSON = re.compile(
    r"\s*(?:(?:\"([^\"\\]*)\"|([^\"<>@,;:\\()\[\]]{0,200}?))\s{0,9}<([^\s<>@,;:\"\\()]+@[^\s<>@,;:\"\\()]+)>"
    r"|([^\s<>@,;:\"\\()]+@[^\s<>@,;:\"\\()]+))\s*(?:,|\Z)"
)
"""A name with an address, or an address alone, as nearly every mail has them."""
ADDRESS_MARKS = re.compile(r"[@:<]")
PLAIN_TYPE = re.compile(
    r"\s*(text/\w+)\s*(?:;\s*charset=\"?([\w.:-]+)\"?\s*;?\s*)?\Z", re.IGNORECASE
)
PLAIN_DATE = re.compile(
    r"\s*(?:[A-Z][a-z]{2},)?\s*(\d{1,2})\s+([A-Z][a-z]{2})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?"
    r"\s+([+-])(\d\d)(\d\d)(?:\s+\([^)]*\))?\s*\Z"
)
YEAR = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
MONTHS = {name: number for number, name in enumerate(YEAR.split(), 1)}
LONGEST_USUAL = 200
"""Letters of a date or a type; only so many are matched whole."""
LONGEST_LIST = 100_000
"""Letters of a header that are taken apart; a mail to thousands is no case of ours."""

Fields = dict[str, list[str]]
_SURE = frozenset(
    {"message-id", "mime-version", "received", "return-path", "delivered-to", "references"}
    | {"content-type", "content-transfer-encoding", "in-reply-to", "auto-submitted"}
    | {"authentication-results", "dkim-signature"}
)
"""Fields that only a mail has, and no form that somebody fills in."""
_WITH_ADDRESS = ("from", "to", "cc", "sender", "reply-to")
_OF_EITHER = frozenset({"from", "to", "cc", "bcc", "sender", "reply-to", "subject", "date"})
"""Such a line may be a mail's, or a form's: ``Date: 16/11/2026``, ``Subject: Maths``."""


def are_of_a_mail(fields: Fields, *, after_blank: bool = False) -> bool:
    """Whether these are a mail's fields, and not the first lines of a form saved as a mail.

    ``after_blank``: a blank line stands before them, which ends an empty head.
    """
    if not _SURE.isdisjoint(fields) or any(name.startswith("x-") for name in fields):
        return True
    given = [one for name in _WITH_ADDRESS for one in fields.get(name, ())]
    if any("@" in one for one in given):
        return True
    return not after_blank and not _OF_EITHER.isdisjoint(fields)


def head(raw: bytes, start: int, end: int) -> tuple[Fields, int]:
    """Every field by its name in small letters, in order, and where the body begins."""
    blank = raw.find(b"\r\n\r\n", start, end)
    usual = _usual(_text(raw[start : blank + 2])) if blank >= 0 else []
    if usual:
        return _by_name(usual), blank + 4
    found = HEAD.match(raw, start, end)
    stop = found.end() if found else start
    fields = _by_name(FIELD.findall(_text(raw[start:stop])))
    if raw.startswith(b"\r\n", stop, end):
        return fields, stop + 2
    return fields, stop + 1 if raw[stop : stop + 1] in {b"\n", b"\r"} and stop < end else stop


def _usual(text: str) -> list[tuple[str, str]]:
    """Names and contents of a head in which nothing is out of the ordinary; none if it is."""
    lines = text.count("\r\n")
    if not lines == text.count("\n") == text.count("\r"):
        return []
    found: list[tuple[str, str]] = USUAL_FIELD.findall(text)
    folded = text.count("\r\n ") + text.count("\r\n\t")
    return found if len(found) + folded == lines else []


def _by_name(found: Iterable[tuple[str, str]]) -> Fields:
    fields: Fields = {}
    for name, value in found:
        fields.setdefault(name.lower(), []).append(value)
    return fields


def _text(block: bytes) -> str:
    try:
        return block.decode()
    except UnicodeDecodeError:
        return block.decode(errors="surrogateescape")


def first(fields: Mapping[str, list[str]], name: str) -> str:
    """The first field of this name, unfolded and with its words decoded; blank if none."""
    values = fields.get(name)
    return words(values[0]) if values else ""


def words(value: str) -> str:
    """A field as a person would read it."""
    if value.isascii() and "=?" not in value:
        return _unfolded(value)
    whole = mended(value)
    return _unfolded(_decoded_words(whole[:LONGEST_LIST]) + whole[LONGEST_LIST:])


def _unfolded(value: str) -> str:
    if "\n" in value or "\r" in value:
        value = FOLD.sub(" ", value)
    return value.strip()


def _decoded_words(value: str) -> str:
    """RFC 2047; neighbours of one kind are joined first: mailers split letters in the middle."""
    pieces: list[str] = []
    charset, gathered, after = "", b"", 0
    for word in ENCODED.finditer(value):
        between = value[after : word.start()]
        here = word[1].lower()
        if gathered and (between.strip() or here != charset):
            pieces.append(decoded(gathered, charset)[0])
            gathered = b""
        if between.strip() or not after:
            pieces.append(between)
        charset, after = here, word.end()
        gathered += _word_bytes(word[2], word[3])
    if gathered:
        pieces.append(decoded(gathered, charset)[0])
    return "".join([*pieces, value[after:]])


def _word_bytes(way: str, text: str) -> bytes:
    raw = text.encode(errors="surrogateescape")
    if way in "qQ":
        return binascii.a2b_qp(FOLD.sub("", text).encode(errors="surrogateescape"), header=True)
    try:
        return binascii.a2b_base64(raw + b"==")
    except binascii.Error:
        return raw


def addresses(values: Iterable[str]) -> tuple[Address, ...]:
    """Every name and address of one or more fields."""
    found: list[Address] = []
    for value in values:
        found += _plain_ones(value) or _several(value)
    return tuple(found)


def _plain_ones(value: str) -> list[Address]:
    """Those of a field that holds nothing out of the ordinary; none if it does."""
    found: list[Address] = []
    at, end = 0, len(value)
    while at < end:
        person = PERSON.match(value, at)
        if person is None:
            return []
        quoted, name, address, alone = person.groups()
        found.append(Address("", alone) if alone else Address(words(quoted or name or ""), address))
        at = person.end()
    return found


def _several(value: str) -> list[Address]:
    from email.utils import getaddresses

    if not ADDRESS_MARKS.search(value):  # a name alone, or several
        names = (name.strip(' \t"') for name in words(value).split(","))
        return [Address(name, "") for name in names if name]
    try:
        pairs = getaddresses([_unfolded(mended(value[:LONGEST_LIST]))])
    except (ValueError, IndexError, RecursionError, TypeError, AttributeError):
        return [Address(words(value[:LONGEST_LIST]), "")]
    said = [(words(name), words(address)) for name, address in pairs if name or address]
    found = [Address(n, a) if "@" in a else Address(n or a, "") for n, a in said]
    return found or ([Address(words(value), "")] if _says_something(value) else [])


def _says_something(value: str) -> bool:
    return any(letter.isalnum() for letter in value) and ":" not in value


def moment(value: str) -> tuple[datetime | None, bool]:
    """A moment, and whether it says its time zone; without one it is left bare."""
    value = value[:LONGEST_USUAL]
    plain = PLAIN_DATE.match(value)
    try:
        if plain and plain[2] in MONTHS:
            offset = timedelta(hours=int(plain[8]), minutes=int(plain[9]))
            zone = UTC if not offset else timezone(offset if plain[7] == "+" else -offset)
            clock = (int(plain[4]), int(plain[5]), min(int(plain[6] or 0), 59))
            day = (int(plain[3]), MONTHS[plain[2]], int(plain[1]))
            return datetime(*day, *clock, tzinfo=zone), True
        return _odd_moment(value)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None, False


def _odd_moment(value: str) -> tuple[datetime | None, bool]:
    from email.utils import parsedate_to_datetime, parsedate_tz

    written = words(value)
    read = parsedate_tz(written)
    if read is None:
        return None, False
    found = parsedate_to_datetime(written)
    if found.tzinfo is None and written.rstrip().endswith("-0000"):
        return found.replace(tzinfo=UTC), True
    return found, found.tzinfo is not None


@lru_cache(maxsize=256)
def typed(value: str) -> tuple[str, Mapping[str, str]]:
    """A content type or disposition in small letters, and its parameters with decoded values."""
    plain = PLAIN_TYPE.match(value) if len(value) < LONGEST_USUAL else None
    if plain:
        return plain[1].lower(), {"charset": plain[2]} if plain[2] else {}
    if ";" not in value:
        return words(value).lower(), {}
    return _with_parameters(value)


def _with_parameters(value: str) -> tuple[str, Mapping[str, str]]:
    from email.message import Message
    from email.utils import collapse_rfc2231_value

    carrier = Message()
    carrier["content-type"] = _unfolded(mended(value))
    try:
        given = carrier.get_params([]) or []
        said = [(name.lower(), collapse_rfc2231_value(content)) for name, content in given]
        params = {name: words(content) for name, content in reversed(said)}
    except (ValueError, IndexError, LookupError, TypeError, RecursionError):
        return words(value.partition(";")[0]).lower(), {}
    kind = given[0][0] if given else value.partition(";")[0]
    return str(kind).strip().lower(), params


class Headers(Mapping[str, str]):
    """The first header of each name, its words decoded when they are asked for."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Fields) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> str:
        return words(self._fields[name][0])

    @overload
    def get(self, name: str, /) -> str | None: ...

    @overload
    def get(self, name: str, /, default: str | _Other) -> str | _Other: ...

    def get(self, name: str, /, default: str | _Other | None = None) -> str | _Other | None:
        """The same, or the default; most names that are asked for no mail has."""
        fields = self._fields.get(name)
        return words(fields[0]) if fields else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)
