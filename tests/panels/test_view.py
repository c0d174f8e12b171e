"""Who sees what: initials, interests, sensitive cases, papers, and names in people's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daysix.law.errors import BadInput
from daysix.panels.conceal import Conceal, folded
from daysix.panels.contents.agenda import agenda
from daysix.panels.contents.case_sheet import case_sheet, case_sheets
from daysix.panels.contents.contents_list import contents_list, numbered_papers
from daysix.panels.plan import Choice, plan_sitting
from daysix.panels.profile_read import shipped
from daysix.panels.sitting import Action, Attached, Member
from daysix.panels.view import view_for, view_of
from daysix.paper.blocks import Facts, Grid, Paragraph
from tests.panels.people import child, members, sitting, words

PLACEMENT = shipped()["placement"]


def everything(view):
    return folded(words((agenda(view), contents_list(view), case_sheets(view), view.actions())))


def test_a_member_with_an_interest_has_neither_the_case_nor_its_lines_nor_its_name():
    own, other = child(1), child(2)
    other = replace(
        other,
        values={**other.values, "Reason": f"A quarrel with {own.name.upper()}."},
        siblings=(own.name,),
    )
    head = Member("B. Head", "Headteacher", "Oak High", interests=("r00001",), attends="present")
    actions = (
        Action("A1", "Ring the mother", about="R00001"),
        Action("A2", f"Ask how {own.name} gets there", about="R00002"),
    )
    plan = plan_sitting(sitting(own, other, members=(head, *members()), actions=actions), PLACEMENT)
    mine, theirs = view_for(plan, head), view_for(plan, members()[2])
    # excluded on the same day: the older year first, so Year 9 (n = 2) is D1 and Year 8 D2
    assert [item.number for item in mine.items] == ["D1"]
    assert [item.number for item in theirs.items] == ["D1", "D2"]
    said = everything(mine)
    for secret in (*own.name.split(), own.upn, "ring the mother", "p26-004/d2"):
        assert folded(secret) not in said
    assert "declared" in said
    assert folded("Ask how B.O. B.O. gets there") not in said
    assert folded("Ask how B.O. gets there") in said
    assert folded(own.name) in everything(theirs)


def test_a_sensitive_case_is_in_no_school_copy():
    plan = plan_sitting(sitting(child(1, sensitive=True), child(2)), PLACEMENT)
    school = view_of(plan, "school", member=Member("B. Head", school="Oak High"))
    assert school.refs == {"R00002"}
    assert view_of(plan, "panel").refs == {"R00001", "R00002"}


def test_a_school_is_told_initials_and_no_reason():
    plan = plan_sitting(sitting(child(1)), PLACEMENT)
    view = view_of(plan, "school")
    [item] = view.items
    assert view.heading(item) == "D1  B.O., Year 8"
    assert view.text(item, "reason") == view.text(item, "name") == ""
    assert view.papers(item) == ()
    assert view.text(item, "excluded_on") == "Mon 2 Nov 2026"


def test_own_cases_are_those_of_the_school_by_any_of_three_columns():
    own = replace(PLACEMENT.audiences["school"], cases="own")
    profile = replace(PLACEMENT, audiences={**PLACEMENT.audiences, "school": own})
    referred = child(2, values={"ReferrerSchool": "Oak High"})
    decided = child(3, values={"DecisionSchool": "OAK HIGH "})
    cases = (child(0), child(1, school="Oak High"), referred, decided)
    plan = plan_sitting(sitting(*cases), profile)
    head = Member("B. Head", school="Oak High", sees="school")
    assert view_for(plan, head).refs == {"R00001", "R00002", "R00003"}
    assert view_for(plan, replace(head, school="")).refs == frozenset()


def test_what_a_copy_needs_to_know_is_refused_where_it_is_missing():
    plan = plan_sitting(sitting(child(1)), PLACEMENT)
    with pytest.raises(BadInput, match="what “visitor” may see") as told:
        view_of(plan, "visitor")
    assert told.value.code == "Y-014"
    with pytest.raises(BadInput, match="“R7” is no case on the agenda") as told:
        view_of(plan, "parent", ref="R7")
    assert told.value.code == "Y-015"


def test_papers_keep_their_references_on_every_copy():
    case = child(1, papers=(Attached("a", ""), Attached("b", "form"), Attached("c", "risk")))
    plan = plan_sitting(sitting(case), PLACEMENT)
    whole, parent = view_of(plan, "panel"), view_of(plan, "parent", ref="R00001")
    [item] = plan.items
    assert [ref for ref, _ in numbered_papers(whole, item)] == [
        "P26-004/D1.1", "P26-004/D1.2", "P26-004/D1.3",
    ]  # fmt: skip
    assert [ref for ref, _ in numbered_papers(parent, item)] == ["P26-004/D1.2"]
    *_, listing = case_sheet(parent, item).blocks
    assert listing.items == ("P26-004/D1.2  Referral form: b",)


def test_a_case_sheet_groups_what_is_known_and_leaves_blanks_blank():
    plan = plan_sitting(sitting(child(1)), PLACEMENT)
    view = view_of(plan, "panel")
    sheet = case_sheet(view, view.items[0])
    assert sheet.title == "D1  Bartholomew O'Quillhaven, Year 8"
    assert sheet.reference == "P26-004/D1"
    facts = dict(row for block in sheet.blocks if isinstance(block, Facts) for row in block.rows)
    assert facts["Attendance"] == "87.5%"
    assert facts["Category"].startswith("d: In alternative provision")
    assert facts["Weeks out"] == "5"  # 2 November to 9 December: 37 days
    assert facts["Date of birth"] == "4 February 2013"
    assert "ULN" not in facts
    quiet = [one.text for one in sheet.blocks if isinstance(one, Paragraph) and one.tone == "quiet"]
    assert any(text.startswith("Not given: known as, ULN, sex") for text in quiet)
    assert any(text.startswith("Not given: looked after") for text in quiet)


def test_what_the_referral_must_bring_stands_in_its_place_even_blank():
    case = child(1)
    bare = replace(case, values={**case.values, "ParentView": None})
    plan = plan_sitting(sitting(bare), PLACEMENT, choice=Choice(also=frozenset({"R00001"})))
    view = view_of(plan, "panel")
    sheet = case_sheet(view, view.items[0])
    facts = dict(row for block in sheet.blocks if isinstance(block, Facts) for row in block.rows)
    assert facts["Parents' view"] == ""
    assert "Missing: parents' view." in [
        one.text for one in sheet.blocks if isinstance(one, Paragraph) and one.tone == "notice"
    ]


def test_interests_of_others_are_told_by_item():
    head = Member("B. Head", interests=("P000001",))
    plan = plan_sitting(sitting(child(1), members=(head,)), PLACEMENT)
    assert view_of(plan, "clerk").interest_of(head) == "D1"
    assert view_of(plan, "clerk").interest_of(Member("X")) == ""


NAMED = child(
    0,
    name="Zoë Ng-O’Dwyer-Vexington",
    initials="Z.N.",
    values={"Pupil.Forename": "Zoë", "Pupil.Surname": "Ng-O’Dwyer-Vexington"},
    siblings=("Will Vexington",),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zoe's mother", "Z.N.'s mother"),
        ("ZOË", "Z.N."),
        ("the VEXINGTON family", "the Z.N. family"),
        ("Ms o'dwyer said", "Ms Z.N. said"),
        ("the Vexingtons", "the Z.N.s"),
        ("the O'Dwyers", "the Z.N."),
        ("form_vexington2.pdf", "form_Z.N.2.pdf"),
        ("reportVexington.pdf", "reportZ.N..pdf"),
        ("Zoe_form.pdf and 2Zoe", "Z.N._form.pdf and 2Z.N."),
        ("zoetrope", "zoetrope"),
        ("Ng", "Z.N."),
        ("ng is no name, nor is bring", "ng is no name, nor is bring"),
        ("with Will", "with [name left out]"),
        ("it will do", "it will do"),
        ("born 3/1/2013, or 03/01/13", "born [date left out], or [date left out]"),
        ("met on 13/1/2013 and 3/1/20131", "met on 13/1/2013 and 3/1/20131"),
        ("P0000001 is not P000000", "P0000001 is not Z.N."),
        ("born 3 January 2013", "born [date left out]"),
        ("ZZ93000000000", "Z.N."),
        ("", ""),
    ],
)
def test_a_name_is_found_however_it_is_written(text, shown):
    assert Conceal([NAMED])(text) == shown


def test_a_decomposed_accent_is_the_same_letter():
    assert Conceal([NAMED])("Zoe\u0308 left") == "Z.N. left"


def test_right_to_left_names_are_found():
    case = child(0, name="ليلى الحداد", initials="L.H.", values={})
    assert Conceal([case])("قالت ليلى نعم") == "قالت L.H. نعم"


def test_nothing_to_hide_changes_nothing():
    assert Conceal(())("Zoë & <b>") == "Zoë & <b>"


def test_a_name_two_hidden_children_share_is_neither_s_initials():
    two = [child(0), child(0, ref="R9", pupil_id="P9", name="Ada Wolverstone", initials="A.W.")]
    assert Conceal(two)("Ada, of the Wolverstones? No, Wolverstone.") == (
        "A.W., of the [name left out]s? No, [name left out]."
    )


def test_a_parent_is_given_no_section_of_the_agenda():
    plan = plan_sitting(sitting(child(1), child(2)), PLACEMENT)
    text = words(agenda(view_of(plan, "parent", ref="R00001")))
    assert "Permanent exclusions" not in text
    assert "C. Head" not in text


def test_a_name_two_children_share_stays_in_the_copy_of_the_one_shown():
    shown, hidden = (
        child(0),
        child(0, ref="R9", pupil_id="P9", name="Ada Wolverstone", initials="A.W."),
    )
    text = "Ada and the Wolverstone family"
    assert Conceal([hidden], keeping=[shown])(text) == "A.W. and the Wolverstone family"


def test_a_column_nobody_has_anything_in_takes_no_room_on_the_agenda():
    view = view_of(plan_sitting(sitting(child(1), child(2)), PLACEMENT), "panel")
    heads = [set(one.columns) for one in agenda(view).blocks if isinstance(one, Grid)]
    cases = next(one for one in heads if "Preferred schools" in one)
    assert "Weeks out" in cases
    assert "Nearest schools with places" not in cases, "nobody has said"
    far = replace(child(1), values={**child(1).values, "Form.Nearest": "Elm Park"})
    view = view_of(plan_sitting(sitting(far, child(2)), PLACEMENT), "panel")
    heads = [set(one.columns) for one in agenda(view).blocks if isinstance(one, Grid)]
    assert any("Nearest schools with places" in one for one in heads), "one of the two has"


def test_a_case_sheet_does_not_list_what_only_the_form_says():
    view = view_of(plan_sitting(sitting(child(1)), PLACEMENT), "panel")
    said = words(case_sheet(view, view.items[0]))
    assert "Not given" in said
    assert "substances" not in said
