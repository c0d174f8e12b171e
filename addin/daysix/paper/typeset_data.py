"""Blocks into the plain data the template reads, and where each word of them stands.

What the template could only refuse with a technical word is refused here, with a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, assert_never

from daysix.paper import typeset_words
from daysix.paper.blocks import (
    Bars,
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Picture,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from daysix.paper.blocks import Document

MINUS = "\N{MINUS SIGN}"
TONES = frozenset({"", "lead", "quiet", "notice", "strong"})
WIDE_FROM = 9
"""Columns from which a table wants its pages on their side."""
COLUMN_WIDTH, PICTURE_HEIGHT = 470.0, 560.0
DENSE_FROM = 7
"""Columns from which a table is set small."""
WIDE_ROOM, BROAD_LETTER, LONGEST_WORD = 717.0, 0.53, 40
WORD = re.compile(r"\S{4,}")
AFTER_SIGN = re.compile(r"(?<=[/@._,;:&=?-])(?=.)")
MAY_BREAK_HERE, MAYBE_HYPHEN = "\u200b", "\u00ad"
UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
LONE_HALF = re.compile("[\ud800-\udfff]")
KINDS = {"jpeg": "jpg", "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif"}
PRINTED_KINDS = frozenset({"png", "jpg", "gif"})


class Names:
    """The names of headings, each with a plain one of ours in the file.

    A name of the officer's may hold a case's number; it does not reach the file.
    """

    def __init__(self) -> None:
        self._plain: dict[str, str] = {}

    def add(self, anchor: str) -> str:
        """Give a name its plain one.

        Raises
        ------
        BadInput
            ``Y-023``: it is taken.
        """
        if anchor in self._plain:
            raise typeset_words.twice_named(anchor)
        self._plain[anchor] = f"to{len(self._plain) + 1}"
        return self._plain[anchor]

    def add_as(self, anchor: str, plain: str) -> None:
        """Take in a name for what already has a plain one.

        Raises
        ------
        BadInput
            ``Y-023``: it is taken.
        """
        if anchor in self._plain:
            raise typeset_words.twice_named(anchor)
        self._plain[anchor] = plain

    def of(self, anchor: str, where: str) -> str:
        """The plain one of a name.

        Raises
        ------
        BadInput
            ``Y-024``: nothing bears it.
        """
        if anchor not in self._plain:
            raise typeset_words.leads_nowhere(anchor, where)
        return self._plain[anchor]


def plain(text: str) -> str:
    """Text without what steers machines; line ends and tabs as the template wants them."""
    straight = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return LONE_HALF.sub("\ufffd", UNPRINTED.sub("", straight))


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())


def shown(text: str) -> str:
    """Text for a line of its own: words longer than half a line may be broken."""
    return _fitting(text, LONGEST_WORD)


def is_wide(blocks: Iterable[Block]) -> bool:
    """Whether a table here is too broad for an upright page."""
    return any(isinstance(one, Grid) and len(one.columns) >= WIDE_FROM for one in blocks)


def without_title(document: Document) -> tuple[tuple[Block, ...], str]:
    """The blocks without a first heading that only repeats the title, and that heading's name."""
    first = document.blocks[0] if document.blocks else None
    if isinstance(first, Heading) and first.text.strip() == document.title.strip():
        return document.blocks[1:], first.anchor
    return document.blocks, ""


def add_names(names: Names, blocks: Iterable[Block]) -> None:
    """Take in the names of these headings, so that links before them are understood."""
    for one in blocks:
        if isinstance(one, Heading) and one.anchor:
            names.add(one.anchor)


def data_of(
    blocks: Sequence[Block], names: Names, pictures: dict[str, bytes]
) -> list[dict[str, Any]]:
    """Blocks as data; the pictures among them are added to ``pictures`` under file names.

    Raises
    ------
    BadInput
        ``Y-021``, ``Y-024`` to ``Y-029``: a block that cannot be set as it is.
    """
    refuse_skipped(blocks)
    return [_data(one, names, pictures) for one in blocks]


def refuse_skipped(blocks: Iterable[Block]) -> None:
    """Refuse headings of which one steps down by more than a level (``Y-021``)."""
    before = 0
    for one in blocks:
        if isinstance(one, Heading):
            if one.level > before + 1 or one.level < 1:
                raise typeset_words.skipped_heading(one.text)
            before = one.level


def _data(one: Block, names: Names, pictures: dict[str, bytes]) -> dict[str, Any]:  # noqa: PLR0911 - one a block
    match one:
        case Heading():
            anchor = names.of(one.anchor, one.text) if one.anchor else ""
            return {"is": "heading", "text": shown(one.text), "level": one.level, "anchor": anchor}
        case Paragraph():
            if one.tone not in TONES:
                raise typeset_words.unknown_tone(one.tone)
            return {"is": "paragraph", "text": shown(one.text), "tone": one.tone}
        case Bullets():
            items = [shown(item) for item in one.items]
            return {"is": "bullets", "items": items, "numbered": one.numbered}
        case Facts():
            rows = [[shown(name), shown(value).strip()] for name, value in one.rows]
            return {"is": "facts", "rows": rows}
        case Grid():
            return _grid(one, names)
        case Picture():
            return _picture(one, pictures)
        case Bars():
            return _bars(one)
        case NewPage():
            return {"is": "page"}
    assert_never(one)


def _grid(one: Grid, names: Names) -> dict[str, Any]:
    wide = len(one.columns)
    where = f"The table “{one.caption or one.columns[0]}”" if wide else "A table"
    fits = all(len(row) == wide for row in one.rows)
    if not wide or not fits or len(one.widths or one.columns) != wide:
        raise typeset_words.ragged_table(where)
    widths = one.widths or (1.0,) * wide
    letters = _letters(widths)
    return {
        "is": "grid",
        "columns": _cells(one.columns, letters),
        "rows": [_cells(row, letters) for row in one.rows],
        "widths": list(widths),
        "caption": shown(one.caption),
        "align": one.align.ljust(wide, "l")[:wide],
        "links": [[row, names.of(anchor, where)] for row, anchor in one.links],
        "empty": shown(one.empty) or "None.",
        "is_dense": wide >= DENSE_FROM,
    }


def _letters(widths: Sequence[float]) -> list[int]:
    """How many letters a line of each column surely holds."""
    room = WIDE_ROOM if len(widths) >= WIDE_FROM else COLUMN_WIDTH
    size, beside = (8.5, 8.0) if len(widths) >= DENSE_FROM else (9.5, 12.0)
    return [
        max(3, int((room * width / sum(widths) - beside) / (size * BROAD_LETTER)))
        for width in widths
    ]


def _cells(row: Sequence[str], letters: Sequence[int]) -> list[str]:
    return [_fitting(cell, most) for cell, most in zip(row, letters, strict=True)]


def _fitting(text: str, most: int) -> str:
    return WORD.sub(lambda word: parted(word[0], most), plain(text))


def parted(word: str, most: int) -> str:
    """A word too long for its column, to be broken after a sign or with a hyphen; others as is."""
    if len(word) <= most:
        return word
    pieces = []
    for piece in AFTER_SIGN.split(word):
        many = -(-len(piece) // most)
        length = -(-len(piece) // many) if many else 1
        chunks = [piece[at : at + length] for at in range(0, len(piece), length)]
        pieces.append(MAYBE_HYPHEN.join(chunks))
    return MAY_BREAK_HERE.join(pieces)


def _picture(one: Picture, pictures: dict[str, bytes]) -> dict[str, Any]:
    from daysix.paper import pack_picture

    kind = KINDS.get(one.kind.lower().lstrip("."), one.kind.lower().lstrip("."))
    if not one.alt.strip():
        raise typeset_words.no_words_for_picture()
    size = pack_picture.size_of(one.content)
    if kind not in PRINTED_KINDS or size is None:
        raise typeset_words.unfit_picture(one.caption or one.alt)
    path = f"picture{len(pictures) + 1}.{kind}"
    pictures[path] = pack_picture.cleaned(one.content)
    width, height = pack_picture.fitted(size, COLUMN_WIDTH, PICTURE_HEIGHT)
    about = {"path": path, "alt": plain(one.alt), "caption": plain(one.caption)}
    return {"is": "picture", **about, "width": width, "height": height}


def _bars(one: Bars) -> dict[str, Any]:
    lowest = min((value for _, value in one.rows), default=0.0)
    highest = max((value for _, value in one.rows), default=0.0)
    reach = (max(highest, 0.0) - min(lowest, 0.0)) or 1.0
    rows = [
        {
            "name": shown(name),
            "value": number(value),
            "share": abs(value) / reach,
            "is_below": value < 0,
        }
        for name, value in one.rows
    ]
    below = -min(lowest, 0.0) / reach
    unit = shown(one.unit) or "Number"
    return {"is": "bars", "title": shown(one.title), "unit": unit, "rows": rows, "below": below}


def number(value: float) -> str:
    """A number as people write it: no needless noughts, a true minus."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", MINUS) if value else "0"


def words_of(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of a document, and where it stands, in words."""
    yield document.title, "the title"
    yield document.subject, "the line under the title"
    yield document.banner, "the line at the top of each page"
    yield document.reference, "the reference"
    for one in document.blocks:
        yield from _words(one)


def _words(one: Block) -> Iterator[tuple[str, str]]:
    match one:
        case Heading():
            yield one.text, f"the heading “{one.text}”"
        case Paragraph():
            yield one.text, f"the paragraph that begins “{one.text[:40]}”"
        case Bullets():
            yield from ((item, f"the list item “{item[:40]}”") for item in one.items)
        case Facts():
            for name, value in one.rows:
                yield name, f"the field name “{name}”"
                yield value, f"the field “{name}”"
        case Grid():
            yield from _grid_words(one)
        case Picture():
            yield from ((text, "the words of a picture") for text in (one.alt, one.caption))
        case Bars():
            yield from ((text, f"the chart “{one.title}”") for text in (one.title, one.unit))
            yield from ((name, f"the chart “{one.title}”") for name, _ in one.rows)
        case NewPage():
            return


def _grid_words(one: Grid) -> Iterator[tuple[str, str]]:
    table = f" of the table “{one.caption}”" if one.caption else ""
    yield one.caption, "the words above a table"
    yield one.empty, "the words of an empty table"
    for column in one.columns:
        yield column, f"the column name “{column}”"
    for number_of, row in enumerate(one.rows, 1):
        for column, cell in zip(one.columns, row, strict=False):
            yield cell, f"the column “{column}”, row {number_of}{table}"


def sentence_for(
    signs: Iterable[str], texts: Mapping[str, str] | Iterable[tuple[str, str]]
) -> Exception:
    """The refusal that names the first sign and where it stands."""
    found = list(texts.items() if hasattr(texts, "items") else texts)
    every = tuple(signs)
    for sign in every:
        for text, where in found:
            if sign in plain(text):
                return typeset_words.missing_sign(sign, where, every)
    return typeset_words.missing_sign(every[0], "one of its texts", every)
