"""What a letter still leaves open: marks to fill in, and fields nobody filled."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from daysix.paper.templates_open import opened
from daysix.paper.word_frame import W

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
OPEN = re.compile(r"\[\s*FILL IN\b[^\]]*\]?|\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)", re.IGNORECASE)
LONGEST = 90


def left_open(content: bytes, *, name: str) -> list[str]:
    """The marks that still stand in a letter, in their order, each once.

    Raises
    ------
    BadInput
        ``Y-140`` to ``Y-142``: it cannot or must not be opened.
    """
    opened(content, name)
    found = (mark for line in _lines(content) for mark in OPEN.findall(line))
    return [one[:LONGEST] for one in dict.fromkeys(found)]


def _lines(content: bytes) -> Iterator[str]:
    """The words of every paragraph; Word cuts a line into runs wherever somebody typed."""
    from lxml import etree  # type: ignore[import-untyped]

    safely = etree.XMLParser(resolve_entities=False, no_network=True)
    tag = f"{{{W}}}"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for part in parts.namelist():
            if part.startswith(PARTS) and part.endswith(".xml"):
                root = etree.fromstring(parts.read(part), safely)
                for paragraph in root.iter(f"{tag}p"):
                    yield "".join(one.text or "" for one in paragraph.iter(f"{tag}t"))
