"""What was left in the packing: texts no cell uses, parts nothing leads to, remarks on the zip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import (
    BOOK,
    DOCUMENT,
    MAIN,
    clean,
    docx,
    leaks,
    pdf,
    stream,
    word,
    xlsx,
)
from daysix.paper.gate.frame import DOCX, PDF, STOP, TELL, XLSX, Found, counted, some
from daysix.paper.gate.leaks._unused import loose_objects, stored_texts, stray_notes
from daysix.paper.gate.package import remove, words_of
from daysix.paper.gate.pdf_file import PdfFile
from daysix.paper.gate.sheets import Values, blank_unused_strings, unused_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-079", "Leftovers", STOP, HOUSE, (XLSX, DOCX, PDF)
WHY = "Nothing shows them, and any program that opens the file can read them."
FIX = dict.fromkeys(FORMATS, "Fix takes them out of the copy.")
DO = "Copy what may be seen into a new file."
BEGINNING = b"PK\x03\x04"
END_OF_ZIP = b"PK\x05\x06"
END_LENGTH = 22


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for texts, one for parts, one for what stands around them."""
    if isinstance(file, PdfFile):
        many = len(loose_objects(file))
        if many:
            yield Found(f"holds {counted(many, 'object')} no page leads to")
        return
    if file.format == XLSX:
        texts = [words_of(each) for each in unused_strings(file, Values(file))]
        if texts:
            says = f"holds {counted(len(texts), 'text')} of cells that are gone: {some(texts)}"
            yield Found(says, tuple(texts))
    else:
        notes = [words_of(each) for _, each in stray_notes(file)]
        if notes:
            says = f"holds {counted(len(notes), 'footnote')} no page has: {some(notes)}"
            yield Found(says, tuple(notes))
        texts = [text for _, text in stored_texts(file)]
        if texts:
            says = f"holds {counted(len(texts), 'text')} kept for later use: {some(texts)}"
            yield Found(says, tuple(texts), level=TELL)
    reached = file.reachable()
    loose = [name for name in file.parts if name not in reached and not _is_empty(file, name)]
    if loose:
        yield Found(f"holds {counted(len(loose), 'part')} nothing leads to: {some(loose)}")
    if file.comment or _after(file.raw):
        yield Found("holds a remark of whoever packed it")


def _is_empty(file: Package, name: str) -> bool:
    return not file.parts[name].strip() or name.endswith(".rels")


def _after(raw: bytes) -> bool:
    at = raw.rfind(END_OF_ZIP)
    return at >= 0 and len(raw) > at + END_LENGTH


def fix(file: Package | PdfFile) -> None:
    """Take them out; packing anew leaves out the rest."""
    if isinstance(file, PdfFile):
        return
    if file.format == XLSX:
        blank_unused_strings(file)
    else:
        for part, each in list(stray_notes(file)):
            remove(each)
            file.changed(part)
        for part in {part for part, _ in stored_texts(file)}:
            file.drop(part)
    file.sweep()


def _strings(cell: str) -> bytes:
    texts = f'<sst xmlns="{MAIN}"><si><t>Report</t></si><si><t>Canary</t></si></sst>'
    one = '<c r="A1" t="s"><v>0</v></c>'
    return xlsx(
        sheet=f'<sheetData><row r="1">{one}{cell}</row></sheetData>',
        parts={"xl/sharedStrings.xml": texts},
        links={f"{BOOK} > sharedStrings": "xl/sharedStrings.xml"},
    )


def _letter(kind: str, part: str, content: str, body: str = "") -> bytes:
    said = f"<w:p><w:r><w:t>Report</w:t>{body}</w:r></w:p>"
    return docx(said, parts={part: content}, links={f"{DOCUMENT} > {kind}": part})


def _noted(body: str = "") -> bytes:
    note = '<w:footnote w:id="5"><w:p><w:r><w:t>About Canary</w:t></w:r></w:p></w:footnote>'
    return _letter("footnotes", "word/footnotes.xml", word("footnotes", note), body)


def _stored(text: str) -> bytes:
    said = f"<w:docPartBody><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:docPartBody>"
    kept = word("glossaryDocument", f"<w:docParts><w:docPart>{said}</w:docPart></w:docParts>")
    return _letter("glossaryDocument", "word/glossary/document.xml", kept)


LOST = stream(b"BT /F1 12 Tf (Canary) Tj ET")
EXAMPLES = (
    leaks(XLSX, "a text no cell uses", lambda: _strings(""), says="cells that are gone: Canary"),
    leaks(XLSX, "words after the end", lambda: xlsx() + b"Canary", says="whoever packed it"),
    clean(XLSX, "every text used", lambda: _strings('<c r="B1" t="s"><v>1</v></c>')),
    leaks(
        DOCX,
        "a part nothing leads to",
        lambda: docx(parts={"word/old.xml": "<a>Canary</a>"}),
        says="holds 1 part nothing leads to: word/old.xml",
    ),
    clean(DOCX, "every part used", docx),
    leaks(DOCX, "a footnote no page has", _noted, says="1 footnote no page has: About Canary"),
    clean(DOCX, "a footnote", lambda: _noted('<w:footnoteReference w:id="5"/>')),
    leaks(DOCX, "a text kept for later", lambda: _stored("Canary"), says="later use: Canary"),
    clean(DOCX, "Word's own words", lambda: _stored("Click or tap here to enter text.")),
    leaks(PDF, "words no page has", lambda: pdf(more={7: LOST}), says="1 object no page leads to"),
    clean(PDF, "only what is led to", lambda: pdf(catalogue="/Kept 7 0 R", more={7: LOST})),
)
