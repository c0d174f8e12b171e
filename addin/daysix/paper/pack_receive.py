"""Attachments of every kind made ready for a pack, once for all its copies.

Nothing is left out silently: what cannot be printed keeps its line in the contents, with the
reason, and a notice says what to do.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from daysix.attachments import dangers, kinds, sentences
from daysix.paper import pack_pdf, pack_picture, pack_text, pack_words
from daysix.paper.pack_parts import Absent, Notice, Photo, Received

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from daysix.paper.pack_office import Converter
    from daysix.paper.pack_parts import Attachment, Part

    Sort = tuple[str, sentences.Unread | None]
    """What a file is by its content, and the sentence of one that must not be opened."""

LARGEST = 150_000_000
ODT = "an OpenDocument text"
OFFICE = {
    kinds.DOCX: ("docx", "a Word document"),
    kinds.DOC: ("doc", "an older Word document"),
    kinds.RICH: ("rtf", "a rich-text document"),
    kinds.XLSX: ("xlsx", "a workbook"),
    kinds.XLS: ("xls", "an older workbook"),
    ODT: ("odt", ODT),
    "tiff": ("tiff", "a scan saved as TIFF"),
    "bmp": ("bmp", "a picture saved as BMP"),
}
BITMAPS = {b"II*\0": "tiff", b"MM\0*": "tiff", b"BM": "bmp"}


def received(parts: Iterable[Part], convert: Converter | None = None) -> dict[str, Received]:
    """Make every attachment of these parts ready, by its reference.

    Parameters
    ----------
    convert
        Prints office documents; without one they are called out.
    """
    attachments = [one for part in parts for one in part.files]
    sorts = {one.reference: _kind(one) for one in attachments}
    printed = _printed(attachments, sorts, convert)
    found = {one.reference: _one(one, sorts, printed) for one in attachments}
    return _with_doubles(attachments, found)


def _printed(
    attachments: Sequence[Attachment], sorts: Mapping[str, Sort], convert: Converter | None
) -> Mapping[str, bytes | None] | None:
    """The PDF of each office document, by its reference; None where there is no office program."""
    wanted = {}
    for number, one in enumerate(attachments, 1):
        kind, refusal = sorts[one.reference]
        if kind in OFFICE and refusal is None:
            wanted[f"{number}.{OFFICE[kind][0]}"] = one
    if convert is None:
        return None
    if not wanted:
        return {}
    made = convert({name: one.content for name, one in wanted.items()})
    return {one.reference: made.get(name) for name, one in wanted.items()}


def _kind(one: Attachment) -> Sort:
    """Look at one, without opening it."""
    try:
        return _sorted(one), None
    except sentences.Unread as unread:
        return kinds.UNKNOWN, unread


def _sorted(one: Attachment) -> str:
    if one.content.startswith(b"%PDF-"):
        return kinds.PDF  # only its pages are drawn, whatever else hides in it
    if pack_picture.kind_of(one.content):
        return kinds.PICTURE
    kinds.refuse(one.name, one.content)
    kind = kinds.kind_of(one.name, one.content)
    if kind == kinds.UNKNOWN and kinds.what_else(one.content) == ODT:
        kind = ODT
    if kind == kinds.PICTURE:
        kind = next((k for mark, k in BITMAPS.items() if one.content.startswith(mark)), kind)
    if kind in OFFICE:
        dangers.refuse(kind, one.content)
    return kind


def _one(  # noqa: PLR0911 - one way a kind
    one: Attachment, sorts: Mapping[str, Sort], printed: Mapping[str, bytes | None] | None
) -> Received:
    if not one.content:
        return _absent(one, "empty", pack_words.empty())
    if len(one.content) > LARGEST:
        return _absent(one, "too large", pack_words.too_large())
    kind, refusal = sorts[one.reference]
    if refusal is not None:
        return _refused(one, refusal)
    if kind == kinds.PDF:
        return _pdf(one, one.content)
    if kind == kinds.PICTURE:
        return _photo(one)
    if kind in OFFICE:
        return _office(one, OFFICE[kind][1], printed)
    if kind in pack_text.SET_HERE:
        return _text(one, kind)
    return _absent(one, "cannot be printed", pack_words.other_kind(_called(one, kind)))


def _called(one: Attachment, kind: str) -> str:
    if kind == kinds.ZIP:
        return "a packed folder"
    return kinds.what_else(one.content) or "a file of a kind I do not know"


def _pdf(one: Attachment, content: bytes) -> Received:
    body, said = pack_pdf.opened(content, one.password)
    left_out = isinstance(body, Absent)
    return Received(one, body, tuple(_notice(one, *each, left_out=left_out) for each in said))


def _photo(one: Attachment) -> Received:
    kind, size = pack_picture.kind_of(one.content), pack_picture.size_of(one.content)
    if not kind:
        return _absent(one, "cannot be printed", pack_words.other_kind("a picture of a rare kind"))
    if size is None:
        return damaged(one)
    said = pack_words.photographed()
    return Received(
        one, Photo(pack_picture.cleaned(one.content), kind, *size), (_notice(one, *said),)
    )


def _office(one: Attachment, what: str, printed: Mapping[str, bytes | None] | None) -> Received:
    if printed is None:
        return _absent(one, "not yet saved as PDF", pack_words.no_converter(what))
    made = printed.get(one.reference)
    if not made:
        return _absent(one, "could not be printed", pack_words.not_converted(what))
    return _pdf(one, made)


def _text(one: Attachment, kind: str) -> Received:
    try:
        body, said = pack_text.set_out(kind, one.name, one.content)
    except sentences.Unread as unread:
        return _refused(one, unread)
    left_out = isinstance(body, Absent)
    return Received(one, body, tuple(_notice(one, *each, left_out=left_out) for each in said))


def _refused(one: Attachment, unread: sentences.Unread) -> Received:
    """What must not be opened, or cannot be; the sentence is the readers' own."""
    code = unread.sentence.rpartition("(")[2].rstrip(")")
    notice = _notice(one, code, unread.sentence, left_out=True)
    return Received(one, Absent("not opened"), (notice,))


def damaged(one: Attachment) -> Received:
    """An attachment that turned out to be damaged."""
    return _absent(one, "damaged", pack_words.damaged())


def _absent(one: Attachment, why: str, said: tuple[str, str]) -> Received:
    return Received(one, Absent(why), (_notice(one, *said, left_out=True),))


def _notice(one: Attachment, code: str, sentence: str, *, left_out: bool = False) -> Notice:
    return Notice(one.reference, one.name, code, sentence, left_out)


def _with_doubles(
    attachments: Sequence[Attachment], found: dict[str, Received]
) -> dict[str, Received]:
    """Say of each file that came twice where it stands first."""
    first: dict[bytes, str] = {}
    for one in attachments:
        if not one.content:
            continue
        mark = hashlib.sha256(one.content).digest()
        earlier = first.setdefault(mark, one.reference)
        if earlier != one.reference:
            said = _notice(one, *pack_words.same_as(earlier))
            was = found[one.reference]
            found[one.reference] = Received(was.attachment, was.body, (*was.notices, said))
    return found
