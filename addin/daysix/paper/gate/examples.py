"""Small files for the examples of a kind of leak: as little as makes the file what it is."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.paper.gate.frame import Sharing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LEAKS, CLEAN = "leaks", "clean"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    f'xmlns:r="{RELATION}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"'
)
SHEET = "xl/worksheets/sheet1.xml"
DOCUMENT = "word/document.xml"
BOOK = "xl/workbook.xml"
ONE_CELL = (
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Report</t></is></c></row></sheetData>'
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000040000000408000000008c9ac1a20000000e494441"
    "5478da633801040ca804007d140c81b6e0b1660000000049454e44ae426082"
)
"""A small grey picture."""


@dataclass(frozen=True, slots=True)
class Example:
    """A file that leaks, or does not: what is said of it must hold these words.

    ``who`` says with whom it is shared, where that matters.
    """

    shows: str
    format: str
    about: str
    make: Callable[[], bytes]
    says: str = ""
    who: Sharing = field(default_factory=Sharing)


def leaks(
    of: str, about: str, make: Callable[[], bytes], *, says: str, who: Sharing | None = None
) -> Example:
    """An example that must be found."""
    return Example(LEAKS, of, about, make, says, who or Sharing())


def clean(of: str, about: str, make: Callable[[], bytes], *, who: Sharing | None = None) -> Example:
    """An example that must not."""
    return Example(CLEAN, of, about, make, "", who or Sharing())


def xlsx(  # noqa: PLR0913 - by name, each with its default
    *,
    sheet: str = ONE_CELL,
    extra: str = "",
    book: str = "",
    more: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook of one sheet.

    ``sheet`` stands in the sheet, ``book`` after the list of sheets, ``extra`` in that list;
    ``more`` are further sheets by part name, ``links`` say what leads to which part as
    ``"source > type": target`` and ``parts`` are parts as they are.
    """
    more = dict(more or {})
    own = {"xl/workbook.xml > worksheet": SHEET}
    for number, part in enumerate(more, 2):
        own[f"xl/workbook.xml > worksheet #{number}"] = part
    top = (
        f'<workbook xmlns="{MAIN}" {NAMES}><sheets><sheet name="Report" sheetId="1" r:id="rId1"/>'
        f"{extra}</sheets>{book}</workbook>"
    )
    made = {BOOK: top, SHEET: worksheet(sheet), **{k: worksheet(v) for k, v in more.items()}}
    return packed({**made, **(parts or {})}, {" > officeDocument": BOOK, **own, **(links or {})})


def worksheet(inside: str) -> str:
    """A sheet's part."""
    return f'<worksheet xmlns="{MAIN}" {NAMES}>{inside}</worksheet>'


def docx(
    body: str = "<w:p><w:r><w:t>Report</w:t></w:r></w:p>",
    *,
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word document."""
    top = word("document", f"<w:body>{body}<w:sectPr/></w:body>")
    return packed(
        {DOCUMENT: top, **(parts or {})}, {" > officeDocument": DOCUMENT, **(links or {})}
    )


def word(tag: str, inside: str) -> str:
    """A part of a Word document."""
    return f'<w:{tag} xmlns:w="{WORD}" {NAMES}>{inside}</w:{tag}>'


def packed(parts: Mapping[str, str | bytes], links: Mapping[str, str]) -> bytes:
    """Parts with the lists of what leads where; a target with ``://`` is outside."""
    lists: dict[str, list[str]] = {}
    for key, target in links.items():
        source, _, kind = key.partition(" > ")
        kind = kind.partition(" #")[0]
        folder, _, last = source.strip().rpartition("/")
        rels = f"{folder}/_rels/{last}.rels".lstrip("/")
        lines = lists.setdefault(rels, [])
        outside = "://" in target
        mode = ' TargetMode="External"' if outside else ""
        at = target if outside else f"/{target}"
        base = PACKAGE if kind.startswith("metadata") else RELATION.rpartition("/")[0]
        lines.append(
            f'<Relationship Id="rId{len(lines) + 1}" Type="{base}/relationships/{kind}" '
            f'Target="{at}"{mode}/>'
        )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        every = {"[Content_Types].xml": _types(parts), **parts}
        for name, lines in lists.items():
            inside = "".join(lines)
            every[name] = f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'
        for name, content in every.items():
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the same bytes every time
            file.writestr(about, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _types(parts: Mapping[str, str | bytes]) -> str:
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpeg", "image/jpeg"),
            ("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"),
            ("bin", "application/octet-stream"),
        )
    )
    office = "application/vnd.openxmlformats-officedocument"
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{office}.{kind}+xml"/>'
        for name, kind in (
            (BOOK, "spreadsheetml.sheet.main"),
            (DOCUMENT, "wordprocessingml.document.main"),
        )
        if name in parts
    )
    sheets = "".join(
        f'<Override PartName="/{name}" ContentType="{office}.spreadsheetml.worksheet+xml"/>'
        for name in parts
        if name.startswith("xl/worksheets/sheet")
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{defaults}{named}{sheets}</Types>'


def pdf(
    drawn: str = "BT /F1 12 Tf 72 700 Td (Report) Tj ET",
    *,
    page: str = "",
    catalogue: str = "",
    info: str = "",
    more: Mapping[int, str | bytes] | None = None,
) -> bytes:
    """A PDF of one page; ``more`` are further objects by number, from 7."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects: dict[int, str | bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        f"{page if '/Resources' in page else '/Resources<</Font<</F1 5 0 R>>>>' + page}>>",
        4: stream(drawn.encode("latin-1")),
        5: font,
        6: f"<<{info}>>",
        **(more or {}),
    }
    made, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(made)
        body = content if isinstance(content, bytes) else content.encode("latin-1")
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    last = max(objects) + 1
    start = len(made)
    rows = [
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(last)
    ]
    ending = b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (last, start)
    return made + b"xref\n0 %d\n" % last + b"".join(rows) + ending


def stream(data: bytes, about: str = "") -> bytes:
    """A stream object's body."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (about.encode(), len(data), data)
