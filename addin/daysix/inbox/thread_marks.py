"""The lines that part a mail's new words from the mails below: what they look like, what they say.

Mail programs agree on nothing here, so each way is written down: a bordered block of header lines
(Outlook, in the languages parents' programs speak), "-----Original Message-----", "On ... wrote:"
broken over several lines, "Begin forwarded message:" and lines that begin with ">".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCK, WROTE, QUOTE = "block", "wrote", "quote"

_LABELS = {
    "from": "from von de da od van fra från oddi wrth oddi&wrth expéditeur",
    "sent": "sent gesendet envoyé enviado inviato wysłano verzonden anfonwyd skickat",
    "date": "date datum data fecha dyddiad dato",
    "to": "to an à para a do aan at till",
    "cc": "cc copy bcc kopie dw",
    "subject": "subject betreff objet asunto oggetto temat onderwerp pwnc assunto ämne",
    "more": "importance attachments attachment reply-to sensitivity categories priority",
}
_ROLE = {word.replace("&", " "): role for role, words in _LABELS.items() for word in words.split()}
_LABEL = re.compile(
    r"[ \t>*|_\"']*(" + "|".join(sorted(map(re.escape, _ROLE), key=len, reverse=True)) + r")"
    r"[*_]*[ \t]*:[*_]*[ \t]*(.*)",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"[ \t>]*(?:-{2,}[ \t]*(?:original (?:message|appointment)|forwarded (?:message|by\b[^\n]*)"
    r"|reply (?:message|above[^\n]*)|ursprüngliche nachricht|message (?:d'origine|transféré)"
    r"|mensaje original|wiadomość oryginalna|neges wreiddiol)[ \t]*-*"
    r"|begin forwarded message ?:|start of forwarded message)[ \t]*$",
    re.IGNORECASE,
)
_FORWARD_WORDS = re.compile(r"forward|transf|weitergeleitet", re.IGNORECASE)
_RULE = re.compile(r"[ \t>]*[_\-=*]{10,}[ \t]*$")
_WROTE_END = re.compile(
    r"(?:\b(?:wrote|writes|a écrit|escribió|ha scritto|napisał\(?a?\)?|pisze|skrev|schreef"
    r"|ysgrifennodd)|\bschrieb\b[^\n]{0,120})[ \t]*:[ \t]*$",
    re.IGNORECASE,
)
_WROTE_START = re.compile(r"^[ \t>]*(?:on|le|am|el|il|w dniu|dnia|den|op|ar)\b", re.IGNORECASE)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d\b|@")
_BEGINS = re.compile(
    r"[ \t]*(?:>|\|?[*_\"']*(?:"
    + "|".join(sorted(map(re.escape, _ROLE), key=len, reverse=True))
    + r")[*_]*[ \t]*:|-{2,}|_{10,}|begin fo|start of fo)",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"(?:wrote|writes|écrit|escribió|scritto|napisał\(?a?\)?|pisze|skrev|schreef|ysgrifennodd"
    r"|schrieb[^\n]{0,120})[ \t]*:[ \t]*$",
    re.IGNORECASE,
)
_FIRSTS = frozenset(">-_bBsS\u017f")
"""What a line without a colon that parts two mails begins with."""
_BLOCK_LINES, _WROTE_LINES = 16, 4


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an earlier mail begins (``at``), how it is marked, where its own words begin."""

    at: int
    kind: str
    body: int
    sender: str = ""
    sent: str = ""
    subject: str = ""
    forwarded: bool = False


def may_quote(lines: Sequence[str]) -> bool:
    """Whether any line could part this text at all: most short mails are done with this."""
    return any(map(_may_part, lines))


def _may_part(line: str) -> bool:
    """Whether a line looks at all like one that parts two mails."""
    if ":" not in line and line.lstrip(" \t")[:1] not in _FIRSTS:
        return False
    if _BEGINS.match(line):
        return True
    return line.rstrip(" \t").endswith(":") and _WRITES.search(line) is not None


def is_quoted(line: str) -> bool:
    """Whether the line begins with ">"."""
    return line.lstrip(" \t").startswith(">")


def without_mark(line: str) -> str:
    """The line without one ">"."""
    bare = line.lstrip(" \t")
    bare = bare.removeprefix(">")
    return bare.removeprefix(" ")


def next_mark(lines: list[str], start: int) -> Mark | None:
    """The first mark at or after a line."""
    for at in range(start, len(lines)):
        line = lines[at]
        if not line or not _may_part(line):
            if _RULE.match(line) and (mark := _block(lines, at)):
                return mark
            continue
        mark = _block(lines, at) or _wrote(lines, at, start)
        if mark:
            return mark
        if is_quoted(line):
            return Mark(at, QUOTE, at)
    return None


def _block(lines: list[str], at: int) -> Mark | None:
    """A marker line, a ruled line or nothing, and then header lines."""
    if is_quoted(lines[at]):
        return None
    marked = _MARKER.match(lines[at]) is not None
    ruled = not marked and _RULE.match(lines[at]) is not None
    begin = _past_blanks(lines, at + 1) if marked or ruled else at
    if marked and begin < len(lines) and is_quoted(lines[begin]):
        forwarded = _FORWARD_WORDS.search(lines[at]) is not None
        return Mark(at, WROTE, begin, forwarded=forwarded)
    said, body = _header_lines(lines, begin)
    if not (marked or _is_header(said)):
        return None
    if not _is_header(said) and len(said) < 2:  # noqa: PLR2004 - a marker with no header lines
        said, body = {}, begin
    return Mark(
        at,
        BLOCK,
        body,
        sender=said.get("from", ""),
        sent=said.get("sent", "") or said.get("date", ""),
        subject=said.get("subject", ""),
        forwarded=marked and _FORWARD_WORDS.search(lines[at]) is not None,
    )


def _header_lines(lines: list[str], begin: int) -> tuple[dict[str, str], int]:
    """Roles with values of the header lines from here, and the line after them."""
    said: dict[str, str] = {}
    at = body = begin
    role = ""
    while at < min(len(lines), begin + _BLOCK_LINES):
        found = _LABEL.match(lines[at])
        name = _ROLE[found[1].lower()] if found else ""
        if found and name in said and name != "more":
            break
        if found:
            role, body = name, at + 1
            said[role] = found[2].strip(" *\t")
        elif not said or not _label_soon(lines, at):
            break
        elif lines[at].strip() and role and not said[role]:
            said[role], body = lines[at].strip(), at + 1
        at += 1
    if role and not said[role] and body < len(lines) and role != "more":
        said[role], body = lines[body].strip(), body + 1
    return said, body


def _label_soon(lines: list[str], at: int) -> bool:
    return any(_LABEL.match(line) for line in lines[at + 1 : at + 3])


def _is_header(said: dict[str, str]) -> bool:
    """Header lines of a mail, and not the first and last day of a suspension ("From:", "To:")."""
    sender = said.get("from", "")
    if not sender or sender[0].isdigit():
        return False
    dated = "sent" in said or "date" in said
    if "@" in sender:
        return len(said) > 1
    return ("subject" in said and (dated or "to" in said)) or (
        "to" in said and (("sent" in said) or ("date" in said and "@" in said["to"]))
    )


def _wrote(lines: list[str], at: int, start: int) -> Mark | None:
    """Find "On 3 November 2026 at 10:14, A Person <a@b> wrote:" on one line or up to four."""
    if is_quoted(lines[at]) or not _WROTE_END.search(lines[at]):
        return None
    for first in range(at, max(start, at - _WROTE_LINES) - 1, -1):
        if is_quoted(lines[first]) or (first < at and not lines[first].strip()):
            break
        if not _WROTE_START.match(lines[first]):
            continue
        whole = " ".join(line.strip() for line in lines[first : at + 1])
        if _DATED.search(whole):
            return Mark(first, WROTE, at + 1, sender=_writer(whole), sent=_when(whole))
    follows = _past_blanks(lines, at + 1)
    quoted = follows < len(lines) and is_quoted(lines[follows])
    if quoted or "@" in lines[at]:
        return Mark(at, WROTE, at + 1, sender=_writer(lines[at]))
    return None


def _writer(whole: str) -> str:
    words = _WROTE_END.sub("", whole).strip(" ,:")
    pieces = [piece.strip() for piece in words.split(",") if piece.strip()]
    last = pieces[-1] if pieces else ""
    timed = re.split(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s+GMT\S*)?\s*", last)
    return timed[-1].strip()


def _when(whole: str) -> str:
    words = _WROTE_START.sub("", _WROTE_END.sub("", whole), count=1).strip(" ,:")
    writer = _writer(whole)
    return words.removesuffix(writer).strip(" ,:") if writer else words


def _past_blanks(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip(" \t>_|"):
        at += 1
    return at
