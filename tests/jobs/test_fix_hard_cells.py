"""Cells a fix must leave alone, or may only change with care; and an undo that leaves no trace."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Protection
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from daysix.desk.patching.choices import CANNOT_TELL, NOT_ON_THE_LIST
from daysix.jobs.beside.row_identity import TrackerRows
from daysix.jobs.check import check_file
from daysix.jobs.mending import fixes, undo
from daysix.tracker.cells import SheetCells
from tests.jobs.mending import fix, whys
from tests.jobs.tracker_book import AS_OF, LETTER_O, OLD_WORD, edit, write_tracker

SHEET = "xl/worksheets/sheet1.xml"
A_FORMULA = "it holds a formula"


@pytest.fixture
def tracker(tmp_path):
    return write_tracker(tmp_path / "Tracker.xlsx")


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def why_of(tracker, case=OLD_WORD):
    """The reason, the same when it is looked at and when it is to be written."""
    looked = whys(fixes.looked_at(tracker, fixes.fixes_of(check_file(tracker, as_of=AS_OF))))
    done = whys(fix(tracker))
    assert looked[case] == done[case]
    return done[case]


def test_a_fix_and_its_undo_leave_every_part_as_it_was_styles_too(tracker) -> None:
    before = parts(tracker)
    fix(tracker)
    assert parts(tracker)["xl/styles.xml"] != before["xl/styles.xml"]
    assert undo.undo_last(tracker).all_restored
    assert parts(tracker) == before


def test_after_somebody_saved_it_a_cell_gets_its_own_look_back(tracker) -> None:
    fix(tracker)
    edit(tracker, lambda sheet: sheet.__setitem__("K20", "a remark"))
    assert load_workbook(tracker)["Exclusions"]["F7"].is_date
    assert undo.undo_last(tracker).all_restored
    cell = load_workbook(tracker)["Exclusions"]["F7"]
    assert (cell.value, cell.number_format) == ("O9/11/2026", "General")


def test_a_look_that_was_chosen_since_is_kept(tracker) -> None:
    fix(tracker)
    edit(tracker, lambda sheet: setattr(sheet["F7"], "number_format", "0.00"))
    undo.undo_last(tracker)
    assert load_workbook(tracker)["Exclusions"]["F7"].number_format == "0.00"


def with_list(formula):
    def change(sheet):
        rule = DataValidation(type="list", formula1=formula)
        rule.add("E4:E8")
        sheet.add_data_validation(rule)
        for number, text in enumerate(("PERM", "LNCH"), start=1):
            sheet.cell(number, 12).value = text

    return change


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ('"PERM,LNCH"', NOT_ON_THE_LIST),
        ('"PERM, SUSP"', ""),
        ("$L$1:$L$2", NOT_ON_THE_LIST),
        ("'Exclusions'!$L$1:$L$2", NOT_ON_THE_LIST),
        ('INDIRECT("L1:L2")', CANNOT_TELL),
        ("Kinds", CANNOT_TELL),
    ],
)
def test_what_a_list_does_not_offer_is_never_written(tracker, formula, why) -> None:
    edit(tracker, with_list(formula))
    assert why_of(tracker) == why


def locked(sheet):
    sheet.protection.enable()
    sheet["F7"].protection = Protection(locked=False)


def in_a_table(sheet):
    sheet.add_table(Table(displayName="Cases", ref="A3:G8"))


def test_on_a_protected_sheet_only_an_unlocked_cell_is_written(tracker) -> None:
    edit(tracker, locked)
    done = whys(fix(tracker))
    assert done[OLD_WORD] == "its sheet is protected and the cell is locked"
    assert done[LETTER_O] == ""


def test_a_cell_of_an_excel_table_is_written_and_its_heading_never(tracker) -> None:
    edit(tracker, in_a_table)
    assert why_of(tracker) == ""
    assert load_workbook(tracker)["Exclusions"]["E3"].value == "Category"


def test_a_hidden_or_filtered_row_is_mended_and_stays_hidden(tracker) -> None:
    def hide(sheet):
        sheet.row_dimensions[4].hidden = True
        sheet.auto_filter.ref = "A3:G8"

    edit(tracker, hide)
    assert why_of(tracker) == ""
    sheet = load_workbook(tracker)["Exclusions"]
    assert (sheet["E4"].value, sheet.row_dimensions[4].hidden) == ("SUSP", True)


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (b'<c r="E4" t="str"><f t="shared" ref="E4:E5" si="0">1</f><v>FIXD</v></c>', A_FORMULA),
        (b'<c r="E4" t="str"><f t="shared" si="0"/><v>FIXD</v></c>', A_FORMULA),
        (b'<c r="E4" t="str"><f t="array" ref="E4:E5">"FIXD"</f><v>FIXD</v></c>', A_FORMULA),
        (b'<c r="E4" t="inlineStr"><is><t>FIXD</t></is></c>', ""),
    ],
)  # fmt: skip
def test_a_formula_of_any_kind_is_left_alone(tracker, inside, why) -> None:
    held = parts(tracker)
    start = held[SHEET].index(b'<c r="E4"')
    end = held[SHEET].index(b"</c>", start) + len(b"</c>")
    held[SHEET] = held[SHEET][:start] + inside + held[SHEET][end:]
    with zipfile.ZipFile(tracker, "w") as book:
        for name, part in held.items():
            book.writestr(name, part)
    assert why_of(tracker) == why


def test_a_book_that_counts_from_1904_gets_the_right_day(tracker) -> None:
    book = load_workbook(tracker)
    book.epoch = CALENDAR_MAC_1904
    book.save(tracker)
    assert why_of(tracker, LETTER_O) == ""
    assert load_workbook(tracker)["Exclusions"]["F7"].value.date() == date(2026, 11, 9)


def sharing(tracker, elsewhere, cells):
    """The tracker as read, with the kind of some rows taken from another cell.

    ``cells`` gives the row of each finding and the cell it is about.
    """
    found = check_file(tracker, as_of=AS_OF)
    (one,) = [issue for issue in found.issues if issue.case == OLD_WORD]
    ref = found.rows.at("Exclusions", 4)
    filled = [list(row) for row in ref.table.rows]
    for _, row in elsewhere:
        filled[row - 4][ref.table.columns["Category"]] = "FIXD"
    table = ref.table._replace(rows=filled, elsewhere=elsewhere)
    rows = TrackerRows([SheetCells("Exclusions", filled, first_row=4)], [table])
    issues = [
        one._replace(finding=one.finding._replace(row=row, cell=cell), key=f"{row}")
        for row, cell in cells
    ]
    return fixes.fixes_of(found._replace(issues=issues, rows=rows))


MERGED = {("Category", 5): "E4", ("Category", 6): "E4"}


def test_a_merged_cell_is_changed_once_if_all_its_rows_ask_for_the_same(tracker) -> None:
    (one,) = sharing(tracker, MERGED, [(5, "E4"), (4, "E4"), (6, "E4")])
    assert (one.place, one.why, one.issue.finding.row) == (("Exclusions", "E4"), "", 4)


@pytest.mark.parametrize("rows", [(4,), (5,), (4, 5), (5, 6)])
def test_a_merged_cell_that_is_wrong_for_some_rows_only_is_left_alone(tracker, rows) -> None:
    (one,) = sharing(tracker, MERGED, [(row, "E4") for row in rows])
    assert one.why == fixes.SOME_ROWS


def test_the_heading_of_a_school_is_never_changed_from_one_of_its_rows(tracker) -> None:
    over = {("Category", row): "A1" for row in (4, 5, 6)}
    (one,) = sharing(tracker, over, [(4, "A1"), (5, "A1"), (6, "A1")])
    assert one.why == fixes.A_HEADING
