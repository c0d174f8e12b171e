"""Text that is there and is not to be seen: hidden, white, tiny, covered, beside the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.drawn import IMAGE, OPAQUE, PATH, TEXT, Box, Drawn
from daysix.paper.gate.examples import MAIN, clean, docx, leaks, pdf, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, TELL, XLSX, Found, counted, some
from daysix.paper.gate.leaks._layers import layers_off
from daysix.paper.gate.leaks._looks import fallbacks, hidden_cells, hidden_runs
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
FAINT = 13
"""Of 255: letters of less than a twentieth of their ink cannot be read."""
HIDDEN_BITS = 0x2 | 0x20
"""Of a form's field: hidden, not to be viewed."""


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding a way of hiding."""
    if isinstance(file, PdfFile):
        yield from _in_pdf(file)
    elif file.format == DOCX:
        said = [text for _, _, text in hidden_runs(file)]
        if said:
            yield Found(f"has text that does not show: {some(said)}", tuple(said))
        older = [text for _, _, text in fallbacks(file)]
        if older:
            yield Found(f"has text only older programs show: {some(older)}", tuple(older))
    else:
        places = [where for _, _, where in hidden_cells(file)]
        if places:
            many = counted(len(places), "cell")
            yield Found(f"has {many} whose text does not show: {some(places)}", tuple(places))


def fix(file: Package) -> None:
    """Take it out."""
    if file.format == DOCX:
        for name, each, _ in [*hidden_runs(file), *fallbacks(file)]:
            remove(each)
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
    if layers_off(file):
        yield Found("has layers that are switched off")


def _unseen(drawn: list[Drawn], box: Box) -> Iterator[tuple[str, str]]:
    covers = [each for each in drawn if _is_ground(each)]
    below = 0
    for each in drawn:
        below += _is_ground(each)
        if each.kind == TEXT and each.text.strip():
            how = _how(each, covers, below, box)
            if how:
                yield how, each.text


def _is_ground(each: Drawn) -> bool:
    return each.kind == IMAGE or (each.kind == PATH and each.colour[3] >= OPAQUE)


def _how(each: Drawn, covers: list[Drawn], below: int, box: Box) -> str:
    """How it is not to be seen, blank where it is; the first ``below`` covers lie under it."""
    if each.invisible or each.colour[3] < FAINT:
        return "drawn without ink"
    away = _away(each, box)
    if away or 0 < each.size < TINY:
        return away or "too small to read"
    if any(_covers(over, each) for over in covers[below:]):
        return "under a picture or a shape"
    if min(each.colour[:3]) >= WHITE:
        under = next((one for one in covers[:below][::-1] if _covers(one, each, MOSTLY)), None)
        if under is None or (under.kind == PATH and min(under.colour[:3]) >= DARK):
            return "in white on white"
    return ""


def _away(each: Drawn, box: Box) -> str:
    if each.box.area and each.box.shared(box).area == 0:
        return "beside the page"
    left = each.box if each.clip is None else each.box.shared(each.clip)
    return "cut away" if left.area < (1 - COVERED) * each.box.area else ""


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
        if not isinstance(flags, int) or not flags & HIDDEN_BITS:
            continue
        above = resolved(note.get("/Parent"))
        value = next(filter(None, map(text_of, (note.get("/V"), above.get("/V"),
                                                note.get("/Contents")))), "")  # fmt: skip
        if value:
            found.append(f"page {number}: {text_of(note.get('/T'))} {value}".strip())
    return found


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


def _choice(older: str) -> bytes:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inside = (
        '<mc:Choice Requires="wps"><w:t>Report</w:t></mc:Choice>'
        f"<mc:Fallback><w:t>{older}</w:t></mc:Fallback>"
    )
    given = f'<mc:AlternateContent xmlns:mc="{space}">{inside}</mc:AlternateContent>'
    return docx(f"<w:p><w:r>{given}</w:r></w:p>")


def _layered(about: str, usage: str = "") -> bytes:
    drawn = "/OC /M BDC BT /F1 12 Tf 72 600 Td (Canary) Tj ET EMC"
    page = "/Resources<</Font<</F1 5 0 R>>/Properties<</M 7 0 R>>>>"
    listed = f"/OCProperties<</OCGs[7 0 R]/D<<{about}>>>>"
    return pdf(drawn, page=page, catalogue=listed, more={7: f"<</Type/OCG/Name(x){usage}>>"})


def _noted(flags: int) -> bytes:
    note = f"<</Type/Annot/Subtype/Link/F {flags}/Contents(Canary)/Rect[0 0 9 9]>>"
    return pdf(page=f"/Annots[{note}]")


def _inked(strength: str) -> bytes:
    shown = f"/Resources<</Font<</F1 5 0 R>>/ExtGState<</G<</ca {strength}/CA {strength}>>>>>>"
    return pdf(f"/G gs {PLAIN}", page=shown)


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
    leaks(DOCX, "only for older programs", lambda: _choice("Canary"), says="older programs show"),
    clean(DOCX, "the same for older programs", lambda: _choice("Report")),
    clean(DOCX, "hiding switched off", lambda: _run('<w:vanish w:val="0"/>')),
    clean(DOCX, "white on blue", lambda: _run('<w:color w:val="FFFFFF"/>', SHADED)),
    leaks(PDF, "without ink", lambda: _page(WORDS.format("3 Tr")), says="text drawn without ink"),
    leaks(PDF, "white on white", lambda: _page(WORDS.format("1 g")), says="text in white on white"),
    leaks(PDF, "under a black box", lambda: _page(f"{PLAIN} 0 g {BOX}"), says="under a picture"),
    leaks(PDF, "one point", lambda: _page(PLAIN.replace("12 Tf", "1 Tf")), says="too small"),
    leaks(PDF, "off the page", lambda: _page(PLAIN.replace("72 600", "72 900")), says="beside"),
    leaks(PDF, "a layer off from the start", lambda: _layered("/BaseState/OFF"), says="layers"),
    leaks(
        PDF,
        "a layer for print alone",
        lambda: _layered("", "/Usage<</View<</ViewState/OFF>>>>"),
        says="has layers that are switched off",
    ),
    clean(PDF, "a layer that is on", lambda: _layered("/BaseState/OFF/ON[7 0 R]")),
    leaks(PDF, "a hidden note", lambda: _noted(2), says="has 1 hidden field: page 1: Canary"),
    clean(PDF, "a link's own words", lambda: _noted(4)),
    leaks(PDF, "hardly any ink", lambda: _inked("0.02"), says="text drawn without ink"),
    clean(PDF, "a third of the ink", lambda: _inked("0.3")),
    leaks(PDF, "cut away", lambda: _page(f"q 0 0 1 1 re W n {PLAIN} Q"), says="text cut away"),
    clean(PDF, "cut around", lambda: _page(f"q 60 590 200 40 re W n {PLAIN} Q")),
    clean(PDF, "white on a black box", lambda: _page(f"0 g {BOX} {WORDS.format('1 g')}")),
    clean(PDF, "on a grey ground drawn before", lambda: _page(f"0.9 g {BOX} {PLAIN}")),
)
