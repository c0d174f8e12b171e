"""The text of one part: its encoding kept, its tags found by place, so that bytes can be spliced.

Nothing is taken apart and put together again: a change is a list of places and what shall stand
there, and everything between is carried over as it is.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from xml.parsers import expat

from daysix.desk.patching.back import Changed, Piece, pieces_of
from daysix.records import NamedTuple

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_INSIDE = rb"""([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)"""
_ATTRIBUTE = re.compile(rb"""([^\s=/<>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*" + _INSIDE + b">")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_SILENT = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Splice(NamedTuple):
    """Put ``text`` in the place of the bytes from ``start`` to ``end``."""

    start: int
    end: int
    text: bytes


class Tag(NamedTuple):
    """An element's first tag: where it starts and ends, its attributes, and whether it is all."""

    start: int
    end: int
    inside: bytes
    alone: bool


class MarkedText:
    """The text of one part in UTF-8, whatever it was saved in.

    Parameters
    ----------
    raw
        The part as unpacked.

    Raises
    ------
    ValueError
        It cannot be read as text, or could not be written again as it was.
    """

    def __init__(self, raw: bytes) -> None:
        self.mark, self.encoding = _encoding(raw)
        body = raw[len(self.mark) :]
        if self.encoding == "utf-8":
            self.text = body
        else:
            self.text = body.decode(self.encoding).encode()
            if self.text.decode().encode(self.encoding) != body:
                raise ValueError(self.encoding)
        self.seen = self._without_silent()
        """The same, with comments and the like blanked out: tags are looked for in this."""
        root = _ROOT.search(self.seen)
        if root is None:
            raise ValueError("no root")
        self.prefix = (root[1] + b":") if root[1] else b""
        self.root_inside = root[2]
        name = b"xmlns:" + root[1] if root[1] else b"xmlns"
        self.namespace = attributes(root[2]).get(name, b"")

    def _without_silent(self) -> bytes:
        start = self.text.find(b"?>") + 2 if self.text.startswith(b"<?xml") else 0
        if not any(self.text.find(mark, start) >= 0 for mark in (b"<!", b"<?")):
            return self.text
        return _SILENT.sub(lambda found: b" " * len(found[0]), self.text)

    def tag(self, name: bytes, start: int = 0, end: int | None = None) -> Tag | None:
        """The next tag of that name."""
        last = len(self.seen) if end is None else end
        found = pattern(self.prefix + name).search(self.seen, start, last)
        return _tag(found) if found else None

    def tags(self, name: bytes, start: int = 0, end: int | None = None) -> list[Tag]:
        """Every tag of that name."""
        last = len(self.seen) if end is None else end
        return [
            _tag(found) for found in pattern(self.prefix + name).finditer(self.seen, start, last)
        ]

    def close(self, name: bytes, tag: Tag, limit: int | None = None) -> tuple[int, int]:
        """Where an element's content ends, and where the element itself ends.

        Raises
        ------
        ValueError
            It is never closed.
        """
        if tag.alone:
            return tag.end, tag.end
        last = len(self.seen) if limit is None else limit
        found = end_pattern(self.prefix + name).search(self.seen, tag.end, last)
        if found is None:
            raise ValueError(name)
        return found.span()

    def spliced(self, splices: list[Splice]) -> Changed:
        """The whole part with the splices made, in its own encoding, and the way back.

        Raises
        ------
        ValueError
            The result would not be sound, or it names an outside definition.
        """
        pieces: list[bytes | memoryview] = []
        whole_text, at = memoryview(self.text), 0  # a view: large sheets are not copied twice
        ordered = sorted(splices, key=lambda one: (one.start, one.end))
        ordered = [one._replace(text=self._readable_by_all(one.text)) for one in ordered]
        for splice in ordered:
            pieces += (whole_text[at : splice.start], splice.text)
            at = splice.end
        pieces.append(whole_text[at:])
        text = b"".join(pieces)
        if self.encoding != "utf-8":
            text = text.decode().encode(self.encoding)
        whole = self.mark + text
        check_sound(whole)
        if self.encoding != "utf-8":  # places differ from letter to letter: the part as a whole
            was = self.mark + self.text.decode().encode(self.encoding)
            return Changed(whole, (Piece(0, len(whole), was),))
        return Changed(whole, tuple(pieces_of(ordered, self.text, mark=len(self.mark))))

    def _readable_by_all(self, text: bytes) -> bytes:
        """New text in a rare encoding, by number where it is not plain: some readers guess."""
        if self.encoding == "utf-8" or text.isascii():
            return text
        return text.decode().encode("ascii", "xmlcharrefreplace")


def attributes(inside: bytes) -> dict[bytes, bytes]:
    """The attributes of a tag, their quotes taken off."""
    return {name: value[1:-1] for name, value in _ATTRIBUTE.findall(inside)}


def with_attribute(inside: bytes, name: bytes, value: bytes | None) -> bytes:
    """The inside of a tag with one attribute set, or taken out; the rest stays as it is."""
    for found in _ATTRIBUTE.finditer(inside):
        if found[1] == name:
            if value is None:
                return inside[: found.start()].rstrip() + inside[found.end() :]
            return inside[: found.start(2)] + b'"' + value + b'"' + inside[found.end(2) :]
    return inside if value is None else inside.rstrip() + b" " + name + b'="' + value + b'"'


def check_sound(whole: bytes) -> None:
    """Read a part from end to end.

    Raises
    ------
    ValueError
        It is not sound, or it holds a definition of its own (a way to reach out of the file).
    """
    reader = expat.ParserCreate()
    reader.StartDoctypeDeclHandler = _refuse_definition
    try:
        reader.Parse(whole, True)  # noqa: FBT003 - expat's own: this is the last of it
    except expat.ExpatError as fault:
        raise ValueError(str(fault)) from None


def _refuse_definition(*_about: object) -> None:
    raise ValueError("a definition")


@lru_cache(maxsize=256)
def pattern(name: bytes) -> re.Pattern[bytes]:
    """What finds the first tag of an element."""
    return re.compile(b"<" + re.escape(name) + rb"(?=[\s/>])" + _INSIDE + b">")


@lru_cache(maxsize=256)
def end_pattern(name: bytes) -> re.Pattern[bytes]:
    """What finds the last tag of an element."""
    return re.compile(b"</" + re.escape(name) + rb"\s*>")


def _tag(found: re.Match[bytes]) -> Tag:
    inside = found[1]
    alone = inside.endswith(b"/")
    return Tag(found.start(), found.end(), inside[:-1] if alone else inside, alone)


def _encoding(raw: bytes) -> tuple[bytes, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return mark, encoding
    declared = _DECLARED.match(raw[:400])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    try:
        return b"", codecs.lookup(name).name
    except LookupError:
        raise ValueError(name) from None
