"""PDF files: words by where they stand, tables, form fields, scans, and what acts by itself."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from tests.attachments.made_papers import changed_pdf, locked_pdf, pdf

from daysix.attachments import Facts, facts_of, read_paper
from daysix.attachments.pdf_layout import Letter, lines_of, tables_of, text_of


def read(content):
    (paper,) = read_paper("Form.pdf", content)
    return paper


def pairs(paper):
    return [(one.label, one.value, one.where, one.row) for one in paper.labelled]


def columns(page, rows, *, top=700, places=(50, 200, 300, 400)):
    for number, row in enumerate(rows):
        for place, text in zip(places, row, strict=False):
            page.drawString(place, top - 20 * number, text)


def test_labels_and_answers_side_by_side():
    paper = read(
        pdf(
            lambda page: columns(
                page, [("Name of pupil", "Jo Bloggs"), ("Date of birth", "03/05/2012")]
            )
        )
    )
    assert paper.kind == "pdf"
    assert paper.text == "Name of pupil   Jo Bloggs\nDate of birth   03/05/2012"
    assert pairs(paper) == [
        ("Name of pupil", "Jo Bloggs", "page 1, table 1, row 1", 0),
        ("Date of birth", "03/05/2012", "page 1, table 1, row 2", 0),
    ]


def test_a_table_with_a_heading_row_and_a_gap_in_it():
    rows = [
        ("Pupil", "DOB", "Year", "Days"),
        ("A Bee", "1/2/2012", "9", "2"),
        ("C Dee", "", "10", "1"),
    ]
    assert pairs(read(pdf(lambda page: columns(page, rows)))) == [
        ("Pupil", "A Bee", "page 1, table 1, row 2", 1),
        ("DOB", "1/2/2012", "page 1, table 1, row 2", 1),
        ("Year", "9", "page 1, table 1, row 2", 1),
        ("Days", "2", "page 1, table 1, row 2", 1),
        ("Pupil", "C Dee", "page 1, table 1, row 3", 2),
        ("Year", "10", "page 1, table 1, row 3", 2),
        ("Days", "1", "page 1, table 1, row 3", 2),
    ]


def test_a_label_with_a_colon_on_the_second_page():
    def draw(page):
        page.drawString(50, 700, "Dear Sir")
        page.showPage()
        page.drawString(50, 700, "UPN: A123456789012")

    assert pairs(read(pdf(draw))) == [("UPN", "A123456789012", "page 2", 0)]


def filled(page):
    form = page.acroForm
    page.drawString(50, 780, "Pupil name")
    form.textfield(name="Text1", x=150, y=775, width=200, height=18, value="Jo Bloggs")
    form.textfield(name="upn", tooltip="Unique pupil number", x=150, y=735, value="A123")
    form.textfield(name="Empty", x=150, y=715, value="")
    form.checkbox(name="Check Box1", x=50, y=690, checked=True)
    page.drawString(80, 693, "Suspension")
    form.checkbox(name="Check Box2", x=50, y=660, checked=False)
    page.drawString(80, 663, "Permanent exclusion")
    form.radio(name="SEN", value="No", selected=False, x=50, y=640)
    form.radio(name="SEN", value="Yes", selected=True, x=90, y=640)
    form.choice(
        name="reason", tooltip="Reason", x=50, y=600, options=["Drugs", "Theft"], value="Theft"
    )


def test_the_fields_of_a_form_with_boxes_buttons_and_lists():
    paper = read(pdf(filled))
    assert pairs(paper) == [
        ("Pupil name", "Jo Bloggs", "page 1", 0),
        ("Unique pupil number", "A123", "page 1", 0),
        ("Suspension", "Yes", "page 1", 0),
        ("SEN", "Yes", "page 1", 0),
        ("Reason", "Theft", "page 1", 0),
    ]
    assert "Unique pupil number: A123" in paper.text
    assert paper.sentence == ""


def scan(page):
    made = io.BytesIO()
    Image.new("RGB", (60, 60), "grey").save(made, "PNG")
    from reportlab.lib.utils import ImageReader

    page.drawImage(ImageReader(io.BytesIO(made.getvalue())), 50, 500)


def test_a_scan_is_a_picture():
    paper = read(pdf(scan))
    assert paper.flags == {"picture"}
    assert paper.sentence == (
        "This is a picture. Type what it says, or have its text recognised first. (E-020)"
    )


def test_a_scanned_page_among_others_is_named():
    def draw(page):
        page.drawString(50, 700, "Covering letter")
        page.showPage()
        scan(page)

    content = pdf(draw)
    paper = read(content)
    assert paper.text == "Covering letter"
    assert paper.flags == {"picture"}
    assert paper.sentence.startswith("Page 2 is a picture. Type what it says")
    assert facts_of(content) == Facts(2, (1,), (2,), encrypted=False)


def test_a_locked_pdf():
    paper = read(locked_pdf())
    assert (paper.flags, paper.text) == ({"encrypted"}, "")
    assert facts_of(locked_pdf()) == Facts(encrypted=True)


def test_a_pdf_that_may_be_read_but_not_changed_is_read():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(lambda page: page.drawString(50, 700, "UPN: A1")))) as whole:
        whole.save(made, encryption=pikepdf.Encryption(owner="mine", user=""))
    assert pairs(read(made.getvalue())) == [("UPN", "A1", "page 1", 0)]


@pytest.mark.parametrize(
    "action",
    [
        {"S": pikepdf.Name.JavaScript, "JS": "app.alert(1)"},
        {"S": pikepdf.Name.Launch, "F": "calc.exe"},
    ],
)
def test_what_a_pdf_would_do_is_said_and_not_done(action):
    def change(document):
        document.Root.OpenAction = pikepdf.Dictionary(**action)

    paper = read(changed_pdf(change))
    assert paper.text == "canary"
    assert paper.flags == {"macro"}
    assert "(E-037)" in paper.sentence


XFA = (
    b"<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><xfa:data><form1>"
    b"<PupilName>Jo Bloggs</PupilName><Empty/><Days>2.5</Days></form1></xfa:data></xfa:datasets>"
)


@pytest.mark.parametrize("split", [True, False])
def test_the_answers_of_a_form_that_only_adobe_draws(split):
    def change(document):
        part = document.make_stream(XFA)
        xfa = pikepdf.Array([pikepdf.String("datasets"), part]) if split else part
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=xfa)

    assert pairs(read(changed_pdf(change))) == [
        ("PupilName", "Jo Bloggs", "page 1", 0),
        ("Days", "2.5", "page 1", 0),
    ]


def test_answers_with_definitions_of_their_own_are_refused():
    def change(document):
        part = document.make_stream(b"<!DOCTYPE a [<!ENTITY x 'y'>]>" + XFA)
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=part)

    paper = read(changed_pdf(change))
    assert (paper.text, paper.labelled) == ("", ())
    assert "(E-031)" in paper.sentence


def test_files_packed_into_a_pdf_are_said():
    def change(document):
        document.attachments["a.txt"] = b"inner"

    paper = read(changed_pdf(change))
    assert "(E-038)" in paper.sentence
    assert "inner" not in paper.text


def test_facts_of_what_is_no_pdf():
    assert facts_of(b"plain words") == Facts()


@pytest.mark.parametrize("length", [9, 200, 900])
def test_a_pdf_cut_short(length):
    paper = read(pdf(filled)[:length])
    assert paper.sentence or paper.text


def letters(text, left, bottom, *, size=10.0):
    return [
        Letter(one, left + size / 2 * at, bottom, left + size / 2 * (at + 1), bottom + size)
        for at, one in enumerate(text)
    ]


def test_pieces_at_one_height_are_one_line_whatever_order_they_were_drawn_in():
    drawn = [*letters("right", 200, 100.5), *letters("below", 10, 80), *letters("left", 10, 100)]
    assert text_of(lines_of(drawn)) == "left   right\nbelow"


def test_a_cell_that_runs_on_below_stays_one_cell():
    drawn = [
        *letters("Name", 10, 100),
        *letters("Reason", 200, 100),
        *letters("Jo", 10, 80),
        *letters("hit a", 200, 80),
        *letters("pupil", 200, 69),
    ]
    (found,) = tables_of(lines_of(drawn))
    assert found.rows == [["Name", "Reason"], ["Jo", "hit a pupil"]]


def test_lines_that_do_not_line_up_are_no_table():
    drawn = [*letters("a", 10, 100), *letters("b", 200, 100), *letters("c", 60, 80)]
    assert tables_of(lines_of(drawn)) == []
