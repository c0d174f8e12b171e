"""Old Word files: letters in pieces, cells, what is struck out or hidden, boxes and choices."""

from __future__ import annotations

import pytest
from tests.attachments import old_word
from tests.attachments.old_word import DELETED, HIDDEN, Said

from daysix.attachments import read_paper


def read(*said, data=b"", **more):
    (paper,) = read_paper("Form.doc", old_word.word(list(said), data=data, **more))
    return paper


def pairs(paper):
    return [(one.label, one.value, one.where, one.row) for one in paper.labelled]


def test_words_and_labels_are_read():
    paper = read(Said("Suspension\rPupil: Jo Blogg\u2019s\r"))
    assert paper.kind == "doc"
    assert paper.text == "Suspension\nPupil: Jo Blogg\u2019s"
    assert pairs(paper) == [("Pupil", "Jo Blogg\u2019s", "page 1", 0)]
    assert paper.sentence == ""


def test_a_table_gives_labels_with_answers():
    paper = read(
        Said("Details\r"),
        *old_word.row("Name of pupil", "Jo Bloggs"),
        *old_word.row("UPN", ""),
        *old_word.row("Year group", "9"),
        Said("End\r"),
    )
    assert pairs(paper) == [
        ("Name of pupil", "Jo Bloggs", "table 1, row 1", 0),
        ("Year group", "9", "table 1, row 3", 0),
    ]


def test_a_table_with_a_heading_row_gives_a_row_for_each_pupil():
    paper = read(
        *old_word.row("Name", "UPN", "Year"),
        *old_word.row("Jo", "A1", "9"),
        *old_word.row("Al", "", "10"),
        Said("End\r"),
    )
    assert [(one.label, one.value, one.row) for one in paper.labelled] == [
        ("Name", "Jo", 1),
        ("UPN", "A1", 1),
        ("Year", "9", 1),
        ("Name", "Al", 2),
        ("Year", "10", 2),
    ]


def test_several_paragraphs_of_one_cell_stay_in_it():
    cell = [Said("Mugged\r", (old_word.IN_TABLE,)), Said("twice\x07", (old_word.IN_TABLE,))]
    end = Said("\x07", (old_word.IN_TABLE, old_word.ROW_END))
    paper = read(Said("Reason\x07", (old_word.IN_TABLE,)), *cell, end, Said("End\r"))
    assert pairs(paper) == [("Reason", "Mugged\ntwice", "table 1, row 1", 0)]


def test_what_is_struck_out_or_hidden_is_left_out():
    paper = read(
        Said("Days: "), Said("5", (DELETED,)), Said("3"), Said(" secret", (HIDDEN,)), Said("\r")
    )
    assert paper.text == "Days: 3"
    assert pairs(paper) == [("Days", "3", "page 1", 0)]


def test_the_code_of_a_field_is_left_out_and_what_it_shows_is_kept():
    paper = read(Said("Name: \x13 FORMTEXT \x14Jo\x15\rSee \x13 HYPERLINK x \x14here\x15.\r"))
    assert paper.text == "Name: Jo\nSee here."


@pytest.mark.parametrize(("ticked", "value"), [(True, ["Yes"]), (False, [])])
def test_a_box_is_read_as_it_was_left(ticked, value):
    box, data = old_word.box(ticked=ticked)
    paper = read(Said("Permanent: "), *box, Said("\r"), data=data)
    assert [one.value for one in paper.labelled] == value
    assert paper.sentence == ""


def test_the_choice_made_is_read():
    choice, data = old_word.choice("Theft", "Drugs", "Other", chosen=1)
    paper = read(Said("Reason: "), *choice, Said("\r"), data=data)
    assert pairs(paper) == [("Reason", "Drugs", "page 1", 0)]


def test_boxes_whose_state_stands_nowhere_are_said():
    paper = read(Said("Permanent: \x13 FORMCHECKBOX \x14\x15\r"))
    assert "(E-044)" in paper.sentence
    assert paper.labelled == ()


def test_a_locked_file_is_not_opened():
    paper = read(Said("canary\r"), locked=True)
    assert paper.flags == {"encrypted"}
    assert "(E-022)" in paper.sentence
    assert paper.text == ""


@pytest.mark.parametrize(
    ("stream", "flag"), [("_VBA_PROJECT", "macro"), ("\x01Ole10Native", "program")]
)
def test_macros_and_packed_in_programs_are_not_opened(stream, flag):
    paper = read(Said("canary\r"), more={stream: b"x"})
    assert (paper.flags, paper.text, bool(paper.sentence)) == ({flag}, "", True)


def test_a_file_cut_short_is_said_to_be_damaged():
    whole = old_word.word([Said("canary\r")])
    (paper,) = read_paper("Form.doc", whole[:600])
    assert paper.flags == {"unreadable"}
    assert paper.sentence


def test_a_drawing_without_words_is_a_picture():
    paper = read(Said("\x01\r"))
    assert paper.flags == {"picture"}
    assert paper.sentence.startswith("This is a picture. Type what it says")
