"""Sheets read whole, and scattered cells written in one go, are what bit by bit would give."""

from __future__ import annotations

from datetime import date, datetime, time

import openpyxl
import pytest

from daysix.desk import live_reading
from daysix.desk.any_desk import never
from daysix.desk.libreoffice import whole
from daysix.desk.live_books import attach
from daysix.desk.live_extras import LibreOfficeExtras
from daysix.desk.live_writing import Cell, Writer
from daysix.law.errors import BadInput
from tests.desk.live.worlds import Page, saved, tracker

AFTERNOON = datetime.combine(date(2026, 9, 7), time(14, 15))  # a Monday


class BitByBit(LibreOfficeExtras):
    """The same program, asked one thing at a time as Excel is."""

    def whole_sheets(self, book, wanted, most_cells):
        del book, wanted, most_cells


def odd_book(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Odd"
    for number in range(1, 41):  # many runs of numbers, so that formats are gone by
        sheet.append([number if number % 2 else None, number % 3 == 0, date(2026, 9, 7), "x"])
    sheet["F3"], sheet["F4"], sheet["F5"] = time(9, 30), AFTERNOON, 1
    sheet["G3"], sheet["G4"], sheet["G5"] = "=C1+1", "=1/0", "#N/A"
    sheet["G3"].number_format, sheet["G5"].data_type = "dd/mm/yyyy", "s"
    sheet["H3"], sheet["H4"] = "=1=1", '="no"'
    for block in ("A1:B1", "J20:K22"):
        sheet.merge_cells(block)
    sheet["J20"] = "merged"
    sheet.row_dimensions[7].hidden = sheet.column_dimensions["D"].hidden = True
    sheet["M5"], sheet["M7"], sheet["M9"], sheet["M11"] = 1, date(2026, 9, 7), True, "text"
    sheet["N5"], sheet["N9"] = False, True
    few = book.create_sheet("Few")
    few["C3"], few["D3"], few["C4"] = True, 1, date(2026, 9, 7)  # a Monday
    few["D4"], few["D5"] = "=C4", "=NA()"
    few["D4"].number_format = "dd/mm/yyyy"
    few.sheet_state = "hidden"
    book.create_sheet("Blank")
    book.save(path)
    return path


@pytest.mark.parametrize("at_a_time", [1, whole.AT_A_TIME])
def test_at_once_gives_what_bit_by_bit_gives(calc, tmp_path, monkeypatch, at_a_time):
    monkeypatch.setattr(whole, "AT_A_TIME", at_a_time)
    calc.app.books.open(odd_book(tmp_path / "odd.xlsx"))
    book = attach("odd.xlsx", programs=[calc.app])._book
    slowly = live_reading.sheets(book, BitByBit())
    quickly = live_reading.sheets(book, LibreOfficeExtras())
    assert [one._replace(merged=()) for one in quickly] == [
        one._replace(merged=()) for one in slowly
    ]
    odd, few = quickly
    assert sorted(odd.merged) == sorted(slowly[0].merged) == ["A1:B1", "J20:K22"]
    assert few.rows == [[True, 1.0], [date(2026, 9, 7), date(2026, 9, 7)], ["", "#N/A"]]
    assert (few.errors, few.visible) == ({"D5": "#N/A"}, False)
    assert odd.errors == {"G4": "#DIV/0!"}
    assert (odd.hidden_rows, odd.hidden_columns) == ((7,), (4,))
    assert [odd.rows[row][12] for row in (4, 6, 8, 10)] == [1.0, date(2026, 9, 7), True, "text"]
    assert [odd.rows[row][13] for row in (4, 6, 8)] == [False, "", True]
    assert [row[5] for row in odd.rows[2:5]] == [time(9, 30), AFTERNOON, 1.0]


def test_a_table_with_its_filter_comes_along(calc, tmp_path):
    page = tracker(tables={"Log": "A3:F7"})
    path = saved({**page, "Notes": Page([["a"]])}, tmp_path / "tracker.xlsx")
    calc.app.books.open(path)
    desk = attach(path.name, programs=[calc.app])
    assert [one.tables for one in desk.sheets()] == [{"Log": "A3:F7"}, {}]
    assert [one.name for one in desk.sheets(["Notes"])] == ["Notes"]


def test_a_sheet_in_use_too_far_is_refused_at_once(calc, tmp_path, monkeypatch):
    calc.app.books.open(saved(tracker(), tmp_path / "tracker.xlsx"))
    monkeypatch.setattr(live_reading, "MOST_CELLS", 10)
    with pytest.raises(BadInput, match=r"\(Z-067\)"):
        attach("tracker.xlsx", programs=[calc.app]).sheets()


def test_scattered_cells_are_written_as_they_are_one_by_one(calc, tmp_path):
    calc.app.books.open(saved(tracker(), tmp_path / "tracker.xlsx"))
    desk = attach("tracker.xlsx", programs=[calc.app])
    sheet = desk._book.sheets[0]
    sheet["H22"].number_format = "@"
    sheet["H23"].number_format = "0.00"
    cells = [Cell(row, 8, f"00{row}") for row in range(20, 300, 7)]
    cells += [Cell(22, 8, 5.0), Cell(23, 8, 6.0), Cell(24, 9, date(2026, 9, 7))]  # a Monday
    Writer(sheet, LibreOfficeExtras()).write(cells, never)
    held = sheet.range((20, 8), (24, 9)).options(ndim=2).value
    assert held == [
        ["0020", None],
        [None, None],
        [5.0, None],
        [6.0, None],
        [None, datetime.combine(date(2026, 9, 7), time())],
    ]
    looks = [
        sheet[cell].number_format.lower() for cell in ("H20", "H22", "H23", "I24")
    ]  # digits as a text
    assert looks == ["@", "general", "0.00", "dd/mm/yyyy"]
    assert sheet["H293"].value == "00293"


def test_formulas_under_one_another_stay_what_they_are(calc):
    sheet = calc.app.books.add().sheets[0]
    said = [
        '=HYPERLINK("#\'Excl, 1\'!A5","x, ""y"" ; z")',
        '=IFERROR(MATCH("x",$C$1:D20,0),4)&"!"',
        "=Sheet1!A1",
        "=A2",
    ]
    sheet.range("A1:A4").value = [[one] for one in said]
    assert [line[0] for line in sheet.range("A1:A4").formula] == said
    assert sheet.range("A1:A4").value == ['x, "y" ; z', "4!", 'x, "y" ; z', "4!"]
