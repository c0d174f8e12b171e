"""A Word document known again: what is an edit, what is only saving, and whether a PDF is of it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from daysix.paper.blocks import Document, Facts, Grid, Heading, Paragraph
from daysix.paper.gate.package import Unreadable
from daysix.paper.word import word
from daysix.paper.word_pages import are_pages_of
from daysix.paper.word_reread import reread

AGENDA = Document(
    "Agenda: Placement panel",
    (
        Heading("Agenda: Placement panel"),
        Facts((("Start", "10am"), ("Where", "Room 2"))),
        Heading("A. Welcome"),
        Paragraph("The quorum is 5 members."),
        Grid(("Item", "Initials"), (("D1", "I.W."), ("D2", "P.Q."))),
    ),
    reference="P26-004",
    banner="Confidential.",
)


@pytest.fixture(scope="module")
def written():
    return word(AGENDA, issued=datetime(2026, 11, 30, tzinfo=UTC))


def changed(content, change):
    """The document after somebody has done something to it."""
    document = docx.Document(io.BytesIO(content))
    change(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def paragraph_of(document, words):
    return next(one for one in document.paragraphs if words in one.text)


def picture(colour):
    kept = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(kept, "PNG")
    return kept.getvalue()


# What it says


def test_paragraphs_rows_and_margins_are_read(written):
    again = reread(written)
    assert again.lines == (
        "Agenda: Placement panel",
        "Start | 10am",
        "Where | Room 2",
        "A. Welcome",
        "The quorum is 5 members.",
        "Item | Initials",
        "D1 | I.W.",
        "D2 | P.Q.",
    )
    assert again.margins == ("Confidential.", "P26-004 Agenda: Placement panel Page of")
    assert (again.is_tracked, again.comments) == (False, 0)


def test_another_document_is_read_or_refused():
    with pytest.raises(Unreadable):
        reread(b"PK\x03\x04 and nothing more")
    with pytest.raises(Unreadable):
        reread(b"")


# What is only saving


def test_saved_again_it_is_the_same(written):
    kept = changed(written, lambda _: None)
    assert kept != written
    assert reread(kept).mark == reread(written).mark


def cut_runs(document):
    """Word cuts a run in two where a spelling was looked at."""
    words = paragraph_of(document, "quorum").runs[0]
    words.text = "The quorum "
    paragraph_of(document, "The quorum").add_run("is 5 members.")


def add_marks(document):
    """What Word writes down at each saving: where the cursor was, where a page ended."""
    inside = paragraph_of(document, "quorum")._p
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(name)
        mark.set(qn("w:id"), "77")
        if name.endswith("Start"):
            mark.set(qn("w:name"), "_GoBack")
        inside.append(mark)
    inside.r_lst[0].append(OxmlElement("w:lastRenderedPageBreak"))
    inside.set(qn("w:rsidR"), "00A1B2C3")


def count_pages(document):
    """The page numbers a program has worked out."""
    for field in document.sections[0].footer._element.iter(qn("w:fldSimple")):
        next(field.iter(qn("w:t"))).text = "9"


def widen(document):
    document.sections[0].left_margin = Cm(3)


@pytest.mark.parametrize("saving", [cut_runs, add_marks, count_pages, widen])
def test_what_programs_write_down_is_no_edit(written, saving):
    assert reread(changed(written, saving)).mark == reread(written).mark


# What is an edit


def retype(document):
    paragraph_of(document, "quorum").runs[0].text = "The quorum is 6 members."


def strike(document):
    paragraph_of(document, "quorum").runs[0].font.strike = True


def embolden(document):
    paragraph_of(document, "quorum").runs[0].bold = True


def drop_row(document):
    row = document.tables[-1].rows[-1]._tr
    row.getparent().remove(row)


def swap_cells(document):
    first, second = document.tables[-1].rows[-1].cells
    first.paragraphs[0].runs[0].text, second.paragraphs[0].runs[0].text = "P.Q.", "D2"


def change_header(document):
    document.sections[0].header.paragraphs[0].runs[0].text = "Public."


def add_note(document):
    document.add_paragraph("Bring a pen.")


EDITS = [retype, strike, embolden, drop_row, swap_cells, change_header, add_note]


@pytest.mark.parametrize("edit", EDITS)
def test_what_somebody_would_see_is_an_edit(written, edit):
    assert reread(changed(written, edit)).mark != reread(written).mark


def test_another_picture_in_the_same_place_is_an_edit(written):
    def with_picture(colour):
        return reread(
            changed(written, lambda one: one.add_picture(io.BytesIO(picture(colour)), width=Cm(2)))
        )

    assert with_picture("red").mark != with_picture("blue").mark
    assert with_picture("red").mark == with_picture("red").mark
    assert with_picture("red").lines == reread(written).lines


# Changes that are still open, and remarks


def tracked(kind):
    def edit(document):
        change = OxmlElement(kind)
        change.set(qn("w:author"), "E. Wold")
        run = paragraph_of(document, "quorum").runs[0]._r
        run.getparent().replace(run, change)
        change.append(run)

    return edit


def test_words_struck_out_and_not_yet_accepted_are_not_read_as_there(written):
    out = reread(changed(written, tracked("w:del")))
    assert out.is_tracked
    assert "The quorum is 5 members." not in out.lines
    put_in = reread(changed(written, tracked("w:ins")))
    assert put_in.is_tracked
    assert "The quorum is 5 members." in put_in.lines


def test_remarks_beside_the_text_are_counted(written):
    def remark(document):
        document.add_comment(paragraph_of(document, "quorum").runs, "Six?", author="E. Wold")

    assert reread(changed(written, remark)).comments == 1


def test_words_in_a_text_box_are_read_once():
    """Programs keep a box twice: for those that know the new kind, and for those that do not."""
    box = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r>"
        "<w:t>Mind the step</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Mind the step</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    again = reread(bare(f"<w:p><w:r><w:t>Before</w:t>{box}</w:r></w:p>"))
    assert again.lines == ("Before", "Mind the step")


def test_a_field_that_is_worked_out_counts_for_nothing_and_a_link_does():
    def field(code, shown):
        return (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            f"<w:r><w:instrText> {code[:2]}</w:instrText></w:r>"
            f"<w:r><w:instrText>{code[2:]} </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            f"<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )

    after = "<w:r><w:t xml:space='preserve'> and on</w:t></w:r>"
    said = [
        reread(bare(f"<w:p>{field(code, shown)}{after}</w:p>")).lines
        for code, shown in (("PAGE", "3"), ("DATE", "30 November"), ("HYPERLINK", "the rota"))
    ]
    assert said == [("and on",), ("and on",), ("the rota and on",)]


def bare(body):
    """A Word document of nothing but a body."""
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{rels}"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        made.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>"
        )
    return kept.getvalue()


# Whether a PDF is of it


def printed(*pages):
    kept = io.BytesIO()
    canvas = Canvas(kept)
    for number, lines in enumerate(pages, 1):
        foot = f"P26-004 Agenda: Placement panel Page {number} of {len(pages)}"
        for place, line in enumerate(["Confidential.", *lines, foot]):
            canvas.drawString(60, 780 - 20 * place, line)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


FIRST = ("Agenda: Placement panel", "Start 10am", "Where Room 2", "A. Welcome")
REST = ("Item Initials", "D1 I.W.", "D2 P.Q.")


def test_pages_of_the_same_words_are_of_it_however_they_are_broken(written):
    again = reread(written)
    assert are_pages_of(again, printed((*FIRST, "The quorum is 5 members.", *REST)))
    # a word broken at the edge of a cell, a paragraph broken by the end of a page
    assert are_pages_of(again, printed((*FIRST, "The quo", "rum is"), ("5 members.", *REST)))


@pytest.mark.parametrize(
    "lines",
    [
        (*FIRST, "The quorum is 6 members.", *REST),
        (*FIRST, *REST),
        (*FIRST, "The quorum is 5 members.", "Bring a pencil.", *REST),
        (*FIRST, "The quorum is 5 members.", *REST[:2]),
    ],
    ids=["another number", "a paragraph less", "a paragraph more", "a row less"],
)
def test_pages_of_other_words_are_not(written, lines):
    assert not are_pages_of(reread(written), printed(lines))


def test_a_pdf_that_cannot_be_read_is_not_of_it(written):
    assert not are_pages_of(reread(written), b"%PDF-1.7\nnothing of a PDF")
