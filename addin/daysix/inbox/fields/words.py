"""A stretch of words and where it stands; parts of it can be covered without moving the rest."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

COVER = "\x02"
"""Stands for a character that is not to be read; nothing reads across it."""
LONG_LINE = 45
"""Characters. A shorter line was ended by its writer, a longer one may only have been folded."""
_BULLET = re.compile(r"\s*(?:[-*•·–>]|\(?\d{1,2}[.)]|\(?[a-z]\))\s|\s*[^:\n]{1,40}:|\s*$")
_NAME_FIRST = re.compile(
    r"\s*[A-Z][\w'’-]+,? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?\s*(?:[,(:–—-]|\s[YR]\d|\sYear \d|\s\d)"
)
"""Lines that each begin with a name are a list, however long they are."""
_COLUMNS = ("\t", "|", "   ", " / ")
"""What stands between the cells of a table; its rows are never joined."""
_COMMA, MOST_COMMAS = re.compile(r"[,;](?=\S)"), 3
"""The cells of a CSV file stand without spaces; fewer such commas are slips."""
_ENDED = (".", ":", ";", "!", "?", ",\t")
_BOUNDARY = re.compile(rf"[.!?](?=\s|{COVER}|$)|[;\n•{COVER}]")
_SHORT_FORMS = (
    "mr",
    "mrs",
    "ms",
    "dr",
    "yr",
    "st",
    "no",
    "d.o.b",
    "e.g",
    "i.e",
    "approx",
    "incl",
    "a.m",
    "p.m",
)


class Words(NamedTuple):
    """Words to be read.

    Attributes
    ----------
    text
        To be read; as long as ``raw``, with folded lines joined and parts covered.
    source
        "subject", "mail", "form.docx" ...
    line
        Number of the first line in its source; 0 where lines have no numbers.
    sent
        The day it was written, for "today" and dates without a year; None if unknown.
    own_day
        False for a paper that came with the mail: "today" in it may be another day.
    """

    text: str
    raw: str
    source: str
    line: int = 0
    sent: date | None = None
    own_day: bool = True

    def where(self, at: int) -> str:
        """The place of a character, in an officer's words."""
        if not self.line:
            return self.source
        return f"{self.source}, line {self.line + self.raw.count(chr(10), 0, at)}"

    def covering(self, spans: Iterable[tuple[int, int]]) -> Words:
        """The same words with some parts covered; line ends stay."""
        text = self.text
        for start, end in spans:
            hidden = "".join("\n" if each == "\n" else COVER for each in text[start:end])
            text = text[:start] + hidden + text[end:]
        return self._replace(text=text)

    def only(self, spans: Iterable[tuple[int, int]]) -> Words:
        """The same words with everything but some parts covered."""
        at, others = 0, []
        for start, end in sorted(spans):
            others.append((at, start))
            at = max(at, end)
        return self.covering([*others, (at, len(self.text))])


def words(text: str, source: str, *, line: int = 0, sent: date | None = None) -> Words:
    """Words of a source, with the lines joined that a mail program folded."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n")
    return Words(_unfolded(raw), raw, source, line, sent)


def clause_before(text: str, at: int) -> str:
    """What stands before a place, back to the start of its sentence, line or bullet."""
    start = 0
    for match in _BOUNDARY.finditer(text, max(0, at - 240), at):
        if match[0] != "." or not _is_short_form(text, match.start()):
            start = match.end()
    return text[max(start, at - 240) : at]


def sentences(text: str) -> list[tuple[int, int]]:
    """First and last place of every sentence, line or bullet."""
    found, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if match[0] == "." and _is_short_form(text, match.start()):
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return [(first, last) for first, last in found if text[first:last].strip(f" \n\t{COVER}")]


def _is_short_form(text: str, dot: int) -> bool:
    word = text[max(0, dot - 8) : dot].rsplit(None, 1)
    last = word[-1].casefold().lstrip("(") if word else ""
    return last in _SHORT_FORMS or (len(last) == 1 and last.isalpha())


def _unfolded(raw: str) -> str:
    if "\n" not in raw:
        return raw
    lines = raw.split("\n")
    joined = [lines[0]]
    for before, line in pairwise(lines):
        folded = (
            len(before) >= LONG_LINE
            and not before.rstrip().endswith(_ENDED)
            and not any(mark in line for line in (before, line) for mark in _COLUMNS)
            and len(_COMMA.findall(before)) < MOST_COMMAS
            and _BULLET.match(line) is None
            and not (_NAME_FIRST.match(line) and _NAME_FIRST.match(before))
        )
        joined.append((" " if folded else "\n") + line)
    return "".join(joined)
