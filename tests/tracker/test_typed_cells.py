"""A cell is read once for all rows that repeat it, and never taken for one of another kind."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from daysix.tracker.cells import SheetCells, Table
from daysix.tracker.reader import tracker_from
from daysix.tracker.rows import typed_rows
from daysix.tracker.tables import tables_in

COLUMNS = {"ExclusionID": 0, "StartDate": 1, "SchoolDays": 2}


def _values(*rows: list[object]) -> list[dict[str, object]]:
    table = Table("Exclusions", "Sheet", COLUMNS, rows, 1, titles={one: one for one in COLUMNS})
    return [dict(row.values) for row in typed_rows(table)]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_ticked_box_is_not_the_number_one(backwards) -> None:
    rows: list[list[object]] = [["E1", None, 1.0], ["E2", None, True]]
    found = _values(*(reversed(rows) if backwards else rows))
    days = {row["ExclusionID"]: row.get("SchoolDays") for row in found}
    assert days["E1"] == 1
    assert days["E2"] is None


def test_a_day_with_its_hour_is_not_the_bare_day() -> None:
    first, second = _values(
        ["E1", date(2026, 11, 2), None],
        ["E2", datetime.combine(date(2026, 11, 2), time(9, 30)), None],
    )
    assert first["StartDate"] == second["StartDate"] == date(2026, 11, 2)


def test_rows_that_end_early_are_read_as_far_as_they_go() -> None:
    assert _values(["E1"], ["E2", date(2026, 11, 2), 2.5], [], ["E3", ""]) == [
        {"ExclusionID": "E1"},
        {"ExclusionID": "E2", "StartDate": date(2026, 11, 2), "SchoolDays": 2.5},
        {"ExclusionID": "E3"},
    ]


def test_the_same_fault_in_two_rows_has_an_address_in_each() -> None:
    table = Table(
        "Exclusions",
        "Sheet",
        COLUMNS,
        [["E1", "31/11/2026"], ["E2", "31/11/2026"]],
        1,
        titles={one: one for one in COLUMNS},
    )
    assert [row.problems[0].cell for row in typed_rows(table)] == ["B2", "B3"]


def test_the_columns_say_what_the_rows_say_also_where_a_row_settles_a_cell() -> None:
    columns = {"ExclusionID": 0, "Category": 1, "StartDate": 2, "EndDate": 3, "StartSession": 4}
    rows = [
        ["E1", "SUSP", "12/11/2026 pm", date(2026, 11, 13), None],
        [None, None, None, None, None],
        ["E2", "SUSP", "9/11/2026 - 10/11/2026", None, None],
        ["E3", "SUSP", "31/11/2026", "yes", "am"],
    ]
    table = Table("Exclusions", "Sheet", columns, rows, 1, titles={one: one for one in columns})
    first, second, third = typed_rows(table)
    assert first.values["StartSession"] == "pm"
    assert second.values["EndDate"] == date(2026, 11, 10)
    assert [problem.column for problem in third.problems] == ["StartDate", "EndDate"]
    assert first.columns is second.columns
    said = {name: column for name, column in first.columns.items() if any(column)}
    assert said == {
        "ExclusionID": ["E1", None, "E2", "E3"],
        "Category": ["SUSP", None, "SUSP", "SUSP"],
        "StartDate": [date(2026, 11, 12), None, date(2026, 11, 9), None],
        "EndDate": [date(2026, 11, 13), None, date(2026, 11, 10), None],
        "StartSession": ["pm", None, None, "am"],
    }


def test_tables_found_beforehand_give_the_same_tracker() -> None:
    rows = [
        ["Surname", "Start date", "Category"],
        ["Ash", date(2026, 11, 2), "SUSP"],
        ["Birch", date(2026, 11, 3), "PERM"],
    ]
    sheets = [SheetCells("Exclusions", rows)]
    anew = tracker_from(sheets, file="a.xlsx")
    found = tracker_from(sheets, file="a.xlsx", found=tables_in(sheets))
    assert [row.values for row in found.rows] == [row.values for row in anew.rows]
    assert [row.values for row in anew.rows] == [
        {"Surname": "Ash", "StartDate": date(2026, 11, 2), "Category": "SUSP"},
        {"Surname": "Birch", "StartDate": date(2026, 11, 3), "Category": "PERM"},
    ]
