"""A pack as the template wants it: our documents whole, and a free page for each attached one.

Because the free pages are set with everything else, the typesetter itself knows on which page
each paper stands, whatever the contents takes; nothing is counted twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from daysix.paper import pack_picture, pack_words, typeset, typeset_data
from daysix.paper.blocks import Facts, Grid, Paragraph
from daysix.paper.pack_parts import Absent, Photo, Sheets, Words
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.paper.blocks import Block, Document
    from daysix.paper.pack_parts import Attachment, Part, Received, Sheet

MILLIMETRE = 72 / 25.4
SHORT, LONG = 210 * MILLIMETRE, 297 * MILLIMETRE
SIDE, TOP, FOOT = 11 * MILLIMETRE, 15 * MILLIMETRE + 20, 14 * MILLIMETRE
"""What an attached page leaves free around it, as the template has it."""
LINE = 4 * MILLIMETRE
BOX = "□"
LONGEST_LINE = 85


class Opening(NamedTuple):
    """A line of the contents and the name of the heading it leads to; blank if to none."""

    reference: str
    title: str
    anchor: str
    is_part: bool
    matter: str
    sheets: int = 0
    note: str = ""

    @property
    def is_from_file(self) -> bool:
        """Whether its pages are as they came, and not set by us."""
        return bool(self.anchor) and (not self.is_part or bool(self.sheets))


class Layout(NamedTuple):
    """What is set, the pictures in it, and what the contents says."""

    data: dict[str, Any]
    pictures: dict[str, bytes]
    openings: tuple[Opening, ...]


def laid_out(
    front: Document,
    parts: Sequence[Part],
    ready: Mapping[str, Received],
    *,
    supplement: int,
    unprinted: frozenset[str] = frozenset(),
) -> Layout:
    """Lay out a pack.

    Parameters
    ----------
    unprinted
        Signs our fonts do not have: in the text of attachments a box stands for them. In our own
        documents they are refused, so they are left as they are.

    Raises
    ------
    BadInput
        ``Y-021`` to ``Y-029``, ``Y-047``.
    """
    _refuse_doubles(front, parts)
    names, pictures = typeset_data.Names(), dict[str, bytes]()
    openings = list(_openings(parts, ready))
    bodies = [_body(part) for part in parts]
    own, front_anchor = typeset_data.without_title(front)
    typeset_data.add_names(names, own)
    for blocks, _ in bodies:
        typeset_data.add_names(names, blocks)
    for at, (_, anchor) in enumerate(bodies, 1):
        if anchor:
            names.add_as(anchor, f"part{at}")
    if front_anchor:
        names.add_as(front_anchor, "front")
    first = typeset.front(front, [])
    sections: list[dict[str, Any]] = [first]
    lines = iter(openings)
    for part, (blocks, _) in zip(parts, bodies, strict=True):
        data = typeset_data.data_of(blocks, names, pictures)
        opening = next(lines)
        if part.pages is None:
            sections.append(_part(part, opening, data))
        else:
            sections.extend(_attached(ready[part.pages.reference], opening, pictures, unprinted))
        for one in part.attachments:
            sections.extend(_attached(ready[one.reference], next(lines), pictures, unprinted))
    first["blocks"] = typeset_data.data_of(own, names, pictures)
    first["contents"] = [_line(opening) for opening in openings]
    frame = typeset.frame(front)
    if supplement:
        frame["page_word"] = f"Supplement {supplement}, page"
    return Layout(frame | {"sections": sections}, pictures, tuple(openings))


def _body(part: Part) -> tuple[tuple[Block, ...], str]:
    """What is set of a document, and the name of its heading."""
    return typeset_data.without_title(part.document) if part.pages is None else ((), "")


def _refuse_doubles(front: Document, parts: Sequence[Part]) -> None:
    own = [front.reference, *(part.document.reference for part in parts)]
    attached = [one.reference for part in parts for one in part.attachments]
    seen: set[str] = set()
    for reference in (*filter(None, own), *attached):
        if reference in seen:
            raise pack_words.same_reference(reference or "“” (none)")
        seen.add(reference)


def _openings(parts: Sequence[Part], ready: Mapping[str, Received]) -> Iterator[Opening]:
    number = 0
    for at, part in enumerate(parts, 1):
        about, many = part.document, 0
        if part.pages is not None:
            many = len(printed_sheets(ready[part.pages.reference]))
        yield Opening(
            about.reference, about.title, f"part{at}", is_part=True, matter=part.matter, sheets=many
        )
        for one in part.attachments:
            number += 1
            yield _opening(one, ready[one.reference], f"paper{number}", part.matter)


def printed_sheets(got: Received) -> tuple[Sheet, ...]:
    """The pages of a file that is printed in the place of a document of ours.

    Raises
    ------
    BadInput
        ``Y-185``: it has none.
    """
    if isinstance(got.body, Sheets):
        return got.body.pages
    raise pack_words.no_pages(got.attachment.name)


def _opening(one: Attachment, got: Received, anchor: str, matter: str) -> Opening:
    if isinstance(got.body, Absent):
        note = f"Not in this pack: {got.body.why}."
        return Opening(one.reference, one.title, "", is_part=False, matter=matter, note=note)
    many = len(got.body.pages) if isinstance(got.body, Sheets) else 0
    return Opening(one.reference, one.title, anchor, is_part=False, matter=matter, sheets=many)


def _line(opening: Opening) -> dict[str, Any]:
    return {
        "reference": typeset_data.plain(opening.reference),
        "title": typeset_data.one_line(opening.title),
        "anchor": opening.anchor,
        "is_part": opening.is_part,
        "note": opening.note,
    }


def _part(part: Part, opening: Opening, data: list[dict[str, Any]]) -> dict[str, Any]:
    reference = typeset_data.plain(part.document.reference)
    return {
        "is": "part",
        "anchor": opening.anchor,
        "title": typeset_data.one_line(part.document.title),
        "reference": reference,
        "eyebrow": reference,
        "is_wide": typeset_data.is_wide(part.document.blocks),
        "blocks": data,
    }


def _attached(
    got: Received, opening: Opening, pictures: dict[str, bytes], unprinted: frozenset[str]
) -> Iterator[dict[str, Any]]:
    short = "" if opening.is_part else opening.reference.rpartition("/")[2]
    section: dict[str, Any] = {
        "is_part": opening.is_part,
        "anchor": opening.anchor,
        "reference": typeset_data.plain(opening.reference),
        "line": f"{typeset_data.plain(short)}  {_short(opening.title)}".strip(),
    }
    if isinstance(got.body, Sheets):
        yield section | {"is": "sheets", "sheets": _sheets(got.body, section["line"])}
    elif isinstance(got.body, Photo):
        yield section | _photo(got.body, opening, pictures)
    elif isinstance(got.body, Words):
        boxed = dict.fromkeys(map(ord, unprinted), BOX)
        blocks = [_boxed(block, boxed) for block in got.body.blocks]
        yield section | {
            "is": "text",
            "is_wide": typeset_data.is_wide(blocks),
            "blocks": typeset_data.data_of(blocks, typeset_data.Names(), pictures),
        }


def _short(title: str) -> str:
    """A title that fits on the one line above an attached page; the contents has it whole."""
    line = typeset_data.one_line(title)
    if len(line) <= LONGEST_LINE:
        return line
    cut = line[:LONGEST_LINE]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _sheets(body: Sheets, line: str) -> list[dict[str, Any]]:
    """Each page and the line above it; in the place of the first line stands the heading."""
    many = len(body.pages)
    lines = ["", *(f"{line}, continued ({number} of {many})" for number in range(2, many + 1))]
    return [
        {"flipped": page.width > page.height, "line": text}
        for page, text in zip(body.pages, lines, strict=True)
    ]


def _photo(photo: Photo, opening: Opening, pictures: dict[str, bytes]) -> dict[str, Any]:
    flipped = photo.width > photo.height
    across, down = (LONG, SHORT) if flipped else (SHORT, LONG)
    size = pack_picture.Size(photo.width, photo.height)
    room = across - 2 * SIDE, down - TOP - FOOT - LINE
    width, height = pack_picture.fitted(size, *room)
    path = f"picture{len(pictures) + 1}.{photo.kind}"
    pictures[path] = photo.content
    alt = f"{typeset_data.one_line(opening.title)}: a picture as it came, without text."
    return {
        "is": "photo",
        "path": path,
        "alt": alt,
        "flipped": flipped,
        "width": width,
        "height": height,
    }


def _boxed(block: Block, boxed: dict[int, str]) -> Block:
    """The same block of a received text with a box for each sign that cannot be printed."""
    if isinstance(block, Paragraph):
        return Paragraph(block.text.translate(boxed), block.tone)
    if isinstance(block, Facts):
        rows = tuple((name.translate(boxed), value.translate(boxed)) for name, value in block.rows)
        return Facts(rows)
    if isinstance(block, Grid):
        cells = tuple(tuple(cell.translate(boxed) for cell in row) for row in block.rows)
        return Grid(tuple(name.translate(boxed) for name in block.columns), cells)
    return block


def words_of(front: Document, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Every text that is ours, and where it stands; attachments' own text is not among it."""
    yield from typeset_data.words_of(front)
    for part in parts:
        title = part.document.title
        own = part.document if part.pages is None else replace(part.document, blocks=())
        for text, where in typeset_data.words_of(own):
            yield text, f"{where}, in “{title}”"
        for one in part.attachments:
            yield one.title, f"the name of an attachment, “{one.title}”, in “{title}”"
            yield one.reference, f"the reference of “{one.title}”"
