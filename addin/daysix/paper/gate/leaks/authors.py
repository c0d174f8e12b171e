"""Who made the file, who saved it last, for whom they work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import DOCUMENT, clean, docx, leaks, word, xlsx
from daysix.paper.gate.frame import DOCX, TELL, XLSX, Found, some
from daysix.paper.gate.package import all_of, attribute, tag_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-056", "Authors and company", TELL, HOUSE, (XLSX, DOCX)
WHY = "The file's description names them to whoever opens it."
FIX = dict.fromkeys(FORMATS, "Fix blanks them in the copy.")
DO = "Blank them in the file's description."
DESCRIPTIONS = ("core-properties", "extended-properties")
FIELDS = {"creator": "author", "lastModifiedBy": "last saved by", "Company": "company",
          "Manager": "manager"}  # fmt: skip
PROGRAMS = ("openpyxl", "python-docx", "xlsxwriter", "libreoffice", "day six", "typst", "microsoft")
SHARED_BY = "fileSharing"


def look(file: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    said = [f"{FIELDS.get(tag_of(each), 'reserved by')} {_said(each)}" for _, each in _named(file)]
    said += [f"worked on by {attribute(each, 'author')}" for _, each in _people(file)]
    if said:
        yield Found(f"says who made it: {some(said)}", tuple(said))


def fix(file: Package) -> None:
    """Blank them."""
    for part, each in list(_named(file)):
        each.text = ""
        each.attrib.pop("userName", None)
        file.changed(part)
    for part, _ in list(_people(file)):
        file.drop(part)


def _people(file: Package) -> Iterator[tuple[str, Any]]:
    """Those who wrote comments or changes, kept though these are gone."""
    for part in file.linked(file.main, "people"):
        for each in all_of(file.tree(part), "person"):
            yield part, each


def _named(file: Package) -> Iterator[tuple[str, Any]]:
    for link in file.links(""):
        if link.type in DESCRIPTIONS and link.target in file.parts:
            for each in all_of(file.tree(link.target), *FIELDS):
                said = words_of(each).casefold()
                if said and not said.startswith(PROGRAMS):
                    yield link.target, each
    for each in all_of(file.tree(file.main), SHARED_BY):
        if each.get("userName"):
            yield file.main, each


def _said(element: Any) -> str:
    return words_of(element) or str(element.get("userName", ""))


def _core(creator: str) -> dict[str, str]:
    names = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    inside = f"<dc:creator>{creator}</dc:creator>"
    return {"docProps/core.xml": f"<cp:coreProperties {names}>{inside}</cp:coreProperties>"}


def _worked_on() -> bytes:
    inside = '<w:person w:author="Jo Example"/>'
    part = "word/people.xml"
    return docx(parts={part: word("people", inside)}, links={f"{DOCUMENT} > people": part})


LINKS = {" > metadata/core-properties": "docProps/core.xml"}
SAYS = "says who made it: author Jo Example"
EXAMPLES = (
    leaks(XLSX, "an author", lambda: xlsx(parts=_core("Jo Example"), links=LINKS), says=SAYS),
    clean(XLSX, "a program's name", lambda: xlsx(parts=_core("openpyxl"), links=LINKS)),
    leaks(DOCX, "an author", lambda: docx(parts=_core("Jo Example"), links=LINKS), says=SAYS),
    leaks(DOCX, "who worked on it", _worked_on, says="made it: worked on by Jo Example"),
    clean(DOCX, "a blank author", lambda: docx(parts=_core(""), links=LINKS)),
)
