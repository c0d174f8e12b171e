"""Old Word files (.doc): body, headers and text boxes, tables with their cells, older form fields.

What was struck out with tracking, and what is hidden, is left out. Of form fields, typed answers
stand in the text; which boxes are ticked and which choice was made is kept apart from it.
"""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from
from typing import TYPE_CHECKING

from daysix.attachments import boxes, sentences, tables
from daysix.attachments.legacy_pieces import Document, document_of
from daysix.attachments.read import Read, made_of
from daysix.inbox.message import PICTURE, Labelled
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CELL, PARAGRAPH, LINE, PAGE = "\x07", "\r", "\x0b", "\x0c"
BEGIN, SEPARATE, END = "\x13", "\x14", "\x15"
DRAWN = "\x01\x08"
SHOWN = {"\x1e": "-", "\x1f": "", "\xa0": " ", "\x0e": "\n"}
BODY, HEADERS, TEXT_BOXES, HEADER_BOXES = 0, 2, 6, 7
TEXT_FIELD, BOX, CHOICE = 0, 1, 2
UNSET, HEADER = 25, 0x44


class Part(NamedTuple):
    """A paragraph outside a table, or a whole row of one."""

    text: str
    cells: tuple[str, ...] | None
    page: int


def read(content: bytes) -> Read:
    """Read an old Word file whose macros and packed-in programs were looked for already.

    Raises
    ------
    Unread
    """
    main, table_0, table_1, data = _streams(content)
    document = document_of(main, table_0, table_1)
    texts: list[str] = []
    labelled: list[Labelled] = []
    start, drawn = 0, False
    for number, length in enumerate(document.parts):
        if number in {BODY, HEADERS, TEXT_BOXES, HEADER_BOXES}:
            parts = list(_Walk(document, data).parts(start, start + length))
            texts += [part.text for part in parts]
            labelled += _labelled(parts)
        start += length
    drawn = any(mark in document.text for mark in DRAWN)
    text = "\n".join(texts)
    if not text.strip():
        said = sentences.picture() if drawn else sentences.nothing_to_read()
        return Read(flags=frozenset({PICTURE} if drawn else ()), sentence=said)
    unsure = "FORMCHECKBOX" in document.text and not document.form_data
    return made_of(text, labelled, said=[sentences.old_word_ticks()] if unsure else [])


def _streams(content: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    from daysix.desk import compound

    try:
        streams = compound.Compound(content)
        main, table_0, table_1, data = (
            streams.stream(name) for name in ("WordDocument", "0Table", "1Table", "Data")
        )
    except (compound.Broken, struct_error, IndexError) as fault:
        raise sentences.damaged() from fault
    return main, table_0, table_1, data


class _Walk:
    """Goes through the letters once: fields, cells and rows."""

    def __init__(self, document: Document, data: bytes) -> None:
        self._document, self._data = document, data
        self._said: list[str] = []
        self._cells: list[str] = []
        self._hiding: list[bool] = []
        self._page = 1

    def parts(self, start: int, end: int) -> Iterator[Part]:
        """Paragraphs and rows of a stretch of the text."""
        text = self._document.text
        for at in range(start, min(end, len(text))):
            letter = text[at]
            if at in self._document.unseen and letter not in {BEGIN, SEPARATE, END, CELL}:
                continue
            if letter in {BEGIN, SEPARATE, END}:
                self._field(letter, at)
            elif self._hiding and self._hiding[-1]:
                continue
            elif letter == CELL:
                yield from self._cell(at)
            elif letter in {PARAGRAPH, PAGE}:
                yield from self._paragraph(letter, at)
            else:
                self._said.append(_shown(letter))
        yield from self._paragraph(PARAGRAPH, -1)

    def _cell(self, at: int) -> Iterator[Part]:
        """The end of a cell, or of a row."""
        ends = self._document.row_ends
        if at in ends or (not ends and self._document.text[at - 1 : at] == CELL):
            if self._cells:
                yield self._row()
            self._said.clear()
            return
        self._cells.append("".join(self._said).strip())
        self._said.clear()

    def _row(self) -> Part:
        cells = tuple(self._cells)
        self._cells.clear()
        return Part("\t".join(cell.replace("\n", " ") for cell in cells), cells, self._page)

    def _paragraph(self, mark: str, at: int) -> Iterator[Part]:
        if mark == PAGE:
            self._page += 1
        said = "".join(self._said)
        if self._cells or at in self._document.in_table:
            self._said.append("\n")  # a further paragraph of the same cell
            return
        self._said.clear()
        if said.strip():
            yield Part(said, None, self._page)

    def _field(self, letter: str, at: int) -> None:
        """A field: its code is left out, what it shows is kept; boxes and choices are drawn."""
        if letter == BEGIN:
            hidden = bool(self._hiding and self._hiding[-1])
            if not hidden:
                self._said.append(self._form_field(at))
            self._hiding.append(True)
        elif letter == SEPARATE and self._hiding:
            outer = len(self._hiding) > 1 and self._hiding[-2]
            self._hiding[-1] = outer or self._is_choice(at)
        elif letter == END and self._hiding:
            self._hiding.pop()

    def _code(self, at: int) -> str:
        end = min(
            (place for mark in (SEPARATE, END)
             if (place := self._document.text.find(mark, at)) >= 0),
            default=at,
        )  # fmt: skip
        return self._document.text[at + 1 : end]

    def _is_choice(self, at: int) -> bool:
        begin = self._document.text.rfind(BEGIN, 0, at)
        code = self._code(begin)
        return "FORMDROPDOWN" in code or "FORMCHECKBOX" in code

    def _form_field(self, at: int) -> str:
        code = self._code(at)
        if "FORMCHECKBOX" not in code and "FORMDROPDOWN" not in code:
            return ""
        stop = self._document.text.find(END, at)
        places = self._document.form_data
        where = next((places[one] for one in range(at, stop + 1) if one in places), None)
        return "" if where is None else _form_answer(self._data, where)


def _form_answer(data: bytes, where: int) -> str:
    """Whether a box is ticked, or what was chosen from a list; blank if that cannot be read."""
    try:
        header = unpack_from("<H", data, where + 4)[0]
        at = where + header
        bits = unpack_from("<H", data, at + 4)[0]
        kind, result = bits & 3, bits >> 2 & 31
        at = _past_text(data, at + 10)
        if kind == TEXT_FIELD:
            return ""
        usual = unpack_from("<H", data, at)[0]
        chosen = usual if result == UNSET else result
        if kind == BOX:
            return boxes.ON if chosen else boxes.OFF
        at += 2
        for _ in range(5):  # format, help, status line, and macros on coming and going
            at = _past_text(data, at)
        return _entry(data, at, chosen)
    except (struct_error, IndexError, ValueError):
        return ""


def _past_text(data: bytes, at: int) -> int:
    return at + 2 + 2 * int(unpack_from("<H", data, at)[0]) + 2


def _entry(data: bytes, at: int, chosen: int) -> str:
    """One entry of the list of choices."""
    extended, many, extra = unpack_from("<HHH", data, at)
    if extended != 0xFFFF or chosen >= many:  # noqa: PLR2004 - letters of two bytes
        return ""
    at += 6
    for _ in range(chosen):
        at += 2 + 2 * unpack_from("<H", data, at)[0] + extra
    length = unpack_from("<H", data, at)[0]
    return data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")


def _shown(letter: str) -> str:
    if letter == LINE:
        return "\n"
    if letter in SHOWN:
        return SHOWN[letter]
    if "\ud800" <= letter <= "\udfff":
        return ""
    return letter if letter >= " " or letter == "\t" else ""


def _labelled(parts: list[Part]) -> Iterator[Labelled]:
    pieces = (tables.Piece(part.cells, part.text, f"page {part.page}") for part in parts)
    yield from tables.labelled_among(pieces)
