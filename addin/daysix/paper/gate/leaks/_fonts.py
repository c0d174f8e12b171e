"""Fonts of a PDF whose letters cannot be told: nothing says which sign is which letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.pdf_file import resolved, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.pdf_file import PdfFile

KNOWN = frozenset(
    ["/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding", "/PDFDocEncoding",
     "/MacExpertEncoding"]
)  # fmt: skip
EVERYWHERE = ("Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats", "Arial")
NUMBERED = re.compile(r"/(?:g|G|cid|CID|glyph|index|c|C|a|f|uniF0)\d+$")
"""Names of signs that say their number and not their letter."""
IDENTITY = ("/Identity-H", "/Identity-V")
EXPECTED = 0.5
NON_SYMBOLIC = 32


def unreadable_fonts(file: PdfFile) -> list[str]:
    """Names of fonts whose letters cannot be told."""
    found = [
        text_of(each.get("/BaseFont")).lstrip("/") or "a font without a name"
        for each in file.dictionaries("/Font")
        if each.get("/Type") == "/Font" and not _is_inner(each) and not _is_readable(each)
    ]
    return list(dict.fromkeys([*found, *_inline(file)]))


def _inline(file: PdfFile) -> Iterator[str]:
    """Fonts written into a page's own list of resources."""
    import pikepdf

    for page in file.doc.pages:
        fonts = resolved(resolved(page.obj.get("/Resources")).get("/Font"))
        for key in fonts.keys():  # noqa: SIM118 - of the library
            font = fonts.get(key)
            fits = isinstance(font, pikepdf.Dictionary) and not font.is_indirect
            if fits and not _is_readable(font):
                yield text_of(font.get("/BaseFont")).lstrip("/") or key


def _is_inner(font: Any) -> bool:
    return str(font.get("/Subtype", "")).startswith("/CIDFont")


def _is_readable(font: Any) -> bool:
    if "/ToUnicode" in font:
        return True
    kind, coding = str(font.get("/Subtype", "")), font.get("/Encoding")
    if kind == "/Type0":
        return _is_known_order(font, coding)
    if text_of(coding) in KNOWN:
        return kind != "/Type3"
    base = text_of(font.get("/BaseFont")).lstrip("/").rpartition("+")[2]
    told = resolved(coding)
    if "/Differences" in told:
        return _is_spelt(told.get("/Differences"))
    if kind == "/Type3":
        return False
    descriptor = resolved(font.get("/FontDescriptor"))
    flags = descriptor.get("/Flags")
    letters = isinstance(flags, int) and bool(flags & NON_SYMBOLIC)
    return letters or base.startswith(EVERYWHERE) or kind == "/Type1"


def _is_known_order(font: Any, coding: Any) -> bool:
    """Letters of the Far East have orders of their own that every reader knows."""
    if text_of(coding) and text_of(coding) not in IDENTITY:
        return True
    inner = font.get("/DescendantFonts")
    first = resolved(inner[0]) if inner is not None and len(inner) else resolved(None)
    order = text_of(resolved(first.get("/CIDSystemInfo")).get("/Ordering"))
    return order not in {"", "Identity"}


def _is_spelt(differences: Any) -> bool:
    names = [str(each) for each in differences if str(each).startswith("/")]
    odd = [each for each in names if NUMBERED.match(each)]
    return len(odd) <= EXPECTED * len(names)
