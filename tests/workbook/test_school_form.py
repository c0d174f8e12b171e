"""The forms for schools: the same bytes each time, and read back to the last answer."""

from __future__ import annotations

import io
from datetime import date, datetime

import docx
import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from daysix.attachments import read_paper
from daysix.attachments.school_form_docx import school_form_docx
from daysix.desk.school_form import FIRST, HEAD_ROW, ROWS, school_form_bytes
from daysix.inbox.directory import Directory
from daysix.inbox.events import events_of
from daysix.inbox.fields.labels import field_of
from daysix.inbox.message import Address, Message
from daysix.inbox.sorted_mail import FIELDS
from daysix.inbox.thread import split
from daysix.workbook.school_form import CHOICE, questions

FIRST_PUPIL = {
    "School name": "Oakfield Academy", "School number": "8204001", "UPN": "A950000178301",
    "Surname": "O'Neill-Śmith", "Forename": "Zoë", "Date of birth": date(2013, 3, 4),
    "Year group": "9", "Sex": "F", "Kind of exclusion": "Suspension",
    "First day out": date(2026, 11, 9), "First session": "PM",
    "Last day out": date(2026, 11, 11), "Last session": "PM", "School days out": 2.5,
    "Date of return": date(2026, 11, 12), "Reason 1": "PP", "Reason 2": "DM",
    "Parents told on": date(2026, 11, 9), "Parents told by": "E-mail", "SEN": "K",
    "Looked after": "No", "Social worker": "Yes", "Exam date": date(2026, 11, 10),
}  # fmt: skip
SECOND_PUPIL = {
    "School name": "Oakfield Academy", "Surname": "Okafor", "Forename": "Chidi",
    "Date of birth": date(2012, 12, 19), "Year group": "9",
    "Kind of exclusion": "Permanent exclusion", "First day out": date(2026, 11, 10),
    "Reason 1": "OW",
}  # fmt: skip
FIRST_EVENT = {
    "event_type": "suspension", "pupil_name": "Zoë O'Neill-Śmith", "dob": "2013-03-04",
    "upn": "A950000178301", "year_group": "9", "school": "Oakfield Academy",
    "start_date": "2026-11-09", "days": 2.5, "end_date": "2026-11-11",
    "reason_codes": ("PP", "DM"), "am_pm": "pm", "return_date": "2026-11-12",
    "looked_after": False, "social_worker": True, "exam_date": "2026-11-10",
    "notice_date": "2026-11-09", "notice_method": "E-mail",
}  # fmt: skip
SECOND_EVENT = {
    "event_type": "permanent_exclusion", "pupil_name": "Chidi Okafor", "dob": "2012-12-19",
    "upn": None, "year_group": "9", "school": "Oakfield Academy", "start_date": "2026-11-10",
    "days": None, "end_date": None, "reason_codes": ("OW",),
}  # fmt: skip


def read_back(name, content, wanted):
    message = Message(
        "",
        "",
        Address("", "office@mail.example"),
        "Form",
        "Form attached.",
        sent=datetime(2026, 11, 10, 9, 0),  # noqa: DTZ001 - in the council's own time
        papers=read_paper(name, content),
    )
    found = events_of(message, split("Form attached."), "suspension", Directory())
    names = {*FIELDS, *wanted}
    return [
        {"event_type": one.event_type}
        | {name: one.fields[name].value if name in one.fields else None for name in names
           if name != "event_type"}
        for one in found
    ]  # fmt: skip


def test_the_sheet_reads_back_a_pupil_a_row():
    book = openpyxl.load_workbook(io.BytesIO(school_form_bytes()))
    page = book.active
    labels = [cell.value for cell in page[HEAD_ROW + 1]]
    for n, pupil in enumerate((FIRST_PUPIL, SECOND_PUPIL)):
        for label, answer in pupil.items():
            page.cell(FIRST + 1 + n, labels.index(label) + 1).value = answer
    filled = io.BytesIO()
    book.save(filled)
    first, second = read_back("Suspension form.xlsx", filled.getvalue(), FIRST_EVENT)
    assert first == FIRST_EVENT
    assert {name: second[name] for name in SECOND_EVENT} == SECOND_EVENT


def test_the_page_reads_back_one_pupil():
    page = docx.Document(io.BytesIO(school_form_docx()))
    for table in page.tables:
        for row in table.rows:
            answer = FIRST_PUPIL.get(row.cells[0].text.partition(" (")[0], "")
            shown = f"{answer:%d/%m/%Y}" if isinstance(answer, date) else str(answer)
            row.cells[1].paragraphs[0].runs[0].text = shown
    filled = io.BytesIO()
    page.save(filled)
    assert read_back("Suspension form.docx", filled.getvalue(), FIRST_EVENT) == [FIRST_EVENT]


@pytest.mark.parametrize(
    ("name", "make"), [("f.xlsx", school_form_bytes), ("f.docx", school_form_docx)]
)
def test_office_would_open_it(tmp_path, name, make):
    place = tmp_path / name
    place.write_bytes(make())
    result = OpenXmlValidator().validate(place)
    assert result.is_valid, [str(one) for one in result.errors]


@pytest.mark.parametrize("make", [school_form_bytes, school_form_docx])
def test_a_form_is_the_same_to_the_last_byte(make):
    assert make() == make()


@pytest.mark.parametrize(
    ("name", "make"), [("f.xlsx", school_form_bytes), ("f.docx", school_form_docx)]
)
def test_an_empty_form_tells_of_nobody(name, make):
    assert read_back(name, make(), ()) == []


def test_there_are_twenty_four_questions_and_the_inbox_knows_each_label():
    labels = [question.label for question in questions()]
    assert len(set(labels)) == len(labels) == 24
    assert [label for label in labels if not field_of(label)] == ["Sex"]


def test_every_choice_can_be_chosen_and_headings_cannot_be_typed_over():
    book = openpyxl.load_workbook(io.BytesIO(school_form_bytes()))
    page = book.active
    assert book.sheetnames == ["Suspensions"]
    assert page.protection.sheet
    assert page.cell(HEAD_ROW + 1, 1).protection.locked
    assert not page.cell(FIRST + ROWS, 24).protection.locked
    lists = [rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) == sum(question.kind == CHOICE for question in questions())
    assert all(len(one) <= 257 for one in lists)  # with its quotation marks
