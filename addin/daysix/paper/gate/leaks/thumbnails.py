"""Small pictures of the first page, made when the file was last saved with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import PIXEL, clean, docx, leaks, pdf, stream, xlsx
from daysix.paper.gate.frame import DOCX, PDF, TELL, XLSX, Found, counted
from daysix.paper.gate.pdf_file import PdfFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-066", "Small pictures of pages", TELL, HOUSE, (XLSX, DOCX, PDF)  # fmt: skip # noqa: E501
WHY = "They may still show a page as it was before it was changed."
FIX = dict.fromkeys(FORMATS, "Fix takes them out of the copy.")
DO = "Take them out."
THUMBNAIL, KEY = "thumbnail", "/Thumb"


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    many = (
        sum(KEY in page.obj for page in file.doc.pages)
        if isinstance(file, PdfFile)
        else len(_parts(file))
    )
    if many:
        yield Found(f"has {counted(many, 'small picture')} of its pages")


def _parts(file: Package) -> list[str]:
    return [each.target for each in file.links("") if each.type == THUMBNAIL and not each.outside]


def fix(file: Package | PdfFile) -> None:
    """Take them out."""
    if isinstance(file, PdfFile):
        for page in file.doc.pages:
            if KEY in page.obj:
                del page.obj[KEY]
        return
    for part in _parts(file):
        file.drop(part)


PARTS = {"docProps/thumbnail.jpeg": PIXEL}
LINKS = {" > metadata/thumbnail": "docProps/thumbnail.jpeg"}
IMAGE = "/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
SAYS = "has 1 small picture of its pages"
EXAMPLES = (
    leaks(XLSX, "of the first sheet", lambda: xlsx(parts=PARTS, links=LINKS), says=SAYS),
    clean(XLSX, "none", xlsx),
    leaks(DOCX, "of the first page", lambda: docx(parts=PARTS, links=LINKS), says=SAYS),
    clean(DOCX, "none", docx),
    leaks(
        PDF,
        "of a page",
        lambda: pdf(page="/Thumb 7 0 R", more={7: stream(b"\xff", IMAGE)}),
        says=SAYS,
    ),
    clean(PDF, "none", pdf),
)
