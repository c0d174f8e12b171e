"""What photographs say of themselves: where and when they were taken, by whom, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import DOCUMENT, SHEET, clean, docx, leaks, pdf, stream, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, TELL, XLSX, Found, counted, some
from daysix.paper.gate.leaks._pictures import says, silent
from daysix.paper.gate.pdf_file import PdfFile, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE = "Y-067", "What pictures say of themselves", TELL, HOUSE
FORMATS = (XLSX, DOCX, PDF)
WHY = "A photograph keeps this with it wherever it is copied."
FIX = dict.fromkeys(FORMATS, "Fix takes it out of the copy; the pictures stay as they are.")
DO = "Take it out."
PLACE = "where it was taken"
ENDINGS = (".jpg", ".jpeg", ".png", ".jfif")
PHOTOGRAPH = ("/DCTDecode", "/DCT")


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them; a stop where one says where it was taken."""
    pictures = _in_pdf(file) if isinstance(file, PdfFile) else _in_package(file)
    said = [each for each in map(says, (content for _, content in pictures)) if each]
    if said:
        words = list(dict.fromkeys(word for each in said for word in each))
        level = STOP if PLACE in words else TELL
        many = counted(len(said), "picture")
        yield Found(f"has {many} with more than can be seen: {some(words)}", level=level)


def _in_package(file: Package) -> list[tuple[Any, bytes]]:
    return [
        (name, content)
        for name, content in file.parts.items()
        if name.lower().endswith(ENDINGS) and not name.lower().startswith("docprops/")
    ]


def _in_pdf(file: PdfFile) -> list[tuple[Any, bytes]]:
    return [
        (each, bytes(each.read_raw_bytes()))
        for each in file.dictionaries("/Image")
        if each.get("/Subtype") == "/Image" and text_of(each.get("/Filter")) in PHOTOGRAPH
    ]


def fix(file: Package | PdfFile) -> None:
    """Take it out; no pixel is touched."""
    if isinstance(file, PdfFile):
        for each, content in _in_pdf(file):
            if says(content):
                each.write(silent(content), filter=each.Filter)
        return
    for name, content in _in_package(file):
        if says(content):
            file.put(name, silent(content))


def _photograph(remark: bytes) -> bytes:
    segment = b"\xff\xfe" + (len(remark) + 2).to_bytes(2) + remark if remark else b""
    return b"\xff\xd8" + segment + b"\xff\xda\0\2\xff\xd9"


PLACED = b"\xff\xd8\xff\xe1\0\x10Exif\0\0MM\0*\x88\x25\0\4\xff\xda\0\2\xff\xd9"


def _letter(content: bytes) -> bytes:
    name = "word/media/image1.jpeg"
    return docx(parts={name: content}, links={f"{DOCUMENT} > image": name})


def _book(content: bytes) -> bytes:
    name = "xl/media/image1.jpeg"
    return xlsx(parts={name: content}, links={f"{SHEET} > image": name})


def _page(content: bytes) -> bytes:
    about = (
        "/Subtype/Image/Filter/DCTDecode/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    )
    return pdf(catalogue="/Kept 7 0 R", more={7: stream(content, about)})


SAYS = "has 1 picture with more than can be seen: a comment"
EXAMPLES = (
    leaks(XLSX, "a remark", lambda: _book(_photograph(b"Canary")), says=SAYS),
    clean(XLSX, "pixels only", lambda: _book(_photograph(b""))),
    leaks(DOCX, "a remark", lambda: _letter(_photograph(b"Canary")), says=SAYS),
    leaks(
        DOCX, "a place", lambda: _letter(PLACED), says="more than can be seen: where it was taken"
    ),
    clean(DOCX, "pixels only", lambda: _letter(_photograph(b""))),
    leaks(PDF, "a remark", lambda: _page(_photograph(b"Canary")), says=SAYS),
    clean(PDF, "pixels only", lambda: _page(_photograph(b""))),
)
