"""Text that is there and is not to be seen: hidden, white, tiny, covered, beside the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.drawn import IMAGE, OPAQUE, PATH, TEXT, Box, Drawn
from daysix.paper.gate.examples import MAIN, clean, docx, leaks, pdf, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, TELL, XLSX, Found, counted, some
from daysix.paper.gate.leaks._looks import hidden_cells, hidden_runs
from daysix.paper.gate.package import remove
from daysix.paper.gate.pdf_file import PdfFile, resolved, text_of
from daysix.paper.gate.sheets import blank_unused_strings, empty, freeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE = "Y-064", "Text that does not show", STOP, HOUSE
FORMATS = (XLSX, DOCX, PDF)
WHY = "It can be marked, copied and searched for all the same."
FIX = {
    XLSX: "Fix empties these cells in the copy; formulas there become the values they show.",
    DOCX: "Fix takes it out of the copy.",
}
DO = "Make the page again without it: covering words does not take them away."
TINY, WHITE, DARK = 2.0, 245, 235
COVERED, MOSTLY = 0.9, 0.5
HIDDEN_BITS = 0x2 | 0x20
"""Of a form's field: hidden, not to be viewed."""
LAYERS = "/OCProperties"


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding a way of hiding."""
    if isinstance(file, PdfFile):
        yield from _in_pdf(file)
    elif file.format == DOCX:
        said = [text for _, _, text in hidden_runs(file)]
        if said:
            yield Found(f"has text that does not show: {some(said)}", tuple(said))
    else:
        places = [where for _, _, where in hidden_cells(file)]
        if places:
            many = counted(len(places), "cell")
            yield Found(f"has {many} whose text does not show: {some(places)}", tuple(places))


def fix(file: Package) -> None:
    """Take it out."""
    if file.format == DOCX:
        for name, run, _ in list(hidden_runs(file)):
            remove(run)
            file.changed(name)
        return
    freeze(file)
    for part, cell, _ in list(hidden_cells(file)):
        empty(cell)
        file.changed(part)
    blank_unused_strings(file)


def _in_pdf(file: PdfFile) -> Iterator[Found]:
    unseen: dict[str, list[str]] = {}
    scans: list[int] = []
    for number, box, drawn in file.drawings():
        under_scan = _is_scan(drawn, box)
        for how, text in _unseen(drawn, box):
            if how == "drawn without ink" and under_scan:
                scans = scans if number in scans else [*scans, number]
            elif text.strip():
                unseen.setdefault(how, []).append(f"page {number}: {text.strip()}")
    for how, said in unseen.items():
        yield Found(f"has text {how} ({some(said, 3)})", tuple(said))
    if scans:
        pages = counted(len(scans), "scanned page")
        yield Found(f"has {pages} with a layer of recognised words under the picture", level=TELL)
    fields = _hidden_fields(file)
    if fields:
        yield Found(f"has {counted(len(fields), 'hidden field')}: {some(fields)}", tuple(fields))
    if _layers_off(file):
        yield Found("has layers that are switched off")


def _unseen(drawn: list[Drawn], box: Box) -> Iterator[tuple[str, str]]:
    covers = [
        (at, each)
        for at, each in enumerate(drawn)
        if each.kind == IMAGE or (each.kind == PATH and each.colour[3] >= OPAQUE)
    ]
    for at, each in enumerate(drawn):
        if each.kind == TEXT and each.text.strip():
            how = _how(each, at, covers, box)
            if how:
                yield how, each.text


def _how(each: Drawn, at: int, covers: list[tuple[int, Drawn]], box: Box) -> str:
    if each.invisible or each.colour[3] == 0:
        return "drawn without ink"
    if each.box.area and each.box.shared(box).area == 0:
        return "beside the page"
    if 0 < each.size < TINY:
        return "too small to read"
    if any(place > at and _covers(over, each) for place, over in covers):
        return "under a picture or a shape"
    if min(each.colour[:3]) >= WHITE:
        below = [under for place, under in covers if place < at and _covers(under, each, MOSTLY)]
        if not below or (below[-1].kind == PATH and min(below[-1].colour[:3]) >= DARK):
            return "in white on white"
    return ""


def _covers(over: Drawn, each: Drawn, share: float = COVERED) -> bool:
    if not each.box.area:
        return False
    place = over.box if over.clip is None else over.box.shared(over.clip)
    return place.shared(each.box).area >= share * each.box.area


def _is_scan(drawn: list[Drawn], box: Box) -> bool:
    pictures = sum(each.box.shared(box).area for each in drawn if each.kind == IMAGE)
    return box.area > 0 and pictures >= MOSTLY * box.area


def _hidden_fields(file: PdfFile) -> list[str]:
    found = []
    for number, _, note in file.annotations():
        flags = note.get("/F")
        value = text_of(note.get("/V")) or text_of(resolved(note.get("/Parent")).get("/V"))
        if value and isinstance(flags, int) and flags & HIDDEN_BITS:
            found.append(f"page {number}: {text_of(note.get('/T'))} {value}".strip())
    return found


def _layers_off(file: PdfFile) -> bool:
    usual = resolved(resolved(file.doc.Root.get(LAYERS)).get("/D"))
    off: Any = usual.get("/OFF")
    return off is not None and len(off) > 0


def _styled(font: str, fill: str = '<patternFill patternType="none"/>', code: str = "") -> bytes:
    formats = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>' if code else ""
    number = "170" if code else "0"
    style = (
        f'<styleSheet xmlns="{MAIN}">{formats}<fonts><font><sz val="11"/></font><font>{font}</font>'
        f'</fonts><fills><fill>{fill}</fill></fills><cellXfs><xf/><xf numFmtId="{number}" '
        'fontId="1" fillId="0"/></cellXfs></styleSheet>'
    )
    cell = '<c r="A1" s="1" t="inlineStr"><is><t>Canary</t></is></c>'
    return xlsx(
        sheet=f'<sheetData><row r="1">{cell}</row></sheetData>',
        parts={"xl/styles.xml": style},
        links={"xl/workbook.xml > styles": "xl/styles.xml"},
    )


def _run(about: str, around: str = "") -> bytes:
    return docx(f"<w:p>{around}<w:r><w:rPr>{about}</w:rPr><w:t>Canary</w:t></w:r></w:p>")


def _page(drawn: str) -> bytes:
    return pdf(f"BT /F1 12 Tf 72 700 Td (Report) Tj ET {drawn}")


INK = '<color rgb="FFFFFFFF"/>'
BLUE = '<patternFill patternType="solid"><fgColor rgb="FF000080"/></patternFill>'
SHADED = '<w:pPr><w:shd w:val="clear" w:fill="000080"/></w:pPr>'
WORDS = "BT /F1 12 Tf {} 72 600 Td (Canary) Tj ET"
PLAIN = WORDS.format("0 g")
BOX = "60 590 200 40 re f"
EXAMPLES = (
    leaks(XLSX, "white on white", lambda: _styled(INK), says="has 1 cell whose text does not show"),
    leaks(XLSX, "two points", lambda: _styled('<sz val="2"/>'), says="not show: Report!A1"),
    leaks(XLSX, "the format that shows nothing", lambda: _styled("", code=";;;"), says="1 cell"),
    clean(XLSX, "white on blue", lambda: _styled(INK, BLUE)),
    clean(XLSX, "eight points", lambda: _styled('<sz val="8"/>')),
    leaks(DOCX, "hidden", lambda: _run("<w:vanish/>"), says="text that does not show: Canary"),
    leaks(DOCX, "white", lambda: _run('<w:color w:val="FFFFFF"/>'), says="not show: Canary"),
    leaks(DOCX, "one point", lambda: _run('<w:sz w:val="2"/>'), says="not show: Canary"),
    clean(DOCX, "hiding switched off", lambda: _run('<w:vanish w:val="0"/>')),
    clean(DOCX, "white on blue", lambda: _run('<w:color w:val="FFFFFF"/>', SHADED)),
    leaks(PDF, "without ink", lambda: _page(WORDS.format("3 Tr")), says="text drawn without ink"),
    leaks(PDF, "white on white", lambda: _page(WORDS.format("1 g")), says="text in white on white"),
    leaks(PDF, "under a black box", lambda: _page(f"{PLAIN} 0 g {BOX}"), says="under a picture"),
    leaks(PDF, "one point", lambda: _page(PLAIN.replace("12 Tf", "1 Tf")), says="too small"),
    leaks(PDF, "off the page", lambda: _page(PLAIN.replace("72 600", "72 900")), says="beside"),
    clean(PDF, "white on a black box", lambda: _page(f"0 g {BOX} {WORDS.format('1 g')}")),
    clean(PDF, "on a grey ground drawn before", lambda: _page(f"0.9 g {BOX} {PLAIN}")),
)
