"""Two panels of the invented council: fourteen cases of mixed kinds, and numbers for the share."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest

from daysix.council.panel_meetings import MEETINGS, NEXT, NEXT_FAIR
from daysix.council.panel_papers import case_papers, papers_here
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
    assert {"PEX", "FAP", "MM", "ST", "OSD", "AP"} <= set(kinds)
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


def test_two_cases_lack_something_and_the_others_nothing(small, sheets) -> None:
    children = {row["PupilID"]: row for row in small.pupils}
    waiting = [row for row in sheets.rows["Referrals"] if row["PanelID"] == NEXT]
    lacking = [
        place
        for place, row in enumerate(waiting, 1)
        if papers_here(place, row, children[row["PupilID"]])
        != papers_here(0, row, children[row["PupilID"]])
    ]
    assert 1 <= len(lacking) <= 2


def test_among_the_papers_are_those_that_need_a_look(papers, small) -> None:
    by_name = {(one.ref, one.name): one.content for one in papers}
    names = [name for _, name in by_name]
    report = next(one.content for one in papers if one.name.startswith("Reports of psychologist"))
    assert [each.kind for each in look(report, "It").findings] == ["cannot_be_read"]
    book = next(one.content for one in papers if one.name.endswith(".xlsx"))
    assert {"hidden_sheets", "very_hidden_sheets"} <= {
        each.kind for each in look(book, "It").findings
    }
    twice = next((one for one in papers if one.name.endswith("(2).pdf")), None)
    if twice is not None:
        assert by_name[twice.ref, "Last school report.pdf"] == twice.content
    assert len(names) > 40
    assert {name.rpartition(".")[2] for name in names} >= {"pdf", "xlsx"}


def test_a_paper_of_a_case_is_about_its_own_child(papers, sheets, small) -> None:
    children = {row["PupilID"]: row for row in small.pupils}
    pupils = {row["RefID"]: children[row["PupilID"]] for row in sheets.rows["Referrals"]}
    for one in papers:
        if one.name != "Referral form.pdf":
            continue
        child = pupils[one.ref]
        person = Person(f"{child['Forename']} {child['Surname']}", child["UPN"])
        assert without(one.content, person), one.ref


def test_meetings_are_at_a_time_of_day(sheets) -> None:
    assert all(not isinstance(row["Start"], datetime) for row in sheets.rows["Panels"])
