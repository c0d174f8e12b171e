"""Cells that are not written, each with its reason; and cells that no longer hold what they did."""

# ruff: noqa: DTZ001 - cells have no time zone
from __future__ import annotations

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest

from daysix.desk.patching import CellEdit, append_rows, patch_cells
from daysix.law.errors import BadInput
from tests.desk.patching.books import book_of, packed, part, sheet_of
from tests.desk.rich_workbook import rich_workbook

LEFT_ALONE = [
    ("Exclusions", "H4", "it holds a formula"),
    ("Exclusions", "F9", "it holds a formula"),
    ("Exclusions", "B1", "it is part of the merged cell A1"),
    ("Exclusions", "A3", "it is a heading of the table Cases"),
    ("Exclusions", "A9", "it is in the totals row of the table Cases"),
    ("Exclusions", "B9", "it is in the totals row of the table Cases"),
    ("Pivot", "A4", "it belongs to a pivot table"),
    ("Locked", "A1", "its sheet is protected and the cell is locked"),
    ("Locked", "Z9", "its sheet is protected and the cell is locked"),
    ("Nowhere", "A1", "there is no sheet called Nowhere"),
]
WRITTEN = [("Exclusions", "A1"), ("Exclusions", "A4"), ("Pivot", "A7"), ("Pivot", "C4"),
           ("Locked", "B1"), ("lists", "A1"), ("Exclusions", "$B$4")]  # fmt: skip


SPILLED = (
    '<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f><v>1</v></c></row>'
    '<row r="2"><c r="A2"><v>2</v></c></row>'
)


def one(tmp_path, rows, **more):
    return packed(tmp_path / "one.xlsx", book_of(sheet_of(rows), **more))


def why(path, cell, value="x", **more):
    report = patch_cells(path, [CellEdit("S", cell, value, **more)])
    return [skip.why for skip in report.skipped]


@pytest.mark.parametrize(("sheet", "cell", "reason"), LEFT_ALONE)
def test_left_alone(tmp_path, sheet, cell, reason):
    path = rich_workbook(tmp_path / "tracker.xlsm")
    before = path.read_bytes()
    report = patch_cells(path, [CellEdit(sheet, cell, "x")])
    assert [skip.why for skip in report.skipped] == [reason]
    assert path.read_bytes() == before


@pytest.mark.parametrize(("sheet", "cell"), WRITTEN)
def test_just_beside_it_is_written(tmp_path, sheet, cell):
    path = rich_workbook(tmp_path / "tracker.xlsm")
    assert patch_cells(path, [CellEdit(sheet, cell, "x")])[:2] == (1, ())


@pytest.mark.parametrize(
    ("rows", "cell", "reason"),
    [
        (SPILLED, "A2", "it is filled by the formula in A1"),
        ('<row r="1"><c r="A1"><f t="dataTable" ref="A1:B2"/><v>1</v></c></row>', "B2",
         "it is filled by the formula in A1"),
        ('<row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v></c></row>', "A1",
         "it holds a formula"),
        ('<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c></row>', "A1",
         "it holds a picture or linked data"),
        ('<row r="1"><c r="A1"><v>1</v><odd/></c></row>', "A1",
         "it holds something I do not know"),
    ],
)  # fmt: skip
def test_rarer_cells_are_left_alone(tmp_path, rows, cell, reason):
    assert why(one(tmp_path, rows), cell) == [reason]


def test_one_cell_asked_for_twice_keeps_the_first(tmp_path):
    path = one(tmp_path, "")
    edits = [CellEdit("S", "B2", 1), CellEdit("s", "$b$2", 2), CellEdit("S", "B2", 1)]
    report = patch_cells(path, edits)
    assert [(skip.edit.value, skip.why) for skip in report.skipped] == [
        (2, "another change was asked for the same cell")
    ]
    assert b"<v>1</v>" in part(path)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (float("nan"), "it is not a number a cell can hold"),
        (float("inf"), "it is not a number a cell can hold"),
        (10**15, "a cell keeps only 15 digits of a number; write it as text"),
        ("a\x00b", "it has a character no cell can hold"),
        ("a" * 32_768, "it is longer than the 32,767 characters a cell can hold"),
        ("😀" * 16_384, "it is longer than the 32,767 characters a cell can hold"),
        (date(1900, 2, 28), "this workbook cannot hold a date before 1 March 1900"),
    ],
)
def test_values_no_cell_can_hold(tmp_path, value, reason):
    assert why(one(tmp_path, ""), "A1", value) == [reason]


@pytest.mark.parametrize("value", ["a" * 32_767, "😀" * 16_383, 10**15 - 1, date(1900, 3, 1)])
def test_values_a_cell_can_just_hold(tmp_path, value):
    assert why(one(tmp_path, ""), "A1", value) == []


# What the cell must hold now: 46,000 is Tuesday 9 December 2025
HOLDS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>in</t></is></c>'
    '<c r="C1"><v>46000</v></c><c r="D1"><v>46000.75</v></c><c r="E1" t="b"><v>1</v></c>'
    '<c r="F1" t="e"><v>#N/A</v></c><c r="G1" s="3"/><c r="H1" t="d"><v>2025-12-09</v></c>'
    '<c r="I1"><v>0.75</v></c><c r="J1" t="str"><v>said</v></c><c r="K1" t="s"><v>1</v></c>'
    '<c r="L1" t="s"><v>2</v></c></row>'
)
STRINGS = (
    "<si><t>shared</t></si>"
    '<si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space="preserve">ch </t></r>'
    '<rPh sb="0" eb="1"><t>aid</t></rPh></si>'
    "<si><t>a &amp; b_x000D_\n_x005F_x0041_</t></si>"
)
AS_EXPECTED = [
    ("A1", "shared", "Shared"), ("B1", "in", "in "), ("C1", date(2025, 12, 9), date(2025, 12, 10)),
    ("C1", 46000, 46001), ("C1", 46000.0, "46000"), ("C1", datetime(2025, 12, 9), True),
    ("D1", datetime(2025, 12, 9, 18, 0), date(2025, 12, 9)), ("E1", True, 1), ("E1", True, False),
    ("D1", 46000.75, datetime(2025, 12, 9, 18, 0, 1)), ("F1", "#N/A", "#REF!"),
    ("F1", "#N/A", None), ("G1", None, 0), ("G1", "", False), ("Z9", None, "x"), ("A2", "", 0),
    ("H1", date(2025, 12, 9), date(2025, 12, 8)), ("H1", datetime(2025, 12, 9), "2025-12-09"),
    ("I1", time(18, 0), time(18, 1)), ("I1", timedelta(hours=18), timedelta(hours=19)),
    ("J1", "said", "says"), ("K1", "rich ", "rich"), ("L1", "a & b\n_x0041_", "a & b\nA"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "right", "wrong"), AS_EXPECTED)
def test_a_cell_is_written_only_if_it_holds_what_was_expected(tmp_path, cell, right, wrong):
    path = one(tmp_path, HOLDS, strings=STRINGS)
    before = path.read_bytes()
    changed = "it no longer holds what it held when it was checked"
    assert why(path, cell, "new", expect=wrong) == [changed]
    assert path.read_bytes() == before
    assert why(path, cell, "new", expect=right) == []
    assert path.read_bytes() != before


def test_old_mac_workbooks_count_from_1904(tmp_path):
    workbook = book_of("")["xl/workbook.xml"].replace(
        b"<workbookPr/>", b'<workbookPr date1904="1"/>'
    )
    path = one(tmp_path, '<row r="1"><c r="A1" s="3"><v>44538</v></c></row>', workbook=workbook)
    report = patch_cells(
        path,
        [
            CellEdit("S", "A1", date(2025, 12, 10), date(2025, 12, 9)),
            CellEdit("S", "B1", date(1904, 1, 1)),
            CellEdit("S", "C1", date(1903, 12, 31)),
        ],
    )
    assert b'<c r="A1" s="3"><v>44539</v></c>' in part(path)
    assert b"<v>0</v>" in part(path)
    assert [skip.edit.cell for skip in report.skipped] == ["C1"]


@pytest.mark.parametrize("cell", ["", "7", "B0", "AAAA1", "XFE1", "A1048577", "B7:B8", "R1C1"])
def test_what_is_not_a_cell_is_refused(tmp_path, cell):
    with pytest.raises(BadInput, match="is not a cell") as refused:
        patch_cells(one(tmp_path, ""), [CellEdit("S", cell, 1)])
    assert refused.value.code == "Z-020"


def test_numbers_of_other_libraries_are_plain_numbers(tmp_path):
    path = one(tmp_path, "")
    patch_cells(path, [CellEdit("S", "A1", np.float64(1.5)), CellEdit("S", "B1", np.int64(7))])
    assert b'<c r="A1"><v>1.5</v></c><c r="B1"><v>7.0</v></c>' in part(path)


# New rows


@pytest.mark.parametrize(
    ("sheet", "table", "rows", "code"),
    [
        ("Exclusions", "Cases", [["x"]], "Z-023"),
        ("Exclusions", "Nothing", [["x"]], "Z-022"),
        ("Nowhere", None, [["x"]], "Z-021"),
        ("Lists", "Reasons", [["x", None, "y"]], "Z-024"),
        ("Locked", None, [["x"]], "Z-025"),
    ],
)
def test_rows_that_cannot_be_added(tmp_path, sheet, table, rows, code):
    path = rich_workbook(tmp_path / "tracker.xlsm")
    before = path.read_bytes()
    with pytest.raises(BadInput) as refused:
        append_rows(path, sheet, rows, table=table)
    assert refused.value.code == code
    assert path.read_bytes() == before


def test_rows_are_never_added_over_something(tmp_path):
    path = rich_workbook(tmp_path / "tracker.xlsm")
    patch_cells(path, [CellEdit("Lists", "E5", "a note")])
    assert append_rows(path, "Lists", [["x"]], table="Reasons").changed == 1
    with pytest.raises(BadInput, match="something below"):
        append_rows(path, "Lists", [["y"]], table="Reasons")


def test_rows_without_a_table_follow_the_last_one_in_use(tmp_path):
    rows = (
        '<row r="2"><c r="B2" t="inlineStr"><is><t>Name</t></is></c><c r="C2"/></row>'
        '<row r="3"><c r="B3" s="4"><v>1</v></c><c r="C3"><f>B3*2</f><v>2</v></c></row>'
        '<row r="9"><c r="B9" s="3"/></row>'
    )
    path = one(tmp_path, rows)
    report = append_rows(path, "S", [["a", 5], ["b", None]])
    assert [(skip.edit.cell, skip.why) for skip in report.skipped] == [
        ("C4", "a formula fills this column")
    ]
    assert b'<row r="4"><c r="B4" s="4" t="inlineStr"><is><t>a</t></is></c></row>' in part(path)
    assert b'<row r="5"><c r="B5" s="4" t="inlineStr"><is><t>b</t></is></c></row>' in part(path)


PROTECTED_SHEET = '<sheetProtection sheet="1"/><protectedRanges>{}</protectedRanges>'
LOCKED = ["its sheet is protected and the cell is locked"]
ROWS_LEFT_OPEN = '<protectedRange sqref="A2:C9" name="Rows"/>'


@pytest.mark.parametrize(
    ("left_open", "cell", "reasons"),
    [
        (ROWS_LEFT_OPEN, "B2", []),
        (ROWS_LEFT_OPEN, "C9", []),
        (ROWS_LEFT_OPEN, "D9", LOCKED),
        (ROWS_LEFT_OPEN, "B1", LOCKED),
        ('<protectedRange password="CC3D" sqref="A2:C9" name="Rows"/>', "B2", LOCKED),
        ('<protectedRange securityDescriptor="O:BA" sqref="A2:C9" name="Rows"/>', "B2", LOCKED),
    ],
)
def test_what_the_owner_left_open_to_everybody_is_written(tmp_path, left_open, cell, reasons):
    after = PROTECTED_SHEET.format(left_open)
    sheet = sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>', after=after)
    assert why(packed(tmp_path / "one.xlsx", book_of(sheet)), cell) == reasons
