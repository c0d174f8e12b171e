"""The letters of an old Word file (.doc) in their order, each with what its marks say of it.

Word kept such a file as a list of pieces, in the order of the text, each lying somewhere in the
file; and apart from them, on pages of 512 bytes, from where to where letters are hidden or struck
out and paragraphs end a row of a table. What is named here is named as in Microsoft's [MS-DOC].
"""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from
from typing import TYPE_CHECKING

from daysix.attachments import sentences
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

IDENTITY, OLDEST = 0xA5EC, 0x00C1
ENCRYPTED, WHICH_TABLE = 0x0100, 0x0200
COUNTS = 0x4C
"""Where the lengths of the texts stand: body, footnotes, headers, macros, remarks, notes, boxes."""
PLACES = 0x9A
CLX, LETTER_MARKS, PARAGRAPH_MARKS = 33, 12, 13
PAGE, MOST_LETTERS, MOST_RUNS = 512, 2_000_000, 200_000
NARROW = 1 << 30
DELETED, VANISH, FORM_DATA, IN_TABLE, ROW_END = 0x0800, 0x083C, 0x6A03, 0x2416, 0x2417
LENGTHS = (1, 1, 2, 4, 2, 2, 0, 3)
"""How long what follows a mark is, by the upper three bits of the mark."""
LONG_MARKS = frozenset({0xD608, 0xC615})


class Piece(NamedTuple):
    """Letters that lie together: from where in the text, how many, where in the file, how wide."""

    first: int
    many: int
    offset: int
    narrow: bool


class Run(NamedTuple):
    """From where to where in the file these marks hold."""

    start: int
    end: int
    marks: dict[int, int]


class Document(NamedTuple):
    """The text as Word counts it, and what its letters are: hidden ones, row ends, form data.

    ``parts`` are lengths: of the body, then of the texts beside it.
    """

    text: str
    parts: tuple[int, ...]
    unseen: frozenset[int]
    in_table: frozenset[int]
    row_ends: frozenset[int]
    form_data: dict[int, int]


def document_of(main: bytes, table_0: bytes, table_1: bytes) -> Document:
    """Put the text together.

    Raises
    ------
    Unread
        Locked; too old; or the lists do not hold together.
    """
    try:
        identity, version = unpack_from("<HH", main, 0)
        flags = unpack_from("<H", main, 10)[0]
        if identity != IDENTITY or version < OLDEST:
            raise sentences.another_program("a file of a Word older than 1997")
        if flags & ENCRYPTED:
            raise sentences.encrypted()
        table = table_1 if flags & WHICH_TABLE else table_0
        counts = tuple(max(0, one) for one in unpack_from("<8i", main, COUNTS))
        pieces = list(_pieces(_stretch(main, table, CLX)))
        letters = list(_runs(main, _stretch(main, table, LETTER_MARKS), of_letters=True))
        paragraphs = list(_runs(main, _stretch(main, table, PARAGRAPH_MARKS), of_letters=False))
        return _joined(main, pieces, counts, letters, paragraphs)
    except (struct_error, IndexError, ValueError) as fault:
        raise sentences.damaged() from fault


def _stretch(main: bytes, table: bytes, number: int) -> bytes:
    offset, length = unpack_from("<II", main, PLACES + 8 * number)
    return table[offset : offset + length]


def _pieces(clx: bytes) -> Iterator[Piece]:
    at = 0
    while at < len(clx) and clx[at] == 1:  # formatting shared by pieces
        at += 3 + unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:  # noqa: PLR2004 - the list of pieces
        raise ValueError
    length = unpack_from("<I", clx, at + 1)[0]
    listed = clx[at + 5 : at + 5 + length]
    many = (len(listed) - 4) // 12
    firsts = unpack_from(f"<{many + 1}I", listed, 0)
    for number in range(many):
        where = unpack_from("<I", listed, 4 * (many + 1) + 8 * number + 2)[0]
        narrow = bool(where & NARROW)
        offset = (where & (NARROW - 1)) // (2 if narrow else 1)
        letters = firsts[number + 1] - firsts[number]
        if not 0 <= letters <= MOST_LETTERS:
            raise ValueError
        yield Piece(firsts[number], letters, offset, narrow)


def _runs(main: bytes, listed: bytes, *, of_letters: bool) -> Iterator[Run]:
    """Every run of the pages a list names."""
    many = (len(listed) - 4) // 8
    seen = 0
    for number in range(max(0, many)):
        page = unpack_from("<I", listed, 4 * (many + 1) + 4 * number)[0] & 0x3FFFFF
        block = main[page * PAGE : (page + 1) * PAGE]
        if len(block) < PAGE:
            continue
        for run in _of_page(block, of_letters=of_letters):
            seen += 1
            if seen > MOST_RUNS:
                raise ValueError
            if run.marks:
                yield run


def _of_page(block: bytes, *, of_letters: bool) -> Iterator[Run]:
    many = block[-1]
    places = unpack_from(f"<{many + 1}I", block, 0)
    width = 1 if of_letters else 13
    for number in range(many):
        at = block[4 * (many + 1) + width * number] * 2
        if at:
            marks = _letter_marks(block, at) if of_letters else _paragraph_marks(block, at)
            yield Run(places[number], places[number + 1], marks)


def _letter_marks(block: bytes, at: int) -> dict[int, int]:
    return _marks(block[at + 1 : at + 1 + block[at]])


def _paragraph_marks(block: bytes, at: int) -> dict[int, int]:
    length = block[at]
    start, size = (at + 2, 2 * block[at + 1]) if length == 0 else (at + 1, 2 * length - 1)
    return _marks(block[start + 2 : start + size])


def _marks(said: bytes) -> dict[int, int]:
    """Those marks of a list that matter here, with their first byte or, for a place, all four."""
    found: dict[int, int] = {}
    at = 0
    while at + 2 <= len(said):
        mark = unpack_from("<H", said, at)[0]
        at += 2
        kind = mark >> 13
        length = LENGTHS[kind]
        if kind == 6:  # noqa: PLR2004 - its length stands before it
            if at >= len(said) or mark in LONG_MARKS:
                break
            length = said[at] + 1
        if at + length > len(said):
            break
        if mark in {DELETED, VANISH, IN_TABLE, ROW_END}:
            found[mark] = said[at]
        elif mark == FORM_DATA:
            found[mark] = unpack_from("<I", said, at)[0]
        at += length
    return found


def _joined(
    main: bytes,
    pieces: list[Piece],
    counts: tuple[int, ...],
    letters: list[Run],
    paragraphs: list[Run],
) -> Document:
    texts: list[str] = []
    unseen: set[int] = set()
    in_table: set[int] = set()
    row_ends: set[int] = set()
    form_data: dict[int, int] = {}
    total = 0
    for piece in pieces:
        width = 1 if piece.narrow else 2
        raw = main[piece.offset : piece.offset + width * piece.many]
        text = raw.decode("cp1252", "replace") if piece.narrow else _wide(raw)
        text = text.ljust(piece.many, "\0")[: piece.many]
        total += piece.many
        if total > MOST_LETTERS:
            raise ValueError
        texts.append(text)
        for run in letters:
            covered = _covered(run, piece, width)
            if run.marks.get(DELETED) == 1 or run.marks.get(VANISH) == 1:
                unseen.update(covered)
            if FORM_DATA in run.marks:
                form_data.update(dict.fromkeys(covered, run.marks[FORM_DATA]))
        for run in paragraphs:
            if run.marks.get(IN_TABLE):
                in_table.update(_covered(run, piece, width))
            if run.marks.get(ROW_END):
                row_ends.update(_covered(run, piece, width))
    return Document(
        "".join(texts),
        counts,
        frozenset(unseen),
        frozenset(in_table),
        frozenset(row_ends),
        form_data,
    )


def _covered(run: Run, piece: Piece, width: int) -> range:
    """Which letters of the text a run of the file covers, as far as they lie in this piece."""
    start = max(0, (run.start - piece.offset) // width)
    end = min(piece.many, -((piece.offset - run.end) // width))
    return range(piece.first + start, piece.first + end) if end > start else range(0)


def _wide(raw: bytes) -> str:
    """Two bytes a letter, and one letter for each two bytes, so that places keep their count."""
    whole = raw[: len(raw) // 2 * 2]
    return "".join(chr(one) for one in unpack_from(f"<{len(whole) // 2}H", whole, 0))
