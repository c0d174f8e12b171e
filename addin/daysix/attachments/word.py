"""Word documents (.docx): body, headers, footers and notes, with their tables and form fields.

The parts are read as they stand, not through a library for writing them: those leave out content
controls, text boxes and what was inserted with tracking, which is where forms keep their answers.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from daysix.attachments import markup, sentences
from daysix.attachments.read import Read, made_of
from daysix.attachments.word_text import Story
from daysix.inbox.message import PICTURE

if TYPE_CHECKING:
    from daysix.desk.zip_parts import Parts
    from daysix.inbox.message import Labelled

BESIDE = ("header", "footer", "footnotes", "endnotes")
USUAL = "word/document.xml"


def read(content: bytes) -> Read:
    """Read a document whose macros and packed-in programs were looked for already.

    Raises
    ------
    Unread
    """
    parts = markup.opened(content)
    main = _main_part(parts)
    folder = posixpath.dirname(main)
    hidden = _hidden_styles(parts, folder)
    labelled: list[Labelled] = []
    texts: list[str] = []
    pictures, is_cut = 0, False
    for part in [main, *_beside(parts, folder)]:
        story = Story(hidden, "" if part == main else _said(part))
        root = markup.tree(parts.whole(part))
        body = markup.within(root, "body")
        story.take(root if body is None else body)
        labelled += story.labelled
        pictures += story.pictures
        is_cut |= story.is_cut
        texts.append(story.text.strip("\n"))
    text = "\n".join(filter(str.strip, texts))
    said, flags = [], []
    if not text.strip():
        said.append(sentences.picture() if pictures else sentences.nothing_to_read())
        flags += [PICTURE] if pictures else []
    if any(name.startswith(f"{folder}/embeddings/") for name in parts.names()):
        said.append(sentences.files_inside())
    if is_cut:
        said.append(sentences.cut_short())
    return made_of(text, labelled, flags=flags, said=said)


def _main_part(parts: Parts) -> str:
    if USUAL in parts:
        return USUAL
    from daysix.desk import links
    from daysix.law.errors import BadInput

    try:
        found = links.book_part(parts, "")
    except BadInput as refused:
        raise markup.refusal(refused) from refused
    if not found:
        raise sentences.damaged()
    return found


def _beside(parts: Parts, folder: str) -> list[str]:
    """Headers, footers and notes, in the order of their names."""
    return sorted(
        name
        for name in parts.names()
        if posixpath.dirname(name) == folder
        and posixpath.basename(name).startswith(BESIDE)
        and name.endswith(".xml")
    )


def _said(part: str) -> str:
    name = posixpath.basename(part)
    return next(kind for kind in BESIDE if name.startswith(kind)).replace("notes", "note")


def _hidden_styles(parts: Parts, folder: str) -> frozenset[str]:
    """Styles of letters that hide them, and those built on such a style."""
    listed = parts.whole(f"{folder}/styles.xml")
    if not listed:
        return frozenset()
    hidden: set[str] = set()
    based: dict[str, str] = {}
    for style in markup.every(markup.tree(listed), "style"):
        name = markup.attribute(style, "styleId")
        look = markup.within(style, "rPr")
        vanish = markup.within(look, "vanish") if look is not None else None
        parent = markup.within(style, "basedOn")
        if vanish is not None:
            if markup.attribute(vanish, "val").lower() not in {"0", "false", "off"}:
                hidden.add(name)
        elif parent is not None:
            based[name] = markup.attribute(parent, "val")
    for _ in range(len(based)):
        more = {name for name, parent in based.items() if parent in hidden} - hidden
        if not more:
            break
        hidden |= more
    return frozenset(hidden)
