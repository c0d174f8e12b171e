"""Rows turned into columns: the same cells in the same places, each wording told once."""

from __future__ import annotations

from datetime import date, datetime, time

from daysix.tracker.cells import Table
from daysix.tracker.rows import said_in, typed_rows
from daysix.tracker.turned import AT_ONCE, Turned, each_once, turned, wordings_of

DAY = date(2026, 11, 9)
MIDNIGHT = datetime.combine(DAY, time())


def _rows_of(*ids: str | None):
    columns = {"ExclusionID": 0, "Status": 1}
    rows = Turned([[each, None] if each else () for each in ids])
    return list(typed_rows(Table("Exclusions", "Sheet", columns, rows, 1, titles={})))


def test_rows_that_end_early_are_filled_up():
    assert turned([["a", "b"], ["c"], []]) == [["a", "c", None], ["b", None, None]]


def test_no_row_is_lost_where_one_handful_ends_and_the_next_begins():
    rows = Turned([[number, -number] for number in range(2 * AT_ONCE + 1)])
    assert rows.column(0) == list(range(2 * AT_ONCE + 1))
    assert rows.column(1)[AT_ONCE] == -AT_ONCE


def test_a_column_past_the_last_is_blank():
    assert Turned([["a"], ["b"]]).column(7) == [None, None]


def test_each_wording_is_told_once():
    assert wordings_of(["Y", "", "Y", None, DAY, 2.0]) == {"Y", "", None, DAY, 2.0}


def test_a_ticked_box_and_the_number_one_are_kept_apart():
    cells = [1, True, "1", 1.0, True]
    assert wordings_of(cells) is None
    assert each_once(repr, cells, None) == ["1", "True", "'1'", "1.0", "True"]


def test_ticked_boxes_alone_may_be_told_once():
    assert wordings_of([True, False, True, ""]) == {True, False, ""}


def test_a_day_and_the_midnight_it_begins_with_are_two_things():
    assert wordings_of([DAY, MIDNIGHT]) == {DAY, MIDNIGHT}


def test_work_is_done_once_for_each_wording():
    asked = []
    assert each_once(lambda cell: asked.append(cell) or cell, ["a", "b", "a"], {"a", "b"}) == [
        "a",
        "b",
        "a",
    ]
    assert sorted(asked) == ["a", "b"]


def test_what_rows_of_two_tables_say_stays_in_their_order():
    first, second = _rows_of("E1", None, "E3"), _rows_of("E4")
    assert said_in([*first, *second, first[0]], "ExclusionID", "Nowhere") == [
        ("E1", None),
        ("E3", None),
        ("E4", None),
        ("E1", None),
    ]


def test_a_row_left_out_is_not_taken_for_the_next():
    _, third = _rows_of("E1", None, "E3")
    assert (third.number, third.id, third.values) == (4, "E3", {"ExclusionID": "E3"})
