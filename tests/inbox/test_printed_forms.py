"""What a form prints is not what a school says."""

from __future__ import annotations

import pytest

from daysix.attachments.school_form_docx import school_form_docx
from daysix.inbox.directory import Directory
from daysix.inbox.message import Address, Labelled, Message, Paper
from daysix.inbox.printed_forms import label_alone, typed_in
from daysix.inbox.triage import triage
from daysix.workbook.school_form import questions

ANSWERS = {
    "School name": "Oak School",
    "Surname": "Elm",
    "Forename": "Dana",
    "Date of birth": "04/03/2013",
    "First day out": "16/11/2026",
    "Last day out": "17/11/2026",
    "School days out": "2",
    "Reason 1": "VA",
}


def filled(**more):
    """A mail with our own form, as the reader of Word files gives it."""
    answers = ANSWERS | more
    lines, labelled = ["Please tell us of every permanent exclusion without delay."], []
    for question in questions():
        said = answers.get(question.label, "")
        label = f"{question.label} ({question.hint})" if question.hint else question.label
        lines.append(f"{label}\t{said}")
        labelled += [Labelled(label, said, "table 1")] if said else []
    lines.append("PP Physical assault. VA Verbal abuse. OW Offensive weapon. SM Sexual misconduct.")
    paper = Paper("form.docx", "docx", text="\n".join(lines), labelled=tuple(labelled))
    sender = Address("", "office@oak.sch.example")
    return Message("", "", sender, "Form", "Please see attached.", papers=(paper,))


@pytest.mark.parametrize("kind", ["Suspension", "Permanent exclusion"])
def test_our_own_form_is_what_its_answer_says_and_no_concern(kind):
    sorted_ = triage(filled(**{"Kind of exclusion": kind}), Directory())
    assert sorted_.category == kind.lower().replace(" ", "_")
    assert sorted_.flags == ()


def test_a_concern_typed_into_a_form_is_seen():
    told = {"Kind of exclusion": "Suspension", "Reason 1": "He says his dad beats him at home"}
    assert "safeguarding" in triage(filled(**told), Directory()).flags


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Surname\tElm", False),
        ("Surname: Elm", False),
        ("Social worker (Yes or No)", False),
        ("Please complete this form in block capitals", False),
        ("PP assault, PA assault, VA abuse, OW weapon", False),
        ("Surname is spelt with one m, and he is afraid to go home", True),
        ("Elm told us that nobody is at home", True),
    ],
)
def test_only_what_a_form_prints_is_left_out(line, stays):
    labelled = tuple(Labelled(name, said, "page 1") for name, said in ANSWERS.items())
    assert typed_in(Paper("f.pdf", "pdf", line, labelled)) == (line if stays else "")


def test_a_list_loses_its_headings_and_the_hints_above_them():
    rows = ["R, or 1 to 14\tblank if permanent\tM or F", "Year\tLast day out\tSex\tSurname"]
    rows += ["9\t17/11/2026\tF\tElm", "His dad beats him"]
    labelled = tuple(
        Labelled(name, said, "cell A1", 1)
        for name, said in (("Year", "9"), ("Last day out", "17/11/2026"), ("Surname", "Elm"))
    )
    left = typed_in(Paper("f.xlsx", "xlsx", "\n".join(rows), labelled))
    assert left == "9\t17/11/2026\tF\tElm\nHis dad beats him"


def test_a_letter_is_no_form():
    letter = Paper("l.docx", "docx", "Surname\tElm", (Labelled("Surname", "Elm", "page 1"),))
    assert typed_in(letter) == letter.text


def test_a_hint_is_no_part_of_the_question():
    assert label_alone("Kind (suspension or permanent)") == "Kind"
    assert label_alone("(optional)") == "(optional)"


def test_the_form_can_be_made_with_its_answers_in():
    import io

    import docx

    made = docx.Document(io.BytesIO(school_form_docx({"Surname": "Elm"})))
    cells = [row.cells for table in made.tables for row in table.rows]
    assert [answer.text for label, answer in cells if label.text.startswith("Surname")] == ["Elm"]
