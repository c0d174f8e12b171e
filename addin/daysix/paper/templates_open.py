"""Opening somebody's Word template with care, and the text its fields stand in."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from daysix.paper import templates_words
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

LARGEST = 60_000_000
"""Bytes of all parts unpacked."""
MOST_PARTS = 2_000
DOCUMENT = b"wordprocessingml.document.main+xml"
NEW_PARAGRAPH = re.compile(r"<w:p([ >])")
TAG = re.compile(r"<[^>]+>")
BRACKETED = re.compile(r"\{[{%#].*?[}%#]\}")


class Part(NamedTuple):
    """A part of a template: where it stands, in words, and one line a paragraph, as it is read."""

    where: str
    text: str

    def sentence(self, line: int) -> str:
        """The words of the paragraph a line of the text is."""
        lines = self.text.splitlines()
        return words_of(lines[min(max(line, 1), len(lines)) - 1]) if lines else ""


def words_of(text: str) -> str:
    """What stands in a paragraph, without what makes it look so."""
    from html import unescape

    return " ".join(unescape(TAG.sub("", text.replace("</w:p>", " "))).split())


def opened(content: bytes, name: str) -> DocxTemplate:
    """A template, ready.

    Raises
    ------
    BadInput
        ``Y-140`` to ``Y-142``: it cannot or must not be opened.
    """
    _looked_at(content, name)
    from docx.opc.exceptions import OpcError
    from docx.oxml.ns import nsmap

    theirs = dict(nsmap)
    from docxtpl import DocxTemplate
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    # it brings a library that gives another meaning to names python-docx uses: put them back
    nsmap.update(theirs)
    template = DocxTemplate(io.BytesIO(content))
    try:
        template.render_init()
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, OSError):
        raise templates_words.not_word(name) from None
    return template


def _looked_at(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
                raise templates_words.too_large(name)
            names = {part.filename.lower() for part in parts}
            kinds = packed.read("[Content_Types].xml")
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError):
        raise templates_words.not_word(name) from None
    if b"macroEnabled" in kinds or any("vbaproject" in one for one in names):
        raise templates_words.has_macros(name)
    if DOCUMENT not in kinds:
        raise templates_words.not_word(name)


def parts_of(template: DocxTemplate) -> Iterator[Part]:
    """Every part a field may stand in, as the engine will be given it."""
    yield Part("the text", _patched(template, template.get_xml()))
    for where, kind in (("the top", template.HEADER_URI), ("the foot", template.FOOTER_URI)):
        for _, part in template.get_headers_footers(kind):
            yield Part(f"{where} of the page", _patched(template, template.get_part_xml(part)))
    package: Any = template.get_docx().part.package
    for part in package.parts:
        if part.content_type.endswith(".footnotes+xml"):
            yield Part("a footnote", _patched(template, part.blob.decode("utf-8", "replace")))
    about = template.get_docx().core_properties
    for told in (about.title, about.subject, about.comments, about.author):
        if told and "{" in told:
            yield Part("the file's own description", told)


def raw_paragraphs(template: DocxTemplate) -> Iterator[str]:
    """The paragraphs of the text as typed, split runs joined."""
    for text in NEW_PARAGRAPH.sub(r"\n<w:p\1", template.get_xml().replace("\n", " ")).splitlines():
        yield words_of(text)


def _patched(template: DocxTemplate, xml: str) -> str:
    joined = template.patch_xml(xml.replace("\n", " "))
    return NEW_PARAGRAPH.sub(r"\n<w:p\1", joined).replace("</w:p>", "</w:p>\n")
