"""What is in a file and stands nowhere: footnotes, texts kept for later, objects of a PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.package import all_of, attribute, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.package import Package
    from daysix.paper.gate.pdf_file import PdfFile

NOTES = {
    "footnotes": ("footnote", "footnoteReference"),
    "endnotes": ("endnote", "endnoteReference"),
}
WORD_S_OWN = re.compile(r"(?:click|tap|choose|enter|select|\[)\b.*", re.IGNORECASE)
"""What Word itself puts where nothing was typed yet."""
LEADS = re.compile(rb"(\d+) (\d+) R\b")
PACKING = ("/XRef", "/ObjStm")
"""Streams that only say where others are; so does one with a number under ``/S``."""
WORDS = re.compile(rb"\((?!D:\d)[^)]*[A-Za-z]{2}|<[0-9A-Fa-f\s]{4,}>(?!>)")
"""A text that is more than the time something was made."""


def stray_notes(file: Package) -> Iterator[tuple[str, Any]]:
    """Footnotes and endnotes with words that nothing in the text refers to, with their part."""
    for kind, (tag, mark) in NOTES.items():
        for part in file.linked(file.main, kind):
            used = {
                attribute(each, "id")
                for name in file.named("word/")
                for each in all_of(file.tree(name), mark)
            }
            for each in all_of(file.tree(part), tag):
                if attribute(each, "id") not in used and words_of(each):
                    yield part, each


def stored_texts(file: Package) -> Iterator[tuple[str, str]]:
    """Texts kept for later use, but Word's own, with their part."""
    for part in file.linked(file.main, "glossaryDocument"):
        for each in all_of(file.tree(part), "docPartBody"):
            text = words_of(each)
            if text and not WORD_S_OWN.fullmatch(text):
                yield part, text


def loose_objects(file: PdfFile) -> list[Any]:
    """Objects with words, streams included, that nothing leads to from the beginning on."""
    import pikepdf

    leads = {
        each.objgen: [(int(to), int(version)) for to, version in LEADS.findall(written)]
        for each, written in file.written()
        if isinstance(each, pikepdf.Object)
    }
    start = file.doc.trailer.unparse(resolved=True)
    waiting = [(int(to), int(version)) for to, version in LEADS.findall(start)]
    seen = set(waiting)
    while waiting:
        for to in leads.get(waiting.pop(), ()):
            if to not in seen:
                seen.add(to)
                waiting.append(to)
    return [
        each
        for each, written in file.written()
        if isinstance(each, pikepdf.Object) and each.objgen not in seen and _says(each, written)
    ]


def _says(each: Any, written: bytes) -> bool:
    import pikepdf

    if isinstance(each, pikepdf.Stream):
        about_itself = str(each.get("/Type", "")) in PACKING or isinstance(each.get("/S"), int)
        return not about_itself and bool(each.read_raw_bytes())
    return WORDS.search(written) is not None
