"""Profiles as data: every packaged one, a council's own, and everything that is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from daysix import data
from daysix.data import panels as packaged
from daysix.law.errors import BadInput
from daysix.panels.columns import FIELDS
from daysix.panels.conceal import folded
from daysix.panels.contents.agenda import agenda
from daysix.panels.contents.case_sheet import case_sheets
from daysix.panels.contents.contents_list import contents_list
from daysix.panels.plan import plan_sitting
from daysix.panels.profile_read import chosen, read, shipped, together
from daysix.panels.share_rules import Merger
from daysix.panels.sitting import Action, Attached, Member
from daysix.panels.view import view_of
from tests.panels.people import child, sitting, words

PROFILES = shipped()
PLACEMENT = packaged.texts()["placement"]


def every_case(profile, n):
    """Cases of every kind a panel hears, and one it does not, n in all."""
    kinds = (*profile.hears, "FUND-NOT-A-KIND")
    return [child(place, kind=kinds[place % len(kinds)]) for place in range(n)]


def test_five_panels_come_with_the_program():
    assert sorted(PROFILES) == [
        "alternative_provision", "fair_access", "inclusion_partnership", "placement",
        "supported_transfer",
    ]  # fmt: skip


def test_no_field_is_named_twice():
    names = [field.name for field in FIELDS]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("n", [0, 1, 60])
def test_no_case_is_lost_or_doubled_and_everything_renders(name, n):
    cases = every_case(PROFILES[name], n)
    plan = plan_sitting(sitting(*cases), PROFILES[name])
    refs = [item.case.ref for item in plan.items] + [one.case.ref for one in plan.left_out]
    assert sorted(refs) == sorted(case.ref for case in cases)
    numbers = [item.number for item in plan.items]
    assert len(set(numbers)) == len(numbers)
    view = view_of(plan, "panel")
    text = words(agenda(view)) + words(contents_list(view)) + words(case_sheets(view))
    assert all(f"'{number}'" in text for number in numbers)
    if n == 0:
        assert "No cases." in text


@pytest.mark.parametrize("name", PROFILES)
def test_a_school_copy_holds_no_child_s_name(name):
    cases = [
        replace(
            case,
            siblings=("Melchizedek Hawthornthwaite",),
            why=f"With {case.name}",
            papers=(Attached(f"{case.name}.pdf", "form"),),
        )
        for case in every_case(PROFILES[name], 40)
    ]
    actions = [Action("A1", f"Ring {case.name}", "E", about=case.ref) for case in cases]
    actions.append(Action("A2", "See Crispian Ravenscroft", "E"))
    plan = plan_sitting(sitting(*cases, actions=tuple(actions)), PROFILES[name])
    view = view_of(plan, "school", member=Member("B. Head", school="Oak High", sees="school"))
    said = folded(words((agenda(view), contents_list(view), case_sheets(view))))
    for case in cases:
        for secret in (*case.name.split(), case.upn, case.pupil_id, str(case.born)):
            assert folded(secret) not in said, secret
    assert "hawthornthwaite" not in said
    assert "ravenscroft" not in said
    assert plan.items, "nothing was on the agenda, so nothing was shown"


@pytest.mark.parametrize("name", PROFILES)
def test_initials_stay_initials_however_much_a_council_lets_schools_see(name):
    profile = PROFILES[name]
    generous = replace(
        profile.audiences["school"], fields=("*",), papers=("*",), blocks=("*",), sensitive=True
    )
    profile = replace(profile, audiences={**profile.audiences, "school": generous})
    cases = every_case(profile, 40)
    mixed = [
        replace(
            case,
            siblings=(other.name,),
            papers=(Attached(f"{other.name}.pdf", "form"),),
            values={**case.values, "ParentView": f"As {other.name.upper()}, {other.upn}"},
        )
        for case, other in zip(cases, reversed(cases), strict=True)
    ]
    view = view_of(plan_sitting(sitting(*mixed), profile), "school")
    said = folded(words((agenda(view), contents_list(view), case_sheets(view))))
    assert "parents' view" in said
    for case in mixed:
        for secret in (*case.name.split(), case.upn, f"{case.born:%Y}"):
            assert folded(secret) not in said, secret


def test_a_school_copy_has_no_watch_list():
    plan = plan_sitting(sitting(child(1, kind="WATCH")), PROFILES["placement"])
    assert "Children out of education" in words(agenda(view_of(plan, "panel")))
    assert "Children out of education" not in words(agenda(view_of(plan, "school")))


@pytest.mark.parametrize("name", PROFILES)
def test_a_parent_s_copy_holds_one_child(name):
    cases = every_case(PROFILES[name], 12)
    first, other = cases[0], cases[1]
    mixed = replace(first, values={**first.values, "ParentView": f"Not with {other.name} again"})
    plan = plan_sitting(sitting(mixed, *cases[1:]), PROFILES[name])
    view = view_of(plan, "parent", ref=first.ref)
    said = folded(words((agenda(view), contents_list(view), case_sheets(view))))
    assert folded(first.name) in said
    assert len(case_sheets(view)) == 1
    for case in cases[1:]:
        assert not [part for part in case.name.split() if folded(part) in said
                    and folded(part) not in folded(first.name)]  # fmt: skip


def test_the_council_s_own_copy_takes_the_place_of_the_packaged_one():
    own = PLACEMENT.replace("members = 5", "members = 7")
    profile = chosen(together({"placement": own}), "CAP Secondary")
    assert profile.quorum.members == 7
    renamed = chosen(together({"our_panel": own}), "cap secondary")
    assert (renamed.id, renamed.quorum.members) == ("our_panel", 7)


def test_two_own_files_for_one_kind_are_refused():
    with pytest.raises(BadInput, match="both for “CAP Secondary”") as told:
        together({"one": PLACEMENT, "two": PLACEMENT})
    assert told.value.code == "Y-003"


def test_a_kind_nobody_knows_is_refused_and_the_known_ones_named():
    with pytest.raises(BadInput, match="“Fair access”") as told:
        chosen(PROFILES, "Tuesday panel")
    assert told.value.code == "Y-004"


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("members = 5", "members = ", "Y-001", "cannot be read"),
        ("papers_before = 5\n", "", "Y-002", "does not say papers_before"),
        ("members = 5", "memebers = 5", "Y-005", "“memebers” in quorum"),
        ("members = 5", "members = -1", "Y-006", "a whole number"),
        ("members = 5", 'members = "five"', "Y-006", "a whole number"),
        ('papers_days = "school"', 'papers_days = "calendar"', "Y-007", "“calendar”"),
        ('takes = ["WATCH"]', 'takes = ["WATCHES"]', "Y-007", "WATCHES"),
        ('"-weeks_out", "-year"', '"-weeks", "-year"', "Y-007", "“weeks_out”"),
        ('block = "welcome"', 'block = "close"', "Y-008", "no section “welcome”"),
        ('block = "watch"\n', 'block = "watch"\ncolumns = ["surname"]\n', "Y-009", "“name”"),
        ('takes = ["WATCH"]', 'takes = ["WATCH", "PEX"]', "Y-010", "would stand twice"),
        ('takes = ["PEX", "FAP", "PRU-RET"]', 'takes = ["PEX", "YJES"]', "Y-011", "YJES stands"),
        ("[audiences.parent]", "[audiences.carer]", "Y-012", "“parent” may see"),
        ('formula = "F1"', 'formula = "F6"', "Y-007", "“F6”"),
        ("MM-TRIAL = 0.5", "MM-TRAIL = 0.5", "Y-005", "“MM-TRAIL” in weights"),
        ("PRU-RET = 1\n", "PRU-RET = -1\n", "Y-006", "not below nought"),
        ('papers = ["form", "exclusion_letter"', 'papers = ["from", "exclusion_letter"', "Y-007",
         "“form”"),
        ("[needs.ST]", "[needs.BOSS]", "Y-007", "BOSS"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_refused_with_a_sentence(old, new, code, said):
    assert old in PLACEMENT
    with pytest.raises(BadInput, match=re.escape(said)) as told:
        read(PLACEMENT.replace(old, new, 1), "ours")
    assert told.value.code == code
    assert "ours" in told.value.message


def test_blank_sections_and_takes_are_told_apart():
    text = PLACEMENT.replace('takes = ["WATCH"]\n', "", 1)
    with pytest.raises(BadInput, match="the kinds of referral it is for"):
        read(text, "ours")
    text = PLACEMENT.replace('block = "share"\n', 'block = "share"\ntakes = ["CHIP"]\n', 1)
    with pytest.raises(BadInput, match="no children stand there"):
        read(text, "ours")


def with_merger(line):
    return PLACEMENT.replace("[share.weights]", f"[[share.mergers]]\n{line}\n\n[share.weights]", 1)


def test_a_merger_is_a_line_of_the_profile():
    profile = read(with_merger('old = "9264003"\nnew = "9264002"\nday = 2026-11-02'), "ours")
    assert profile.share is not None
    assert profile.share.mergers == (Merger("9264003", "9264002", date(2026, 11, 2)),)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ('old = "1"\nnew = "2"\nday = "2 Nov"', "Y-006", "such as 2026-11-02"),
        ('old = "1"\nday = 2026-11-02', "Y-006", "numbers of both schools"),
        ('old = "1"\nnew = "2"\nfrom = 2026-11-02', "Y-005", "“from” in mergers"),
    ],
)
def test_a_merger_that_says_too_little_is_refused(line, code, said):
    with pytest.raises(BadInput, match=said) as told:
        read(with_merger(line), "ours")
    assert told.value.code == code


def test_weights_are_exact():
    share = PROFILES["placement"].share
    assert share is not None
    assert share.weights["MM-TRIAL"] * 2 == 1


def test_every_panel_can_be_chosen_in_the_workbook_and_every_choice_has_its_panel():
    rows = data.rows("workbook_lists")
    choices = {row["choice"] for row in rows if row["list"] == "panel_profile"}
    known = {name for profile in PROFILES.values() for name in profile.workbook_names}
    assert choices <= known
    for profile in PROFILES.values():
        assert choices & {*profile.workbook_names}, f"{profile.name} cannot be chosen"
