"""Home-made trackers as teams lay them out: which rows are children, and where each cell stands."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from daysix.desk.reading import read_book
from daysix.law.errors import BadInput
from daysix.tracker.cells import SheetCells
from daysix.tracker.layout import is_a_day, says_total
from daysix.tracker.reader import tracker_from

HEAD = ["UPN", "Surname", "Forename", "School", "Type", "Start date", "End date", "Days"]
MON_9, TUE_10, WED_11 = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11)
ANN = ["", "Marsh", "Ann", "Oak High", "Susp", MON_9, TUE_10, 2]
BEN = ["", "Reed", "Ben", "Elm Primary School", "Perm", TUE_10, None, None]
CAS = ["", "Vale", "Cas", "Oak High", "Susp", WED_11, WED_11, 1]


@pytest.fixture
def tracker_of(tmp_path):
    """Write sheets (name to rows) with openpyxl, do something more to the book, read it back."""

    def make(sheets, more=None):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row, 1):
                    if value not in (None, ""):
                        sheet.cell(number, column, value)
        if more:
            more(book)
        path = tmp_path / "tracker.xlsx"
        book.save(path)
        found, notes = read_book(path)
        tracker = tracker_from(found, file=path.name)
        return tracker._replace(notes=(*notes, *tracker.notes))

    return make


def children(tracker):
    """Sheet, row, name and the address of the first day of every row."""
    return [
        (row.sheet, row.number, row.values.get("Surname"), row.cell("StartDate"))
        for row in tracker.rows
    ]


def test_titles_and_a_key_stand_above_the_names(tracker_of):
    tracker = tracker_of(
        {
            "2026": [
                ["Exclusions 2026/27"],
                ["Key:", "amber = late", "red = no reply"],
                [],
                HEAD,
                ANN,
                BEN,
            ]
        }
    )
    assert children(tracker) == [("2026", 5, "Marsh", "F5"), ("2026", 6, "Reed", "F6")]
    assert tracker.notes == ()


def test_groups_merged_over_the_names_are_read_with_them(tracker_of):
    top = ["Pupil", "", "", "School", "Suspension", "", "", "Parent", ""]
    bottom = ["UPN", "Surname", "Forename", "Name", "Type", "Start", "End", "Name", "Date"]
    row = ["", "Marsh", "Ann", "Oak High", "Susp", MON_9, TUE_10, "Jo Marsh", WED_11]

    def merge(book):
        for span in ("A1:C1", "E1:G1", "H1:I1"):
            book["S"].merge_cells(span)

    tracker = tracker_of({"S": [top, bottom, row]}, merge)
    assert children(tracker) == [("S", 3, "Marsh", "F3")]
    (one,) = tracker.rows
    assert one.table.columns["SchoolName"] == 3
    assert "PupilName" not in one.table.columns
    assert one.table.titles["StartDate"] == "Suspension Start"
    assert one.values["EndDate"] == TUE_10
    assert one.table.unmatched == ("Parent Name", "Parent Date")


def test_groups_over_the_names_without_merged_cells(tracker_of):
    top = ["Pupil", "", "", "", "Dates", ""]
    bottom = ["Surname", "Forename", "School", "Type", "Start", "End"]
    row = ["Marsh", "Ann", "Oak High", "Susp", MON_9, TUE_10]
    tracker = tracker_of({"S": [["Log"], top, bottom, row]})
    assert children(tracker) == [("S", 4, "Marsh", "E4")]


def test_names_again_on_every_page_are_left_out(tracker_of):
    rows = [HEAD, ANN, ["Exclusions log, page 2"], HEAD, BEN, [], HEAD, CAS]
    tracker = tracker_of({"S": rows})
    assert [row.number for row in tracker.rows] == [2, 5, 8]
    assert tracker.notes[0].startswith(
        "In the sheet S I left out what is about no child: 1 heading and 2 rows of column names "
        "(rows 3, 4, 7)."
    )


def test_another_block_with_its_columns_in_another_order(tracker_of):
    order = [5, 1, 2, 0, 4, 6, 3, 7]
    second = [[row[at] for at in order] for row in (HEAD, BEN, CAS)]
    tracker = tracker_of({"S": [["Autumn"], HEAD, ANN, [], ["Spring"], *second]})
    assert children(tracker) == [
        ("S", 3, "Marsh", "F3"),
        ("S", 7, "Reed", "A7"),
        ("S", 8, "Vale", "A8"),
    ]


def test_totals_and_remarks_are_no_children(tracker_of):
    rows = [
        HEAD,
        ANN,
        CAS,
        ["Oak High total", "", "", "", "", "", "", 3],
        ["", "", "", "Subtotal:", "", "", "", 3],
        [],
        BEN,
        ["", "", "", "", "", "", "", 3],
        ["Number of exclusions", 3],
        ["Grand total", "", "", "", "", 3, "", 3],
        ["Printed on", "", "", "", "", date(2026, 11, 20)],
        ["* suspended twice this term"],
        ["Page 1 of 1"],
    ]
    tracker = tracker_of({"S": rows})
    assert [row.number for row in tracker.rows] == [2, 3, 7]
    assert "5 totals and 3 remarks (rows 4, 5, 8, 9, 10, 11, 12, 13)" in tracker.notes[0]


def test_a_child_called_total_or_count_is_a_child(tracker_of):
    rows = [HEAD, ["", "Total", "Ann", *ANN[3:]], ["", "Count", "", *ANN[3:]]]
    assert [row.values["Surname"] for row in tracker_of({"S": rows}).rows] == ["Total", "Count"]


def test_a_row_with_much_missing_is_still_a_child(tracker_of):
    rows = [
        HEAD,
        ["", "Marsh", "Ann"],
        ["A801200000001", "", ""],
        ["", "Reed", "Ben", "Oak High", "", "soon"],
        ["", "", "", "", "Susp"],
    ]
    tracker = tracker_of({"S": rows})
    assert [row.number for row in tracker.rows] == [2, 3, 4, 5]
    assert not any("left out" in note for note in tracker.notes)


def test_a_sheet_for_each_term(tracker_of):
    tracker = tracker_of({"Autumn": [HEAD, ANN], "Spring": [["Spring"], [], HEAD, BEN, CAS]})
    assert children(tracker) == [
        ("Autumn", 2, "Marsh", "F2"),
        ("Spring", 4, "Reed", "F4"),
        ("Spring", 5, "Vale", "F5"),
    ]


def test_a_merged_block_names_the_school_of_all_its_rows(tracker_of):
    head = ["School", "Surname", "Forename", "Type", "Start date", "End date"]
    rows = [
        head,
        ["Oak High", "Marsh", "Ann", "Susp", MON_9, TUE_10],
        ["", "Vale", "Cas", "Susp", WED_11, WED_11],
        ["", "Reed", "Ben", "Susp", WED_11, WED_11],
    ]
    tracker = tracker_of({"S": rows}, lambda book: book["S"].merge_cells("A2:A3"))
    assert [row.values.get("SchoolName") for row in tracker.rows] == ["Oak High", "Oak High", None]
    assert [row.cell("SchoolName") for row in tracker.rows] == ["A2", "A2", "A4"]


def test_the_heading_of_a_school_names_it_for_the_rows_beneath(tracker_of):
    head = ["Surname", "Forename", "Type", "Start date", "End date"]
    rows = [
        head,
        ["Oak High School"],
        ["Marsh", "Ann", "Susp", MON_9, TUE_10],
        ["Total", "", "", "", 1],
        ["School: The Hollies"],
        ["Vale", "Cas", "Susp", WED_11, WED_11],
    ]
    tracker = tracker_of({"S": rows})
    found = [(row.number, row.values["SchoolName"], row.cell("SchoolName")) for row in tracker.rows]
    assert found == [(3, "Oak High School", "A2"), (6, "The Hollies", "A5")]


def test_hidden_and_filtered_rows_are_read_and_counted(tracker_of):
    def hide(book):
        book["S"].auto_filter.ref = "A1:H4"
        book["S"].auto_filter.add_filter_column(4, ["Susp"])
        book["S"].row_dimensions[3].hidden = True

    tracker = tracker_of({"S": [HEAD, ANN, BEN, CAS]}, hide)
    assert [row.number for row in tracker.rows] == [2, 3, 4]
    assert tracker.notes == ("In the sheet S, 1 row is hidden by a filter. I read it too.",)


@pytest.mark.parametrize(
    "names",
    [
        ["Suspension 1 start", "Suspension 1 end", "Suspension 2 start", "Suspension 2 end"],
        ["Susp1 Start", "Susp1 End", "Susp2 Start", "Susp2 End"],
        ["First suspension: start", "First suspension: end", "2nd susp start", "2nd susp end"],
    ],
)
def test_one_row_for_each_child(names, tracker_of):
    rows = [
        ["Surname", "Forename", "School", *names],
        ["Marsh", "Ann", "Oak High", MON_9, MON_9, TUE_10, WED_11],
        ["Vale", "Cas", "Oak High", WED_11, WED_11],
        ["Total", "", "", 2, "", 1],
    ]
    tracker = tracker_of({"S": rows})
    assert children(tracker) == [
        ("S", 2, "Marsh", "D2"),
        ("S", 3, "Vale", "D3"),
        ("S", 2, "Marsh", "F2"),
    ]
    assert [row.cell("EndDate") for row in tracker.rows] == ["E2", "E3", "G2"]
    assert {row.values["Category"] for row in tracker.rows} == {"SUSP"}
    assert tracker.rows[2].cell("Category") == "F1"


def test_groups_with_their_number_in_the_row_above(tracker_of):
    rows = [
        ["Pupil", "", "Exclusion 1", "", "", "", "Exclusion 2", "", "", ""],
        ["Surname", "Forename", "Type", "Start", "End", "Reason", "Type", "Start", "End", "Reason"],
        ["Marsh", "Ann", "Susp", MON_9, MON_9, "PP", "Perm", TUE_10, None, "VA"],
    ]

    def merge(book):
        for span in ("A1:B1", "C1:F1", "G1:J1"):
            book["S"].merge_cells(span)

    tracker = tracker_of({"S": rows}, merge)
    assert children(tracker) == [("S", 3, "Marsh", "D3"), ("S", 3, "Marsh", "H3")]
    assert [row.values["Category"] for row in tracker.rows] == ["SUSP", "PERM"]
    assert [row.cell("Reason1") for row in tracker.rows] == ["F3", "J3"]


def test_the_same_few_names_again_without_numbers_are_groups(tracker_of):
    rows = [
        ["Surname", "Forename", "Type", "Start", "End", "Type", "Start", "End"],
        ["Marsh", "Ann", "Susp", MON_9, MON_9, "Susp", TUE_10, WED_11],
    ]
    assert children(tracker_of({"S": rows})) == [("S", 2, "Marsh", "D2"), ("S", 2, "Marsh", "G2")]


def test_reasons_one_to_three_are_no_groups(tracker_of):
    head = [*HEAD, "Reason 1", "Reason 2", "Reason 3"]
    tracker = tracker_of({"S": [head, [*ANN, "PP", "VA"]]})
    (row,) = tracker.rows
    assert [row.cell(f"Reason{n}") for n in (1, 2, 3)] == ["I2", "J2", "K2"]


def test_two_columns_of_one_name_the_first_is_read_and_said(tracker_of):
    rows = [[*HEAD, "Start date"], ANN, [*BEN, TUE_10]]
    tracker = tracker_of({"S": rows})
    assert [row.cell("StartDate") for row in tracker.rows] == ["F2", "F3"]
    assert (
        "In the sheet S, more than one column is called “Start date”. I read column F and left I "
        "unread." in tracker.notes
    )


def test_two_columns_of_one_name_that_disagree_are_refused(tracker_of):
    with pytest.raises(BadInput, match="T-011"):
        tracker_of({"S": [[*HEAD, "Start date"], [*ANN, WED_11]]})


def test_our_own_name_wins_over_another(tracker_of):
    rows = [["Date of exclusion", *HEAD], [WED_11, *ANN]]
    (row,) = tracker_of({"S": rows}).rows
    assert (row.cell("StartDate"), row.values["StartDate"]) == ("G2", MON_9)


@pytest.mark.parametrize(
    "lookup",
    [
        [["Code", "Description"], ["PP", "Assault on a pupil"], ["VA", "Verbal abuse"]],
        [["Type", "Reason"], ["SUSP", "Suspension"], ["PERM", "Permanent exclusion"]],
        [["Term", "Start date", "End date", "Type"], ["Autumn 1", MON_9, WED_11, "Term"]],
        [["Start", "End", "Type"], [MON_9, WED_11, "INSET"]],
    ],
)
def test_a_list_beside_the_table_is_not_taken_for_one(lookup, tracker_of):
    tracker = tracker_of({"Lists": lookup, "S": [HEAD, ANN]})
    assert children(tracker) == [("S", 2, "Marsh", "F2")]


def test_columns_may_stand_in_any_order_and_anywhere(tracker_of):
    rows = [[], ["", "", *reversed(HEAD)], ["", "", *reversed(ANN)]]
    assert children(tracker_of({"S": rows})) == [("S", 3, "Marsh", "E3")]


def test_sheets_with_nothing_merged_fill_nothing_down():
    head = ["School", "Surname", "Forename", "Type", "Start date"]
    rows = [head, ["Oak High", "Marsh", "Ann", "Susp", MON_9], ["", "Vale", "Cas", "Susp", MON_9]]
    tracker = tracker_from([SheetCells("S", rows)], file="t")
    assert [row.values.get("SchoolName") for row in tracker.rows] == ["Oak High", None]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (MON_9, True),
        (46335.0, True),
        (37.0, False),
        ("09/11/2026", True),
        ("31/02/2026", True),
        ("w/c 3rd Nov", True),
        ("12 exclusions", False),
        ("Page 2", False),
        (None, False),
    ],
)
def test_what_was_meant_for_a_day(cell, day):
    assert is_a_day(cell) is day


@pytest.mark.parametrize(
    ("label", "total"),
    [
        ("Total", True),
        ("Sub-total:", True),
        ("Oak High Total", True),
        ("Autumn term average", True),
        ("Number of pupils", True),
        ("Total: 37", True),
        ("Totally Different School", False),
        ("Marsh", False),
        ("", False),
    ],
)
def test_labels_of_totals(label, total):
    assert says_total(label) is total


@pytest.mark.parametrize(
    "odd",
    [
        ["13 characters", "as on roll", "", "", "SUSP or PERM", "dd/mm/yyyy", "dd/mm/yyyy"],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["School", "Number of days", "Year group"],
        ["Oak High", 5, 12],
        ["SUSP", "Suspension"],
        ["PP", "Physical assault against a pupil"],
        ["", "", "", "", "", "September 2026"],
        ["", "", "", "", "", "w/c 07/09/2026"],
        ["Year 9"],
        ["", "Autumn term 2026"],
        ["Signed:", "", "Date:"],
        ["Report run:", "", "", "", "", date(2026, 11, 20)],
        ["Key to colours", "red is late"],
    ],
)
def test_what_stands_between_children_and_is_none(odd, tracker_of):
    tracker = tracker_of({"S": [HEAD, ANN, odd, BEN]})
    assert [row.number for row in tracker.rows] == [2, 4]
    assert "(row 3)" in tracker.notes[0]


@pytest.mark.parametrize(
    "thin",
    [
        ["", "", "", "", "", MON_9],
        ["", "", "", "", "", "9.11.26"],
        ["", "Page", "Ann", "Oak High"],
        ["", "Key", "", "Oak High", "Susp"],
        ["", "Week", "Ann", "", "", "w/c 9/11/2026"],
        ["A80120000O001"],
    ],
)
def test_what_could_be_a_child_is_never_left_out(thin, tracker_of):
    tracker = tracker_of({"S": [HEAD, ANN, thin, BEN]})
    assert [row.number for row in tracker.rows] == [2, 3, 4]


def test_names_merged_down_beside_names_merged_across(tracker_of):
    rows = [
        ["Log of exclusions 2026/27"],
        [
            "Surname",
            "Forename",
            "School",
            "Suspension or permanent",
            "Exclusion",
            "",
            "Governors",
            "",
        ],
        ["", "", "", "", "From", "To", "Met", "Outcome"],
        ["Marsh", "Ann", "Oak High", "Susp", MON_9, TUE_10],
    ]

    def merge(book):
        for span in ("A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2"):
            book["S"].merge_cells(span)

    tracker = tracker_of({"S": rows}, merge)
    assert children(tracker) == [("S", 4, "Marsh", "E4")]
    columns = tracker.rows[0].table.columns
    assert (columns["EndDate"], columns["GDCDate"], columns["GDCOutcome"]) == (5, 6, 7)


def test_another_kind_of_table_beneath_is_not_read_as_exclusions(tracker_of):
    moves = ["Surname", "Forename", "Home school", "Host school", "Start date", "End date"]
    rows = [HEAD, ANN, [], ["Managed moves"], moves, ["Vale", "Cas", "Oak", "Elm", MON_9, TUE_10]]
    tracker = tracker_of({"S": rows})
    assert children(tracker) == [("S", 2, "Marsh", "F2")]


def test_the_school_may_be_named_above_the_column_names(tracker_of):
    head = ["Surname", "Forename", "Start date", "End date", "Type"]
    rows = [
        ["School: Oak High"],
        head,
        ["Marsh", "Ann", MON_9, TUE_10, "Susp"],
        ["School: Elm Primary"],
        head,
        ["Reed", "Ben", TUE_10, None, "Perm"],
    ]
    found = tracker_of({"S": rows}).rows
    schools = [(row.number, row.values["SchoolName"], row.cell("SchoolName")) for row in found]
    assert schools == [(3, "Oak High", "A1"), (6, "Elm Primary", "A4")]


@pytest.mark.parametrize(
    ("group", "kind"), [("FTE", "SUSP"), ("Fixed term exclusion", "SUSP"), ("Exclusion", None)]
)
def test_the_kind_is_taken_from_a_group_only_where_it_says_one(group, kind, tracker_of):
    rows = [
        ["Pupil name", "School", f"{group} 1", "", f"{group} 2", ""],
        ["", "", "From", "To", "From", "To"],
        ["Marsh, Ann", "Oak High", MON_9, MON_9, TUE_10, WED_11],
    ]
    found = tracker_of({"S": rows}).rows
    assert [row.cell("StartDate") for row in found] == ["C3", "E3"]
    assert [row.values.get("Category") for row in found] == [kind, kind]
