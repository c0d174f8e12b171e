"""Text files, lists and mails as pages of our own."""

from __future__ import annotations

import csv
import io

from daysix.attachments import kinds
from daysix.paper import pack_words
from daysix.paper.blocks import Block, Facts, Grid, Paragraph
from daysix.paper.pack_parts import Absent, Words
from daysix.records import NamedTuple

MOST_LETTERS, MOST_ROWS, MOST_COLUMNS = 400_000, 3_000, 14
SET_HERE = frozenset({kinds.TEXT, kinds.CSV, kinds.MAIL, kinds.OUTLOOK, kinds.WRAPPED, kinds.HTML})
SET_HERE |= {kinds.CALENDAR}
LOOKED_AT = 4096
HEAD = ("From", "Sent", "Subject")


class Set(NamedTuple):
    """Its blocks, or why there are none, and what is to be said."""

    body: Words | Absent
    said: tuple[tuple[str, str], ...] = ()


def set_out(kind: str, name: str, content: bytes) -> Set:
    """Text as blocks.

    Raises
    ------
    Unread
        It cannot be read, with its sentence.
    """
    if kind == kinds.CSV:
        return _list(content)
    if kind in {kinds.MAIL, kinds.OUTLOOK, kinds.WRAPPED}:
        return _mail(kind, content)
    if kind == kinds.TEXT:
        from daysix.attachments import plain

        return _plain(plain.decoded(content[: 4 * MOST_LETTERS]))
    from daysix.attachments import read_paper

    return _plain(read_paper(name, content)[0].text)


def _plain(text: str) -> Set:
    if _is_no_text(text[:LOOKED_AT]):
        said = pack_words.other_kind("a file of a kind I do not know")
        return Set(Absent("cannot be printed"), (said,))
    paragraphs = [part.strip("\n") for part in _straight(text).split("\n\n")]
    blocks = tuple(Paragraph(part) for part in paragraphs if part.strip())
    if not blocks:
        return Set(Absent("empty"), (pack_words.empty(),))
    if len(text) <= MOST_LETTERS:
        return Set(Words(blocks))
    return Set(Words(_first(blocks)), (pack_words.shortened(),))


def _is_no_text(text: str) -> bool:
    """Whether more than a tenth of it are signs nobody writes."""
    odd = sum(not (letter.isprintable() or letter.isspace()) for letter in text)
    return odd * 10 > len(text)


def _first(blocks: tuple[Paragraph, ...]) -> tuple[Block, ...]:
    kept, letters = list[Block](), 0
    for block in blocks:
        if letters > MOST_LETTERS:
            break
        kept.append(Paragraph(block.text[: MOST_LETTERS - letters + 1]))
        letters += len(block.text)
    return tuple(kept)


def _straight(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")


def _mail(kind: str, content: bytes) -> Set:
    from daysix.attachments import mails

    mail = mails.read(kind, content)
    about = {one.label: one.value for one in mail.read.labelled if one.where == "head of the mail"}
    text = mail.read.text
    for label in HEAD:
        text = text.removeprefix(f"{label}: {about.get(label, '')}").lstrip("\n")
    head = Facts(tuple((label, about[label]) for label in HEAD if about.get(label)))
    found = _plain(text)
    body = found.body.blocks if isinstance(found.body, Words) else ()
    if not head.rows and not body:
        return found
    said = [one for one in found.said if isinstance(found.body, Words)]
    if mail.held:
        said.append(pack_words.held_inside([name for name, _ in mail.held]))
    return Set(Words((head, *body) if head.rows else body), tuple(said))


def _list(content: bytes) -> Set:
    from daysix.attachments import plain

    text = _straight(plain.decoded(content[: 4 * MOST_LETTERS]))
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text[:4096], delimiters=",;\t|")
    except csv.Error:
        dialect = "excel"
    try:
        rows = [row for row in csv.reader(io.StringIO(text), dialect) if any(map(str.strip, row))]
    except csv.Error:
        return _plain(text)
    wide = max(map(len, rows), default=0)
    if wide < 2 or wide > MOST_COLUMNS:  # noqa: PLR2004 - one column is no table
        return _plain(text)
    head = [name.strip() or f"Column {at}" for at, name in enumerate(_filled(rows[0], wide), 1)]
    body = tuple(tuple(_filled(row, wide)) for row in rows[1 : MOST_ROWS + 1])
    said = (pack_words.shortened(),) if len(rows) > MOST_ROWS + 1 else ()
    return Set(Words((Grid(tuple(head), body),)), said)


def _filled(row: list[str], wide: int) -> list[str]:
    return [*row, *[""] * (wide - len(row))]
