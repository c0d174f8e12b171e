"""Headers and footers that show only in print, or no longer: file paths, names, old titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import DOCUMENT, clean, docx, leaks, word, xlsx
from daysix.paper.gate.frame import DOCX, TELL, XLSX, Found, some
from daysix.paper.gate.package import all_of, attribute, first, remove, words_of
from daysix.paper.gate.sheets import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-071", "Headers and footers", TELL, HOUSE, (XLSX, DOCX)
WHY = "They do not show on the screen."
FIX = dict.fromkeys(FORMATS, "Fix takes them out of the copy.")
DO = "Read them through."
CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[LCRPNDTABEHIOSUXY+-])')
PATHS = {"&Z": " [folder] ", "&F": " [file name] ", "&G": " [picture] "}
PRINTED = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
REFERENCES = ("headerReference", "footerReference")


def look(file: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    said = [text for _, _, text in _printed(file)]
    if said:
        yield Found(f"prints what the screen does not show: {some(said)}", tuple(said))
    unused = [words_of(file.tree(part)) for _, _, part in _unused(file)]
    unused = [each for each in unused if each]
    if unused:
        yield Found(f"has headers or footers that are switched off: {some(unused)}", tuple(unused))


def _printed(file: Package) -> Iterator[tuple[str, Any, str]]:
    for sheet in sheets(file) if file.format == XLSX else ():
        for each in all_of(file.tree(sheet.part), *PRINTED):
            text = each.text or ""
            for code, words in PATHS.items():
                text = text.replace(code, words)
            text = " ".join(CODES.sub(" ", text).split())
            if re.search(r"[^\W\d_]{3}", text) and text.casefold() not in {"page of", sheet.name}:
                yield sheet.part, each, text


def _unused(file: Package) -> Iterator[tuple[Any, Any, str]]:
    """Headers for a first page or for even pages where the document has none of its own."""
    if file.format != DOCX:
        return
    settings = [file.tree(name) for name in file.linked(file.main, "settings")]
    even = any(all_of(top, "evenAndOddHeaders") for top in settings)
    parts = {link.id: link.target for link in file.links(file.main) if not link.outside}
    for section in all_of(file.tree(file.main), "sectPr"):
        first_own = first(section, "titlePg") is not None
        for each in all_of(section, *REFERENCES):
            kind, part = attribute(each, "type"), parts.get(attribute(each, "id"), "")
            off = (kind == "first" and not first_own) or (kind == "even" and not even)
            if off and part in file.parts:
                yield section, each, part


def fix(file: Package) -> None:
    """Take them out."""
    for name, each, _ in list(_printed(file)):
        remove(each)
        file.changed(name)
    for _, each, part in list(_unused(file)):
        remove(each)
        file.changed(file.main)
        file.drop(part)
    file.sweep()


def _book(text: str) -> bytes:
    cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    return xlsx(sheet=f"{cell}<headerFooter><oddHeader>{text}</oddHeader></headerFooter>")


def _letter(about: str = "") -> bytes:
    inside = f'<w:sectPr><w:headerReference w:type="first" r:id="rId1"/>{about}</w:sectPr>'
    text = "<w:p><w:r><w:t>About Canary</w:t></w:r></w:p>"
    return docx(
        f"<w:p><w:pPr>{inside}</w:pPr></w:p>",
        parts={"word/header1.xml": word("hdr", text)},
        links={f"{DOCUMENT} > header": "word/header1.xml"},
    )


EXAMPLES = (
    leaks(XLSX, "a name", lambda: _book("&amp;LAbout Canary"), says="not show: About Canary"),
    leaks(XLSX, "where it is kept", lambda: _book("&amp;Z&amp;F"), says="[folder] [file name]"),
    clean(XLSX, "page numbers", lambda: _book("&amp;CPage &amp;P of &amp;N")),
    leaks(DOCX, "a first page's, switched off", _letter, says="switched off: About Canary"),
    clean(DOCX, "a first page's, in use", lambda: _letter("<w:titlePg/>")),
)
