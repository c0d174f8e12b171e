"""Reading files from disk: every sheet as plain cells, or one sentence and a code."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from daysix.desk import excel
from daysix.desk.reading import read_workbook
from daysix.law.errors import BadInput
from tests.benchmarks import odd_books

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def workbook(path, sheets, *, date1904=False):
    book = openpyxl.Workbook()
    book.remove(book.active)
    if date1904:
        book.epoch = CALENDAR_MAC_1904
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def refusal(path):
    with pytest.raises(BadInput) as refused:
        read_workbook(path)
    assert refused.value.message.endswith(".")
    return refused.value.code


def test_a_workbook_is_read_sheet_by_sheet(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        {"One": [["Start", "Days"], [date(2026, 11, 9), 2.5]], "Two": [["x"]]},
    )
    one, two = read_workbook(path)
    assert (one.name, one.first_row, one.first_column, one.date1904, one.visible) == (
        "One", 1, 1, False, True,
    )  # fmt: skip
    assert one.rows == [["Start", "Days"], [date(2026, 11, 9), 2.5]]
    assert two.name == "Two"


def test_rows_and_columns_above_and_left_of_the_table_keep_its_addresses(tmp_path):
    book = openpyxl.Workbook()
    book.active["C5"] = "Start"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_workbook(tmp_path / "a.xlsx")
    assert (sheet.first_row, sheet.first_column, sheet.rows) == (5, 3, [["Start"]])


def test_a_hidden_sheet_is_read_and_marked(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "seen"
    hidden = book.create_sheet("Old")
    hidden["A1"] = "unseen"
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [sheet.visible for sheet in read_workbook(tmp_path / "a.xlsx")] == [True, False]


@pytest.mark.parametrize("date1904", [True, False])
def test_a_workbook_that_counts_from_1904_says_so(tmp_path, date1904):
    path = workbook(tmp_path / "a.xlsx", {"One": [[date(2026, 11, 9)]]}, date1904=date1904)
    (sheet,) = read_workbook(path)
    assert sheet.date1904 is date1904
    assert sheet.rows[0][0] == date(2026, 11, 9)  # Monday either way


def test_a_blank_sheet_beside_a_filled_one_is_left_out(tmp_path):
    path = workbook(tmp_path / "a.xlsx", {"Blank": [], "Spaces": [[" "]], "Filled": [["x"]]})
    assert [sheet.name for sheet in read_workbook(path)] == ["Filled"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_files_in_every_alphabet_and_with_every_divider(tmp_path, encoding, delimiter):
    path = tmp_path / "a.csv"
    text = f"Child{delimiter}Start\r\nZoë Example{delimiter}09/11/2026\r\n"
    path.write_bytes(text.encode(encoding))
    (sheet,) = read_workbook(path)
    assert sheet.rows == [["Child", "Start"], ["Zoë Example", "09/11/2026"]]
    assert sheet.name == "a"


def test_a_quoted_cell_may_hold_commas_and_lines(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text('Why\tStart\n"first, second\nthird"\t09/11/2026\n', encoding="utf-8")
    assert read_workbook(path)[0].rows[1] == ["first, second\nthird", "09/11/2026"]


def test_a_title_line_does_not_decide_what_divides_the_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Exclusions, all areas\nStart;End;Type\n1;2;3\n", encoding="utf-8")
    assert read_workbook(path)[0].rows[1] == ["Start", "End", "Type"]


def test_commas_in_long_notes_do_not_divide_the_columns(tmp_path):
    path = tmp_path / "a.tsv"
    note = "first, second, third, fourth, fifth, sixth"
    path.write_text(f"Child\tWhy\nA\t{note}\nB\tno\n", encoding="utf-8")
    assert read_workbook(path)[0].rows == [["Child", "Why"], ["A", note], ["B", "no"]]


def test_lines_in_two_alphabets_are_each_read_in_their_own(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("Zoë,1\r\n".encode() + "José,2\r\n".encode("cp1252"))
    assert read_workbook(path)[0].rows == [["Zoë", "1"], ["José", "2"]]


def test_two_bytes_a_letter_without_a_mark_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("Child,Start\r\nA,1\r\n".encode("utf-16-le"))
    assert read_workbook(path)[0].rows == [["Child", "Start"], ["A", "1"]]


def test_a_first_line_saying_what_divides_is_obeyed_and_no_row(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("sep=|\nChild|Start, first\nA|1\n", encoding="utf-8")
    (sheet,) = read_workbook(path)
    assert (sheet.first_row, sheet.rows) == (1, [["Child", "Start, first"], ["A", "1"]])


def test_rows_of_different_lengths_are_kept_as_they_are(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1\n\n1,2,3\n", encoding="utf-8")
    assert read_workbook(path)[0].rows == [["a", "b"], ["1"], [], ["1", "2", "3"]]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest(tmp_path):
    (tmp_path / "a.csv").write_text('Child,Why\nA,"late\nB,no\nC,no\n', encoding="utf-8")
    assert refusal(tmp_path / "a.csv") == "T-006"


def test_a_long_text_file_is_read_like_a_short_one(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Child,Start\n" + "A,09/11/2026\n" * 100_000, encoding="utf-8")
    (sheet,) = read_workbook(path)
    assert (sheet.name, len(sheet.rows), sheet.rows[-1]) == ("a", 100_001, ["A", "09/11/2026"])


def test_what_is_not_there_is_said(tmp_path):
    assert refusal(tmp_path / "none.xlsx") == "T-001"


def test_a_folder_is_said(tmp_path):
    assert refusal(tmp_path) == "T-002"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", "T-004"),
        ("a.csv", b"", "T-004"),
        ("a.csv", b"\r\n ,\r\n", "T-009"),
        ("a.csv", b"a,b\0c", "T-006"),
        ("a.csv", b"\xff\xfea", "T-006"),
        ("a.csv", b'"' + b"x" * 200_000, "T-006"),
        ("a.xlsx", b"Start,End\r\n", "T-007"),
        ("a.pdf", b"%PDF-1.7", "T-007"),
        ("a.xls", b"<html><p>Please log in</p></html>", "T-036"),
        ("a.xls", b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "T-036"),
        ("a.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", "T-035"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "T-007"),
        ("a.xls", COMPOUND + b"\0" * 600, "T-007"),
        ("a.xlsx", COMPOUND + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "T-005"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name) == code


def test_a_locked_file_says_what_to_do(tmp_path):
    locked = tmp_path / "a.xlsx"
    locked.write_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(
        BadInput, match=r"protected by a label or password\. Open it in Excel, save"
    ):
        read_workbook(locked)


def test_a_workbook_of_blank_sheets_is_refused(tmp_path):
    assert refusal(workbook(tmp_path / "a.xlsx", {"One": [], "Two": []})) == "T-009"


def test_a_workbook_without_worksheets_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.create_chartsheet("Chart")
    book.remove(book.active)
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "T-008"


class PanicException(BaseException):
    """As calamine's engine raises it: no ordinary error."""


@pytest.mark.parametrize("fault", [PanicException("index out of bounds"), ValueError("odd part")])
def test_what_calamine_cannot_read_is_left_to_the_other_reader(monkeypatch, fault):
    def fail(_content, _names, *, of_these):
        raise fault

    monkeypatch.setattr(excel, "_calamine_sheets", fail)
    with pytest.raises(excel.Unreadable):
        list(excel.by_calamine(b""))


def test_a_request_to_stop_is_not_taken_for_a_panic(tmp_path, monkeypatch):
    def stop(_content, _names, *, of_these):
        raise KeyboardInterrupt

    monkeypatch.setattr(excel, "_calamine_sheets", stop)
    with pytest.raises(KeyboardInterrupt):
        read_workbook(workbook(tmp_path / "a.xlsx", {"One": [["Start"]]}))


def test_both_readers_give_the_same_values(tmp_path):
    half_past_two = datetime(2026, 11, 9, 14, 30)  # noqa: DTZ001
    row = ["Zoë", date(2026, 11, 9), half_past_two, 2, 2.5, True, None, "1"]
    path = workbook(tmp_path / "a.xlsx", {"One": [row]})
    (quick,) = read_workbook(path)
    (slow,) = excel.by_openpyxl(path.read_bytes(), "a.xlsx")
    mended = list(excel.tidied(slow.rows, mend=True))
    assert quick.rows == [["Zoë", date(2026, 11, 9), half_past_two, 2.0, 2.5, True, "", "1"]]
    assert mended == quick.rows
    assert list(map(type, mended[0])) == list(map(type, quick.rows[0]))


def test_parts_in_an_alphabet_calamine_does_not_know_are_read_all_the_same(tmp_path):
    parts = odd_books.parts_of(odd_books.tracker())
    text = parts[odd_books.STRINGS].decode().partition("?>")[2]
    wide = b"\xff\xfe" + f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16-le")
    (tmp_path / "a.xlsx").write_bytes(odd_books.packed({**parts, odd_books.STRINGS: wide}))
    exclusions, schools = read_workbook(tmp_path / "a.xlsx")
    assert exclusions.rows[1][0] == "Child 1"
    assert schools.rows[1] == [1234567.0, "Example School"]
