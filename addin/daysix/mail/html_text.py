"""The words of an HTML mail as a person sees them, and apart from them those nobody sees.

The page is read event by event and no tree is kept, so ten thousand boxes in boxes cost no more
than one. Nothing in it is run, and nothing it names is fetched: there is nothing here to fetch
with.
"""

from __future__ import annotations

import re
from collections import Counter

from daysix.mail.html_lines import Lines
from daysix.mail.html_style import Look, StyleSheet, look_of
from daysix.records import NamedTuple

MOST_LETTERS = 6_000_000
AT_ONCE = 1 << 16
NOT_SHOWN = "script style head title template object iframe svg math xml noframes applet canvas map"
DROPPED = frozenset([*NOT_SHOWN.split(), "audio", "video"])
STRUCK = frozenset(["del", "s", "strike"])
PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "fieldset", "pre"])
OWN_LINES = (
    "div section article header footer address center form main nav ul ol dt dd table caption "
    "tbody thead tfoot aside figure details summary li tr blockquote hr body html option legend"
)
BLOCKS = frozenset(OWN_LINES.split())
SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
UNSEEN = str.maketrans("", "", "\u200b\u200c\u2060\ufeff\xad\x00")
RULE = "_" * 32
"""How Outlook shows a line across the page when it writes plain text."""


class Shown(NamedTuple):
    """``text`` as seen, ``hidden`` what is in the page and not seen, and what went wrong."""

    text: str
    hidden: str
    faults: tuple[str, ...] = ()


def text_of(html: str) -> Shown:
    """The visible and the hidden words of a page. Never raises.

    Lines are parted as by Unix; cells of a table row by tabs; what is quoted begins with ``> ``.
    """
    from lxml import etree  # type: ignore[import-untyped]

    faults: list[str] = []
    if len(html) > MOST_LETTERS:
        faults.append("It is too long to be read to its end. Open it in Outlook for the rest.")
        html = html[:MOST_LETTERS]
    reader = _Reader()
    parser = etree.HTMLParser(
        target=reader, huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    raw = html.encode("utf-8", "replace").replace(b"\x00", b"")
    try:
        for start in range(0, len(raw), AT_ONCE):
            parser.feed(raw[start : start + AT_ONCE])
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        if raw.strip():
            faults.append("Its page is broken. Compare with Outlook what was read of it.")
    return Shown(reader.lines.text(), "\n".join(reader.hidden_words()), tuple(faults))


class _Open(NamedTuple):
    """An element that is open: its name and how its words look."""

    tag: str
    look: Look


class _Reader:
    """Takes the parser's events; ``stack`` holds what is open."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.sheet = StyleSheet()
        self.stack: list[_Open] = [_Open("", Look())]
        self.open: Counter[str] = Counter()
        self.dropped = 0
        self.style: list[str] | None = None
        self.hidden: list[str] = []
        self.lists: list[int] = []

    # What the parser calls

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.open[tag] += 1
        if tag in DROPPED:
            self.dropped += 1
            if tag == "style":
                self.style = []
        if self.dropped:
            self.stack.append(_Open(tag, self.stack[-1].look))
            return
        look = look_of(self.stack[-1].look, tag, attributes, self.sheet)
        if tag in STRUCK:
            look = look._replace(gone=True)
        self.stack.append(_Open(tag, look))
        if not look.gone:
            self._open(tag, look, attributes)

    def end(self, tag: str) -> None:
        """An element ends, and with it whatever was left open in it."""
        while self.open[tag]:
            closed = self._pop()
            if closed.tag == tag:
                return

    def _pop(self) -> _Open:
        closed = self.stack.pop()
        self.open[closed.tag] -= 1
        self._closed(closed)
        return closed

    def data(self, text: str) -> None:
        """Words."""
        if self.dropped:
            if self.style is not None:
                self.style.append(text)
            return
        look = self.stack[-1].look
        seen = text.translate(UNSEEN)
        if look.is_hidden():
            if seen.strip():
                self.hidden.append(SPACES.sub(" ", seen).strip())
        elif look.as_typed:
            self.lines.typed(seen.replace("\r\n", "\n").replace("\xa0", " "))
        else:
            if "\xa0" in seen and not seen.strip():
                self.lines.fixed_blank()
            self.lines.words(SPACES.sub(" ", seen))

    def comment(self, text: str) -> None:
        """Nobody sees a comment."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Nor an instruction to a program."""

    def close(self) -> None:
        """The page ends."""
        while len(self.stack) > 1:
            self._pop()

    # What comes of it

    def _open(self, tag: str, look: Look, attributes: dict[str, str]) -> None:
        if tag == "br":
            self.lines.line_break()
        elif tag == "hr":
            self.lines.end_line()
            self.lines.words(RULE)
            self.lines.end_line()
        elif tag == "input":
            if attributes.get("type", "text").lower() in {"text", ""}:
                self.lines.words(attributes.get("value", ""))
        elif tag in {"td", "th"}:
            self.lines.open_cell()
        elif tag == "tr":
            self.lines.open_row()
        elif tag in PARAGRAPHS:
            self.lines.paragraph(apart=look.apart)
        elif tag in BLOCKS:
            self.lines.end_line()
            self._open_block(tag)

    def _open_block(self, tag: str) -> None:
        if tag == "blockquote":
            self.lines.quote(1)
        elif tag in {"ul", "ol"}:
            self.lists.append(1 if tag == "ol" else 0)
        elif tag == "li":
            number = self.lists[-1] if self.lists else 0
            if number:
                self.lists[-1] += 1
            self.lines.mark(f"{number}. " if number else "- ")

    def _closed(self, closed: _Open) -> None:
        tag = closed.tag
        if tag in DROPPED:
            self.dropped = max(0, self.dropped - 1)
            if tag == "style" and self.style is not None:
                self.sheet.learn("".join(self.style))
                self.style = None
            return
        if self.dropped or closed.look.gone:
            return
        if tag in {"td", "th"}:
            self.lines.close_cell()
        elif tag == "tr":
            self.lines.close_row()
        elif tag in PARAGRAPHS:
            self.lines.paragraph(apart=closed.look.apart)
        elif tag == "blockquote":
            self.lines.end_line()
            self.lines.quote(-1)
        elif tag in BLOCKS:
            self.lines.end_line()
            if tag in {"ul", "ol"} and self.lists:
                self.lists.pop()

    def hidden_words(self) -> list[str]:
        """What was hidden, one piece a line."""
        return self.hidden
