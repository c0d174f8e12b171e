"""What was left in the packing: texts no cell uses, parts nothing leads to, remarks on the zip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import BOOK, MAIN, clean, docx, leaks, xlsx
from daysix.paper.gate.frame import DOCX, STOP, XLSX, Found, counted, some
from daysix.paper.gate.package import words_of
from daysix.paper.gate.sheets import Values, blank_unused_strings, unused_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-079", "Leftovers", STOP, HOUSE, (XLSX, DOCX)
WHY = "Nothing shows them, and any program that opens the file can read them."
FIX = dict.fromkeys(FORMATS, "Fix takes them out of the copy.")
DO = "Copy what may be seen into a new file."
BEGINNING = b"PK\x03\x04"
END_OF_ZIP = b"PK\x05\x06"
END_LENGTH = 22


def look(file: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for texts, one for parts, one for what stands around them."""
    if file.format == XLSX:
        texts = [words_of(each) for each in unused_strings(file, Values(file))]
        if texts:
            says = f"holds {counted(len(texts), 'text')} of cells that are gone: {some(texts)}"
            yield Found(says, tuple(texts))
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


def fix(file: Package) -> None:
    """Take them out; packing anew leaves out the rest."""
    if file.format == XLSX:
        blank_unused_strings(file)
    file.sweep()


def _strings(cell: str) -> bytes:
    texts = f'<sst xmlns="{MAIN}"><si><t>Report</t></si><si><t>Canary</t></si></sst>'
    one = '<c r="A1" t="s"><v>0</v></c>'
    return xlsx(
        sheet=f'<sheetData><row r="1">{one}{cell}</row></sheetData>',
        parts={"xl/sharedStrings.xml": texts},
        links={f"{BOOK} > sharedStrings": "xl/sharedStrings.xml"},
    )


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
)
