"""The school of a tracker that names it only in a title, in a banner, or nowhere at all."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from
from daysix.tracker.school_titles import name_in

HEAD = ["Surname", "Forename", "Type", "Start date", "End date"]
ANN = ["Marsh", "Ann", "Susp", date(2026, 11, 9), date(2026, 11, 9)]
BEN = ["Reed", "Ben", "Perm", date(2026, 11, 10), None]


def read(*rows, name="Sheet1", **more):
    return tracker_from([SheetCells(name, rows, **more)], file="tracker.xlsx")


def schools(tracker):
    return [(row.values.get("SchoolName"), row.values.get("SchoolDfE")) for row in tracker.rows]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ash Grove Academy (820/4010)", "Ash Grove Academy"),
        ("ASH GROVE ACADEMY EXCLUSIONS LOG 2026-27", "ASH GROVE ACADEMY"),
        ("Suspensions at Oak High School 2026/27", "Oak High School"),
        ("Register of exclusions for Elm College", "Elm College"),
        ("St Anne's C of E Primary School - tracker", "St Anne's C of E Primary School"),
        ("Oak Infant and Nursery School", "Oak Infant and Nursery School"),
        ("Ash Grove Academy - from here down", "Ash Grove Academy"),
        ("Secondary School Exclusions", ""),
        ("School exclusions", ""),
        ("Ash Academy Trust", ""),
        ("Oak High School and Elm Academy", ""),
        ("Oak High School; Elm Academy", ""),
        ("Virtual School", ""),
        ("Schools A-F", ""),
        ("Return to school", ""),
        ("Kept by Mrs P Reed, PA to the Head", ""),
    ],
)
def test_a_title_names_one_school_plainly_or_none(title, name):
    assert name_in(title) == name


def test_the_title_gives_every_row_its_school_and_says_so():
    tracker = read(["Ash Grove Academy (820/4010)"], [], HEAD, ANN, BEN)
    assert schools(tracker) == [("Ash Grove Academy", "820/4010")] * 2
    assert [row.cell("SchoolName") for row in tracker.rows] == ["A1", "A1"]
    assert tracker.rows[0].cell("StartDate") == "D4"
    (note,) = tracker.notes
    assert "cell A1 says Ash Grove Academy (820/4010)" in note


def test_the_name_of_the_sheet_is_a_title_as_well():
    tracker = read(HEAD, ANN, name="Ash Grove Academy")
    assert schools(tracker) == [("Ash Grove Academy", None)]
    assert "the sheet's name" in tracker.notes[0]


def test_a_column_of_schools_goes_before_a_title():
    tracker = read(
        ["Ash Grove Academy"],
        [*HEAD, "School"],
        [*ANN, "Oak High"],
        [*BEN, None],
    )
    assert schools(tracker) == [("Oak High", None), (None, None)]


def test_two_schools_above_a_list_name_none_and_that_is_said():
    tracker = read(["Ash Grove Academy"], ["Oak High School"], HEAD, ANN)
    assert schools(tracker) == [(None, None)]
    assert "no title names a school" in tracker.notes[0]


def test_a_list_without_any_school_says_that_no_days_were_counted():
    (note,) = read(["Exclusions 2026/27"], HEAD, ANN, BEN).notes
    assert note.startswith("In the sheet Sheet1 no column and no title")
    assert read([*HEAD, "School"], [*ANN, "Oak High"]).notes == ()


def test_a_merged_school_goes_before_the_band_above_it():
    rows = [
        [*HEAD, "School"],
        ["All packs sent - Ash Grove Academy"],
        [*ANN, "Oak High"],
        [*BEN, None],
    ]
    tracker = read(*rows, merged=("F3:F4",))
    assert [name for name, _ in schools(tracker)] == ["Oak High", "Oak High"]


SCHOOLS = [["SchoolDfE", "Name", "Phase"], ["8204010", "Ash Grove Academy", "Secondary"],
           ["8204011", "Elm Tree Primary School", "Primary"]]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "sheet", "school"),
    [
        ("Ash Grove - autumn 2026", "S", "Ash Grove Academy"),
        ("Exclusions 2026/27", "Elm Tree", "Elm Tree Primary School"),
        ("Ash Grove and Elm Tree", "S", None),
        ("Ashgrove", "S", None),
        ("Exclusions 2026/27", "S", None),
    ],
)
def test_a_short_name_is_looked_up_in_the_schools_sheet(title, sheet, school):
    sheets = [SheetCells(sheet, [[title], HEAD, ANN]), SheetCells("Schools", SCHOOLS)]
    (row,) = tracker_from(sheets, file="tracker.xlsx").rows
    assert row.values.get("SchoolName") == school
