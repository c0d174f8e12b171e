"""One document as a tagged PDF: set with our own fonts, the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.paper import typeset_data, typeset_engine, typeset_words

if TYPE_CHECKING:
    from datetime import datetime

    from daysix.paper.blocks import Document

AUTHOR = "Day Six"


def typeset(document: Document, *, issued: datetime) -> bytes:
    """Set a document that stands alone.

    Parameters
    ----------
    issued
        When it is made, with its zone: stands in the file, so that the same document made for the
        same time is the same file.

    Raises
    ------
    BadInput
        ``Y-020`` to ``Y-029``: a block that cannot be set, named.
    """
    names, pictures = typeset_data.Names(), dict[str, bytes]()
    blocks, anchor = typeset_data.without_title(document)
    typeset_data.add_names(names, blocks)
    if anchor:
        names.add_as(anchor, "front")
    data = frame(document) | {
        "sections": [front(document, typeset_data.data_of(blocks, names, pictures))]
    }
    try:
        return typeset_engine.compiled(data, issued=issued, pictures=pictures)
    except typeset_engine.MissingSigns as missing:
        words = typeset_data.words_of(document)
        raise typeset_data.sentence_for(missing.signs, words) from missing
    except typeset_engine.BadPicture as bad:
        raise typeset_words.unfit_picture(str(bad)) from bad


def frame(document: Document) -> dict[str, Any]:
    """What holds for the whole file.

    Raises
    ------
    BadInput
        ``Y-022``: it has no title.
    """
    if not document.title.strip():
        raise typeset_words.no_title()
    language, _, region = document.language.partition("-")
    return {
        "title": typeset_data.one_line(document.title),
        "subject": typeset_data.one_line(document.subject),
        "author": AUTHOR,
        "keywords": [typeset_data.plain(word) for word in document.keywords],
        "language": language or "en",
        "region": region or "GB",
        "banner": typeset_data.plain(document.banner) or typeset_data.plain(document.title),
        "footer": typeset_data.one_line(document.title),
        "page_word": "Page",
        "blank_word": "not given",
        "contents_title": "Contents",
        "contents_words": ["Reference", "Paper", "Page"],
    }


def front(document: Document, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """The section that opens a file: title, subject, then what follows."""
    return {
        "is": "front",
        "reference": typeset_data.plain(document.reference),
        "eyebrow": typeset_data.plain(document.reference),
        "is_wide": typeset_data.is_wide(document.blocks),
        "blocks": blocks,
        "contents": [],
    }
