"""One document as a Word file: real headings, table heads that repeat, the same bytes always."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC
from typing import TYPE_CHECKING

from daysix.paper import typeset_data, typeset_words, word_frame
from daysix.paper.word_blocks import Body, paragraph, run
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from daysix.paper.blocks import Document

DAY_ONE = (1980, 1, 1, 0, 0, 0)
QUICK = 3
"""How hard parts are squeezed: these files are small, and sheets are made by the dozen."""


class Letterhead(NamedTuple):
    """What makes a document a letter: who writes, what is still to be done, what stands below."""

    name: str
    team: str
    check: str
    foot: str


def word(document: Document, *, issued: datetime, letterhead: Letterhead | None = None) -> bytes:
    """Write a document.

    Parameters
    ----------
    issued
        When it is made, with its zone: stands in the file.
    letterhead
        For a letter: the title is then not printed, and nothing stands at the top of its pages but
        who writes.

    Raises
    ------
    BadInput
        ``Y-021`` to ``Y-029``: a block that cannot be written, named.
    """
    if not document.title.strip():
        raise typeset_words.no_title()
    blocks, anchor = typeset_data.without_title(document)
    typeset_data.refuse_skipped(blocks)
    names = typeset_data.Names()
    typeset_data.add_names(names, blocks)
    if anchor:
        names.add(anchor)
    wide = typeset_data.is_wide(blocks)
    body = Body(width=word_frame.width_between(wide=wide), names=names)
    if letterhead is None:
        body.said += _front(document, names.of(anchor, "") if anchor else "")
    body.add(blocks)
    return packed(_parts(document, body, issued=issued, letterhead=letterhead, wide=wide))


def _front(document: Document, anchor: str) -> list[str]:
    title = run(document.title)
    if anchor:
        mark = f'<w:bookmarkStart w:id="0" w:name="{anchor}"/>'
        title = f'{mark}{title}<w:bookmarkEnd w:id="0"/>'
    said = [paragraph(title, style="Title", text=document.title)]
    if document.subject:
        said.append(paragraph(run(document.subject), style="Subtitle", text=document.subject))
    return said


def _parts(
    document: Document,
    body: Body,
    *,
    issued: datetime,
    letterhead: Letterhead | None,
    wide: bool,
) -> dict[str, bytes]:
    plain = typeset_data.plain
    made = issued.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    language, pictures = document.language or "en-GB", list(body.pictures)
    if letterhead is None:
        top = word_frame.header(plain(document.banner) or plain(document.title))
        left = "   ".join(filter(None, (plain(document.reference), plain(document.title))))
        foot = word_frame.footer(left.replace("\n", " "), wide=wide)
    else:
        top = word_frame.letterhead(letterhead.name, letterhead.team)
        foot = word_frame.letter_footer(letterhead.check, letterhead.foot)
    return {
        "[Content_Types].xml": word_frame.content_types(pictures),
        "_rels/.rels": word_frame.package_links(),
        "word/document.xml": _document(body, wide=wide),
        "word/_rels/document.xml.rels": word_frame.document_links(pictures),
        "word/styles.xml": word_frame.styles(language, letter=letterhead is not None),
        "word/numbering.xml": word_frame.numbering(body.numbered),
        "word/settings.xml": word_frame.settings(language),
        "word/fontTable.xml": word_frame.font_table(),
        "word/theme/theme1.xml": word_frame.theme(),
        "word/header1.xml": top,
        "word/footer1.xml": foot,
        **{f"word/media/{name}": content for name, content in body.pictures.items()},
        "docProps/core.xml": word_frame.core(
            title=plain(document.title), subject=plain(document.subject),
            keywords=[plain(one) for one in document.keywords], language=language, made=made,
        ),
    }  # fmt: skip


def _document(body: Body, *, wide: bool) -> bytes:
    across, down = word_frame.TWIPS_A4[::-1] if wide else word_frame.TWIPS_A4
    turned = ' w:orient="landscape"' if wide else ""
    page = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{word_frame.HEADER_LINK}"/>'
        f'<w:footerReference w:type="default" r:id="{word_frame.FOOTER_LINK}"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}"{turned}/>'
        f'<w:pgMar w:top="{word_frame.TOP}" w:right="{word_frame.SIDE}" '
        f'w:bottom="{word_frame.FOOT}" w:left="{word_frame.SIDE}" w:header="624" w:footer="567" '
        'w:gutter="0"/></w:sectPr>'
    )
    text = "".join(body.said)
    return (
        f"{word_frame.DECLARATION}<w:document {word_frame.NAMESPACES}><w:body>{text}{page}"
        "</w:body></w:document>"
    ).encode()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as one file without any time of day."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICK) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, DAY_ONE)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=QUICK)
    return made.getvalue()
