"""Workbooks and lists on a mail: rows under a heading, forms in cells, hidden sheets, old files."""

from __future__ import annotations

from datetime import date, datetime

from tests.attachments.made_papers import workbook

from daysix.attachments import read_paper


def read(content, name="Form.xlsx"):
    (paper,) = read_paper(name, content)
    return paper


def found(paper):
    return [(one.label, one.value, one.where, one.row) for one in paper.labelled]


def test_a_table_with_a_heading_row_gives_a_row_for_each_pupil():
    rows = [
        ["Suspensions this week"],
        ["Pupil name", "DOB", "Days"],
        ["Jo", date(2012, 5, 3), 2.5],
        ["Al", None, 1],
    ]
    assert found(read(workbook(("Week", rows)))) == [
        ("Pupil name", "Jo", "cell A3", 1),
        ("DOB", "03 May 2012", "cell B3", 1),
        ("Days", "2.5", "cell C3", 1),
        ("Pupil name", "Al", "cell A4", 2),
        ("Days", "1", "cell C4", 2),
    ]


def test_a_form_in_cells_gives_labels_with_answers():
    rows = [
        ["Suspension form"],
        [],
        ["Name of pupil", "Jo Bloggs", None, "UPN", "A1"],
        ["Start", datetime(2026, 11, 2, 9, 30), None, "Days", None],  # noqa: DTZ001 - as a sheet has it
    ]
    assert found(read(workbook(("Form", rows)))) == [
        ("Name of pupil", "Jo Bloggs", "cell B3", 0),
        ("UPN", "A1", "cell E3", 0),
        ("Start", "02 Nov 2026 09:30", "cell B4", 0),
    ]


def test_a_form_with_a_list_of_pupils_below_it():
    rows = [
        ["School:", "Ashby"],
        [],
        ["Pupil", "UPN", "Days"],
        ["Jo", "A1", 2],
        [],
        ["Signed by:", "The Head"],
    ]
    assert found(read(workbook(("Form", rows)))) == [
        ("School", "Ashby", "cell B1", 0),
        ("Pupil", "Jo", "cell A4", 1),
        ("UPN", "A1", "cell B4", 1),
        ("Days", "2", "cell C4", 1),
        ("Signed by", "The Head", "cell B6", 0),
    ]


def test_our_own_forms_filled_in_by_nobody_answer_nothing(root):
    forms = sorted((root / "workbooks" / "school-forms").glob("*.*"))
    assert forms
    for form in forms:
        for paper in read_paper(form.name, form.read_bytes()):
            assert paper.text
            assert found(paper) == []


def test_hidden_sheets_are_read_and_said():
    content = workbook(("Form", [["UPN", "A1"]]), ("Codes", [["UPN", "A2"]]), hidden=("Codes",))
    paper = read(content)
    assert found(paper) == [
        ("UPN", "A1", "sheet Form, cell B1", 0),
        ("UPN", "A2", "sheet Codes, cell B1", 0),
    ]
    assert paper.sentence.startswith("The sheet Codes is hidden.")


def test_cells_stay_text():
    paper = read(b"Name,UPN\n=1+1,@x\n+2,-3\n", "list.csv")
    assert paper.kind == "csv"
    assert [value for _, value, _, _ in found(paper)] == ["=1+1", "@x", "+2", "-3"]


def test_the_name_does_not_make_a_workbook():
    paper = read(b"Pupil: Jo\n", "tracker.xlsx")
    assert (paper.kind, found(paper)) == ("text", [("Pupil", "Jo", "line 1", 0)])


def test_a_blank_workbook_is_said_to_be_blank():
    assert "(E-036)" in read(workbook(("Sheet", []))).sentence


def test_odd_workbooks_end_in_text_or_a_sentence(shared):
    files = sorted((shared / "hostile" / "sheetjs").rglob("*.xls*"))[:25]
    assert files
    for file in files:
        for paper in read_paper(file.name, file.read_bytes()):
            assert paper.text or paper.sentence, file.name
