"""What the team knows when a mail comes: of its workbook, or of a list of schools."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.jobs.inbox.directory_of import directory_of
from daysix.jobs.inbox.known import known_from
from daysix.jobs.inbox.school_list import schools_from
from daysix.law.errors import BadInput
from tests.jobs.inbox.made_mails import team_desk
from tests.jobs.open_team_book import in_memory

SCHOOLS = [
    ["SchoolDfE", "Name", "ShortName", "Governance", "CalendarID", "CaseOfficer", "CoverOfficer",
     "GeneralEmail", "ExclusionContact"],
    ["9254001", "Oak School", "Oak", "maintained", "CAL-001", "A. Quill", "B. Tansy",
     "Office@oak.example", "head@oak.example"],
    ["9254002", "Elm School", "", "academy", "CAL-001", "", "", "elm.school@gmail.com", ""],
]  # fmt: skip


def desk_with(**sheets):
    from daysix.desk.memory import MemoryDesk

    return MemoryDesk.of("Team.xlsx", sheets)


def test_a_school_is_known_by_its_number_names_and_addresses_and_whose_it_is():
    oak, elm = directory_of(desk_with(Schools=SCHOOLS).sheets()).schools
    assert (oak.name, oak.dfe, oak.also) == ("Oak School", "9254001", ("Oak",))
    assert oak.addresses == ("head@oak.example", "office@oak.example")
    assert oak.domains == ("oak.example",)
    assert (oak.officer, oak.cover) == ("A. Quill", "B. Tansy")
    assert elm.addresses == ("elm.school@gmail.com",)
    assert elm.domains == (), "anybody may write from there"


def test_a_case_knows_its_child_from_the_pupils_sheet():
    desk = in_memory()
    found = {one.case: one for one in directory_of(desk.sheets()).cases}
    one = found["2026-0014"]
    assert (one.pupil, one.forename, one.surname) == ("P1", "Ash", "Archer")
    assert (one.category, one.start, one.school) == ("PERM", date(2026, 11, 30), "Oak School")


def test_a_child_without_a_case_is_known_too():
    rows = [["PupilID", "Surname", "Forename", "UPN", "DOB"],
            ["P9", "Willow", "Wyn", "A820200001001", date(2012, 5, 6)]]  # fmt: skip
    (one,) = directory_of(desk_with(Pupils=rows).sheets()).cases
    assert (one.case, one.pupil, one.surname) == ("", "P9", "Willow")
    assert (one.upn, one.dob) == ("A820200001001", date(2012, 5, 6))


def test_a_workbook_that_says_nothing_gives_an_empty_directory():
    found = directory_of(desk_with(Notes=[["nothing", "here"]]).sheets())
    assert (found.schools, found.cases, found.la) == ((), (), "")


def test_the_council_and_its_own_addresses_come_from_the_settings_sheet():
    found = directory_of(team_desk().sheets())
    assert (found.la, found.own_domains) == ("925", ("council.example",))


@pytest.mark.parametrize(
    ("names", "line", "dfe", "domains"),
    [
        ("name,dfe,domain", "Oak School,9254001,oak.example", "9254001", ["oak.example"]),
        ("School,DfE number,Email", "Oak School,925/4001,o@oak.example", "9254001",
         ["oak.example"]),
        ("EstablishmentName,LA (code),EstablishmentNumber,SchoolWebsite",
         "Oak School,925,4001,https://www.oak.example/home", "9254001", ["oak.example"]),
        ("name,domains", "Oak School,a.example; @b.example", "", ["a.example", "b.example"]),
    ],
)  # fmt: skip
def test_schools_of_a_list_under_whatever_names(tmp_path, names, line, dfe, domains):
    path = tmp_path / "schools.csv"
    path.write_text(f"{names}\n{line}\n", encoding="utf-8")
    (school,) = schools_from(path)
    assert (school.name, school.dfe, [*school.domains]) == ("Oak School", dfe, domains)


def test_a_list_that_names_no_school_is_refused(tmp_path):
    path = tmp_path / "schools.csv"
    path.write_text("colour,size\nred,4\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"no school in schools\.csv.*") as refused:
        schools_from(path)
    assert refused.value.code == "U-020"


def test_a_list_adds_only_schools_the_tracker_lacks(tmp_path):
    tracker, schools = tmp_path / "Team.xlsx", tmp_path / "schools.csv"
    in_memory().save_copy(tracker)
    schools.write_text("name,dfe\nOak,9254001\nElm School,9254002\n", encoding="utf-8")
    found = known_from(tracker, schools)
    assert [one.name for one in found.schools] == ["Oak School", "Elm School"]
