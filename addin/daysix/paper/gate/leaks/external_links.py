"""Links to other files, databases and templates, with what was remembered of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import MAIN, clean, docx, leaks, pdf, word, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, XLSX, Found, counted, some
from daysix.paper.gate.package import Link, all_of, attribute, is_xml, rels_of, remove
from daysix.paper.gate.pdf_file import PdfFile, direct, resolved, text_of
from daysix.paper.gate.sheets import freeze, tidy_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-057", "Links to other files", STOP, HOUSE, (XLSX, DOCX, PDF)
WHY = "The copy carries what was read from them, and where they are kept."
FIX = {
    XLSX: "Fix takes them out of the copy; formulas there become the values they show.",
    DOCX: "Fix takes them out of the copy.",
    PDF: "Fix takes them out of the copy; their words stay.",
}
DO = "Break the links, and save."
CACHES = ("externalLink", "connections", "queryTable", "xmlMaps", "model", "customData")
OURS = frozenset({"hyperlink", "image", "audio", "video"})
"""Links that show on the page, or a picture that would go with them."""
OTHER_FILE = re.compile(r"\[\d+\]")
MERGING = ("mailMerge", "attachedTemplate")
REFER = ("OLEObject", "subDoc", "altChunk", "oleLink")
NOWHERE = "about:blank"
OF_A_DISK = ("file:", "\\\\")
PATH = re.compile(r"[\\/]")


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    if isinstance(file, PdfFile):
        targets = [target for _, target in _in_pdf(file)]
        if targets:
            shown = some([PATH.split(each)[-1] for each in targets])
            yield Found(f"has {counted(len(targets), 'link')} to other files: {shown}", (*targets,))
        return
    outside = [link.target for _, link in _outside(file)]
    caches = _caches(file)
    merging = [name for name in file.named("word/settings") if all_of(file.tree(name), *MERGING)]
    many = max(len(caches), len(outside)) or len(merging)
    if many:
        shown = some([each.rpartition("/")[2] or each for each in outside])
        words = f": {shown}" if shown else ""
        yield Found(f"has {counted(many, 'link')} to other files{words}", tuple(outside))


def _in_pdf(file: PdfFile) -> Iterator[tuple[Any, str]]:
    """Actions that open another file, and which."""
    for each in file.dictionaries("/URI", "/GoToR", "/GoToE"):
        for one in direct(each):
            kind = text_of(one.get("/S"))
            at = one.get("/URI") if kind == "/URI" else one.get("/F")
            target = text_of(at) or text_of(resolved(at).get("/UF") or resolved(at).get("/F"))
            elsewhere = kind in {"/GoToR", "/GoToE"} or target.lower().startswith(OF_A_DISK)
            if elsewhere and target:
                yield one, target


def _caches(file: Package) -> list[str]:
    return [
        link.target
        for name in file.parts
        if not name.endswith(".rels")
        for link in file.links(name)
        if link.type in CACHES and link.target in file.parts
    ]


def _outside(file: Package) -> Iterator[tuple[str, Link]]:
    """Relationships to places outside which are not links on a page."""
    for name in list(file.parts):
        if not name.endswith(".rels"):
            for link in file.links(name):
                if link.outside and (link.type not in OURS or link.target.startswith("file:")):
                    yield name, link


def fix(file: Package | PdfFile) -> None:
    """Take them out."""
    if isinstance(file, PdfFile):
        _fix_pdf(file)
    elif file.format == DOCX:
        for name in file.named("word/settings"):
            for each in all_of(file.tree(name), *MERGING):
                remove(each)
                file.changed(name)
        _unlink(file)
    else:
        _fix_book(file)


def _fix_pdf(file: PdfFile) -> None:
    for action, _ in list(_in_pdf(file)):
        for key in ("/S", "/URI", "/F"):
            if key in action:
                del action[key]


def _fix_book(file: Package) -> None:
    freeze(file)
    for part in _caches(file):
        file.drop(part)
    top = file.tree(file.main)
    for each in all_of(top, "externalReferences"):
        remove(each)
    for each in all_of(top, "definedName"):
        if OTHER_FILE.search(each.text or ""):
            remove(each)
    file.changed(file.main)
    _drop_rules(file)
    _unlink(file)
    _untie(file)
    file.sweep()


def _drop_rules(file: Package) -> None:
    """Rules of cells that look at other files."""
    for name in file.named("xl/worksheets/"):
        sheet = file.tree(name)
        looking = [
            each.getparent()
            for each in all_of(sheet, "formula1", "formula2", "formula", "f")
            if OTHER_FILE.search(each.text or "")
        ]
        for each in looking:
            remove(each)
        if looking:
            tidy_rules(sheet)
            file.changed(name)


def _unlink(file: Package) -> None:
    """What shows on the page stays and leads nowhere; the rest goes with what refers to it."""
    for source, link in list(_outside(file)):
        if link.type in OURS:
            link.element.set("Target", NOWHERE)
            file.changed(rels_of(source))
            continue
        for each in all_of(file.tree(source), *REFER) if is_xml(source, file.parts[source]) else ():
            if attribute(each, "id") == link.id:
                remove(each)
                file.changed(source)
        file.unlink(source, link)


def _untie(file: Package) -> None:
    """Tables filled from a query become tables."""
    for name in file.named("xl/tables/"):
        for each in file.tree(name).iter():
            for key in ("tableType", "queryTableFieldId", "connectionId"):
                if each.attrib.pop(key, None) is not None:
                    file.changed(name)


def _book() -> bytes:
    cache = (
        f'<externalLink xmlns="{MAIN}"><externalBook><sheetDataSet><sheetData sheetId="0">'
        '<row r="1"><cell r="A1" t="str"><v>Canary Warbleton</v></cell></row></sheetData>'
        "</sheetDataSet></externalBook></externalLink>"
    )
    return xlsx(
        parts={"xl/externalLinks/externalLink1.xml": cache},
        links={
            "xl/workbook.xml > externalLink": "xl/externalLinks/externalLink1.xml",
            "xl/externalLinks/externalLink1.xml > externalLinkPath": "file:///H:/Team/Tracker.xlsx",
        },
    )


def _letter(inside: str = "<w:mailMerge/>") -> bytes:
    return docx(
        parts={"word/settings.xml": word("settings", inside)},
        links={"word/document.xml > settings": "word/settings.xml"},
    )


def _page(action: str) -> bytes:
    return pdf(page=f"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<{action}>>>>]")


EXAMPLES = (
    leaks(XLSX, "another workbook", _book, says="has 1 link to other files: Tracker.xlsx"),
    clean(
        XLSX,
        "a web page somebody linked",
        lambda: xlsx(links={"xl/worksheets/sheet1.xml > hyperlink": "https://council.example/"}),
    ),
    leaks(DOCX, "a list of addresses for letters", _letter, says="has 1 link to other files"),
    leaks(
        PDF,
        "a file on somebody's disk",
        lambda: _page("/S/URI/URI(file:///H:/Pupils/Canary.docx)"),
        says="has 1 link to other files: Canary.docx",
    ),
    leaks(
        PDF,
        "another PDF",
        lambda: _page("/S/GoToR/F(Canary.pdf)/D[0/Fit]"),
        says="has 1 link to other files: Canary.pdf",
    ),
    clean(PDF, "a web page", lambda: _page("/S/URI/URI(https://council.example/)")),
    clean(DOCX, "settings of its own", lambda: _letter("<w:zoom/>")),
)
