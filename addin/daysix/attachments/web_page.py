"""Web pages sent as files: their visible words and their tables; nothing fetched, nothing run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.attachments import lines, plain, sentences, tables
from daysix.attachments.read import MOST_TEXT, Read, made_of
from daysix.inbox.message import MACRO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.inbox.message import Labelled

WOULD_RUN = re.compile(
    rb"<script|javascript:|\son(?:load|error|click)\s*=|<iframe|<object|<embed", re.IGNORECASE
)


def read(content: bytes) -> Read:
    """Read a page."""
    from daysix.mail.html_text import text_of

    page = plain.decoded(content[: 4 * MOST_TEXT])
    text = text_of(page).text
    said, flags = [], []
    if WOULD_RUN.search(content):
        said.append(sentences.active())
        flags.append(MACRO)
    if not text.strip():
        said.append(sentences.nothing_to_read())
    return made_of(text, [*_of_tables(content), *lines.labelled(text)], flags=flags, said=said)


def _of_tables(content: bytes) -> Iterator[Labelled]:
    from daysix.desk import web_tables
    from daysix.law.errors import BadInput

    try:
        found = list(web_tables.sheets(content, ""))
    except BadInput:  # no table that can be taken apart for certain: its words were read
        return
    for number, table in enumerate(found, 1):
        rows = [[str(cell or "") for cell in row] for row in table.rows]
        yield from tables.labelled_of(rows, tables.in_table(f"table {number}"))
