from __future__ import annotations

import errno
import os
import stat
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.desk import new_workbook
from daysix.desk.new_workbook import DATE, DAYS, MOMENT, NUMBER, Column, Sheet, write_workbook
from daysix.law.errors import BadInput

MADE_ON = datetime(2026, 11, 30)  # noqa: DTZ001 - a workbook keeps wall-clock time


def read_back(path, sheets):
    write_workbook(path, sheets, made_on=MADE_ON)
    return openpyxl.load_workbook(path)


def one_cell(path, cell, kind="text"):
    book = read_back(path, [Sheet("Deadlines", [Column("A", kind)], [[cell]])])
    return book["Deadlines"]["A2"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://elsewhere.example","see")',
        "{=SUM(A1)}",
        "+44 7700 900123",
        "-1",
        "@SUM(A1)",
        "http://school.example",
        "mailto:head@school.example",
        "#N/A",
        "0012",
        "9254001",
        "TRUE",
    ],
)
def test_text_stays_text_whatever_it_looks_like(tmp_path, text):
    cell = one_cell(tmp_path / "a.xlsx", text)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_any_printable_text_comes_back_as_it_was(tmp_path_factory, text):
    if "_x" in text or not set(text).isdisjoint("\ufffe\uffff"):
        return  # written rightly, but the reader of this test does not turn the marks back
    path = tmp_path_factory.mktemp("texts") / "a.xlsx"
    assert one_cell(path, text).value == text


def test_what_no_cell_can_hold_is_shown_as_unreadable(tmp_path):
    cell = one_cell(tmp_path / "a.xlsx", "Zo\x00ë\x1b \ud800 end")
    assert cell.value == "Zo�ë� � end"


def test_line_ends_in_a_cell_become_one_kind(tmp_path):
    assert one_cell(tmp_path / "a.xlsx", "one\r\ntwo\rthree").value == "one\ntwo\nthree"


def test_a_date_is_a_real_date_shown_with_its_month_in_letters(tmp_path):
    cell = one_cell(tmp_path / "a.xlsx", date(2026, 11, 4), DATE)
    assert (cell.value, cell.number_format) == (datetime(2026, 11, 4), "dd mmm yyyy")  # noqa: DTZ001


def test_a_moment_keeps_its_time(tmp_path):
    cell = one_cell(tmp_path / "a.xlsx", datetime(2026, 11, 30, 8, 58), MOMENT)  # noqa: DTZ001
    assert (cell.value, cell.number_format) == (
        datetime(2026, 11, 30, 8, 58),  # noqa: DTZ001
        "dd mmm yyyy hh:mm",
    )


def test_a_date_in_a_column_of_numbers_still_looks_like_a_date(tmp_path):
    cell = one_cell(tmp_path / "a.xlsx", date(2026, 11, 4), NUMBER)
    assert cell.value == datetime(2026, 11, 4)  # noqa: DTZ001


def test_days_show_their_halves(tmp_path):
    cell = one_cell(tmp_path / "a.xlsx", 14.5, DAYS)
    assert (cell.value, cell.number_format) == (14.5, "0.0")


def test_words_in_a_column_of_dates_stay_words(tmp_path):
    assert one_cell(tmp_path / "a.xlsx", "31/02/2026", DATE).value == "31/02/2026"


def test_numbers_and_dates_in_a_column_of_text_become_text(tmp_path):
    rows = [[9254001], [date(2026, 11, 4)], [2.5]]
    sheet = read_back(tmp_path / "a.xlsx", [Sheet("A", [Column("B")], rows)])["A"]
    assert [sheet.cell(n, 1).value for n in (2, 3, 4)] == ["9254001", "04 Nov 2026", "2.5"]


def test_the_first_day_spreadsheets_agree_about_is_taken_and_the_day_before_refused(tmp_path):
    cell = one_cell(tmp_path / "a.xlsx", date(1900, 3, 1), DATE)
    assert cell.value == datetime(1900, 3, 1)  # noqa: DTZ001
    with pytest.raises(BadInput, match="1900-02-28"):
        one_cell(tmp_path / "b.xlsx", date(1900, 2, 28), DATE)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_no_cell_can_hold_is_refused(tmp_path, number):
    with pytest.raises(BadInput, match="Deadlines"):
        one_cell(tmp_path / "a.xlsx", number, NUMBER)


def test_the_longest_text_is_kept_whole_and_one_more_letter_refused(tmp_path):
    assert one_cell(tmp_path / "a.xlsx", "n" * 32_767).value == "n" * 32_767
    with pytest.raises(BadInput, match="32,768"):
        one_cell(tmp_path / "b.xlsx", "n" * 32_768)


def test_headers_stay_in_sight_and_every_column_can_be_filtered(tmp_path):
    columns = [Column("Case", width=12), Column("Due", DATE), Column("Notes", folded=True)]
    rows = [["2026-0014", date(2026, 12, 18), "x"], ["2026-0015", None, ""]]
    sheet = read_back(tmp_path / "a.xlsx", [Sheet("Today", columns, rows)])["Today"]
    assert [cell.value for cell in sheet[1]] == ["Case", "Due", "Notes"]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert 12 <= sheet.column_dimensions["A"].width < 13
    assert sheet.column_dimensions["C"].hidden
    assert (sheet["B3"].value, sheet["C3"].value) == (None, None)


def test_a_title_and_a_note_stand_above_the_headers(tmp_path):
    sheet = Sheet("Days", [Column("Child")], [["Ó Briain"]], title="Days", note="As of today")
    page = read_back(tmp_path / "a.xlsx", [sheet])["Days"]
    assert [page.cell(n, 1).value for n in (1, 2, 3, 4)] == [
        "Days",
        "As of today",
        "Child",
        "Ó Briain",
    ]
    assert page.freeze_panes == "B4"
    assert page.auto_filter.ref == "A3:A4"


def test_a_sheet_without_rows_still_has_its_headers(tmp_path):
    sheet = read_back(tmp_path / "a.xlsx", [Sheet("Today", [Column("Case")], [])])["Today"]
    assert sheet["A1"].value == "Case"
    assert sheet.max_row == 1


def test_the_same_sheets_give_the_same_file(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, [Sheet("A", [Column("B")], [["c"]])], made_on=MADE_ON)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"what was there")

    def rows():
        yield ["fine"]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_workbook(path, [Sheet("A", [Column("B")], rows())], made_on=MADE_ON)
    assert path.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_refuses_leaves_the_old_file_and_is_a_sentence(tmp_path, monkeypatch, step):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"what was there")

    def refuse(*_arguments):
        raise OSError(28, "No space left on device")

    owner = new_workbook.os if step == "fsync" else type(path)
    monkeypatch.setattr(owner, step, refuse)
    with pytest.raises(BadInput, match="Check that there is room") as refused:
        write_workbook(path, [Sheet("A", [Column("B")], [["c"]])], made_on=MADE_ON)
    assert refused.value.code == "O-104"
    monkeypatch.undo()
    assert path.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("age", "swept"), [(540, False), (660, True)])
def test_what_a_killed_run_left_is_swept_once_nobody_can_be_writing_it(tmp_path, age, swept):
    left, other = tmp_path / ".daysix-00.tmp", tmp_path / "notes.tmp"
    for path in (left, other):
        path.write_bytes(b"half a workbook")
    now = left.stat().st_mtime
    for path in (left, other):
        os.utime(path, (now - age, now - age))
    write_workbook(tmp_path / "a.xlsx", [Sheet("A", [Column("B")], [["c"]])], made_on=MADE_ON)
    assert left.exists() is not swept
    assert other.exists()


def test_a_place_without_a_name_is_a_sentence(tmp_path):
    with pytest.raises(BadInput, match="It is a folder") as refused:
        write_workbook(type(tmp_path)(), [Sheet("A", [], [])], made_on=MADE_ON)
    assert refused.value.code == "O-103"


def test_a_file_open_elsewhere_is_a_sentence(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"

    def refuse(*_arguments):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(type(path), "replace", refuse)
    with pytest.raises(BadInput, match="open in another program"):
        write_workbook(path, [Sheet("A", [Column("B")], [["c"]])], made_on=MADE_ON)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(BadInput, match="is not there"):
        write_workbook(tmp_path / "no" / "a.xlsx", [], made_on=MADE_ON)


def test_a_folder_of_that_name_is_a_sentence(tmp_path):
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(BadInput, match=r"a\.xlsx"):
        write_workbook(tmp_path / "a.xlsx", [Sheet("A", [], [])], made_on=MADE_ON)


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folder")
def test_a_network_disk_that_settles_no_folder_still_gets_its_workbook(tmp_path, monkeypatch):
    settled, whole = [], os.fsync

    def only_files(number):
        if stat.S_ISDIR(os.fstat(number).st_mode):
            settled.append(number)
            raise OSError(errno.EINVAL, "Invalid argument")
        whole(number)

    monkeypatch.setattr(os, "fsync", only_files)
    assert one_cell(tmp_path / "a.xlsx", "there").value == "there"
    assert len(settled) == 1
