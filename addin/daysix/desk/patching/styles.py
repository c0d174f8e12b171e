"""The workbook's cell styles: which show a date, which are locked, and a dated twin of one."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from daysix.desk.patching.marked_text import MarkedText, Splice, Tag, attributes, with_attribute

if TYPE_CHECKING:
    from daysix.desk.patching.back import Changed

DAY_FORMAT, MOMENT_FORMAT = 14, 22
"""Excel's own short date, and date with time: shown the way the reader's computer shows dates."""
SHOWS_A_DAY = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


class Styles:
    """The cell styles of one workbook.

    Raises
    ------
    ValueError
        The part does not hold together.
    """

    def __init__(self, raw: bytes) -> None:
        self.xml = MarkedText(raw)
        listing = self.xml.tag(b"cellXfs")
        if listing is None or listing.alone:
            raise ValueError("styles")
        self.listing: Tag = listing
        self.listing_end = self.xml.close(b"cellXfs", listing)[0]
        self.looks = self.xml.tags(b"xf", listing.end, self.listing_end)
        self.formats = {
            about[b"numFmtId"]: about[b"formatCode"].decode()
            for tag in self.xml.tags(b"numFmt")
            if (about := attributes(tag.inside)).keys() >= {b"numFmtId", b"formatCode"}
        }
        self.added: list[bytes] = []

    def shows_a_day(self, style: int) -> bool:
        """Whether a number in this style is shown as a date."""
        if style >= len(self.looks):
            return True  # one of our own, added above
        written = attributes(self.looks[style].inside).get(b"numFmtId", b"0")
        own = self.formats.get(written)
        if own is None:
            return written.isdigit() and int(written) in SHOWS_A_DAY
        return bool(set(_NOT_SHOWN.sub("", own.partition(";")[0]).lower()) & {"d", "y"})

    def locked(self, style: int) -> bool:
        """Whether a cell in this style may not be changed while its sheet is protected."""
        if style >= len(self.looks):
            return True
        tag = self.looks[style]
        if tag.alone:
            return True
        end = self.xml.close(b"xf", tag)[0]
        guard = self.xml.tag(b"protection", tag.end, end)
        return guard is None or attributes(guard.inside).get(b"locked") not in {b"0", b"false"}

    def format_of(self, style: int) -> str:
        """How a style shows numbers: the number of one of Excel's own formats, or a format."""
        if style >= len(self.looks):
            return ""
        written = attributes(self.looks[style].inside).get(b"numFmtId", b"0")
        return self.formats.get(written, written.decode())

    def shown_as(self, style: int, shown: str) -> int | None:
        """The number of the same style with another format; None when the book has no such one."""
        numbers = {form: number for number, form in self.formats.items()}
        number = shown.encode() if shown.isdigit() else numbers.get(shown)
        if number is None or style >= len(self.looks):
            return None
        inside = with_attribute(self.looks[style].inside, b"numFmtId", number)
        twin = self._twin(style, inside.rstrip())
        return self._number(twin)

    def _number(self, twin: bytes) -> int:
        """The number of a style: one that is there, or else one added at the end."""
        if twin not in self._numbers:
            self.added.append(twin)
            self._numbers[twin] = len(self.looks) + len(self.added) - 1
        return self._numbers[twin]

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        places = reversed([*enumerate(self.looks)])  # of two that are alike, the first
        return {self._twin(place, tag.inside.rstrip()): place for place, tag in places}

    def _twin(self, style: int, inside: bytes) -> bytes:
        tag = self.looks[style]
        name = self.xml.prefix + b"xf"
        if tag.alone:
            return b"<" + name + inside + b"/>"
        end = self.xml.close(b"xf", tag)[1]
        return b"<" + name + inside + b">" + self.xml.text[tag.end : end]

    def dated(self, style: int, *, moment: bool) -> int:
        """The number of the same style but shown as a date; it is added when there is none."""
        if style >= len(self.looks):
            raise ValueError("style")
        tag = self.looks[style]
        inside = with_attribute(
            tag.inside, b"numFmtId", b"%d" % (MOMENT_FORMAT if moment else DAY_FORMAT)
        )
        inside = with_attribute(inside, b"applyNumberFormat", b"1").rstrip()
        return self._number(self._twin(style, inside))

    def changed(self) -> Changed:
        """The part with the new styles at the end of the list."""
        count = b"%d" % (len(self.looks) + len(self.added))
        inside = with_attribute(self.listing.inside, b"count", count)
        first = b"<" + self.xml.prefix + b"cellXfs" + inside + b">"
        return self.xml.spliced(
            [
                Splice(self.listing.start, self.listing.end, first),
                Splice(self.listing_end, self.listing_end, b"".join(self.added)),
            ]
        )
