"""Comments, notes and threads, with those who wrote them; in a PDF, notes, marks and stamps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import MAIN, clean, docx, leaks, pdf, word, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, XLSX, Found, counted, some
from daysix.paper.gate.package import all_of, remove, tag_of, words_of
from daysix.paper.gate.pdf_file import PdfFile, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-054", "Comments and notes", STOP, HOUSE, (XLSX, DOCX, PDF)
WHY = "They were written for colleagues, and show who wrote them."
FIX = dict.fromkeys(FORMATS, "Fix takes them out of the copy.")
DO = "Take them out."
PARTS = frozenset(
    ["comments", "threadedComment", "person", "commentsExtended", "commentsIds",
     "commentsExtensible", "people", "documenttasks"]
)  # fmt: skip
SAID = frozenset({"comment", "threadedComment"})
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
NOTES = frozenset(
    ["/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
     "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/Sound",
     "/Redact"]
)  # fmt: skip


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    said = _in_pdf(file) if isinstance(file, PdfFile) else _in_package(file)
    if said:
        shown = some([each for each in said if each])
        words = f": {shown}" if shown else ""
        yield Found(f"has {counted(len(said), 'comment or note', 'comments or notes')}{words}")


def _in_package(file: Package) -> list[str]:
    return [words_of(each) for part in _parts(file) for each in all_of(file.tree(part), *SAID)]


def _parts(file: Package) -> list[str]:
    return [
        link.target
        for name in ["", *file.parts]
        if not name.endswith(".rels")
        for link in file.links(name)
        if link.type in PARTS and link.target in file.parts and not link.outside
    ]


def _in_pdf(file: PdfFile) -> list[str]:
    return [
        text_of(note.get("/Contents"))
        for _, _, note in file.annotations()
        if str(note.get("/Subtype")) in NOTES - {"/Popup"}
    ]


def fix(file: Package | PdfFile) -> None:
    """Take them out, with their marks in the text."""
    if isinstance(file, PdfFile):
        _fix_pdf(file)
    else:
        _fix_package(file)


def _fix_package(file: Package) -> None:
    for part in _parts(file):
        file.drop(part)
    for name in file.named("word/"):
        for mark in all_of(file.tree(name), *MARKS):
            run = mark.getparent()
            remove(mark)
            if tag_of(run) == "r" and not any(tag_of(each) != "rPr" for each in run):
                remove(run)
            file.changed(name)
    for name in file.named("xl/", end=".vml"):
        top = file.tree(name)
        for shape in [each for each in all_of(top, "shape") if _is_note(each)]:
            remove(shape)
            file.changed(name)


def _is_note(shape: Any) -> bool:
    return any(each.get("ObjectType") == "Note" for each in all_of(shape, "ClientData"))


def _fix_pdf(file: PdfFile) -> None:
    import pikepdf

    for page in file.doc.pages:
        left = [
            each
            for each in page.obj.get("/Annots", ()) or ()
            if not (isinstance(each, pikepdf.Dictionary) and str(each.get("/Subtype")) in NOTES)
        ]
        if "/Annots" in page.obj:
            page.obj["/Annots"] = pikepdf.Array(left)


def _book() -> bytes:
    note = (
        f'<comments xmlns="{MAIN}"><authors><author>Officer</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><t>Ask mum first</t></text></comment>'
        "</commentList></comments>"
    )
    return xlsx(
        parts={"xl/comments1.xml": note},
        links={"xl/worksheets/sheet1.xml > comments": "xl/comments1.xml"},
    )


def _letter() -> bytes:
    note = '<w:comment w:id="0"><w:p><w:r><w:t>Not for parents</w:t></w:r></w:p></w:comment>'
    return docx(
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Report</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
        parts={"word/comments.xml": word("comments", note)},
        links={"word/document.xml > comments": "word/comments.xml"},
    )


NOTE = "/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Not for parents)>>]"
LINK = "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Border[0 0 0]>>]"
EXAMPLES = (
    leaks(XLSX, "a note", _book, says="has 1 comment or note: Ask mum first"),
    clean(XLSX, "none", xlsx),
    leaks(DOCX, "a comment", _letter, says="has 1 comment or note: Not for parents"),
    clean(DOCX, "none", docx),
    leaks(PDF, "a note", lambda: pdf(page=NOTE), says="1 comment or note: Not for parents"),
    clean(PDF, "a link is no note", lambda: pdf(page=LINK)),
)
