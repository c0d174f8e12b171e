"""The kind of exclusion where no column says it: by the sheet's name or a title, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.tracker.cells import SheetCells
from daysix.tracker.kind_words import is_another_matter, kind_said
from daysix.tracker.reader import tracker_from

HEAD = ["Surname", "Forename", "DOB", "School", "From", "To"]
MON_9, TUE_10, MON_16 = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 16)
IVY = ["Finch", "Ivy", date(2012, 3, 4), "Oak High", MON_9, TUE_10]
KAY = ["Stone", "Kay", date(2010, 7, 2), "Elm Academy", MON_16]


def tracker_of(**sheets):
    cells = [SheetCells(name.replace("_", " "), rows) for name, rows in sheets.items()]
    return tracker_from(cells, file="t.xlsx")


def kinds(tracker):
    return [(row.sheet, row.number, row.values.get("Category")) for row in tracker.rows]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Suspensions", "SUSP"), ("susp 26-27", "SUSP"), ("FTE", "SUSP"), ("FTEs 2026/27", "SUSP"),
        ("Fixed term exclusions", "SUSP"), ("Fixed Period", "SUSP"), ("FEX log", "SUSP"),
        ("Suspensions Sept & Oct", "SUSP"), ("FixedTermExclusions", "SUSP"),
        ("Permanent exclusions", "PERM"), ("PEX", "PERM"), ("PEX2627", "PERM"), ("Perm Ex", "PERM"),
        ("PermEx", "PERM"), ("Permanent Exclusions 2026/27", "PERM"), ("perms", "PERM"),
        ("Lunchtime", "LNCH"), ("Lunch time exclusions", "LNCH"), ("Lunchtime suspensions", "LNCH"),
    ],
)  # fmt: skip
def test_names_that_say_one_kind(name, kind):
    assert kind_said(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "Sheet1", "Autumn 2026", "Autumn Term", "Oak High", "2026-27", "November", "Exclusions",
        "Exclusions and suspensions", "Suspensions & exclusions", "Suspensions + PEX",
        "PEX and FTE", "Suspensions, lunchtimes", "Fixed penalty notices", "FPX",
        "Cancelled suspensions", "Suspensions withdrawn", "Avoided PEX", "At risk of PEX",
        "Non permanent", "PEX hearings", "Suspension letters", "Governors PEX", "Summary of PEX",
        "Enter every suspension here",
        "FTE staff",
        "Lunch rota",
        "PEX panel", "",
    ],
)  # fmt: skip
def test_names_that_say_nothing_for_certain(name):
    assert kind_said(name) == ""


def test_two_sheets_without_a_column_of_kinds_are_told_by_their_names_and_that_is_said():
    tracker = tracker_of(Suspensions=[HEAD, IVY], Permanent_exclusions=[HEAD, KAY])
    assert kinds(tracker) == [("Suspensions", 2, "SUSP"), ("Permanent exclusions", 2, "PERM")]
    assert [row.problems for row in tracker.rows] == [(), ()]
    assert tracker.notes == (
        (
            "In the sheet Suspensions no column says which kind of exclusion each row is. I took "
            "them for suspensions, because its name says so. If that is wrong, add a column "
            "Category with PERM, SUSP or LNCH."
        ),
        (
            "In the sheet Permanent exclusions no column says which kind of exclusion each row is. "
            "I took them for permanent exclusions, because its name says so. If that is wrong, add "
            "a column Category with PERM, SUSP or LNCH."
        ),
    )
    assert tracker.rows[0].cell("Category") == ""  # no cell says it


def test_a_sheet_of_permanent_exclusions_needs_no_last_day():
    head = ["Surname", "Forename", "DOB", "School", "Date of PEX", "Governors met"]
    kay = ["Stone", "Kay", date(2010, 7, 2), "Elm Academy", MON_16, None]
    (row,) = tracker_of(PEX=[head, kay]).rows
    assert (row.values["Category"], row.values["StartDate"]) == ("PERM", MON_16)


def test_a_title_over_the_table_says_it_with_its_cell():
    tracker = tracker_of(Sheet1=[["Fixed term exclusions 2026/27"], [], HEAD, IVY])
    assert kinds(tracker) == [("Sheet1", 4, "SUSP")]
    assert tracker.rows[0].cell("Category") == "A1"
    assert "because the title in A1, “Fixed term exclusions 2026/27”, says so" in tracker.notes[0]


def test_two_titled_tables_under_one_another_with_the_same_names():
    rows = [["Suspensions"], HEAD, IVY, [], ["Permanent exclusions"], HEAD, KAY]
    assert kinds(tracker_of(S=rows)) == [("S", 3, "SUSP"), ("S", 7, "PERM")]


def test_headings_inside_one_table_part_it_by_kind():
    rows = [HEAD, ["Suspensions"], IVY, ["Permanent exclusions"], KAY]
    assert kinds(tracker_of(S=rows)) == [("S", 3, "SUSP"), ("S", 5, "PERM")]


@pytest.mark.parametrize("name", ["Autumn 2026", "Oak High", "Exclusions and suspensions"])
def test_where_nothing_says_the_kind_the_row_is_refused_and_told_what_to_do(name):
    (row,) = tracker_of(**{name.replace(" ", "_"): [HEAD, IVY]}).rows
    assert "Category" not in row.values
    assert [(one.code, one.cell) for one in row.problems] == [("X-003", "")]
    said = row.problems[0].message
    assert said.startswith("Nothing says which kind of exclusion this is. Add a column Category")
    assert said.endswith("or give each kind a sheet of its own, named for it.")


def test_a_name_and_a_title_that_disagree_say_nothing():
    (row,) = tracker_of(PEX=[["Suspensions"], HEAD, IVY]).rows
    assert "Category" not in row.values


def test_a_column_of_kinds_goes_before_any_name():
    rows = [[*HEAD, "Type"], [*IVY, "Susp"], [*KAY, None, ""]]
    tracker = tracker_of(PEX=rows)
    assert kinds(tracker) == [("PEX", 2, "SUSP"), ("PEX", 3, None)]
    assert tracker.notes == ()


def test_a_sheet_named_for_a_kind_is_read_beside_one_with_a_column_of_kinds():
    tracker = tracker_of(Susp=[HEAD, IVY], Log=[[*HEAD, "Type"], [*KAY, None, "PEX"]])
    assert kinds(tracker) == [("Susp", 2, "SUSP"), ("Log", 2, "PERM")]


def test_beside_sheets_named_for_kinds_a_term_is_refused_and_another_matter_left_out():
    tracker = tracker_of(PEX=[HEAD, KAY], Autumn=[HEAD, IVY], Managed_moves=[HEAD, IVY])
    assert kinds(tracker) == [("PEX", 2, "PERM"), ("Autumn", 2, None)]
    assert any("The sheet Managed moves has a first day" in note for note in tracker.notes)


def test_a_wide_table_takes_the_kind_from_its_sheet_too():
    head = ["Name", "DOB", "School", "Excl 1 start", "Excl 1 end", "Excl 2 start", "Excl 2 end"]
    ivy = ["Finch, Ivy", date(2012, 3, 4), "Oak High", MON_9, MON_9, TUE_10, MON_16]
    tracker = tracker_of(Suspensions=[head, ivy])
    starts = [(row.values["Category"], row.values["StartDate"]) for row in tracker.rows]
    assert starts == [("SUSP", MON_9), ("SUSP", TUE_10)]
    assert len(tracker.notes) == 1


@pytest.mark.parametrize("name", ["Managed moves", "PEX panel", "Part-time timetables", "Staff"])
def test_names_of_other_matters(name):
    assert is_another_matter(name)
    assert not is_another_matter("Suspensions")
