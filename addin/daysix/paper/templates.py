"""Filling in a Word template: every value as it is typed, nothing missing, nothing run."""

from __future__ import annotations

import io
import zipfile
from html import unescape
from typing import TYPE_CHECKING, Any

from daysix.paper import templates_words
from daysix.paper.templates_check import faults_of, fields_used
from daysix.paper.templates_engine import frame, plain_values
from daysix.paper.templates_open import opened
from daysix.paper.word import packed
from daysix.paper.word_frame import CHECK_STYLE, W

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

    from daysix.paper.fields import Field

DESCRIPTION = "docProps/core.xml"
NAMING = frozenset({"creator", "lastModifiedBy", "revision", "lastPrinted"})
TIMES = frozenset({"created", "modified"})
CHANGED_BY_APPROVAL = ("word/document", "word/header", "word/footer")


def fill(
    content: bytes,
    fields: tuple[Field, ...],
    values: Mapping[str, object],
    *,
    name: str,
    issued: datetime,
) -> bytes:
    """A template filled in.

    Parameters
    ----------
    fields
        What the template may use; a value under any other name never reaches it.
    issued
        Stands in the file as the time it was made; the same values give the same file.

    Raises
    ------
    BadInput
        ``Y-140`` to ``Y-145``: the template, named, with the sentence that is wrong.
    """
    from jinja2 import TemplateError
    from lxml.etree import LxmlError, fromstring  # type: ignore[import-untyped]

    for fault in faults_of(content, fields, name=name):
        raise templates_words.faulty(name, fault)
    known = {one.name for one in fields}
    given = plain_values({key: value for key, value in values.items() if key in known})
    for field, sentence in fields_used(content, name=name).items():
        if field not in given:
            raise templates_words.no_value(name, field, sentence)
    template = opened(content, name)
    try:
        # the library mends crossed parts on its own and may lose words; we would rather not
        fromstring(template.build_xml(given, frame()))
        template.render(given, jinja_env=frame(), autoescape=True)
    except (TemplateError, LxmlError, ValueError, AttributeError):
        raise templates_words.not_filled(name) from None
    return _saved(template, issued)


def _saved(template: DocxTemplate, issued: datetime) -> bytes:
    # get_docx() would open the template afresh and lose what was filled in
    made: Any = template.docx
    about = made.core_properties
    # made safe for a document's text already, which the description is not
    about.title, about.subject = unescape(about.title), unescape(about.subject)
    saved = io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as parts:
        content = {one: parts.read(one) for one in parts.namelist()}
    return packed(
        {
            name: _told_afresh(part, issued) if name == DESCRIPTION else part
            for name, part in content.items()
        }
    )


def _told_afresh(part: bytes, issued: datetime) -> bytes:
    """The file's own description with the time it was made, and naming nobody."""
    from datetime import UTC

    root = _parsed(part)
    made = issued.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for one in list(root):
        kind = str(one.tag).rpartition("}")[2]
        if kind in NAMING:
            root.remove(one)
        elif kind in TIMES:
            one.text = made
    return _written(root)


def _parsed(part: bytes) -> Any:  # noqa: ANN401 - lxml has no types
    from lxml import etree  # type: ignore[import-untyped]

    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: Any) -> bytes:  # noqa: ANN401 - as above
    from lxml import etree

    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def approved(content: bytes, *, name: str) -> bytes:
    """A letter without its reminder to check; everything else, edits included, as it is.

    Raises
    ------
    BadInput
        ``Y-140`` to ``Y-142``: it cannot or must not be opened.
    """
    opened(content, name)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return packed({one: _without_check(one, parts.read(one)) for one in parts.namelist()})


def is_approved(content: bytes) -> bool:
    """Whether no reminder to check stands in it any more."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        texts = [parts.read(one) for one in parts.namelist() if _may_hold_check(one)]
    return not any(f'w:val="{CHECK_STYLE}"'.encode() in text for text in texts)


def _may_hold_check(part: str) -> bool:
    return part.startswith(CHANGED_BY_APPROVAL) and part.endswith(".xml")


def _without_check(part: str, content: bytes) -> bytes:
    if not _may_hold_check(part) or CHECK_STYLE.encode() not in content:
        return content
    root = _parsed(content)
    tag = f"{{{W}}}"
    for style in list(root.iter(f"{tag}pStyle")):
        if style.get(f"{tag}val") == CHECK_STYLE:
            line = style.getparent().getparent()
            around = line.getparent()
            if len(around.findall(f"{tag}p")) == 1:  # a foot or a cell must hold a paragraph
                line[:] = []
            else:
                around.remove(line)
    return _written(root)
