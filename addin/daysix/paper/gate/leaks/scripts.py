"""What would run when the file is opened: macros, scripts, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import BOOK, DOCUMENT, clean, docx, leaks, pdf, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, XLSX, Found
from daysix.paper.gate.pdf_file import PdfFile, direct, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-073", "Macros and scripts", STOP, HOUSE, (XLSX, DOCX, PDF)
WHY = "Mailboxes refuse such files, and what they hold cannot be looked through."
FIX = {PDF: "Fix takes it out of the copy."}
DO = "Save the file as an ordinary workbook or document, and choose that one."
MACROS = ("vbaProject.bin", "vbaData.xml")
FOLDERS = ("xl/macrosheets/", "xl/dialogsheets/")
RUNS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"})
KEYS = ("/AA", "/JS")


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    if isinstance(file, PdfFile):
        if _acts(file):
            yield Found("holds a script that runs when it is opened")
        if "/XFA" in resolved(file.doc.Root.get("/AcroForm")):
            yield Found("holds a second form behind its pages")
        return
    if any(name.endswith(MACROS) or name.lower().startswith(FOLDERS) for name in file.parts):
        yield Found("holds macros")


def _acts(file: PdfFile) -> bool:
    names = resolved(file.doc.Root.get("/Names"))
    return "/JavaScript" in names or any(
        str(one.get("/S", "")) in RUNS or "/JS" in one
        for each in file.dictionaries("/JS", *RUNS)
        for one in direct(each)
    )


def fix(file: PdfFile) -> None:
    """Take scripts, and the form behind the pages, out."""
    root = file.doc.Root
    names, form = resolved(root.get("/Names")), resolved(root.get("/AcroForm"))
    for holder, key in ((names, "/JavaScript"), (form, "/XFA")):
        if key in holder:
            del holder[key]
    for each in file.dictionaries():
        for one in list(direct(each)):
            for key in ("/OpenAction", "/A"):
                if str(resolved(one.get(key)).get("/S", "")) in RUNS:
                    del one[key]
            for key in KEYS:
                if key in one:
                    del one[key]
            if str(one.get("/S", "")) in RUNS:
                del one["/S"]


ACTION = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
BEHIND_A_LINK = (
    "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/JavaScript/JS(app.alert\\(1\\))>>>>]"
)
OF_A_PAGE = "/AA<</O<</S/Launch/F(a.exe)>>>>"
LINK = "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D[3 0 R/Fit]>>>>]"
EXAMPLES = (
    leaks(
        XLSX,
        "macros",
        lambda: xlsx(
            parts={"xl/vbaProject.bin": b"Canary"}, links={f"{BOOK} > vba": "xl/vbaProject.bin"}
        ),
        says="holds macros",
    ),
    clean(XLSX, "none", xlsx),
    leaks(
        DOCX,
        "macros",
        lambda: docx(
            parts={"word/vbaProject.bin": b"Canary"},
            links={f"{DOCUMENT} > vba": "word/vbaProject.bin"},
        ),
        says="holds macros",
    ),
    clean(DOCX, "none", docx),
    leaks(PDF, "a script", lambda: pdf(catalogue=ACTION), says="holds a script"),
    leaks(PDF, "a script behind a link", lambda: pdf(page=BEHIND_A_LINK), says="holds a script"),
    leaks(PDF, "a script of a page", lambda: pdf(page=OF_A_PAGE), says="holds a script"),
    clean(PDF, "a link to a page", lambda: pdf(page=LINK)),
    clean(PDF, "opens at a page", lambda: pdf(catalogue="/OpenAction[3 0 R/Fit]")),
)
