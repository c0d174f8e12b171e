"""Whole files inside the file: workbooks behind charts, packed objects, attachments of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import DOCUMENT, SHEET, clean, docx, leaks, pdf, stream, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, XLSX, Found, counted, some
from daysix.paper.gate.package import all_of, attribute, remove, tag_of
from daysix.paper.gate.pdf_file import PdfFile, resolved, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-060", "Files inside the file", STOP, HOUSE, (XLSX, DOCX, PDF)
WHY = "Whoever gets the file can open them, all sheets and pages of them."
FIX = {
    XLSX: "Fix takes them out of the copy; pictures and charts stay.",
    DOCX: "Fix takes them out of the copy; pictures and charts stay.",
    PDF: "Fix takes them out of the copy.",
}
DO = "Take them out, or leave the file out."
INSIDE = frozenset(
    ["package", "oleObject", "aFChunk", "control", "activeXControlBinary", "subDocument",
     "ctrlProp"]
)  # fmt: skip
REFER = ("OLEObject", "oleObject", "externalData", "control", "altChunk", "subDoc")
TOGETHER = ("oleObjects", "controls")
CARRIERS = frozenset({"/FileAttachment", "/Movie", "/Screen", "/RichMedia", "/3D", "/Sound"})


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    names = _in_pdf(file) if isinstance(file, PdfFile) else [each for _, each, _ in _parts(file)]
    if names:
        shown = some([each.rpartition("/")[2] for each in names])
        yield Found(f"has {counted(len(names), 'file')} inside: {shown}", tuple(names))


def _parts(file: Package) -> list[tuple[str, str, str]]:
    """What refers to it, the part, the relationship's id."""
    return [
        (name, link.target, link.id)
        for name in file.parts
        if not name.endswith(".rels")
        for link in file.links(name)
        if link.type in INSIDE and not link.outside and link.target in file.parts
    ]


def _in_pdf(file: PdfFile) -> list[str]:
    names = [
        text_of(each.get("/UF") or each.get("/F")) or "a file"
        for each in file.dictionaries("/Filespec", "/EF")
        if each.get("/Type") == "/Filespec" or ("/EF" in each and "/F" in each)
    ]
    carried = [
        str(note.get("/Subtype"))
        for _, _, note in file.annotations()
        if str(note.get("/Subtype")) in CARRIERS
    ]
    loose = file.dictionaries("/EmbeddedFile")
    loose = [each for each in loose if each.get("/Type") == "/EmbeddedFile"]
    return names or carried or ["a file"] * len(loose)


def fix(file: Package | PdfFile) -> None:
    """Take them out, and what refers to them."""
    if isinstance(file, PdfFile):
        _fix_pdf(file)
        return
    for source, part, id_ in _parts(file):
        if source in file.parts:
            top = file.tree(source)
            for each in all_of(top, *REFER):
                if attribute(each, "id") == id_ or _named(each, id_):
                    _take_out(each)
            file.changed(source)
        file.drop(part)
    for name in file.named("xl/worksheets/"):
        for each in all_of(file.tree(name), *TOGETHER):
            if not any(tag_of(one) in REFER for one in each.iter()):
                _take_out(each)
                file.changed(name)
    file.sweep()


def _named(element: Any, id_: str) -> bool:
    return any(key.endswith("}id") and value == id_ for key, value in element.attrib.items())


def _take_out(element: Any) -> None:
    """It, and the choice it stands in where newer and older programs are given different ones."""
    choice = next((up for up in element.iterancestors() if tag_of(up) == "AlternateContent"), None)
    remove(element if choice is None else choice)


def _fix_pdf(file: PdfFile) -> None:
    import pikepdf

    root = file.doc.Root
    names = resolved(root.get("/Names"))
    for holder, key in ((names, "/EmbeddedFiles"), (root, "/AF"), (root, "/Collection")):
        if key in holder:
            del holder[key]
    for each in file.dictionaries("/AF", "/EF"):
        for key in ("/AF", "/EF"):
            if key in each:
                del each[key]
    for page in file.doc.pages:
        left = [
            each
            for each in page.obj.get("/Annots", ()) or ()
            if not (isinstance(each, pikepdf.Dictionary) and str(each.get("/Subtype")) in CARRIERS)
        ]
        if "/Annots" in page.obj:
            page.obj["/Annots"] = pikepdf.Array(left)


def _pdf() -> bytes:
    spec = "<</Type/Filespec/F(Pupils.xlsx)/UF(Pupils.xlsx)/EF<</F 8 0 R>>>>"
    return pdf(
        catalogue="/Names<</EmbeddedFiles<</Names[(Pupils.xlsx)7 0 R]>>>>",
        more={7: spec, 8: stream(b"Canary Warbleton", "/Type/EmbeddedFile")},
    )


LETTER = '<w:p><w:r><w:object><o:OLEObject Type="Embed" r:id="rId1"/></w:object></w:r></w:p>'
EXAMPLES = (
    leaks(
        XLSX,
        "a packed file",
        lambda: xlsx(
            sheet='<sheetData/><oleObjects><oleObject shapeId="1" r:id="rId1"/></oleObjects>',
            parts={"xl/embeddings/oleObject1.bin": b"Canary Warbleton"},
            links={f"{SHEET} > oleObject": "xl/embeddings/oleObject1.bin"},
        ),
        says="has 1 file inside: oleObject1.bin",
    ),
    clean(XLSX, "none", xlsx),
    leaks(
        DOCX,
        "a packed workbook",
        lambda: docx(
            LETTER,
            parts={"word/embeddings/Sheet1.xlsx": b"Canary Warbleton"},
            links={f"{DOCUMENT} > package": "word/embeddings/Sheet1.xlsx"},
        ),
        says="has 1 file inside: Sheet1.xlsx",
    ),
    clean(DOCX, "none", docx),
    leaks(PDF, "an attachment", _pdf, says="has 1 file inside: Pupils.xlsx"),
    clean(PDF, "none", pdf),
)
