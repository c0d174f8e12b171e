"""Rich text (.rtf): its words, and its tables row by row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.attachments import lines, sentences, tables
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
    table: list[list[str]] = []
    loose: list[tuple[str, str]] = []
    count = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if BETWEEN in line:
            table.append([cell.strip() for cell in line.rstrip(BETWEEN).split(BETWEEN)])
            continue
        if table:
            count += 1
            yield from tables.labelled_of(table, tables.in_table(f"table {count}"))
            table = []
            loose.append(("", ""))
        loose.append((line, f"line {number}"))
    yield from lines.labelled(loose)
