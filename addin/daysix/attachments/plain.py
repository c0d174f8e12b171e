"""Text files: their letters, whatever alphabet they were saved in, and the labels in them."""

from __future__ import annotations

from daysix.attachments import lines, sentences
from daysix.attachments.read import MOST_TEXT, Read, made_of

WIDE = {(True, False): "utf-16-be", (False, True): "utf-16-le"}


def decoded(content: bytes) -> str:
    """The text: UTF-8, UTF-16 with or without a mark, or what Windows writes in Western Europe."""
    from daysix.mail.charsets import decoded as from_charset

    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[: len(content) // 2 * 2].decode("utf-16", "replace")
    even, odd = (b"\0" in content[start:400:2] for start in (0, 1))
    if (even, odd) in WIDE:
        return content.decode(WIDE[even, odd], "replace")
    return from_charset(content.removeprefix(b"\xef\xbb\xbf"), "")[0]


def read(content: bytes) -> Read:
    """Read a text file."""
    text = decoded(content[: 4 * MOST_TEXT])
    if not text.strip():
        return Read(sentence=sentences.nothing_to_read())
    return made_of(text, lines.labelled(text[:MOST_TEXT]))
