"""Which case stands where, in what order, under which number, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.law.errors import BadInput
from daysix.panels.contents.agenda import agenda
from daysix.panels.plan import Choice, plan_sitting
from daysix.panels.profile_read import shipped
from daysix.panels.sitting import Member
from tests.panels.people import child, members, sitting, words

PLACEMENT = shipped()["placement"]
FAIR_ACCESS = shipped()["fair_access"]


def numbers(plan):
    return {item.case.ref: item.number for item in plan.items}


def with_values(case, **values):
    return replace(case, values={**case.values, **values})


def test_each_kind_stands_in_its_section_with_letter_and_reference():
    plan = plan_sitting(
        sitting(child(1), child(2, kind="FAP"), child(3, kind="MM"), child(4, kind="REVIEW-MM")),
        PLACEMENT,
    )
    # A welcome, B confidentiality, C minutes, D exclusions, E fair access, F refusals, G moves,
    # H reviews
    assert numbers(plan) == {"R00001": "D1", "R00002": "E1", "R00003": "G1", "R00004": "H1"}
    assert next(item.reference for item in plan.items) == "P26-004/D1"


def test_the_profile_orders_and_a_typed_item_goes_first():
    # weeks out on 9 December: from 2 November 5, from 5 October 9, from 30 November 1
    long, short, usual = (
        with_values(child(n), **{"Exclusion.StartDate": day})
        for n, day in ((1, date(2026, 10, 5)), (2, date(2026, 11, 30)), (3, date(2026, 11, 2)))
    )
    plan = plan_sitting(sitting(short, usual, long), PLACEMENT)
    assert [item.case.ref for item in plan.items] == ["R00001", "R00003", "R00002"]
    moved = with_values(short, ItemNo=1)
    plan = plan_sitting(sitting(moved, usual, long), PLACEMENT)
    assert [item.case.ref for item in plan.items] == ["R00002", "R00001", "R00003"]


def test_blanks_come_last_in_either_direction():
    dated = with_values(child(1, kind="FAP"), PlaceBy=date(2026, 12, 14))
    blank = with_values(child(0, kind="FAP"), PlaceBy=None)
    plan = plan_sitting(sitting(blank, dated), PLACEMENT)
    assert [item.case.ref for item in plan.items] == ["R00001", "R00000"]


def test_why_each_is_in():
    plan = plan_sitting(
        sitting(child(1), replace(child(2), why="Asked for by the chair.")), PLACEMENT
    )
    assert {item.case.ref: item.why for item in plan.items} == {
        "R00001": "Permanent exclusion, received Mon 16 Nov 2026, papers complete.",
        "R00002": "Asked for by the chair.",
    }


def test_one_with_missing_papers_is_left_out_with_what_is_missing_and_can_be_ticked():
    bare = with_values(child(1), DocsHave="form", **{"Attendance%": None})
    plan = plan_sitting(sitting(bare), PLACEMENT)
    assert plan.items == ()
    [left] = plan.left_out
    assert left.why == (
        "Missing: exclusion letter; attendance certificate; record of suspensions; behaviour "
        "chronology; last school report; attendance."
    )
    assert left.can_be_ticked
    ticked = plan_sitting(sitting(bare), PLACEMENT, choice=Choice(also=frozenset({"R00001"})))
    [item] = ticked.items
    assert "at your wish although not complete" in item.why


def test_unticked_is_left_out():
    plan = plan_sitting(sitting(child(1)), PLACEMENT, choice=Choice(without=frozenset({"R00001"})))
    assert [one.why for one in plan.left_out] == ["Left out by you."]


def test_do_not_share_cannot_be_ticked_away():
    kept = with_values(child(1), **{"Pupil.DoNotShareFlag": "Y"})
    plan = plan_sitting(sitting(kept), PLACEMENT, choice=Choice(also=frozenset({"R00001"})))
    [left] = plan.left_out
    assert not left.can_be_ticked
    assert "Do not share" in left.why


def test_a_kind_the_panel_does_not_hear_is_left_out_with_a_sentence():
    [left] = plan_sitting(sitting(child(1, kind="CHIP")), PLACEMENT).left_out
    assert left.why.startswith("Placement panel does not hear “CHIP (local name)”.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"looked_after": True}, "virtual school head"),
        ({"ehcp": True}, "special educational needs team"),
        ({"looked_after": True, "ehcp": True}, "special educational needs team"),
    ],
)
@pytest.mark.parametrize("profile", [PLACEMENT, FAIR_ACCESS])
@pytest.mark.parametrize("kind", ["FAP", "PEX"])
def test_a_looked_after_child_or_one_with_a_plan_stands_apart(change, said, profile, kind):
    plan = plan_sitting(sitting(child(1, kind=kind, **change), child(2, kind=kind)), profile)
    assert [item.case.ref for section in plan.sections for item in section.items] == ["R00002"]
    [apart] = plan.apart
    assert (apart.number, apart.case.ref) == ("Z1", "R00001")
    assert said in apart.says
    assert "FAP-03" in apart.says


def test_the_workbook_s_own_columns_say_it_too():
    care = with_values(child(1, kind="FAP"), **{"Pupil.LAC": "Y"})
    plan_kept = with_values(child(2, kind="FAP"), **{"Pupil.SENStage": "E"})
    support = with_values(child(3, kind="FAP"), **{"Pupil.SENStage": "K"})
    plan = plan_sitting(sitting(care, plan_kept, support), FAIR_ACCESS)
    assert {item.case.ref for item in plan.apart} == {"R00001", "R00002"}


def test_category_m_is_for_those_looked_after_before_and_lets_in_nobody_who_is_now():
    now = with_values(child(1, kind="FAP", looked_after=True), FAPCategory="m")
    before = with_values(
        child(2, kind="FAP"), FAPCategory="m", **{"Here.PreviouslyLookedAfter": "Y"}
    )
    other = with_values(
        child(3, kind="FAP"), FAPCategory="f", **{"Here.PreviouslyLookedAfter": "Y"}
    )
    plan = plan_sitting(sitting(now, before, other), FAIR_ACCESS)
    assert {item.case.ref for item in plan.apart} == {"R00001", "R00003"}


def test_a_managed_move_of_a_looked_after_child_is_no_fair_access():
    plan = plan_sitting(sitting(child(1, kind="MM", looked_after=True)), PLACEMENT)
    assert plan.apart == ()
    assert len(plan.items) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"RefusedDate": date(2026, 11, 30)},
        {"Decision": "REFUSED"},
        {"DirectionStep": "NOTICE"},
    ],
)
def test_a_refused_case_stands_under_refusals_until_the_child_is_on_roll(values):
    refused = with_values(child(1), **values)
    assert numbers(plan_sitting(sitting(refused), PLACEMENT)) == {"R00001": "F1"}
    settled = with_values(refused, OnRollDate=date(2026, 12, 7))
    assert numbers(plan_sitting(sitting(settled), PLACEMENT)) == {"R00001": "D1"}


def test_the_same_referral_twice_is_refused():
    with pytest.raises(BadInput, match="R00001 stands more than once") as told:
        plan_sitting(sitting(child(1), child(1)), PLACEMENT)
    assert told.value.code == "Y-013"


def test_the_same_child_under_two_numbers_is_asked_about():
    twice = replace(child(2, kind="MM"), pupil_id="P000001")
    notes = plan_sitting(sitting(child(1), twice), PLACEMENT).notes
    assert notes == ("Pupil P000001 is on the list 2 times: R00001 and R00002. Is that meant?",)


def test_numbers_of_a_pack_that_went_out_stay_and_a_late_case_comes_after():
    # issued: R00002 D1, R00003 D2, and R00009 D3, which has gone since
    issued = {"R00002": "D1", "R00003": "D2", "R00009": "D3"}
    late = with_values(child(1), **{"Exclusion.StartDate": date(2026, 9, 7)})  # would be first
    plan = plan_sitting(sitting(late, child(2), child(3)), PLACEMENT, issued=issued)
    assert numbers(plan) == {"R00002": "D1", "R00003": "D2", "R00001": "D4"}


def test_an_interest_that_fits_no_case_and_an_unknown_reader_are_noted():
    odd = (
        Member("B. Head", interests=("R00099",)),
        Member("Visitor", sees="visitor"),
    )
    notes = plan_sitting(sitting(child(1), members=odd), PLACEMENT).notes
    assert notes[0].startswith("B. Head has declared an interest in “R00099”, which is not on")
    assert notes[1].startswith("The profile does not say what “visitor” may see, so Visitor gets")


def test_the_quorum_counts_members_schools_and_a_chair():
    # five may decide (the clerk does not count); three of them speak for a school
    state = plan_sitting(sitting(child(1)), PLACEMENT).quorum
    assert state.met is True
    assert state.sentence == (
        "5 members can decide. The quorum is 5 members, 3 of them for schools."
    )
    fewer = plan_sitting(sitting(child(1), members=members()[1:]), PLACEMENT).quorum
    assert fewer.met is False
    assert fewer.sentence.endswith("Still wanted: 1 member and a chair. Put the decision off.")
    nobody = tuple(replace(one, attends="") for one in members())
    assert plan_sitting(sitting(members=nobody), PLACEMENT).quorum.met is None


def test_apologies_before_the_day_do_not_yet_lose_the_quorum():
    ahead = [replace(one, attends="") for one in members()]
    ahead[2] = replace(ahead[2], attends="apologies")
    state = plan_sitting(sitting(child(1), members=ahead), PLACEMENT).quorum
    assert state.met is None
    assert state.sentence.endswith("Who came is filled in at the meeting.")
    there = [replace(one, attends="present") for one in ahead[:2]] + ahead[2:]
    assert plan_sitting(sitting(child(1), members=there), PLACEMENT).quorum.met is False


def test_an_empty_sitting_is_an_agenda_all_the_same():
    plan = plan_sitting(sitting(members=(), actions=(), last_day=None), PLACEMENT)
    assert plan.items == ()
    from daysix.panels.view import view_of

    text = words(agenda(view_of(plan, "panel")))
    assert "No members are entered on the Panels sheet." in text
    assert "No actions are carried over." in text
    assert "There is no earlier meeting" in text


KINDS = st.sampled_from([*PLACEMENT.hears, "CHIP", "unheard of"])
ODD = st.fixed_dictionaries(
    {},
    optional={
        "ItemNo": st.one_of(st.integers(-1, 5), st.sampled_from(["2", "x", ""])),
        "RefusedDate": st.just(date(2026, 11, 30)),
        "DocsHave": st.sampled_from(["", "form"]),
        "Pupil.DoNotShareFlag": st.sampled_from(["Y", "N"]),
        "Pupil.SENStage": st.sampled_from(["N", "K", "E"]),
        "Exclusion.StartDate": st.sampled_from([None, "soon", date(2026, 12, 20)]),
        "Readiness": st.sampled_from([None, 3, "three"]),
    },
)


@given(
    drawn=st.lists(st.tuples(KINDS, ODD, st.booleans()), max_size=25),
    ticked=st.frozensets(st.integers(0, 25)),
    unticked=st.frozensets(st.integers(0, 25)),
)
def test_no_case_is_lost_or_doubled_whatever_is_in_the_rows(drawn, ticked, unticked):
    cases = [
        with_values(child(n, kind=kind, looked_after=care), **values)
        for n, (kind, values, care) in enumerate(drawn)
    ]
    choice = Choice(
        also=frozenset(f"R{n:05d}" for n in ticked),
        without=frozenset(f"R{n:05d}" for n in unticked),
    )
    plan = plan_sitting(sitting(*cases), PLACEMENT, choice=choice)
    stand = Counter(
        [item.case.ref for item in plan.items] + [one.case.ref for one in plan.left_out]
    )
    assert stand == Counter(case.ref for case in cases)
    found = [item.number for item in plan.items]
    assert len(set(found)) == len(found)
    in_fair_access = [
        item.case for one in plan.sections if one.section.fair_access for item in one.items
    ]
    assert not [case for case in in_fair_access if case.looked_after]
