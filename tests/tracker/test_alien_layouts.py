"""Trackers laid out in ways of their own: each row read where it stands, the rest said aloud."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from daysix.desk.reading import read_book
from daysix.law.errors import BadInput
from daysix.tracker.reader import tracker_from

MON_9, TUE_10, THU_12, MON_16 = (date(2026, 11, day) for day in (9, 10, 12, 16))
BORN = date(2012, 3, 4)
HEAD = ["Surname", "Forename", "School", "Type", "From", "To"]
IVY = ["Finch", "Ivy", "Oak High", "Susp", MON_9, TUE_10]
RAJ = ["Moss", "Raj", "Oak High", "Susp", THU_12, THU_12]
KAY = ["Stone", "Kay", "Elm Academy", "PEX", MON_16, None]


@pytest.fixture
def tracker_of(tmp_path):
    """Write sheets (name to rows) by hand, merge ranges (name to ranges), and read them back."""

    def make(sheets, merged=None):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row, 1):
                    if value not in {None, ""}:
                        sheet.cell(number, column, value)
            for span in (merged or {}).get(name, ()):
                sheet.merge_cells(span)
        path = tmp_path / "t.xlsx"
        book.save(path)
        return tracker_from(read_book(path).sheets, file="t.xlsx")

    return make


def children(tracker):
    """Sheet, row, surname, kind and where the first day stands."""
    return [
        (row.sheet, row.number, row.values.get("Surname"), row.values.get("Category"),
         row.cell("StartDate"))
        for row in tracker.rows
    ]  # fmt: skip


def test_totals_footers_and_signatures_under_pupils_and_schools(tracker_of):
    pupils = [
        ["PupilID", "UPN", "Surname", "Forename", "DOB"],
        ["P1", "A950000178301", "Finch", "Ivy", BORN],
        ["Total pupils: 1"],
        ["", "", "Total", "", 1],
        ["PupilID", "UPN", "Surname", "Forename", "DOB"],
        ["P2", "", "Total", "Tom", date(2011, 6, 1)],
        ["Prepared by J Smith"],
        ["Key: amber = looked after"],
    ]
    schools = [
        ["DfE", "Name", "Type", "Phase"],
        ["9254001", "Oak High", "Academy", "Secondary"],
        ["9254002", "Total Learning Primary", "Community school", "Primary"],
        ["", "Page Hall School", "Academy"],
        ["Total", 2],
        ["", "Total schools", "", 2],
        ["Signed: head of service"],
    ]
    tracker = tracker_of({"Log": [HEAD, IVY], "Pupils": pupils, "Schools": schools})
    names = [one.name for one in tracker.schools.records]
    assert names == ["Oak High", "Total Learning Primary", "Page Hall School"]
    assert tracker.notes == (
        (
            "In the sheet Pupils I left out what is no child: 2 totals, 1 row of column names and "
            "2 remarks (rows 3, 4, 5, 7, 8). If one of them is a child, give it a UPN or a date of "
            "birth."
        ),
        (
            "In the sheet Schools I left out what is no school: 2 totals and 1 remark (rows 5, 6, "
            "7). If one of them is a school, give it its number."
        ),
    )


def test_pupils_that_could_be_children_are_never_left_out(tracker_of):
    pupils = [
        ["PupilID", "UPN", "Surname", "Forename", "DOB"],
        ["P9", "", "", "", ""],
        ["", "", "Page", "Ann", ""],
        ["", "", "Key", "", BORN],
        ["", "", "Notes", "Total", BORN],
    ]
    tracker = tracker_of({"Log": [HEAD, IVY], "Pupils": pupils})
    assert tracker.notes == ()


def test_totals_under_moves_and_calendars(tracker_of):
    moves = [
        ["MoveID", "PupilID", "HomeSchool", "HostSchool", "StartDate"],
        ["M1", "P1", "Oak", "Elm", MON_9],
        ["Total moves", 1],
    ]
    days = [
        ["CalendarID", "Date", "DayType"],
        ["OAK", MON_9, "SCHOOL"],
        ["Total", 1],
        ["Printed 23 November 2026"],
    ]
    tracker = tracker_of({"Log": [HEAD, IVY], "Moves": moves, "Calendar": days})
    (calendar,) = tracker.calendars
    assert [row for row in calendar.rows if row] == [["OAK", MON_9, "SCHOOL"]]
    assert tracker.notes == (
        (
            "In the sheet Moves I left out what is no entry: 1 total (row 3). If one of them is an "
            "entry, give it its number or date."
        ),
        (
            "In the sheet Calendar I left out what is no entry: 1 total and 1 remark (rows 3, 4). "
            "If one of them is an entry, give it its number or date."
        ),
    )


def test_whoever_keeps_the_list_is_no_child(tracker_of):
    head = ["Name", "School", "Type", "From", "To"]
    rows = [
        head,
        ["Finch, Ivy", "Oak High", "Susp", MON_9, TUE_10],
        ["T. Smith, Exclusions Officer"],
        ["Smith, T - Inclusion Team"],
        ["Signed: T Smith, 12/11/2026"],
        ["Officer, Tom", "Oak High", "Susp", THU_12, THU_12],
    ]
    assert [row.number for row in tracker_of({"S": rows}).rows] == [2, 6]


def test_lookups_that_look_like_data_are_said_and_not_read(tracker_of):
    lists = [["Type", "From", "To"], ["Susp", "1", "45"], ["Perm", "", ""]]
    guide = [["Type", "From", "Surname"], ["SUSP or PERM", "first day out", "legal name"]]
    tracker = tracker_of({"Log": [HEAD, IVY], "Lists": lists, "Guide": guide})
    assert children(tracker) == [("Log", 2, "Finch", "SUSP", "E2")]
    assert [note[:14] for note in tracker.notes] == ["The sheet List", "The sheet Guid"]


def test_a_table_whose_every_date_is_bad_is_no_lookup(tracker_of):
    bad = [HEAD, ["Vale", "Cas", "Oak High", "Susp", "1O/11/2026", "soon"]]
    tracker = tracker_of({"Log": [HEAD, IVY], "Bad": bad})
    assert [(row.sheet, len(row.problems)) for row in tracker.rows] == [("Log", 0), ("Bad", 2)]


def test_two_tables_side_by_side_each_with_its_title(tracker_of):
    rows = [
        ["Suspensions", "", "", "", "", "Permanent exclusions"],
        ["Surname", "Forename", "From", "To", "", "Surname", "Forename", "Date of PEX"],
        ["Finch", "Ivy", MON_9, TUE_10, "", "Stone", "Kay", MON_16],
        ["Moss", "Raj", THU_12, THU_12],
    ]
    assert children(tracker_of({"S": rows})) == [
        ("S", 3, "Finch", "SUSP", "C3"),
        ("S", 4, "Moss", "SUSP", "C4"),
        ("S", 3, "Stone", "PERM", "H3"),
    ]


def test_two_tables_side_by_side_with_a_column_of_kinds(tracker_of):
    rows = [[*HEAD, "", *HEAD], [*IVY, "", *KAY], RAJ]
    assert [row[2:] for row in children(tracker_of({"S": rows}))] == [
        ("Finch", "SUSP", "E2"), ("Moss", "SUSP", "E3"), ("Stone", "PERM", "L2"),
    ]  # fmt: skip


def test_a_list_of_another_kind_beside_the_exclusions_is_said(tracker_of):
    rows = [[*HEAD, "", "School", "Type"], [*IVY, "", "Elm Academy", "Academy"]]
    tracker = tracker_of({"S": rows})
    assert children(tracker) == [("S", 2, "Finch", "SUSP", "E2")]
    assert tracker.notes == (
        (
            "In the sheet S another list stands beside the exclusions, in columns H to I. I did "
            "not read it."
        ),
    )


def test_side_by_side_without_a_gap_is_refused_in_a_sentence(tracker_of):
    with pytest.raises(BadInput) as refused:
        tracker_of({"S": [[*HEAD, *HEAD], [*IVY, *KAY]]})
    assert refused.value.code == "T-011"
    assert "both look like Surname" in refused.value.message


def test_under_one_another_with_other_columns_in_another_order(tracker_of):
    rows = [
        HEAD,
        IVY,
        [],
        ["Permanent"],
        ["Kind", "First day", "Child name", "School name"],
        ["Perm Ex", MON_16, "Stone, Kay", "Elm Academy"],
    ]
    found = tracker_of({"S": rows}).rows
    assert [(row.number, row.values["Category"], row.cell("StartDate")) for row in found] == [
        (2, "SUSP", "E2"), (6, "PERM", "B6"),
    ]  # fmt: skip


@pytest.mark.parametrize("children_across", [1, 3])
def test_a_table_on_its_side_is_refused_in_a_sentence(tracker_of, children_across):
    fields = [[name, *[value] * children_across] for name, value in zip(HEAD, IVY, strict=True)]
    with pytest.raises(BadInput) as refused:
        tracker_of({"Form": [["Exclusion form"], *fields]})
    assert refused.value.code == "T-050"
    assert refused.value.message == (
        "In the sheet Form of t.xlsx the names of columns stand one under another, with one child "
        "to a column. I read trackers with one child to a row, so nothing was read. Copy it, then "
        "paste it on a new sheet with Paste Special, Transpose."
    )


def test_a_sheet_on_its_side_beside_a_tracker_is_said(tracker_of):
    fields = [[name, value] for name, value in zip(HEAD, IVY, strict=True)]
    tracker = tracker_of({"Log": [HEAD, KAY], "Form": fields})
    assert [row.sheet for row in tracker.rows] == ["Log"]
    assert tracker.notes[0].startswith("In the sheet Form the names of columns stand one under")


def test_names_in_row_12_from_column_d(tracker_of):
    rows = [["", "", "", "Borough of Exampleton"], *[[]] * 10, ["", "", "", *HEAD]]
    rows.append(["", "", "", *IVY])
    assert children(tracker_of({"S": rows})) == [("S", 13, "Finch", "SUSP", "H13")]


def test_one_row_for_each_child_with_kinds_of_their_own(tracker_of):
    head = ["Name", "School", "Type 1", "Start 1", "End 1", "Type 2", "Start 2", "End 2"]
    row = ["Finch, Ivy", "Oak High", "Susp", MON_9, TUE_10, "PEX", MON_16, None]
    found = tracker_of({"S": [head, row]}).rows
    assert [(one.values["Category"], one.cell("StartDate")) for one in found] == [
        ("SUSP", "D2"), ("PERM", "G2"),
    ]  # fmt: skip


def test_banners_of_schools_merged_across(tracker_of):
    head = ["Surname", "Forename", "Type", "From", "To"]
    rows = [
        head,
        ["St Bede's"],
        ["Finch", "Ivy", "Susp", MON_9, TUE_10],
        ["November 2026"],
        ["Moss", "Raj", "Susp", THU_12, THU_12],
        ["Elm Academy"],
        ["Stone", "Kay", "PEX", MON_16],
    ]
    tracker = tracker_of({"S": rows}, {"S": ["A2:E2", "A6:E6"]})
    schools = [
        (row.number, row.values["SchoolName"], row.cell("SchoolName")) for row in tracker.rows
    ]
    assert schools == [(3, "St Bede's", "A2"), (5, "St Bede's", "A2"), (7, "Elm Academy", "A6")]


def test_an_unknown_banner_ends_the_school_above_it(tracker_of):
    """The Willows may be a school: its children are not given to the one before."""
    head = ["Surname", "Forename", "Type", "From", "To"]
    rows = [
        head,
        ["St Bede's"],
        ["Finch", "Ivy", "Susp", MON_9, TUE_10],
        ["The Willows"],
        ["Moss", "Raj", "Susp", THU_12, THU_12],
    ]
    tracker = tracker_of({"S": rows}, {"S": ["A2:E2", "A4:E4"]})
    assert [row.values.get("SchoolName") for row in tracker.rows] == ["St Bede's", None]


def test_banners_of_weeks_are_no_children_and_no_dates(tracker_of):
    rows = [
        HEAD,
        ["Week commencing 9 November 2026"],
        IVY,
        ["Week commencing 16 November 2026"],
        ["Stone", "Kay", "Elm Academy", "PEX", "Mon", ""],
    ]
    tracker = tracker_of({"S": rows})
    assert [row.number for row in tracker.rows] == [3, 5]
    assert "StartDate" not in tracker.rows[1].values
    assert [problem.code for problem in tracker.rows[1].problems] == ["X-006"]


def test_a_school_merged_down_its_column(tracker_of):
    rows = [
        ["School", *HEAD[:2], *HEAD[3:]],
        ["Oak High", *IVY[:2], *IVY[3:]],
        ["", *RAJ[:2], *RAJ[3:]],
        ["Elm", *KAY[:2], *KAY[3:]],
    ]
    tracker = tracker_of({"S": rows}, {"S": ["A2:A3"]})
    assert [row.values["SchoolName"] for row in tracker.rows] == ["Oak High", "Oak High", "Elm"]
