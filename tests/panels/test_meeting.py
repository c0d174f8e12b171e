"""From the outcome grid to changes, actions, the fairness log, letters, minutes and next time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from daysix.law.errors import BadInput
from daysix.panels import fairness
from daysix.panels import share_rules as rules_of
from daysix.panels.conceal import folded
from daysix.panels.contents.minutes import minutes
from daysix.panels.meeting import Carried, Outcome, record
from daysix.panels.plan import DO_NOT_SHARE, plan_sitting
from daysix.panels.profile_read import shipped
from daysix.panels.share import share
from daysix.panels.share_facts import History, Placement, School
from daysix.panels.share_rules import ShareRules
from daysix.panels.share_window import window
from daysix.panels.sitting import Action, Member
from daysix.panels.view import view_for, view_of
from tests.panels.people import MEETING, calendar, child, members, sitting, words

PLACEMENT = shipped()["placement"]
OAK = {"9264001": calendar()}
PLACED = Outcome("R00001", "PLACE", "9264001", "Oak High")
SCHOOLS = (
    School("9264001", "Oak High", {"9": 1000}, 180),
    School("9264002", "Elm Park", {"9": 1000}, 180),
)
# one placement in Elm Park, so Oak High is next: 0 placed, 0.5 expected
SHARE = share(
    SCHOOLS,
    History((Placement("R9", "9264002", date(2026, 10, 1), "PEX", "9"),)),
    ShareRules(),
    window=window(rules_of.SCHOOL_YEAR, MEETING),
)


EVERYTHING = (
    "Missing: referral form; exclusion letter; attendance certificate; record of suspensions; "
    "behaviour chronology; last school report."
)


def plan_of(*cases, **more):
    return plan_sitting(sitting(*cases, **more), PLACEMENT)


def meeting_of(*outcomes, cases=None, calendars=None, **more):
    cases = cases or (child(1),)
    return record(
        plan_of(*cases), outcomes, calendars=OAK if calendars is None else calendars, **more
    )


def changed(meeting):
    return {(change.key, change.column): change.new for change in meeting.changes}


def test_a_place_becomes_changes_with_the_day_for_the_register():
    meeting = meeting_of(PLACED, shares={"R00001": SHARE})
    # 20 school days from Wednesday 9 December: Thursday 21 January; 5 days: Wednesday 16 December
    assert changed(meeting) == {
        ("R00001", "Decision"): "PLACE",
        ("R00001", "DecisionSchool"): "9264001",
        ("R00001", "Status"): "DECIDED",
        ("R00001", "OnRollTarget"): date(2027, 1, 21),
        ("R00001", "SchoolAnswerDue"): date(2026, 12, 16),
        ("R00001", "RankShown"): 1,
        ("R00001", "RankTaken"): 1,
    }
    assert {change.sheet for change in meeting.changes} == {"Referrals"}
    assert meeting.fairness == ()
    assert meeting.notes == ()
    assert meeting.carried == ()


def test_a_change_shows_what_stands_there_and_equal_cells_are_left():
    case = child(1)
    typed = replace(case, values={**case.values, "Decision": "DEFER", "Status": "DECIDED"})
    meeting = meeting_of(PLACED, cases=(typed,))
    changes = {change.column: change for change in meeting.changes}
    assert (changes["Decision"].old, changes["Decision"].new) == ("DEFER", "PLACE")
    assert "Status" not in changes


def test_a_calendar_too_short_leaves_the_day_blank_and_says_so():
    short = {"9264001": calendar(last=date(2027, 1, 20))}
    meeting = meeting_of(PLACED, calendars=short)
    assert ("R00001", "OnRollTarget") not in changed(meeting)
    assert changed(meeting)["R00001", "SchoolAnswerDue"] == date(2026, 12, 16)
    [note] = meeting.notes
    assert note.startswith("D1: ")
    assert "Wednesday 20 January 2027" in note
    assert meeting.decided[0].letter["on_roll_by"] == ""
    assert meeting.actions[0]["DueDate"] is None
    assert len(meeting_of(PLACED, calendars={}).notes) == 2


def test_actions_follow_from_what_was_typed_and_from_the_decision():
    case = child(1)
    officer = replace(case, values={**case.values, "Officer": "E. Officer"})
    outcome = replace(
        PLACED, action="Book transport", owner="T. Team", action_due=date(2026, 12, 14),
        review_on=date(2027, 2, 10),
    )  # fmt: skip
    rows = meeting_of(outcome, cases=(officer,)).actions
    assert [(row["Text"], row["Owner"], row["DueDate"]) for row in rows] == [
        ("Book transport", "T. Team", date(2026, 12, 14)),
        ("See that Oak High has B.O. on roll", "E. Officer", date(2027, 1, 21)),
        ("Review: place offered", "E. Officer", date(2027, 2, 10)),
    ]
    assert rows[1] == {
        "About": "R00001",
        "PupilID": "P000001",
        "Type": "Panel",
        "Text": "See that Oak High has B.O. on roll",
        "Owner": "E. Officer",
        "DueDate": date(2027, 1, 21),
        "DueBasis": "20 school days from Wednesday 9 December 2026",
        "State": "OPEN",
        "Source": "PANEL",
        "RaisedOn": MEETING,
    }


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome("R00001", "DEFER"), "READY"),
        (Outcome("R00001", "RETURNED"), "INCOMPLETE"),
        (Outcome("R00001", "WITHDRAWN"), "CLOSED"),
        (Outcome("R00001", "AP-FT", "77", "Harbour House"), "DECIDED"),
        (Outcome("R00001", "FUND"), "DECIDED"),
    ],
)
def test_the_status_after_each_decision(outcome, status):
    meeting = meeting_of(outcome)
    assert changed(meeting)["R00001", "Status"] == status
    assert ("R00001", "OnRollTarget") not in changed(meeting)


def test_a_refusal_is_dated_and_names_the_school_that_refused():
    meeting = meeting_of(Outcome("R00001", "REFUSED", "9264001", "Oak High", refusal="Year full"))
    assert changed(meeting) == {
        ("R00001", "Decision"): "REFUSED",
        ("R00001", "DecisionSchool"): "9264001",
        ("R00001", "Status"): "DECIDED",
        ("R00001", "RefusedDate"): MEETING,
        ("R00001", "RefusalReason"): "Year full",
    }


def test_a_departure_from_the_share_is_logged_with_its_reason():
    other = replace(PLACED, school="9264002", school_name="Elm Park", reason="Sister is there")
    meeting = meeting_of(other, shares={"R00001": SHARE}, calendars={"9264002": calendar()},
                         list_version="P26-004 v1")  # fmt: skip
    assert meeting.fairness == (
        {
            "PanelID": "P26-004",
            "RefID": "R00001",
            "Date": MEETING,
            "SchoolShown": "9264001",
            "SchoolTaken": "9264002",
            "RankShown": 1,
            "RankTaken": 2,
            "DepartReason": "Sister is there",
            "ListVersion": "P26-004 v1",
        },
    )
    assert changed(meeting)["R00001", "DepartReason"] == "Sister is there"


def test_a_departure_without_a_reason_is_not_taken_and_the_others_are():
    other = replace(PLACED, school="9264002", reason="  ")
    second = Outcome("R00002", "DEFER")
    meeting = meeting_of(other, second, cases=(child(1), child(2)), shares={"R00001": SHARE})
    [(ref, problem)] = meeting.refused
    assert (ref, problem.code) == ("R00001", "Y-125")
    assert [one.outcome.ref for one in meeting.decided] == ["R00002"]
    assert Carried("R00001", "On the agenda of Wed 9 Dec 2026, not decided there.") in (
        meeting.carried
    )


def test_a_school_outside_the_list_is_a_departure_too():
    shown = fairness.shown(SHARE, "elsewhere")
    assert (shown.departs, shown.rank_taken) == (True, None)


@pytest.mark.parametrize(
    ("outcomes", "code", "said"),
    [
        ([Outcome("R9", "PLACE", "1")], "Y-016", "R9 is not on the agenda"),
        ([PLACED, Outcome("R00001", "DEFER")], "Y-017", "stands twice"),
        ([Outcome("R00001", "ACCEPT", "1")], "Y-018", "“ACCEPT” is not a decision"),
        ([Outcome("R00001", "PLACE")], "Y-019", "no school is named"),
    ],
)
def test_lines_that_cannot_be_taken(outcomes, code, said):
    [(_, problem)] = meeting_of(*outcomes).refused
    assert isinstance(problem, BadInput)
    assert problem.code == code
    assert said in problem.message


def test_nothing_is_lost_on_the_way_to_the_next_agenda():
    bare = child(4)
    bare = replace(bare, values={**bare.values, "DocsHave": ""}, papers=())
    unheard = child(5, kind="CHIP")
    kept = child(6)
    kept = replace(kept, values={**kept.values, "Pupil.DoNotShareFlag": "Y"})
    cases = (child(1), child(2), child(3), bare, unheard, kept)
    old = (
        Action("A1", "Ask about transport", state="OPEN", about="R00002"),
        Action("A2", "Send the letter", state="DONE"),
    )
    plan = plan_of(*cases, actions=old)
    meeting = record(
        plan,
        [PLACED, Outcome("R00002", "DEFER", conditions="until the report has come")],
        calendars=OAK,
    )
    assert {one.ref: one.why for one in meeting.carried} == {
        "R00002": "Deferred on Wed 9 Dec 2026: until the report has come",
        "R00003": "On the agenda of Wed 9 Dec 2026, not decided there.",
        "R00004": f"Not heard on Wed 9 Dec 2026. {EVERYTHING}",
        "R00006": f"Not heard on Wed 9 Dec 2026. {DO_NOT_SHARE}",
    }
    assert [one.text for one in meeting.open_actions] == [
        "Ask about transport",
        "See that Oak High has B.O. on roll",
    ]


def test_a_review_is_decided_and_minuted_but_changes_no_referral():
    review = child(1, kind="REVIEW-MM")
    meeting = meeting_of(Outcome("R00001", "DEFER", action="Meet again"), cases=(review,))
    assert meeting.changes == ()
    assert [row["Text"] for row in meeting.actions] == ["Meet again"]


def test_letters_hold_one_child_and_blanks_are_blank():
    case = child(1)
    case = replace(case, values={**case.values, "ReferrerSchool": "Larch Academy"})
    [decided] = meeting_of(replace(PLACED, conditions="Half days first"), cases=(case,)).decided
    letter = decided.letter
    assert letter["child"] == "Bartholomew O'Quillhaven"
    assert letter["reference"] == "P26-004/D1"
    assert letter["decision"] == "Place offered"
    assert letter["on_roll_by"] == "Thu 21 Jan 2027"
    assert letter["answer_by"] == "Wed 16 Dec 2026"
    assert letter["conditions"] == "Half days first"
    assert letter["transport"] == ""
    assert letter["referring_school"] == "Larch Academy"


def test_a_carer_not_safe_to_contact_is_noted_before_any_letter():
    case = child(1)
    case = replace(case, values={**case.values, "Pupil.Carer1SafeToContact": "N"})
    [note] = meeting_of(PLACED, cases=(case,)).notes
    assert note == (
        "D1: a carer is marked as not safe to contact. Ask the case officer before any letter goes "
        "out."
    )


def test_a_quorum_lost_by_interests_is_noted_for_that_case_alone():
    head = replace(members()[1], interests=("R00001",))
    plan = plan_of(child(1), child(2), members=(members()[0], head, *members()[2:]))
    meeting = record(plan, [PLACED, Outcome("R00002", "DEFER")], calendars=OAK)
    [note] = meeting.notes
    # excluded on the same day, the older year first: R00001 is D2
    assert note == (
        "D2: without B. Head, 4 members can decide. The quorum is 5 members, 3 of them for "
        "schools. Still wanted: 1 member and 1 for schools. Put the decision off."
    )


def test_the_minutes_say_who_was_there_what_was_decided_and_what_was_not():
    plan = plan_of(child(1), child(2))
    outcome = replace(PLACED, dissent="Elm Park: too far", reason="x")
    meeting = record(plan, [outcome], calendars=OAK, shares={"R00001": SHARE})
    text = words(minutes(view_of(plan, "clerk"), meeting, next_meeting="Wed 6 January 2027"))
    for said in (
        "('Decision', 'Place offered')",
        "('On roll by', 'Thu 21 Jan 2027')",
        "('Place in the share', 'number 1')",
        "('Dissent', 'Elm Park: too far')",
        "Not decided. It comes back to the next meeting.",
        "Apologies: none.",
        "See that Oak High has B.O. on roll",
        "Wed 6 January 2027",
    ):
        assert said in text
    assert "Quillhaven" not in text


def test_minutes_for_a_member_with_an_interest_leave_the_case_out():
    head = Member("B. Head", "Headteacher", "Oak High", interests=("R00001",), attends="present")
    plan = plan_of(child(1), child(2), members=(head,))
    outcome = replace(PLACED, conditions="Ring Bartholomew's mother")
    other = Outcome("R00002", "DEFER", conditions="As Bartholomew O'Quillhaven")
    meeting = record(plan, [outcome, other], calendars=OAK)
    said = folded(words(minutes(view_for(plan, head), meeting)))
    assert "bartholomew" not in said
    assert "place offered" not in said
    assert "deferred" in said
    school = folded(words(minutes(view_of(plan, "school"), meeting)))
    assert "mother" not in school, "other people's words stand in no school copy"
    assert "bartholomew" not in school
    assert "place offered" in school


def test_minutes_of_nothing():
    plan = plan_of()
    text = words(minutes(view_of(plan, "clerk"), record(plan, [], calendars={})))
    assert "No cases were heard." in text
