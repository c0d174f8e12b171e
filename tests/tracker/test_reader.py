"""From sheets to cases: finding the table and its columns."""

from __future__ import annotations

import pytest

from daysix.law.errors import BadInput
from daysix.tracker.cells import SheetCells, letters
from daysix.tracker.reader import tracker_from
from tests.tracker.rows_read import FRI_13, HEAD, MON_9, SCHOOLS, THREE, TUE_10, halves, read, sheet


def test_the_column_names_may_stand_under_titles_and_blank_lines():
    titled = SheetCells(
        "2026-27",
        [
            ["Exclusions 2026/27", "", ""],
            ["", "", ""],
            ["Key: amber is late"],
            ["First day out", "Last day out", "Type of exclusion", "School name"],
            [MON_9, TUE_10, "Fixed term", "Six term primary"],
        ],
        first_row=3,
        first_column=2,
    )
    (case,) = read(titled)
    assert (case.sheet, case.row, case.id) == ("2026-27", 7, "row 7")
    assert halves(case) == {"2026-11-09": 2, "2026-11-10": 2}


@pytest.mark.parametrize(("above", "found"), [(19, True), (20, False)])
def test_the_first_twenty_rows_are_searched(above, found):
    rows = [["note"]] * above + [HEAD, ["", "P1", THREE, "SUSP", MON_9, MON_9]]
    if found:
        assert len(read(SheetCells("S", rows))) == 1
    else:
        with pytest.raises(BadInput, match="T-010"):
            read(SheetCells("S", rows))


@pytest.mark.parametrize(
    "head",
    [
        ["Start date"],
        ["Start", "End"],
        ["Category", "End date"],
        ["Name", "DOB"],
        ["MoveID", "Start", "Type"],
    ],
)
def test_a_file_without_exclusions_is_refused_and_told_what_was_looked_for(head):
    with pytest.raises(BadInput) as refused:
        read(SheetCells("S", [head, ["x"] * len(head)]))
    assert refused.value.code == "T-010"
    assert refused.value.message.startswith("I found no exclusions table in tracker.xlsx")
    assert "Nothing was read." in refused.value.message
    assert "daysix map" in refused.value.message


@pytest.mark.parametrize("rows", [[], [["", None, " ", "", "", ""]]])
def test_a_table_with_nothing_under_its_column_names_is_refused(rows):
    with pytest.raises(BadInput, match="T-012"):
        read(sheet(*rows))


def test_two_columns_that_cannot_be_told_apart_are_refused_by_letter():
    head = ["Category", "Date of exclusion", "First day out"]
    with pytest.raises(BadInput) as refused:
        read(sheet(["SUSP", MON_9, MON_9], head=head))
    assert refused.value.code == "T-011"
    assert "columns B (“Date of exclusion”) and C (“First day out”)" in refused.value.message


def test_two_columns_of_something_not_read_are_only_named():
    head = [*HEAD, "Caseworker", "Lead officer"]
    tracker = tracker_from(
        [sheet(["", "P1", THREE, "SUSP", MON_9, MON_9, "A", "B"], head=head)], file="t"
    )
    (note,) = tracker.notes
    assert note.startswith("In the sheet Exclusions I did not read these columns")
    assert note.endswith("whose names I do not know: Caseworker, Lead officer.")


def test_every_sheet_of_exclusions_is_read_hidden_ones_too_and_said():
    row = ["", "P1", THREE, "SUSP", MON_9, MON_9]
    sheets = [sheet(row, name="Autumn"), sheet(row, name="Old", visible=False)]
    assert [case.sheet for case in read(*sheets)] == ["Autumn", "Old"]
    assert tracker_from(sheets, file="t").notes == (
        "The sheet Old is hidden. I read its exclusions too.",
    )


def test_a_list_of_terms_is_not_taken_for_exclusions():
    terms = SheetCells("Terms", [["Name", "Start", "End"], ["Autumn", MON_9, FRI_13]])
    tracker = tracker_from([terms, sheet(["", "P1", THREE, "SUSP", MON_9, MON_9])], file="t")
    assert [row.sheet for row in tracker.rows] == ["Exclusions"]
    (note,) = tracker.notes
    assert note.startswith("The sheet Terms has a first day and no column for the kind")


def test_pupil_columns_that_cannot_be_told_apart_are_left_unread_and_said():
    pupils = SheetCells("Pupils", [["UPN", "DOB", "CLA", "In care"], ["", "", "Y", "N"]])
    tracker = tracker_from([sheet(["", "P1", THREE, "SUSP", MON_9, MON_9]), pupils], file="t")
    (note,) = tracker.notes
    assert note.startswith("In the sheet Pupils, columns C (“CLA”) and D (“In care”) both look")


def test_calendar_sheets_are_handed_on():
    calendar = SheetCells("Calendar", [["CalendarID", "Date", "DayType"], ["A", MON_9, "SCHOOL"]])
    index = SheetCells("CalendarIndex", [["CalendarID", "Name", "First", "Last"], ["A", "A", 1, 2]])
    tracker = tracker_from(
        [sheet(["", "P1", THREE, "SUSP", MON_9, MON_9]), calendar, index, SCHOOLS], file="t"
    )
    assert [table.kind for table in tracker.calendars] == ["Calendar"]
    assert [table.kind for table in tracker.calendar_indexes] == ["CalendarIndex"]


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_lettered_as_excel_letters_them(column, name):
    assert letters(column) == name
