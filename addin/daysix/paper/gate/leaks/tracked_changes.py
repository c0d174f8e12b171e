"""Changes that were tracked: what was deleted is still there, with who deleted it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import MAIN, clean, docx, leaks, xlsx
from daysix.paper.gate.frame import DOCX, STOP, XLSX, Found, counted, some
from daysix.paper.gate.package import all_of, first, remove, tag_of, unwrap, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-055", "Tracked changes", STOP, HOUSE, (XLSX, DOCX)
WHY = "What was deleted can still be read, with who deleted it."
FIX = {
    DOCX: "Fix accepts every change in the copy.",
    XLSX: "Fix takes the record of changes out of the copy.",
}
DO = "Accept or reject the changes, and save."
ADDED, GONE = ("ins", "moveTo"), ("del", "moveFrom")
BEFORE = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
          "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel",
          "cellMerge")  # fmt: skip
RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
          "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
          "customXmlDelRangeEnd")  # fmt: skip
EVERY = (*ADDED, *GONE, *BEFORE)
RECORDS = ("revisionHeaders", "revisionLog", "usernames")


def look(file: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    if file.format == XLSX:
        records = _records(file)
        if records:
            yield Found("keeps a record of who changed what", tuple(records))
        return
    tops = [file.tree(name) for name in _bodies(file)]
    changes = [each for top in tops for each in all_of(top, *EVERY) if _is_change(each)]
    if changes:
        gone = [words_of(each) for each in changes if tag_of(each) in GONE]
        shown = some([each for each in gone if each])
        words = f"; deleted but still there: {shown}" if shown else ""
        yield Found(f"has {counted(len(changes), 'tracked change')}{words}")


def _records(file: Package) -> list[str]:
    return [
        link.target
        for name in ["", *file.parts]
        if not name.endswith(".rels")
        for link in file.links(name)
        if link.type in RECORDS and link.target in file.parts
    ]


def _bodies(file: Package) -> list[str]:
    return file.named("word/")


def _is_change(element: Any) -> bool:
    """Whether it is Word's own and not a letter of a formula's notation."""
    return "wordprocessingml" in element.tag


def fix(file: Package) -> None:
    """Accept every change."""
    if file.format == XLSX:
        for part in _records(file):
            file.drop(part)
        file.sweep()
        return
    for name in _bodies(file):
        top = file.tree(name)
        if any(_is_change(each) for each in all_of(top, *EVERY, *RANGES)):
            _accept(top)
            file.changed(name)


def _accept(top: Any) -> None:
    for each in all_of(top, *GONE):
        if not _is_change(each):
            continue
        parent = each.getparent()
        if tag_of(parent) == "trPr":
            remove(parent.getparent())
        elif tag_of(parent) == "rPr" and tag_of(parent.getparent()) == "pPr":
            _end_of_paragraph(each, parent.getparent().getparent())
        else:
            remove(each)
    for each in [*all_of(top, *BEFORE), *all_of(top, *RANGES)]:
        if tag_of(each) == "cellDel":
            remove(each.getparent().getparent())
        else:
            remove(each)
    for each in all_of(top, *ADDED):
        if _is_change(each):
            unwrap(each)


def _end_of_paragraph(mark: Any, paragraph: Any) -> None:
    """A paragraph whose end was deleted goes on in the next one."""
    remove(mark)
    following = paragraph.getnext()
    for gone in all_of(paragraph, *GONE):
        if _is_change(gone):
            remove(gone)
    if following is None or tag_of(following) != "p":
        return
    at = 1 if first(following, "pPr") is not None and tag_of(following[0]) == "pPr" else 0
    for child in [each for each in paragraph if tag_of(each) != "pPr"]:
        following.insert(at, child)
        at += 1
    remove(paragraph)


def _run(tag: str, inside: str) -> str:
    return f'<w:{tag} w:id="1" w:author="Officer"><w:r>{inside}</w:r></w:{tag}>'


DELETED = f"<w:p>{_run('del', '<w:delText>Sister too</w:delText>')}</w:p>"
MOVED = f"<w:p>{_run('moveFrom', '<w:t>Moved away</w:t>')}{_run('moveTo', '<w:t>Here</w:t>')}</w:p>"
EXAMPLES = (
    leaks(DOCX, "deleted text", lambda: docx(DELETED), says="deleted but still there: Sister too"),
    leaks(DOCX, "moved text", lambda: docx(MOVED), says="has 2 tracked changes"),
    leaks(
        DOCX,
        "inserted text",
        lambda: docx(f"<w:p>{_run('ins', '<w:t>New</w:t>')}</w:p>"),
        says="has 1 tracked change",
    ),
    clean(DOCX, "text as it stands", docx),
    leaks(
        XLSX,
        "a shared workbook's record",
        lambda: xlsx(
            parts={"xl/revisions/revisionHeaders.xml": f'<headers xmlns="{MAIN}"/>'},
            links={"xl/workbook.xml > revisionHeaders": "xl/revisions/revisionHeaders.xml"},
        ),
        says="keeps a record of who changed what",
    ),
    clean(XLSX, "no record", xlsx),
)
