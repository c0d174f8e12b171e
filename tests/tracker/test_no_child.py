"""Nil returns and rows of examples are no children; they are left out, and said."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from

DAY = date(2026, 11, 9)
HEAD = ["Ref", "Surname", "Forename", "UPN", "School", "Type", "Start date", "End date"]
ANN = ["1", "Marsh", "Ann", "A820401000178", "Oak High", "Susp", DAY, DAY]


def read(row):
    return tracker_from([SheetCells("S", [HEAD, ANN, row])], file="tracker.xlsx")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (["", "", "", "", "Elm School", "Nil return", DAY], "nil return"),
        (["", "", "", "", "Elm School", "None this month", DAY], "nil return"),
        (["", "", "", "", "Elm School", "No exclusions to report", DAY], "nil return"),
        (["", "NIL", "", "", "Elm School", "", DAY], "nil return"),
        (["", "e.g. Bloggs", "Joe", "A820401000179", "Oak High", "Susp", DAY, DAY], "example row"),
        (["Eg:", "Bloggs", "Joe", "A820401000179", "Oak High", "Susp", DAY, DAY], "example row"),
        (["Example", "Bloggs", "Joe", "A820401000179", "Oak", "Susp", DAY, DAY], "example row"),
        (["Sample row", "Bloggs", "Joe", "", "Oak High", "Susp", DAY, DAY], "example row"),
    ],
)
def test_it_is_left_out_and_said(row, what):
    tracker = read(row)
    assert [one.number for one in tracker.rows] == [2]
    assert any(f"1 {what} (row 3)" in note for note in tracker.notes)


@pytest.mark.parametrize(
    "row",
    [
        ["2", "Egerton", "Joe", "", "Oak High", "Susp", DAY, DAY],
        ["2", "Nilsson", "Nil", "", "Oak High", "Susp", DAY, DAY],
        ["2", "None", "Ada", "A820401000179", "Oak High", "Susp", DAY, DAY],
        ["EG-2", "Reed", "Ben", "", "Oak High", "Susp", DAY, DAY],
    ],
)
def test_a_child_of_such_a_name_stays(row):
    assert [one.number for one in read(row).rows] == [2, 3]
