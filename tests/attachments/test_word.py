"""Word documents: tables, controls and fields with labels; what is not on the page left out."""

from __future__ import annotations

import io

import pytest
from tests.attachments.made_papers import control, docx, paragraph, said, table, zipped

from daysix.attachments import read_paper

BOX = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'


def read(body, name="Form.docx", **parts):
    (paper,) = read_paper(name, docx(body, **parts))
    return paper


def pairs(paper):
    return [(one.label, one.value) for one in paper.labelled]


def test_a_document_of_the_usual_library_is_read():
    import docx as library

    document = library.Document()
    document.add_heading("Notification of suspension")
    document.add_paragraph("School: Ashby Example Academy")
    cells = document.add_table(rows=2, cols=4).rows
    for row, texts in zip(
        cells,
        [("Start date", "02/11/2026", "End date", "04/11/2026"), ("Days", "2.5", "Year", "9")],
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.sections[0].header.paragraphs[0].text = "URN: 100000"
    made = io.BytesIO()
    document.save(made)

    (paper,) = read_paper("anything", made.getvalue())

    assert (paper.kind, paper.sentence, paper.size) == ("docx", "", len(made.getvalue()))
    assert paper.text.startswith("Notification of suspension\nSchool: Ashby Example Academy")
    assert [(one.label, one.value, one.where, one.row) for one in paper.labelled] == [
        ("Start date", "02/11/2026", "table 1, row 1", 0),
        ("End date", "04/11/2026", "table 1, row 1", 0),
        ("Days", "2.5", "table 1, row 2", 0),
        ("Year", "9", "table 1, row 2", 0),
        ("School", "Ashby Example Academy", "page 1", 0),
        ("URN", "100000", "header", 0),
    ]


def test_labels_beside_answers_also_where_we_never_heard_of_them():
    paper = read(table(["Pupil name:", "Jo"], ["Favourite colour", "Blue"], ["UPN", ""]))
    assert pairs(paper) == [("Pupil name", "Jo"), ("Favourite colour", "Blue")]


def test_a_table_with_a_heading_row_gives_a_row_for_each_pupil():
    paper = read(
        table(["Pupil", "DOB", "Days"], ["Jo Bee", "3/5/2012", "2"], ["Al Cee", "", "0.5"])
    )
    assert [(one.label, one.value, one.where, one.row) for one in paper.labelled] == [
        ("Pupil", "Jo Bee", "table 1, row 2", 1),
        ("DOB", "3/5/2012", "table 1, row 2", 1),
        ("Days", "2", "table 1, row 2", 1),
        ("Pupil", "Al Cee", "table 1, row 3", 2),
        ("Days", "0.5", "table 1, row 3", 2),
    ]


def test_a_label_above_its_answer():
    paper = read(table(["Reason for suspension:"], ["Hit another pupil."]))
    assert pairs(paper) == [("Reason for suspension", "Hit another pupil.")]


def test_tracked_deletions_are_left_out_and_insertions_kept():
    paper = read(
        paragraph(
            said("Days: "),
            "<w:del><w:r><w:delText>5</w:delText><w:t>5</w:t></w:r></w:del>",
            f"<w:ins>{said('3')}</w:ins>",
        )
    )
    assert paper.text == "Days: 3"
    assert pairs(paper) == [("Days", "3")]


def test_hidden_text_is_left_out_also_when_a_style_hides_it():
    styles = (
        "<w:styles xmlns:w='urn:w'>"
        "<w:style w:styleId='Ghost'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='Child'><w:basedOn w:val='Ghost'/></w:style></w:styles>"
    )
    paper = read(
        paragraph(
            "Seen",
            said("hidden", "<w:vanish/>"),
            said("hidden", "<w:rStyle w:val='Child'/>"),
            said(" shown", "<w:vanish w:val='0'/>"),
        ),
        **{"word__styles.xml": styles},
    )
    assert paper.text == "Seen shown"


@pytest.mark.parametrize(
    ("about", "inner", "found"),
    [
        ("", paragraph("A123"), [("UPN", "A123")]),
        ("<w:dropDownList/>", paragraph("Theft"), [("UPN", "Theft")]),
        ("<w:showingPlcHdr/>", paragraph("Click here to enter text."), []),
        ("<w:date w:fullDate='2026-11-02T00:00:00Z'/>", paragraph(""), [("UPN", "2026-11-02")]),
        (BOX.format(1), paragraph("☒"), [("UPN", "Yes")]),
        (BOX.format(0), paragraph("☐"), []),
    ],
)
def test_a_content_control_is_called_by_its_title(about, inner, found):
    assert pairs(read(control(inner, alias="UPN", about=about))) == found


def test_a_control_in_a_labelled_cell_is_not_said_twice():
    rows = [["Pupil", "Days"], [control(paragraph("Jo"), alias="p"), "2"], ["Al", "3"]]
    assert [(one.label, one.value, one.row) for one in read(table(*rows)).labelled] == [
        ("Pupil", "Jo", 1),
        ("Days", "2", 1),
        ("Pupil", "Al", 2),
        ("Days", "3", 2),
    ]


def test_a_control_inside_a_line():
    body = paragraph(said("Name: "), control(said("Jo"), alias="Pupil name"))
    assert pairs(read(body)) == [("Pupil name", "Jo"), ("Name", "Jo")]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText> FORM </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
LIST = (
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Theft"/><w:listEntry w:val="Drugs"/>'
    "</w:ddList>"
)


@pytest.mark.parametrize(
    ("about", "shown", "found"),
    [
        ("<w:textInput/>", said("2.5"), [("Answer", "2.5")]),
        (LIST, said("Theft"), [("Answer", "Drugs")]),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "", [("Answer", "Yes")]),
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "", []),
    ],
)
def test_form_fields_of_the_older_kind(about, shown, found):
    assert pairs(read(paragraph(said("Answer: "), FIELD.format(about, shown)))) == found


def test_of_boxes_in_one_cell_only_the_ticked_is_an_answer():
    paper = read(table(["Type of exclusion", "☐ Permanent ☒ Suspension"], ["SEN?", "Yes ☐ No ☐"]))
    assert pairs(paper) == [("Type of exclusion", "Suspension")]


def test_a_box_drawn_with_a_letter_of_a_drawing_font():
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert pairs(read(paragraph(sign, said(" Permanent")))) == [("Permanent", "Yes")]


def test_a_text_box_is_read_once():
    inner = f"<w:txbxContent>{paragraph('UPN: A123')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp>{inner}</wps:wsp></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape>{inner}</v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paper = read(paragraph(said("Top"), drawn))
    assert paper.text == "Top\nUPN: A123"
    assert pairs(paper) == [("UPN", "A123")]


def test_pictures_only():
    paper = read("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>")
    assert paper.flags == {"picture"}
    assert paper.sentence.startswith("This is a picture. Type what it says, or have its text")


def test_a_page_break_is_counted():
    paper = read(paragraph('<w:r><w:br w:type="page"/></w:r>') + paragraph("UPN: A1"))
    assert [one.where for one in paper.labelled] == ["page 2"]


def test_pages_as_word_last_drew_them_are_counted():
    turned = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Days: 3</w:t></w:r></w:p>"
    assert [one.where for one in read(turned).labelled] == ["page 2"]


def test_a_file_packed_into_it_is_said_and_not_read():
    inner = zipped({"xl/workbook.xml": "canary"})
    paper = read(paragraph("Words"), **{"word__embeddings__sheet.xlsx": inner})
    assert paper.text == "Words"
    assert "(E-038)" in paper.sentence


def test_a_template_elsewhere_is_never_followed(no_network):
    links = (
        '<Relationships xmlns="urn:r"><Relationship Id="r1" Type="attachedTemplate" '
        'Target="http://day-six.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    paper = read(paragraph("Words"), **{"word___rels__settings.xml.rels": links})
    assert paper.text == "Words"
    assert no_network == []


def test_no_word_in_it_is_said():
    assert "(E-036)" in read(paragraph("")).sentence


@pytest.mark.parametrize("body", ["<w:p>" * 300 + "</w:p>" * 300, "<w:tbl><w:tr><w:tc>" * 90])
def test_a_document_nested_out_of_reason_ends_in_a_sentence_or_text(body):
    paper = read(body)
    assert paper.sentence


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["\u2610", "Permanent", "\u2612", "Suspension"], [("Suspension", "Yes")]),
        (["Permanent", "\u2610", "Suspension", "\u2612"], [("Suspension", "Yes")]),
        (["Type", "\u2610", "Permanent", "\u2612", "Suspension"], [("Type", "Suspension")]),
        (["Type", "Permanent", "\u2610", "Suspension", "\u2612"], [("Type", "Suspension")]),
        (["Permanent", "\u2612"], [("Permanent", "Yes")]),
        (["Permanent", "\u2610"], []),
        (["Permanent", "\u2612", "Please explain overleaf"], [("Permanent", "Yes")]),
    ],
)
def test_boxes_in_cells_of_their_own(row, found):
    assert pairs(read(table(row))) == found


@pytest.mark.parametrize(
    "rows",
    [
        [["Last session (AM or PM)", ""], ["School days out (in halves, such as 2.5)", ""]],
        [["School name", "UPN", "Surname", "Date of birth"]],
        [["Start date", "", "Half day it began", ""], ["UPN", "", "Sex", ""]],
        [["Start date", "", "First half of day", ""]],
    ],
)
def test_a_form_nobody_filled_in_answers_nothing(rows):
    assert pairs(read(table(*rows))) == []


def test_beyond_a_blank_answer_stands_the_next_label():
    rows = [["Start date", "", "Half day it began", "AM"], ["UPN", "A1", "Sex", "M"]]
    assert pairs(read(table(*rows))) == [("UPN", "A1"), ("Sex", "M")]


def test_a_form_of_two_columns_has_no_heading_row_half_way_down():
    """ "Type | Permanent" is an answer, though both words may head a column elsewhere."""
    paper = read(
        table(
            ["Name of school", "Oak School"],
            ["Pupil's surname", "Elm"],
            ["Date of birth", "09/08/2012"],
            ["Type of exclusion (fixed/permanent)", "Permanent"],
            ["Date from which exclusion takes effect", "08/12/2026"],
            ["Reason code(s)", "PA"],
        )
    )
    assert pairs(paper)[3:] == [
        ("Type of exclusion (fixed/permanent)", "Permanent"),
        ("Date from which exclusion takes effect", "08/12/2026"),
        ("Reason code(s)", "PA"),
    ]


def test_a_list_whose_columns_are_half_known_has_its_heading_row():
    paper = read(table(["No", "Initials", "Year", "Category"], ["1", "IM", "9", "k"]))
    assert pairs(paper) == [("No", "1"), ("Initials", "IM"), ("Year", "9"), ("Category", "k")]
