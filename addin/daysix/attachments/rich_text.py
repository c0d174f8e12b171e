"""Rich text (.rtf): its words, and its tables row by row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.attachments import sentences, tables
from daysix.attachments.read import Read, made_of
from daysix.inbox.message import PICTURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.inbox.message import Labelled

HIDDEN = re.compile(
    r"\{\\(?:v|deleted)(?:\\[a-z]+-?\d* ?)*[^{}\\]*\}|"
    r"\\(?:v|deleted) [^{}\\]*(?=\\v0|\\deleted0|\})"
)
PICTURES = re.compile(r"\{\\\*?\\?(?:shppict|pict)\b")
BETWEEN = "|"


def read(content: bytes) -> Read:
    """Read rich text.

    Raises
    ------
    Unread
        It is damaged.
    """
    from striprtf.striprtf import rtf_to_text

    source = content.decode("latin-1")
    try:
        text = str(rtf_to_text(HIDDEN.sub("", source), errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, TypeError) as fault:
        raise sentences.damaged() from fault
    if not text.strip():
        is_picture = bool(PICTURES.search(source))
        said = sentences.picture() if is_picture else sentences.nothing_to_read()
        return Read(flags=frozenset({PICTURE} if is_picture else ()), sentence=said)
    return made_of(text.replace(BETWEEN, "\t"), _labelled(text))


def _labelled(text: str) -> Iterator[Labelled]:
    """Runs of lines with cells are tables; the rest may hold labels."""
    numbered = enumerate(text.split("\n"), 1)
    yield from tables.labelled_among(_piece(line, f"line {number}") for number, line in numbered)


def _piece(line: str, where: str) -> tables.Piece:
    if BETWEEN not in line:
        return tables.Piece(None, line, where)
    cells = [cell.strip() for cell in line.rstrip(BETWEEN).split(BETWEEN)]
    return tables.Piece(cells, "", where)
