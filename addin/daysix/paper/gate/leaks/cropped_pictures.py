"""Pictures of which only a part shows: the rest is still in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.drawn import IMAGE, Box, Drawn
from daysix.paper.gate.examples import DOCUMENT, PIXEL, clean, docx, leaks, pdf, stream, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, XLSX, Found, counted
from daysix.paper.gate.leaks._pictures import can_be_cut, crops, cut
from daysix.paper.gate.package import attribute, first, rels_of, remove
from daysix.paper.gate.pdf_file import PdfFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE = "Y-065", "Cropped pictures", STOP, HOUSE
FORMATS = (XLSX, DOCX, PDF)
WHY = "What was cut off is still in the file and can be brought back."
FIX = dict.fromkeys((XLSX, DOCX), "Fix cuts the pictures in the copy.")
DO = "Cut the picture before it is put in, and make the page again."
LEAST = 0.03
"""Share of a picture that does not show; less is a hair's breadth."""


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    if isinstance(file, PdfFile):
        pages = [str(number) for number, box, drawn in file.drawings() if _hides(box, drawn)]
        if pages:
            yield Found(f"has cropped pictures on page {', '.join(pages)}", tuple(pages))
        return
    found = list(crops(file))
    if found:
        simple = all(each.picture and can_be_cut(file.parts[each.picture]) for each in found)
        yield Found(f"has {counted(len(found), 'cropped picture')}", fixable=simple)


def _hides(box: Box, drawn: list[Drawn]) -> bool:
    for each in drawn:
        if each.kind == IMAGE and each.box.area:
            shows = each.box.shared(box)
            shows = shows if each.clip is None else shows.shared(each.clip)
            if shows.area < (1 - LEAST) * each.box.area:
                return True
    return False


def fix(file: Package) -> None:
    """Cut each; one used twice becomes two, for each may show another part of it."""
    for number, each in enumerate(list(crops(file)), 1):
        folder, _, last = each.picture.rpartition("/")
        ending = last.rpartition(".")[2]
        name = f"{folder}/cut{number}.{ending}"
        file.put(name, cut(file.parts[each.picture], each.edges))
        blip = first(each.element.getparent(), "blip")
        id_ = f"rIdCut{number}"
        links = file.tree(rels_of(each.part))
        old = next(link for link in file.links(each.part) if link.id == attribute(blip, "embed"))
        line = links.makeelement(old.element.tag, dict(old.element.attrib))
        line.set("Id", id_)
        line.set("Target", f"/{name}")
        links.append(line)
        file.changed(rels_of(each.part))
        for key in [key for key in blip.attrib if key.endswith("}embed")]:
            blip.set(key, id_)
        for more in [one for one in blip if one.tag.endswith("}extLst")]:
            blip.remove(more)
        remove(each.element)
        file.changed(each.part)
    _drop_unused(file)


def _drop_unused(file: Package) -> None:
    """Relationships to pictures nothing refers to any more."""
    for part in file.named("word/", "xl/drawings/"):
        used = {value for each in file.tree(part).iter() for value in each.attrib.values()}
        for link in file.links(part):
            if link.type == "image" and link.id not in used:
                file.unlink(part, link)
    file.sweep()


def _letter(crop: str) -> bytes:
    fill = f'<pic:blipFill><a:blip r:embed="rId1"/>{crop}</pic:blipFill>'
    return docx(
        f"<w:p><w:r><w:drawing><wp:inline><pic:pic>{fill}</pic:pic></wp:inline></w:drawing></w:r></w:p>",
        parts={"word/media/image1.png": PIXEL},
        links={f"{DOCUMENT} > image": "word/media/image1.png"},
    )


def _book(crop: str) -> bytes:
    space = (
        'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    fill = f'<xdr:pic><xdr:blipFill><a:blip r:embed="rId1"/>{crop}</xdr:blipFill></xdr:pic>'
    return xlsx(
        parts={
            "xl/drawings/drawing1.xml": f"<xdr:wsDr {space}>{fill}</xdr:wsDr>",
            "xl/media/image1.png": PIXEL,
        },
        links={
            "xl/worksheets/sheet1.xml > drawing": "xl/drawings/drawing1.xml",
            "xl/drawings/drawing1.xml > image": "xl/media/image1.png",
        },
    )


def _page(drawn: str) -> bytes:
    about = "/Subtype/Image/Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    resources = "/Resources<</XObject<</I 7 0 R>>>>"
    return pdf(drawn, page=resources, more={7: stream(b"\x00\xff", about)})


CUT, HAIR = '<a:srcRect l="40000"/>', '<a:srcRect l="900"/>'
EXAMPLES = (
    leaks(XLSX, "two fifths cut off", lambda: _book(CUT), says="has 1 cropped picture"),
    clean(XLSX, "a hair's breadth", lambda: _book(HAIR)),
    leaks(DOCX, "two fifths cut off", lambda: _letter(CUT), says="has 1 cropped picture"),
    clean(DOCX, "all of it", lambda: _letter("")),
    leaks(
        PDF,
        "half behind a window",
        lambda: _page("q 100 100 50 100 re W n 100 0 0 100 100 100 cm /I Do Q"),
        says="has cropped pictures on page 1",
    ),
    leaks(
        PDF,
        "half beside the page",
        lambda: _page("q 100 0 0 100 545 100 cm /I Do Q"),
        says="has cropped pictures on page 1",
    ),
    clean(PDF, "all of it", lambda: _page("q 100 0 0 100 100 100 cm /I Do Q")),
)
