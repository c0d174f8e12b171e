"""A Word document read again: what its pages say, and a mark by which an edited one is known.

Saving alone changes every byte of such a file: programs cut runs anew, number styles afresh, write
down what page it is. The mark is made only of what somebody would see: words in their order and
cells, how they are set off (bold, struck out ...), pictures. Page numbers and dates that a program
works out itself count for nothing.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.package import Package, attribute, tag_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any
"""Of lxml, which has no types."""

DIGITS = 32
OFF = frozenset({"0", "false", "off", "none", "nil"})
SET_OFF = ("b", "i", "u", "strike", "dstrike", "vanish", "highlight")
CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})
UNSEEN = frozenset(
    {"del", "moveFrom", "sdtPr", "sdtEndPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
     "rPr", "instrText", "delText", "Fallback"}
)  # fmt: skip
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
WORKED_OUT = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "FILENAME"}
)
MARGINS = ("header", "footer", "footnotes", "endnotes")
PRINTED = frozenset({"t", "sym", *SIGNS})
IMAGES, IMAGE = frozenset({"blip", "imagedata"}), "image"
CELL = " | "
NEXT, NEXT_LINE, NEXT_CELL, BEGINS, ENDS = "\x1e", "\x1d", "\x1c", "\x02", "\x03"
"""Stand in the mark between pieces, within a cell, before a cell, around how a run is set off."""


class Reread(NamedTuple):
    """What a Word document says.

    Attributes
    ----------
    lines
        Paragraphs and rows of tables in the order of the body, cells of a row with strokes
        between.
    margins
        The same of what stands at the top and at the foot of pages, and in notes.
    mark
        The same as long as nobody changes what is to be seen.
    is_tracked
        Whether changes in it are still to be accepted or rejected.
    comments
        How many remarks stand beside its text.
    """

    lines: tuple[str, ...]
    margins: tuple[str, ...]
    mark: str
    is_tracked: bool
    comments: int


def reread(content: bytes) -> Reread:
    """Read a Word document again.

    Raises
    ------
    Unreadable
        It is damaged, locked, or no Word document (``daysix.paper.gate.package``).
    """
    book = Package(content)
    body = _Story(book, book.main)
    margins = [_Story(book, name) for name in dict.fromkeys(book.linked(book.main, *MARGINS))]
    # a program may write the same header down once for each kind of page, or a blank one besides
    beside = {one.seen: one.lines for one in margins if one.words.strip()}
    told = hashlib.sha256()
    for seen in (body.seen, *sorted(beside)):
        told.update(seen.encode("utf-8", "surrogatepass"))
        told.update(b"\x1f")
    remarks = list(dict.fromkeys(book.linked(book.main, "comments")))
    return Reread(
        body.lines,
        tuple(line for lines in beside.values() for line in lines),
        f"W-{told.hexdigest()[:DIGITS]}",
        is_tracked=any(one.is_tracked for one in (body, *margins)),
        comments=sum(_remarks(book.tree(name)) for name in remarks),
    )


def _remarks(top: Element) -> int:
    return sum(1 for one in top if tag_of(one) == "comment")


class _Story:
    """One part of the document: its body, a header, the footnotes."""

    def __init__(self, book: Package, name: str) -> None:
        self._pictures = {
            link.id: hashlib.sha256(book.parts.get(link.target, b"")).hexdigest()[:DIGITS]
            for link in book.links(name)
            if link.type == "image"
        }
        self._fields: list[str] = []
        self.is_tracked = any(tag_of(one) in CHANGES for one in book.tree(name).iter())
        pieces = list(self._blocks(book.tree(name)))
        self.seen = NEXT.join(piece.seen for piece in pieces if piece.seen)
        self.lines = tuple(piece.words for piece in pieces if piece.words)

    @property
    def words(self) -> str:
        """All its words."""
        return " ".join(self.lines)

    def _blocks(self, above: Element) -> Iterator[_Piece]:
        for one in above:
            kind = tag_of(one)
            if kind == "p":
                yield from self._paragraph(one)
            elif kind == "tr":
                yield self._row(one)
            elif kind not in UNSEEN:
                yield from self._blocks(one)

    def _row(self, row: Element) -> _Piece:
        cells = []
        for cell in _cells(row):
            inside = list(self._blocks(cell))
            cells.append(
                _Piece(
                    NEXT_LINE.join(one.seen for one in inside if one.seen),
                    " ".join(one.words for one in inside if one.words),
                )
            )
        seen = "".join(f"{NEXT_CELL}{one.seen}" for one in cells)
        return _Piece(seen, CELL.join(one.words for one in cells).strip(CELL))

    def _paragraph(self, paragraph: Element) -> Iterator[_Piece]:
        """The paragraph; then what stands in text boxes that hang on it."""
        held = _Held([], [])
        self._inline(paragraph, held)
        yield held.piece
        for box in held.boxes:
            yield from self._blocks(box)

    def _inline(self, above: Element, held: _Held, how: str = "") -> None:
        for one in above:
            kind = tag_of(one)
            if kind == "fldChar":
                self._field(attribute(one, "fldCharType"))
            elif kind == "instrText":
                self._named(one.text or "")
            elif self._is_unseen(one):
                continue
            elif kind == "txbxContent":
                held.boxes.append(one)
            elif kind in IMAGES:
                of = attribute(one, "embed") or attribute(one, "id")
                held.runs.append((IMAGE, self._pictures.get(of, "elsewhere")))
            elif (sign := _sign(one)) is not None:
                held.runs.append((how, sign))
            else:
                self._inline(one, held, _how(one) if kind == "r" else how)

    def _field(self, what: str) -> None:
        """A field begins, comes to what it was worked out as, or ends; it may hold others."""
        if what == "begin":
            self._fields.append("")
        elif what == "end" and self._fields:
            self._fields.pop()

    def _named(self, words: str) -> None:
        if self._fields:  # a program may cut these words anywhere, as it does all others
            self._fields[-1] += words

    def _is_unseen(self, one: Element) -> bool:
        """Whether it is not printed, or is what a program works out anew by itself."""
        kind = tag_of(one)
        if kind == "fldSimple":
            return _is_worked_out(attribute(one, "instr"))
        in_field = any(map(_is_worked_out, self._fields))
        return kind in UNSEEN or (in_field and kind in PRINTED)


class _Piece(NamedTuple):
    """A paragraph or a row: for the mark, and in words."""

    seen: str
    words: str


class _Held(NamedTuple):
    """What a paragraph holds: runs with how they are set off, and text boxes."""

    runs: list[tuple[str, str]]
    boxes: list[Element]

    @property
    def piece(self) -> _Piece:
        """Runs that are set off alike are one; blanks are one blank."""
        said, last = [], ""
        for how, text in self.runs:
            if how != last and text.strip():
                said.append(f"{BEGINS}{how}{ENDS}")
                last = how
            said.append(text)
        words = "".join(text for how, text in self.runs if how != IMAGE)
        return _Piece(_plain("".join(said)), _plain(words))


def _sign(one: Element) -> str | None:
    """What a part of a run prints; None for what holds others."""
    kind = tag_of(one)
    if kind == "t":
        return one.text or ""
    if kind == "sym":
        return f"{attribute(one, 'font')}{attribute(one, 'char')}"
    return SIGNS.get(kind)


def _cells(row: Element) -> Iterator[Element]:
    for one in row:
        if tag_of(one) == "tc":
            yield one
        elif tag_of(one) not in UNSEEN:
            yield from _cells(one)


def _how(run: Element) -> str:
    """How a run is set off from those beside it: what somebody did to it by hand."""
    about = next((one for one in run if tag_of(one) == "rPr"), ())
    found = {tag_of(one) for one in about if attribute(one, "val").casefold() not in OFF}
    return "".join(f"<{name}>" for name in SET_OFF if name in found)


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return " ".join(bare.split())


def _is_worked_out(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in WORKED_OUT
