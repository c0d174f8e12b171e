"""Two panels of the invented council: cases of every kind, and numbers for the share."""

from __future__ import annotations

from collections import Counter
from datetime import date, time

import pytest

from daysix.council.panel_meetings import MEETINGS, NEXT, NEXT_FAIR
from daysix.council.panel_papers import case_papers, papers_here, papers_needed
from daysix.council.panel_sheets import panel_sheets
from daysix.council.pupil_numbers import numbers_by_year
from daysix.council.writing import school_row
from daysix.paper.gate import Person, look, without


@pytest.fixture(scope="module")
def schools(small):
    return [school_row(one, small) for one in small.schools]


@pytest.fixture(scope="module")
def sheets(small, schools):
    return panel_sheets(small.pupils, small.exclusions, schools)


@pytest.fixture(scope="module")
def papers(small, sheets):
    names = {one.dfe: one.name for one in small.schools}
    return list(case_papers(sheets.rows["Referrals"], small.pupils, names))


def test_the_placement_panel_hears_every_kind(sheets) -> None:
    kinds = Counter(row["Type"] for row in sheets.rows["Referrals"] if row["PanelID"] == NEXT)
    assert kinds == {"PEX": 3, "FAP": 3, "PRU-RET": 1, "MM": 1, "ST": 1, "OSD": 1, "AP": 1}
    assert sum(row["PanelID"] == NEXT_FAIR for row in sheets.rows["Referrals"]) == 5


def test_no_child_stands_twice_and_every_panel_has_its_referrals(sheets) -> None:
    numbers = Counter(row["PupilID"] for row in sheets.rows["Referrals"])
    assert set(numbers.values()) == {1}
    known = {row["PanelID"] for row in sheets.rows["Panels"]}
    assert {row["PanelID"] for row in sheets.rows["Referrals"]} <= known


def test_the_same_council_has_the_same_panels(small, schools, sheets) -> None:
    again = panel_sheets(small.pupils, small.exclusions, schools)
    assert again.rows == sheets.rows


def test_year_groups_add_up_to_the_roll_and_have_places(small) -> None:
    for school in small.schools:
        row = numbers_by_year(school)
        sizes = [row[name] for name in row if name.startswith("NOR") and name != "NORDate"]
        assert sum(sizes) == school.roll
        assert all(size > 0 for size in sizes)
        if "PAN" in row:
            assert row["PAN"] >= max(sizes)
            assert row["PAN"] % 30 == 0


def test_papers_go_out_five_school_days_before_and_children_are_on_roll_in_twenty() -> None:
    by_number = {one.number: one for one in MEETINGS}
    # Wednesday 9 December: 8, 7, 4, 3, 2 are five school days before. After it 10-11 are 1-2,
    # 14-18 are 3-7, 4-8 January 8-12, 11-15 are 13-17, and Wednesday 20 January is 20.
    assert by_number[NEXT].papers_by == date(2026, 12, 2)
    assert by_number[NEXT].on_roll_by == date(2027, 1, 20)
    assert all(one.papers_by.weekday() < 5 and one.on_roll_by.weekday() < 5 for one in MEETINGS)


def test_the_fourth_case_lacks_something_and_the_others_nothing(small, sheets) -> None:
    children = {row["PupilID"]: row for row in small.pupils}
    waiting = [row for row in sheets.rows["Referrals"] if row["PanelID"] == NEXT]
    lacking = [
        place
        for place, row in enumerate(waiting, 1)
        if papers_here(place, row, children[row["PupilID"]])
        != papers_needed(row, children[row["PupilID"]])
    ]
    assert lacking == [4]  # the ninth lacks a paper on special needs, where its child has some


def test_among_the_papers_are_those_that_need_a_look(papers) -> None:
    by_name = {(one.ref, one.name): one.content for one in papers}
    report = next(one.content for one in papers if one.name.startswith("Reports of psychologist"))
    assert [each.kind for each in look(report, "It").findings] == ["cannot_be_read"]
    book = next(one.content for one in papers if one.name.endswith(".xlsx"))
    assert {"hidden_sheets", "very_hidden_sheets"} <= {
        each.kind for each in look(book, "It").findings
    }
    [twice] = [one for one in papers if one.name.endswith("(2).pdf")]
    assert by_name[twice.ref, "Last school report.pdf"] == twice.content
    assert Counter(name.rpartition(".")[2] for _, name in by_name) == {"pdf": 66, "xlsx": 1}


def test_a_paper_of_a_case_is_about_its_own_child(papers, sheets, small) -> None:
    children = {row["PupilID"]: row for row in small.pupils}
    pupils = {row["RefID"]: children[row["PupilID"]] for row in sheets.rows["Referrals"]}
    forms = [one for one in papers if one.name == "Referral form.pdf"]
    assert len(forms) == 11
    for one in forms:
        child = pupils[one.ref]
        person = Person(f"{child['Forename']} {child['Surname']}", child["UPN"])
        assert without(one.content, person), one.ref


def test_meetings_are_at_a_time_of_day(sheets) -> None:
    assert {row["Start"] for row in sheets.rows["Panels"]} == {time(10, 0), time(14, 0)}
