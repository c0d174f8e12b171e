"""Writing the form that schools fill in for one pupil: one page for Word, questions and answers.

A plain table of two columns, which any word processor keeps and any reader finds again. The same
questions give the same bytes: no time of day is kept in the file.
"""

from __future__ import annotations

import io
import zipfile
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from daysix.workbook.looks import AMBER, AMBER_PALE, FONT, INK, LINE, MUTED, TEAL, TEAL_PALE
from daysix.workbook.school_form import (
    CARE,
    CHOICE,
    MADE_ON,
    TITLE,
    WELCOME,
    questions,
    reason_key,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.table import Table
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph

    from daysix.workbook.school_form import Question

Element = Any
DAY_ONE = (1980, 1, 1, 0, 0, 0)
LABEL_CM, ANSWER_CM, ROW_CM = 8.6, 9.4, 0.68
MARGIN_CM = 1.5
A4_CM = (21.0, 29.7)
MOST_CHOICES_SHOWN = 6
AUTHOR = "Day Six"
NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


def school_form_docx(answers: Mapping[str, str] = NO_ANSWERS) -> bytes:
    """The form as the bytes of a .docx file, filled in where an answer is given by its question."""
    import docx

    made = docx.Document()
    _page(made)
    _line(made.add_paragraph(), TITLE, size=20, colour=TEAL, bold=True, after=2)
    _line(made.add_paragraph(), WELCOME, size=10, colour=INK, after=3)
    _shaded(_line(made.add_paragraph(), CARE, size=9.5, colour=AMBER, after=2), AMBER_PALE)
    for group, asked in groupby(questions(), key=lambda question: question.group):
        _line(made.add_paragraph(), group, size=11.5, colour=TEAL, bold=True, before=5, after=2)
        table = made.add_table(rows=0, cols=2)
        table.autofit = False
        for question in asked:
            _question(table, question, answers.get(question.label, ""))
    _key(made)
    return _same_bytes(made)


def _page(made: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm

    # The template's second set of styles is for Word 2010 and disagrees with the first.
    for key, part in [*made.part.rels.items()]:
        if part.reltype.endswith("/stylesWithEffects"):
            made.part.rels.pop(key)
    section = made.sections[0]
    section.page_width, section.page_height = (Cm(side) for side in A4_CM)
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(1.1), Cm(1.0)
    section.footer_distance = section.header_distance = Cm(0.5)
    style: Any = made.styles["Normal"]
    style.font.name = FONT
    fonts = style.element.rPr
    language = fonts.makeelement(qn("w:lang"), {qn("w:val"): "en-GB"})
    fonts.append(language)
    about = made.core_properties
    about.title, about.author, about.language = TITLE, AUTHOR, "en-GB"
    about.created = about.modified = MADE_ON
    about.last_modified_by, about.comments, about.revision = AUTHOR, "", 1


def _line(  # noqa: PLR0913 - how a line looks, each by its name
    paragraph: Paragraph,
    words: str,
    *,
    size: float,
    colour: str,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> Paragraph:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(words)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    paragraph.paragraph_format.line_spacing = 1.0
    return paragraph


def _shaded(paragraph: Paragraph, colour: str) -> None:
    from docx.oxml.ns import qn

    about: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no shading of its own
    # Shading comes before spacing; Word refuses them the other way round.
    about.find(qn("w:spacing")).addprevious(_shade(about, qn("w:shd"), colour))


def _shade(parent: Element, tag: str, colour: str) -> Element:
    from docx.oxml.ns import qn

    fill = colour.removeprefix("#")
    return parent.makeelement(
        tag, {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): fill}
    )


def _question(table: Table, question: Question, typed: str) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
    from docx.shared import Cm

    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx gives it no types
    row.height, row.height_rule = Cm(ROW_CM), WD_ROW_HEIGHT_RULE.AT_LEAST
    label, answer = row.cells
    label.width, answer.width = Cm(LABEL_CM), Cm(ANSWER_CM)
    words = label.paragraphs[0]
    _line(words, question.label, size=10.5, colour=INK, bold=True)
    hint = _hint(question)
    if hint:
        _line(words, f" ({hint})", size=8.5, colour=MUTED)
    _line(answer.paragraphs[0], typed, size=10.5, colour=INK)
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _dressed(answer, TEAL_PALE)
    _dressed(label, "")


def _hint(question: Question) -> str:
    if question.kind == CHOICE and 1 < len(question.choices) <= MOST_CHOICES_SHOWN:
        shown = question.choices
        if len(shown[0]) > 1 or question.label == "Sex":
            return f"{', '.join(shown[:-1])} or {shown[-1]}"
    return question.hint


def _dressed(cell: Cell, fill: str) -> None:
    """A line under the cell, and its fill."""
    from docx.oxml.ns import qn

    about: Any = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no borders of its own
    borders = about.makeelement(qn("w:tcBorders"), {})
    under = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": LINE.removeprefix("#")}
    borders.append(
        borders.makeelement(qn("w:bottom"), {qn(name): value for name, value in under.items()})
    )
    # The order of these is fixed: borders, shading, and then how the words stand.
    place = about.find(qn("w:vAlign"))
    place.addprevious(borders)
    if fill:
        place.addprevious(_shade(about, qn("w:shd"), fill))


def _key(made: Document) -> None:
    """The reasons with their codes, small, in running lines so that it is no table of answers."""
    paragraph = made.add_paragraph()
    _line(paragraph, "Reason codes  ", size=8, colour=TEAL, bold=True, before=5)
    for code, words in reason_key():
        _line(paragraph, f"{code} ", size=7.5, colour=INK, bold=True, before=5)
        _line(paragraph, f"{words}.  ", size=7.5, colour=MUTED, before=5)


def _same_bytes(made: Document) -> bytes:
    """The document with its parts packed without any time of day."""
    saved, packed = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(packed, "w") as archive:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, DAY_ONE)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
