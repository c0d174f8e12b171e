"""Descriptions of pictures and names of objects, which are read aloud and do not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, docx, leaks, pdf, xlsx
from daysix.paper.gate.frame import DOCX, PDF, TELL, XLSX, Found, counted, some
from daysix.paper.gate.leaks._own_words import names_a_shown_title, says_what_shows
from daysix.paper.gate.package import all_of, attribute
from daysix.paper.gate.pdf_file import PdfFile, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-061", "Alt text and object names", TELL, HOUSE, (XLSX, DOCX, PDF)  # fmt: skip # noqa: E501
WHY = "They are read aloud to those who cannot see the picture, and do not show on the page."
FIX = dict.fromkeys(FORMATS, "Fix blanks them in the copy; leave those that people need.")
DO = "Read them through."
CARRIERS = ("docPr", "cNvPr", "shape", "imagedata", "tblCaption", "tblDescription", "rect")
FIELDS = ("descr", "title", "alt", "name")
GIVEN = re.compile(
    r"(?:picture|image|grafik|bild|chart|diagram|text ?box|rectangle|group|shape|object|graphic|"
    r"oval|line|connector|straight connector|drop down|button|check box|comment|table|"
    r"freeform|arrow|logo|canvas|_x0000_\w+|diagramm|drawing)[\s\w:-]{0,4}\d*",
    re.IGNORECASE,
)
"""Names programs give by themselves."""
BEHIND = ("/Alt", "/ActualText", "/E")


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    said = _in_pdf(file) if isinstance(file, PdfFile) else _in_package(file)
    said = list(dict.fromkeys(said))
    if said:
        words = counted(len(said), "description or name", "descriptions or names")
        yield Found(f"has {words} behind pictures: {some(said)}", tuple(said))


def _in_package(file: Package) -> list[str]:
    return [value for _, _, _, value in _carriers(file)]


def _carriers(file: Package) -> Iterator[tuple[str, Any, str, str]]:
    for part in [*file.named("word/", "xl/drawings/", "xl/charts/"), *file.named("xl/", "word/", end=".vml")]:  # fmt: skip # noqa: E501
        for each in all_of(file.tree(part), *CARRIERS):
            for field in (*FIELDS, "val"):
                value = attribute(each, field).strip()
                if value and not GIVEN.fullmatch(value) and not says_what_shows(each, value):
                    yield part, each, field, value


def _in_pdf(file: PdfFile) -> list[str]:
    said = [text_of(each.get(key)) for each in file.dictionaries(*BEHIND) for key in BEHIND]
    return [each for each in said if each.strip() and not names_a_shown_title(file, each)]


def fix(file: Package | PdfFile) -> None:
    """Blank them."""
    if isinstance(file, PdfFile):
        for each in file.dictionaries(*BEHIND):
            for key in BEHIND:
                if key in each:
                    del each[key]
        return
    for number, (part, each, field, _) in enumerate(list(_carriers(file)), 1):
        for key in list(each.attrib):
            if key.rpartition("}")[2] == field:
                each.set(key, f"Picture {number}" if field == "name" else "")
        file.changed(part)


DRAWING = "xl/drawings/drawing1.xml"


def _book(descr: str, name: str = "Picture 1") -> bytes:
    line = f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="{name}" descr="{descr}"/></xdr:nvPicPr></xdr:pic>'  # fmt: skip # noqa: E501
    space = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    return xlsx(
        parts={DRAWING: f'<xdr:wsDr xmlns:xdr="{space}">{line}</xdr:wsDr>'},
        links={"xl/worksheets/sheet1.xml > drawing": DRAWING},
    )


def _letter(descr: str, name: str = "Picture 1") -> bytes:
    inside = f'<wp:inline><wp:docPr id="1" name="{name}" descr="{descr}"/></wp:inline>'
    return docx(f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>")


def _table(description: str, caption: str = "") -> bytes:
    about = f'<w:tblPr><w:tblDescription w:val="{description}"/></w:tblPr>'
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>' for one in row)}"
        "</w:tr>"
        for row in (("Item", "Year"), ("A1", "9"))
    )
    return docx(f"<w:p><w:r><w:t>{caption}</w:t></w:r></w:p><w:tbl>{about}{rows}</w:tbl>")


def _figure(said: str) -> bytes:
    tree = {7: "<</Type/StructTreeRoot/K 8 0 R>>", 8: f"<</S/Figure/Alt({said})>>"}
    return pdf(catalogue=TREE, more=tree)


TREE = "/StructTreeRoot 7 0 R"
A_PICTURE = ", page 1 of 2: a picture without text."
EXAMPLES = (
    leaks(XLSX, "alt text", lambda: _book("Canary at school"), says="pictures: Canary at school"),
    leaks(XLSX, "an object's name", lambda: _book("", "Canary"), says="behind pictures: Canary"),
    clean(XLSX, "a name the program gave", lambda: _book("")),
    leaks(DOCX, "alt text", lambda: _letter("Canary at school"), says="pictures: Canary at school"),
    clean(DOCX, "a name the program gave", lambda: _letter("", "Picture 12")),
    leaks(
        PDF,
        "alt text",
        lambda: _figure("Canary at school"),
        says="pictures: Canary at school",
    ),
    clean(PDF, "none", pdf),
    clean(PDF, "our own of a shown title", lambda: _figure(f"Report{A_PICTURE}")),
    leaks(PDF, "ours, changed", lambda: _figure(f"Canary{A_PICTURE}"), says="pictures: Canary"),
    clean(DOCX, "our own of columns", lambda: _table("Table with the columns Item, Year")),
    clean(DOCX, "our own of facts", lambda: _table("Facts: Item, A1")),
    clean(DOCX, "the caption above", lambda: _table("Moves, as bars with their values", "Moves")),
    leaks(DOCX, "ours, with one word more",
          lambda: _table("Table with the columns Item, Year, Canary"), says="Year, Canary"),
    leaks(DOCX, "a caption that no longer stands above", lambda: _table("Canary", "Moves"),
          says="pictures: Canary"),
)  # fmt: skip
