"""Choices and hints of forms: lists nobody opens, help texts, a PDF field's first value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, docx, leaks, pdf
from daysix.paper.gate.frame import DOCX, PDF, TELL, Found, counted, some
from daysix.paper.gate.leaks._shown import not_shown
from daysix.paper.gate.leaks._unused import WORD_S_OWN
from daysix.paper.gate.package import all_of, attribute, remove, tag_of
from daysix.paper.gate.pdf_file import PdfFile, direct, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-098", "Choices and hints of forms", TELL, HOUSE, (DOCX, PDF)
WHY = "They open with the field, though the page does not show them."
FIX = {DOCX: "Fix takes them out of the copy; what was chosen stays."}
DO = "Print it to a new PDF, and send that."
FIELDS = {
    "listItem": ("displayText", "value"),
    "listEntry": ("val",),
    "helpText": ("val",),
    "statusText": ("val",),
    "alias": ("val",),
    "attr": ("val",),
}


def look(file: Package | PdfFile, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    said = _in_pdf(file) if isinstance(file, PdfFile) else _in_word(file)
    hidden = not_shown(file, said)
    if hidden:
        words = counted(len(hidden), "choice or hint", "choices or hints")
        yield Found(f"has {words} in its fields: {some(hidden)}", tuple(hidden))


def _kept(file: Package) -> Iterator[tuple[str, Any, list[str]]]:
    for part in file.named("word/document", "word/header", "word/footer"):
        for each in all_of(file.tree(part), *FIELDS):
            said = [attribute(each, name) for name in FIELDS[tag_of(each)]]
            yield part, each, [text for text in said if not WORD_S_OWN.fullmatch(text)]


def _in_word(file: Package) -> Iterator[str]:
    return (text for _, _, texts in _kept(file) for text in texts)


def _in_pdf(file: PdfFile) -> Iterator[str]:
    for each in file.dictionaries("/Opt", "/DV"):
        for one in direct(each):
            for key in ("/Opt", "/DV"):
                yield from text_of(one.get(key)).split("; ")


def fix(file: Package) -> None:
    """Take them out; the text of the field is the document's."""
    for part, each, said in list(_kept(file)):
        if not_shown(file, said):
            remove(each)
            file.changed(part)


def _chosen(*items: str) -> bytes:
    listed = "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in items)
    field = f"<w:sdtPr><w:dropDownList>{listed}</w:dropDownList></w:sdtPr>"
    text = "<w:sdtContent><w:p><w:r><w:t>Wren</w:t></w:r></w:p></w:sdtContent>"
    return docx(f"<w:sdt>{field}{text}</w:sdt>")


def _hinted(hint: str) -> bytes:
    field = f'<w:ffData><w:helpText w:type="text" w:val="{hint}"/></w:ffData>'
    return docx(f'<w:p><w:r><w:fldChar w:fldCharType="begin">{field}</w:fldChar></w:r></w:p>')


def _field(about: str) -> bytes:
    field = f"<</Type/Annot/Subtype/Widget/FT/Ch/T(child){about}/Rect[0 0 9 9]>>"
    return pdf(catalogue="/AcroForm<</Fields[7 0 R]>>", page="/Annots[7 0 R]", more={7: field})


SAYS = "has 1 choice or hint in its fields: Canary"
EXAMPLES = (
    leaks(DOCX, "a choice nobody made", lambda: _chosen("Canary", "Wren"), says=SAYS),
    leaks(DOCX, "a hint", lambda: _hinted("Canary"), says=SAYS),
    clean(DOCX, "the choice that was made", lambda: _chosen("Choose an item.", "Wren")),
    leaks(PDF, "a choice nobody made", lambda: _field("/Opt[(Canary)(Report)]"), says=SAYS),
    leaks(PDF, "what stood there first", lambda: _field("/DV(Canary)"), says=SAYS),
    clean(PDF, "choices that show", lambda: _field("/Opt[(Report)]")),
)
