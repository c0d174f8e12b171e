"""The workbook's shared texts, and what a cell of a sheet holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.desk.patching.marked_text import MarkedText, Tag, check_sound
from daysix.desk.patching.values import (
    BLANK,
    ERROR,
    ISO_DATE,
    NUMBER,
    TEXT,
    YES_NO,
    Held,
    plain_lines,
    uncoded,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from daysix.desk.patching.sheet import Cell, SheetText

_SIGNS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SIGN = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_PLAIN_PART = re.compile(rb"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>|([^<]+)", re.DOTALL)


class SharedTexts:
    """Texts that cells point at by number; found when first asked for."""

    def __init__(self, read: Callable[[], bytes | None]) -> None:
        self._read = read
        self._xml: MarkedText | None = None
        self._items: list[Tag] = []
        self._texts: dict[int, str] = {}

    def text(self, number: int) -> str:
        """The text of that number.

        Raises
        ------
        ValueError
            There is none.
        """
        if number not in self._texts:
            self._texts[number] = self._text(number)
        return self._texts[number]

    def _text(self, number: int) -> str:
        if self._xml is None:
            raw = self._read()
            if raw is None:
                raise ValueError(number)
            check_sound(raw)
            self._xml = MarkedText(raw)
            self._items = self._xml.tags(b"si")
        if not 0 <= number < len(self._items):
            raise ValueError(number)
        item = self._items[number]
        return rich_text(self._xml, item.end, self._xml.close(b"si", item)[0])


def held(sheet: SheetText, cell: Cell | None, texts: SharedTexts) -> Held:
    """What a cell without a formula holds.

    Raises
    ------
    ValueError
        It does not hold together.
    """
    if cell is None:
        return Held(BLANK)
    kind = cell.about.get(b"t", b"n")
    xml = sheet.xml
    if kind == b"inlineStr":
        tag = xml.tag(b"is", cell.tag.end, cell.content_end)
        text = rich_text(xml, tag.end, xml.close(b"is", tag, cell.content_end)[0]) if tag else ""
        return Held(TEXT, text) if text else Held(BLANK)
    tag = xml.tag(b"v", cell.tag.end, cell.content_end)
    if tag is None:
        return Held(BLANK)
    inner = plain(xml.text[tag.end : xml.close(b"v", tag, cell.content_end)[0]])
    return _of_kind(kind, inner, texts)


def _of_kind(kind: bytes, inner: str, texts: SharedTexts) -> Held:
    if kind == b"s":
        inner = texts.text(int(inner))
    elif kind == b"str":
        inner = plain_lines(uncoded(inner))
    elif kind == b"b":
        return Held(YES_NO, inner.strip() in {"1", "true"})
    elif kind == b"e":
        return Held(ERROR, inner)
    elif kind == b"d":
        return Held(ISO_DATE, inner.strip())
    elif inner.strip():
        return Held(NUMBER, float(inner))
    return Held(TEXT, inner) if inner else Held(BLANK)


def rich_text(xml: MarkedText, start: int, end: int) -> str:
    """The text of an item, its formats and its reading aids left out."""
    has_aids = xml.seen.find(b"rPh", start, end) >= 0
    aids = [
        (tag.start, xml.close(b"rPh", tag, end)[1])
        for tag in (xml.tags(b"rPh", start, end) if has_aids else ())
    ]
    pieces = []
    for tag in xml.tags(b"t", start, end):
        if any(first <= tag.start < last for first, last in aids):
            continue
        pieces.append(
            plain(xml.text[tag.end : xml.close(b"t", tag, end)[0]]) if not tag.alone else ""
        )
    return plain_lines(uncoded("".join(pieces)))


def plain(inner: bytes) -> str:
    """The text inside an element that holds nothing else."""
    if b"<" in inner:
        return "".join(
            cdata.decode() + unsigned(text.decode()) for cdata, text in _PLAIN_PART.findall(inner)
        )
    return unsigned(inner.decode())


def unsigned(text: str) -> str:
    """Text with ``&amp;`` and the like turned back into single signs."""
    return _SIGN.sub(_sign, text) if "&" in text else text


def _sign(found: re.Match[str]) -> str:
    if found[3]:
        return _SIGNS[found[3]]
    return chr(int(found[1], 16) if found[1] else int(found[2]))
