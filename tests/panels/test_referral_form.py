"""What is taken of a referral form, and how it is held against the workbook; worked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from daysix import data
from daysix.inbox.message import Labelled
from daysix.panels.columns import BY_NAME
from daysix.panels.contents.case_sheet import case_sheet
from daysix.panels.form_compared import (
    differences,
    is_of_another,
    only_on_the_form,
    to_be_looked_at,
)
from daysix.panels.plan import plan_sitting
from daysix.panels.profile_read import chosen, together
from daysix.panels.referral_form import FORM, PREVIOUSLY, reading, short_place
from daysix.panels.referral_form import together as forms_together
from daysix.panels.sitting import FormAnswer
from daysix.panels.view import view_of
from daysix.tracker.headers import normal
from tests.panels.people import MEETING, child, sitting, words

PLACEMENT = chosen(together({}), "Placement panel")
ONE = child(1)
"""Bartholomew O'Quillhaven, Year 8, born 4 February 2013; attendance 87.5%."""


def form(*pairs, paper="Form.docx"):
    labelled = [
        Labelled(label, value, f"page 1, row {row}") for row, (label, value) in enumerate(pairs, 1)
    ]
    return reading(labelled, paper)


def taken(*pairs):
    return {one.field: one.value for one in form(*pairs).answers}


def said(name, value, where="page 1, row 1"):
    return FormAnswer(name, value, where, "Form.docx")


@pytest.mark.parametrize(
    ("label", "typed", "field", "value"),
    [
        ("Religion", "Church of England", "religion", "Church of England"),
        ("Police involvement:", "Yes", "police", "Y"),
        ("Gangs", "no.", "gangs", "N"),
        ("CSE/CCE", "Suspected since May", "exploitation", "Suspected since May"),
        ("EHCP requested", "3 September 2026", "plan_asked", date(2026, 9, 3)),
        ("Attendance %", "87.5", "attendance", 0.875),
        ("Attendance", "87 %", "attendance", 0.87),
        ("Number of suspensions", "4", "suspensions", 4),
        ("Days suspended", "6.5", "days_out", 6.5),
        ("Readiness", "7/10", "readiness", 7),
        ("SEN status", "SEN Support", "sen", "K"),
        ("FAP category", "(D)", "fap_category", "d"),
        ("Year group", "Year 9", "year", "9"),
        ("Previously looked after", "Yes", PREVIOUSLY, "Y"),
        ("Medical needs", "None known", "medical", "None known"),
    ],
)
def test_an_answer_is_taken_under_its_label_with_its_place(label, typed, field, value) -> None:
    (answer,) = form((label, typed)).answers
    assert (answer.field, answer.value) == (field, value)
    assert (answer.where, answer.paper) == ("page 1, row 1", "Form.docx")


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("EHCP requested", "31/02/2026"),
        ("Attendance", "good"),
        ("Attendance", "0.87"),
        ("Attendance", "104%"),
        ("Number of suspensions", "several"),
        ("Number of suspensions", "400"),
        ("Readiness", "11"),
        ("SEN status", "under review"),
        ("FAP category", "n"),
        ("Date of birth", "31/02/2013"),
    ],
)
def test_what_is_not_certain_is_left_out_and_said(label, typed) -> None:
    found = form((label, typed))
    assert found.answers == ()
    (doubt,) = found.doubts
    assert "“Form.docx”, page 1, row 1" in doubt
    assert doubt.endswith("Look at the form.")


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("Name of headteacher", "A. Head"),
        ("Telephone", "01632 960444"),
        ("Strengths", "Click or tap here to enter text."),
        ("Strengths", "-"),
        ("Days suspended", "n/a"),
    ],
)
def test_an_unknown_label_or_an_empty_box_gives_nothing(label, typed) -> None:
    assert form((label, typed)) == ((), ())


def test_a_telephone_is_the_referrers_only_right_after_the_referrer() -> None:
    near = taken(("Referred by", "M. Fell"), ("Position", "Mentor"), ("Telephone", "01632 960444"))
    assert near == {"referrer": "M. Fell", "referrer_phone": "01632 960444"}
    far = taken(("Referred by", "M. Fell"), ("Parent", "Jo Fox"), ("Telephone", "07700 900152"))
    assert far == {"referrer": "M. Fell"}


def test_two_answers_to_one_question_are_taken_only_where_both_may_stand() -> None:
    same = form(("Year", "9"), ("Year group", "9"))
    assert ([one.value for one in same.answers], same.doubts) == (["9"], ())
    apart = form(("Year", "9"), ("Year group", "10"))
    assert apart.answers == ()
    assert "more than once and not the same (page 1, row 1 and page 1, row 2)" in apart.doubts[0]
    (long,) = form(("Strengths", "Football"), ("Child's strengths", "Kind")).answers
    assert long.value == "Football; Kind"


def test_two_forms_that_differ_give_neither_answer() -> None:
    first, second = form(("Police", "Yes")), form(("Police", "No"), paper="Form 2.pdf")
    found = forms_together([first, second])
    assert found.answers == ()
    assert "“Form.docx” and “Form 2.pdf” do not say the same under “Police”" in found.doubts[0]
    assert forms_together([first, first]).answers == first.answers


def test_a_list_of_pupils_within_a_form_is_about_others() -> None:
    assert reading([Labelled("Police", "Yes", "page 2, row 3", 3)], "Form.docx").answers == ()


def test_a_long_answer_says_that_it_goes_on() -> None:
    value = str(taken(("Strengths", "kind " * 400))["strengths"])
    assert value.endswith("kind … (goes on in the form)")
    assert len(value) < 950


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"name": "Bartholomew O'Quillhaven"}, ""),
        ({"name": "O'Quillhaven, Bartholomew"}, ""),
        ({"forename": "Bartholomew", "surname": "Quill"}, ""),
        ({"born": date(2013, 2, 4)}, ""),
        ({}, ""),
        ({"name": "Jane Fox"}, "it names somebody else"),
        ({"name": "Zephyrine O'Quillhaven"}, "it has another forename"),
        ({"name": "Barty O'Quillhaven", "upn": "ZZ93000000001"}, ""),
        ({"born": date(2013, 2, 5)}, "its Date of birth is not the child's"),
        (
            {"name": "Bartholomew O'Quillhaven", "born": date(2010, 1, 1), "upn": "ZZ93999999999"},
            "neither birth date nor UPN is the child's",
        ),
    ],
)
def test_a_form_is_this_childs_or_gives_nothing(answers, why) -> None:
    assert is_of_another(ONE, [said(name, value) for name, value in answers.items()]) == why


def with_form(*answers, **values):
    case = child(1, values=values)
    return type(case)(
        **{name: getattr(case, name) for name in case.__slots__ if name != "form"}, form=answers
    )


@pytest.mark.parametrize(
    ("field", "form_says", "key", "ours", "differs"),
    [
        ("attendance", 0.88, "Attendance%", 0.875, False),  # less than a point
        ("attendance", 0.8, "Attendance%", 0.875, True),
        ("attendance", 0.8, "Attendance%", 80, False),  # 80 was typed for 80%
        ("looked_after", "Y", "Pupil.LAC", "N", True),
        ("looked_after", "Y, since May", "Pupil.LAC", "N", False),  # words are not compared
        ("suspensions", 4, "SuspCountYear", 4.0, False),
        ("suspensions", 4, "SuspCountYear", 5, True),
        ("excluded_on", date(2026, 11, 2), "Exclusion.StartDate", date(2026, 11, 2), False),
        ("excluded_on", date(2026, 11, 3), "Exclusion.StartDate", date(2026, 11, 2), True),
        ("sen", "E", "Pupil.SENStage", "K", True),
        ("sen", "E", "Pupil.SENStage", "e", False),
        ("reason", "Another wording", "Reason", "His words", False),
    ],
)
def test_only_answers_with_one_meaning_can_differ(field, form_says, key, ours, differs) -> None:
    case = with_form(said(field, form_says), **{key: ours})
    assert bool(differences(case, on=MEETING)) is differs
    assert only_on_the_form(case, on=MEETING) == ()


def sheet(case, audience="panel"):
    view = view_of(plan_sitting(sitting(case), PLACEMENT), audience)
    return words(case_sheet(view, view.items[0]))


def test_a_sheet_says_what_comes_from_the_form_and_where() -> None:
    case = with_form(
        said("police", "N", "page 2, table 1, row 4"),
        said("young_carer", "Yes", "page 2, table 1, row 5"),
        **{"Form.Police": "N"},
    )
    text = sheet(case)
    assert "('Police', 'No')" in text
    assert "('Young carer', 'Yes')" in text, "the workbook has a blank there"
    assert "From the referral form: young carer and police (page 2)." in text


def test_a_sheet_shows_both_where_form_and_workbook_differ() -> None:
    text = sheet(with_form(said("attendance", 0.8, "page 1, row 9")))
    assert "87.5%, but the referral form says 80% (page 1): to be cleared up" in text


def test_a_reader_sees_of_the_form_no_more_than_of_the_workbook() -> None:
    case = with_form(said("police", "Y"), **{"Form.Police": "Yes, ask Zephyrine Wolverstone"})
    view = view_of(plan_sitting(sitting(case, child(0)), PLACEMENT), "school")
    (item,) = (one for one in view.items if one.case.ref == case.ref)
    assert "Police" not in words(case_sheet(view, item))
    assert view.form_says(item, "police") is None
    partner = view_of(plan_sitting(sitting(case, child(0, sensitive=True)), PLACEMENT), "partner")
    assert partner.text(partner.items[0], "police") == "Yes, ask Z.W."


def test_the_officer_hears_of_differences_and_of_gaps_the_form_fills() -> None:
    case = with_form(
        said("attendance", 0.8), said("looked_after", "Y", "cell B7"), **{"Pupil.LAC": ""}
    )
    apart, gaps = to_be_looked_at(case, ["attendance"], on=MEETING)
    assert "R00001: the referral form and the workbook differ: Attendance (page 1)." in apart
    assert "blank in the workbook: Looked after (cell B7)." in gaps
    quiet = with_form(said("looked_after", "N"), said("language", "Welsh"))
    assert to_be_looked_at(quiet, ["attendance"], on=MEETING) == []


def test_every_label_of_the_table_is_of_one_field_that_is_known() -> None:
    rows = data.rows("referral_form_labels")
    more = {"forename", "surname", PREVIOUSLY}
    assert [row for row in rows if row["field"] not in {*BY_NAME, *more}] == []
    spelled = [normal(row["label"]) for row in rows]
    assert len(spelled) == len(set(spelled))
    named = {row["field"] for row in rows}
    assert {name for name, one in BY_NAME.items() if one.key.startswith(FORM)} <= named


@pytest.mark.parametrize(
    ("where", "short"),
    [
        ("page 1, table 2, row 3", "page 1"),
        ("table 2, row 3", "table 2"),
        ("sheet Form, cell B7", "sheet Form, cell B7"),
        ("line 4", "line 4"),
    ],
)
def test_a_place_is_told_as_a_reader_looks_for_it(where, short) -> None:
    assert short_place(where) == short
