"""What nobody can read here: it is never called clean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.drawn import IMAGE, TEXT, Drawn
from daysix.paper.gate.examples import PIXEL, clean, docx, leaks, packed, pdf, stream, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, UNKNOWN, XLSX, Found, some
from daysix.paper.gate.leaks._fonts import unreadable_fonts
from daysix.paper.gate.pdf_file import PdfFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing

CODE, TITLE, LEVEL, CITE = "Y-072", "Cannot be read", STOP, HOUSE
FORMATS = (XLSX, DOCX, PDF, UNKNOWN)
WHY = "So nobody can say what is in it."
FIX: dict[str, str] = {}
DO = "Look at it yourself and say so, ask for another copy, or leave it out."
FEWEST_LETTERS = 3


def look(file: Any, _who: Sharing) -> Iterator[Found]:
    """One finding for each reason."""
    whys: dict[str, list[str]] = {}
    for fault in file.reading.faults:
        whys.setdefault(fault.why, []).append(fault.where)
    for why, places in whys.items():
        named = [each for each in dict.fromkeys(places) if each]
        where = f" ({some(named)})" if named else ""
        yield Found(f"cannot be read: {why.rstrip('.')}{where}", tuple(named))
    if isinstance(file, PdfFile):
        fonts = unreadable_fonts(file)
        if fonts:
            says = f"cannot be read in full: letters nobody can make out ({some(fonts)})"
            yield Found(says, tuple(fonts))
        pages = [str(number) for number, _, drawn in file.drawings() if _is_picture(drawn)]
        if pages:
            many = "page is a picture" if len(pages) == 1 else "pages are pictures"
            yield Found(f"cannot be read in full: its {many} (page {', '.join(pages)})")


def _is_picture(drawn: list[Drawn]) -> bool:
    """Whether there is something to see on it and hardly a word."""
    letters = sum(len(each.text.strip()) for each in drawn if each.kind == TEXT)
    return letters < FEWEST_LETTERS and any(each.kind == IMAGE for each in drawn)


def _scan() -> bytes:
    about = "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    resources = "/Resources<</XObject<</I 7 0 R>>>>"
    return pdf("q 595 0 0 842 0 0 cm /I Do Q", page=resources, more={7: stream(b"\x80", about)})


def _odd_font() -> bytes:
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Odd/Encoding/Identity-H/DescendantFonts"
        "[<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Odd/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    )
    resources = "/Resources<</Font<</F1 7 0 R>>>>"
    return pdf("BT /F1 12 Tf 72 700 Td <00240025> Tj ET", page=resources, more={7: font})


BROKEN = {"xl/sharedStrings.xml": "<sst><si>"}
EXAMPLES = (
    leaks(XLSX, "a damaged part", lambda: xlsx(parts=BROKEN), says="cannot be read: its part"),
    clean(XLSX, "whole", xlsx),
    leaks(
        DOCX,
        "a packed file of another kind",
        lambda: docx(parts={"word/embeddings/a.bin": b"Rar!\x1a\x07"}),
        says="cannot be read: it is packed (rar)",
    ),
    clean(DOCX, "whole", docx),
    leaks(PDF, "a scan", _scan, says="its page is a picture (page 1)"),
    leaks(PDF, "letters without a key", _odd_font, says="letters nobody can make out"),
    leaks(
        PDF,
        "a stream that cannot be unpacked",
        lambda: pdf(catalogue="/Kept 7 0 R", more={7: stream(b"Canary", "/Filter/FlateDecode")}),
        says="cannot be read: it cannot be unpacked",
    ),
    clean(PDF, "whole", pdf),
    leaks(UNKNOWN, "half a file", lambda: xlsx()[:200], says="cannot be read"),
    leaks(UNKNOWN, "no document", lambda: packed({"a.txt": "a"}, {}), says="cannot be read"),
    leaks(UNKNOWN, "a picture", lambda: PIXEL, says="cannot be read: it is neither"),
)
