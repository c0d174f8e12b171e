from __future__ import annotations

import re
from datetime import date

from daysix.calendars.terms import school_year
from daysix.law.identifiers import check_upn
from tests.council.counting import by_child

POSTCODE = re.compile(r"ZZ[0-9]{1,2} [0-9][A-Z]{2}")


def test_every_pupil_number_is_right_and_nobody_elses(small):
    numbers = [row["UPN"] for row in small.pupils]
    assert [number for number in numbers if check_upn(number).problems] == []
    assert len(set(numbers)) == len(numbers)


def test_a_pupil_number_names_the_year_the_child_started_school(small):
    for row in small.pupils:
        # A child starts Reception in the September after the fourth birthday.
        born = row["DOB"]
        reception = born.year + 4 + (born >= date(born.year, 9, 1))
        assert row["UPN"][8:10] == f"{reception % 100:02d}"


def test_the_year_group_follows_from_the_birthday(small):
    born = {row["PupilID"]: row["DOB"] for row in small.pupils}
    for row in small.exclusions:
        dob, year = born[row["PupilID"]], school_year(row["StartDate"])
        # Age on 31 August before the school year; Reception is 4, Year 1 is 5.
        age = year - dob.year - ((dob.month, dob.day) > (8, 31))
        assert row["NCY"] == ("R" if age == 4 else str(age - 4)), row["ExclusionID"]


def test_every_child_is_of_the_schools_ages(small):
    schools = {one.dfe: one for one in small.schools}
    for row in small.exclusions:
        school = schools[row["SchoolDfE"]]
        assert school.low <= (0 if row["NCY"] == "R" else int(row["NCY"])) <= school.high


def test_nothing_looks_like_a_real_address(small):
    for row in small.pupils:
        assert POSTCODE.fullmatch(row["Postcode"])
        assert row["Carer1Email"].endswith(".example")
        # Numbers kept free for films and plays.
        assert row["Carer1Phone"].startswith("07700 900")
        # No child's number begins with the code of a council there still is.
        assert row["UPN"][1:4] in {"820", "875"}


def test_names_bring_apostrophes_accents_and_hyphens(small):
    names = {f"{row['Forename']} {row['Surname']}" for row in small.pupils}
    assert any("'" in name for name in names)
    assert any("-" in name for name in names)
    assert any(not name.isascii() for name in names)


def test_twins_share_surname_birthday_and_home(small):
    pupils = {row["PupilID"]: row for row in small.pupils}
    twins = [row for row in small.pupils if row["SiblingIDs"]]
    assert len(twins) >= 4
    for row in twins:
        other = pupils[row["SiblingIDs"]]
        for column in ("Surname", "DOB", "Address1", "Postcode"):
            assert row[column] == other[column]
        assert row["Forename"] != other["Forename"]
        assert row["UPN"] != other["UPN"]


def test_there_are_children_in_care_with_plans_and_from_over_the_border(small):
    assert any(row["LAC"] == "Y" for row in small.pupils)
    assert any(row["SENStage"] == "E" for row in small.pupils)
    assert any(row["HomeLA"] != "820" for row in small.pupils)
    for row in small.pupils:
        if row["LAC"] == "Y":
            assert row["SocialWorker"]


def test_some_children_are_suspended_at_two_schools_in_one_year(small):
    movers = [
        rows
        for rows in by_child(small).values()
        for year in {school_year(row["StartDate"]) for row in rows}
        if len({row["SchoolDfE"] for row in rows if school_year(row["StartDate"]) == year}) > 1
    ]
    assert len(movers) >= 5


def test_some_children_have_left(small):
    assert {row["EnrolStatus"] for row in small.pupils} == {"C", "P"}
    assert all(row["NCY"] is None for row in small.pupils if row["EnrolStatus"] == "P")
