"""What a PDF says of itself: author, subject, key words, programs' own notes, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks, pdf, stream
from daysix.paper.gate.frame import PDF, TELL, Found, some
from daysix.paper.gate.package import Unreadable, parsed, tag_of, words_of
from daysix.paper.gate.pdf_file import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.pdf_file import PdfFile

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-062", "What the PDF says of itself", TELL, HOUSE, (PDF,)
WHY = "The PDF's description shows it to whoever opens it."
FIX = {PDF: "Fix blanks it in the copy; title and language stay."}
DO = "Blank it in the PDF's description."
USUAL = frozenset(
    ["/Title", "/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped", "/Subject",
     "/PTEX.Fullbanner"]
)  # fmt: skip
NOBODY = frozenset(
    ["", "anonymous", "(anonymous)", "unspecified", "(unspecified)", "unknown", "day six"]
)
XMP_PEOPLE = frozenset({"creator", "Author", "Manager", "Company", "LastModifiedBy"})
XMP_PAST = frozenset({"History", "DerivedFrom", "Ingredients"})
PRIVATE = "/PieceInfo"


def look(file: PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of it."""
    said = [
        f"{key[1:]} {value}"
        for key, value in _info(file)
        if key not in USUAL and value.strip().casefold() not in NOBODY
    ]
    said += [each for each in _xmp(file) if each not in said]
    if any(PRIVATE in each for each in file.dictionaries(PRIVATE)):
        said.append("a program's own notes")
    if said:
        yield Found(f"says of itself: {some(said)}", tuple(said))


def _info(file: PdfFile) -> list[tuple[str, str]]:
    info = file.doc.trailer.get("/Info")
    if info is None:
        return []
    return [(key, text_of(info.get(key))) for key in info.keys()]  # noqa: SIM118 - of the library


def _xmp(file: PdfFile) -> list[str]:
    said: list[str] = []
    for each in file.dictionaries("/Metadata"):
        about = each.get("/Metadata")
        if about is None:
            continue
        try:
            top = parsed(bytes(about.read_bytes()).strip(), "its description")
        except Unreadable:
            said.append("a description that cannot be read")
            continue
        said.extend(_said(top))
    return list(dict.fromkeys(said))


def _said(top: Any) -> Iterator[str]:
    for each in top.iter():
        tag, words = tag_of(each), words_of(each)
        if tag in XMP_PEOPLE and words.casefold() not in NOBODY:
            yield f"{tag} {words}"
        elif tag in XMP_PAST:
            yield f"its history ({tag})"


def fix(file: PdfFile) -> None:
    """Blank it, keeping title, subject and language."""
    info = file.doc.trailer.get("/Info")
    for key, _ in _info(file):
        if key not in USUAL:
            del info[key]
    for each in file.dictionaries(PRIVATE, "/Metadata"):
        if PRIVATE in each:
            del each[PRIVATE]
        about = each.get("/Metadata")
        if about is not None:
            _blank(each, about)


def _blank(holder: Any, about: Any) -> None:
    """Only what tells of people and of the past goes: the rest says how it may be read aloud."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        top = parsed(bytes(about.read_bytes()).strip(), "its description")
    except Unreadable:
        del holder["/Metadata"]
        return
    for each in list(top.iter()):
        if tag_of(each) in XMP_PEOPLE | XMP_PAST and each.getparent() is not None:
            each.getparent().remove(each)
    about.write(etree.tostring(top, encoding="utf-8"))


def _described(inside: str) -> bytes:
    start = '<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    made = f"{start}{inside}</x:xmpmeta>".encode()
    return pdf(catalogue="/Metadata 7 0 R", more={7: stream(made, "/Type/Metadata/Subtype/XML")})


EXAMPLES = (
    leaks(PDF, "an author", lambda: pdf(info="/Author(Jo Example)"), says="Author Jo Example"),
    leaks(PDF, "a key of its own", lambda: pdf(info="/Case(Canary)"), says="itself: Case Canary"),
    leaks(
        PDF,
        "an author in the newer description",
        lambda: _described("<dc:creator>Jo Example</dc:creator>"),
        says="creator Jo Example",
    ),
    clean(PDF, "title and program", lambda: pdf(info="/Title(Agenda)/Producer(typst)")),
    clean(PDF, "nobody", lambda: pdf(info="/Author(\\(anonymous\\))")),
)
