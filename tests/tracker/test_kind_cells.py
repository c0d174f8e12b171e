"""Letters in a column of kinds: certain because of what else the column holds, or asked about."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from
from daysix.tracker.rows import exclusion_rows
from daysix.tracker.tables import tables_in

DAY = date(2026, 11, 9)


def kinds(*typed):
    """What each row's kind is read as; None where it could not be."""
    rows = [[f"P{at}", DAY, DAY, kind] for at, kind in enumerate(typed)]
    (table,) = tables_in([SheetCells("S", [["PupilID", "Start", "End", "Category"], *rows])])
    return [row.values.get("Category") for row in exclusion_rows(table)]


def test_letters_of_two_kinds_say_what_they_are():
    assert kinds("F", "F", "P", "L") == ["SUSP", "SUSP", "PERM", "LNCH"]
    assert kinds("S", "p", "S") == ["SUSP", "PERM", "SUSP"]
    assert kinds("FT", "PX", "Lunch") == ["SUSP", "PERM", "LNCH"]
    assert kinds("F", "Permanent") == ["SUSP", "PERM"]


def test_one_letter_alone_may_be_anything():
    assert kinds(*"SSSSSSSS") == [None] * 8
    assert kinds("F") == [None]


def kinds_of_sheets(**typed):
    """The same of a workbook of several sheets, one kind to a row."""
    head = ["PupilID", "Start", "End", "Category"]
    sheets = [
        SheetCells(name, [head, *([f"{name}{at}", DAY, DAY, kind] for at, kind in enumerate(each))])
        for name, each in typed.items()
    ]
    tracker = tracker_from(sheets, file="tracker.xlsx")
    return [row.values.get("Category") for row in tracker.rows]


def test_the_sheets_of_a_workbook_are_judged_together():
    assert kinds_of_sheets(autumn="SS", spring="SP") == ["SUSP", "SUSP", "SUSP", "PERM"]
    assert kinds_of_sheets(autumn="SS", spring="SS") == [None] * 4
    odd = ["S", "see letter", "P"]
    assert kinds_of_sheets(autumn="SS", spring=odd) == [None, None, None, None, None]


def test_two_letters_are_certain_as_a_habit_and_not_as_a_slip():
    assert kinds(*["FT"] * 5) == ["SUSP"] * 5
    assert kinds(*["FT"] * 4) == [None] * 4
    assert kinds("SUSP", "SUSP", "FT") == ["SUSP", "SUSP", None]


def test_a_column_with_other_words_makes_no_letter_certain():
    assert Counter(kinds("F", "P", "RFD", "INT")) == {None: 4}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Fixed-term exclusion", "SUSP"),
        ("Perm. Ex.", "PERM"),
        ("Suspension (fixed term)", "SUSP"),
        ("Permanently Excluded", "PERM"),
        ("Internal exclusion", None),
        ("PEX withdrawn", None),
        ("Suspension, then PEX", None),
        ("Exclusion", None),
        ("Susp (2 days)", None),
    ],
)
def test_words_are_read_where_each_of_them_is_about_the_kind(typed, kind):
    assert kinds(typed) == [kind]
