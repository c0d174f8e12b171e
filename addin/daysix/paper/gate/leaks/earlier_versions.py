"""Earlier versions of a PDF, still in it because it was saved by adding to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks, pdf
from daysix.paper.gate.frame import PDF, STOP, Found, counted
from daysix.paper.gate.pdf_file import tail, versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.pdf_file import PdfFile

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-063", "Earlier versions", STOP, HOUSE, (PDF,)
WHY = "What was changed or deleted since can be brought back."
FIX = {PDF: "Fix keeps only the last version in the copy."}
DO = "It is signed, and a new copy loses the signature: ask the sender for one saved afresh."


def look(file: PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    signed = any("/ByteRange" in each for each in file.dictionaries("/ByteRange"))
    older = versions(file.raw)
    if older:
        many = counted(len(older), "earlier version")
        yield Found(f"has {many} of itself inside", fixable=not signed)
    if tail(file.raw):
        yield Found("has something after its end", fixable=not signed)


def fix(file: PdfFile) -> None:
    """Putting the file together anew is enough."""
    file.doc.remove_unreferenced_resources()


def _changed() -> bytes:
    first = pdf("BT /F1 12 Tf 72 700 Td (Canary Warbleton) Tj ET")
    drawn = b"BT /F1 12 Tf 72 700 Td (Redacted) Tj ET"
    body = b"4 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(drawn), drawn)
    before = int(first.rpartition(b"startxref\n")[2].split()[0])
    table = b"xref\n4 1\n%010d 00000 n \n" % len(first)
    start = len(first) + len(body)
    trailer = b"trailer<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start)
    return first + body + table + trailer


EXAMPLES = (
    leaks(PDF, "a page changed afterwards", _changed, says="has 1 earlier version of itself"),
    leaks(PDF, "words after the end", lambda: pdf() + b"Canary", says="something after its end"),
    clean(PDF, "one version", pdf),
)
