"""The engine for LibreOffice: what xlwings promises of Excel, kept by Calc."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import pytest

from daysix.desk.libreoffice.addressing import block_between, block_of, written
from daysix.desk.libreoffice.link import Refused
from daysix.desk.libreoffice.values import cleaned, incoming, outgoing, prepared
from daysix.desk.reading import read_book
from daysix.desk.xlwings_door import xlwings

MORNING = dt.datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - cells have no zone
MIDNIGHT = dt.datetime(2026, 11, 23)  # noqa: DTZ001
NOUGHT = dt.datetime(1899, 12, 30)  # noqa: DTZ001


@pytest.fixture
def book(calc):
    return calc.app.books.add()


@pytest.fixture
def sheet(book):
    return book.sheets[0]


def test_values_of_every_kind_go_in_and_come_out(sheet):
    sheet["A1"].value = [["text", 3, 2.5, True], [MORNING, dt.date(2026, 11, 23), None, "x"]]
    assert sheet["A1:D2"].options(ndim=2).value == [
        ["text", 3.0, 2.5, True],
        [MORNING, MIDNIGHT, None, "x"],
    ]


def test_ndim_gives_rows_whatever_the_shape(sheet):
    sheet["A1"].value = [[1, 2], [3, 4]]
    assert sheet["A1"].options(ndim=2).value == [[1.0]]
    assert sheet["A1:B1"].options(ndim=2).value == [[1.0, 2.0]]
    assert sheet["A1:A2"].options(ndim=2).value == [[1.0], [3.0]]
    assert sheet["A1:A2"].value == [1.0, 3.0]
    assert sheet["A1"].value == 1.0


def test_a_text_is_a_formula_only_where_it_begins_like_one(sheet):
    sheet["A1"].value = [["=1+1", "'=1+1", "007", "'007", "1/2", "TRUE"]]
    assert sheet["A1:F1"].value == [2.0, "=1+1", "007", "007", "1/2", "TRUE"]


def test_one_value_fills_a_block(sheet):
    sheet["A1:B2"].value = "x"
    assert sheet["A1:B2"].value == [["x", "x"], ["x", "x"]]


def test_formulas_are_english_and_written_as_excel_writes_them(sheet):
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["C1"].formula = '=IFERROR(SUM(A1:B2)/0,"no, no")'
    assert sheet["C1"].value == "no, no"
    assert sheet["C1"].formula == '=IFERROR(SUM(A1:B2)/0,"no, no")'
    assert sheet["A1:C1"].formula == (("1", "2", '=IFERROR(SUM(A1:B2)/0,"no, no")'),)


def test_a_formula_for_a_block_moves_along(sheet):
    sheet["A1"].value = [[1], [2], [3]]
    sheet["B1:B3"].formula = "=A1*2"
    assert sheet["B1:B3"].value == [2.0, 4.0, 6.0]
    assert sheet["B3"].formula == "=A3*2"


def test_a_formula_leads_to_another_sheet(book, sheet):
    book.sheets.add("Own notes", after=sheet)["B2"].value = 7
    sheet["A1"].formula = "='Own notes'!B2+1"
    assert sheet["A1"].value == 8.0
    assert sheet["A1"].formula == "='Own notes'!B2+1"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("=NA()", "#N/A"),
        ("=1/0", "#DIV/0!"),
        ('=1+"x"', "#VALUE!"),
        ("=NOSUCHFUNCTION(1)", "#NAME?"),
        ("=10^400", "#NUM!"),
        ("=SQRT(-1)", "#VALUE!"),  # so LibreOffice calls it, and so it would be saved
    ],
)
def test_an_error_is_none_or_its_own_text(sheet, formula, shown):
    sheet["B2"].formula = formula
    assert sheet["B2"].value is None
    assert sheet["A1:B2"].options(ndim=2, err_to_str=True).value[1][1] == shown


def test_a_day_is_shown_as_one_unless_the_cell_has_a_format(sheet):
    sheet["A1:A2"].number_format = "0.00"
    sheet["A1"].value = [[dt.date(2026, 11, 23), dt.date(2026, 11, 23), MORNING]]
    assert sheet["A1"].value == 46349.0
    assert sheet["B1"].value == MIDNIGHT
    assert sheet["C1"].value == MORNING
    assert sheet["A1"].number_format == "0.00"


def test_number_formats_are_english(sheet):
    assert sheet["A1"].number_format == "General"
    sheet["A1:A2"].number_format = "dd/mm/yyyy"
    sheet["A2"].value = 46349
    assert sheet["A1:A2"].number_format.lower() == "dd/mm/yyyy"
    assert sheet["A1:B1"].number_format is None
    assert sheet["A2"].value == MIDNIGHT


def test_colours_and_letters(sheet):
    assert (sheet["A1"].color, sheet["A1"].font.color) == (None, None)
    sheet["A1"].color = (255, 242, 204)
    sheet["A1"].font.color = "#1f4e79"
    sheet["A1:B1"].font.bold = True
    assert sheet["A1"].color == (255, 242, 204)
    assert sheet["A1"].font.color == (0x1F, 0x4E, 0x79)
    assert sheet["A1:B1"].font.bold is True
    assert sheet["A1:C1"].font.bold is None
    assert sheet["A1:B1"].color is None
    sheet["A1"].color = None
    assert sheet["A1"].color is None


def test_addresses(sheet):
    block = sheet.range((2, 3), (4, 5))
    assert block.address == "$C$2:$E$4"
    assert block.get_address(row_absolute=False, column_absolute=False) == "C2:E4"
    assert block.shape == (3, 3)
    assert sheet["C:C"].shape == (1_048_576, 1)


def test_a_table_is_found_from_its_corner(sheet):
    sheet["B2"].value = [["a", "b", "c"], [1, 2, 3], [4, 5, 6]]
    sheet["B6"].value = "below"
    assert sheet["B2"].expand().address == "$B$2:$D$4"
    assert sheet["B2"].expand("down").address == "$B$2:$B$4"
    assert sheet["B2"].expand("right").address == "$B$2:$D$2"
    assert sheet["B4"].end("down").address == "$B$6"
    assert sheet["B6"].end("up").address == "$B$4"
    assert sheet["D3"].end("left").address == "$B$3"
    assert sheet["B6"].end("right").address == "$XFD$6"
    assert sheet.used_range.address == "$B$2:$D$6"


def test_columns_are_made_wide_and_fitted(sheet):
    sheet["A1"].column_width = 20
    assert sheet["A1"].column_width == pytest.approx(20, abs=0.1)
    sheet["A1"].value = "x"
    sheet["A1"].columns.autofit()
    assert sheet["A1"].column_width < 5


def test_names(book, sheet):
    book.names.add("CalDate", "=Sheet1!$A$1:$A$3")
    assert "caldate" in book.names
    assert book.names["CalDate"].refers_to == "=Sheet1!$A$1:$A$3"
    assert book.names["CalDate"].refers_to_range.address == "$A$1:$A$3"
    assert sheet["CalDate"].address == "$A$1:$A$3"
    book.names["CalDate"].refers_to = "=Sheet1!$B$1"
    assert book.names["CalDate"].refers_to_range.address == "$B$1"
    sheet["C3"].name = "Here"
    assert sheet["C3"].name.name == "Here"
    book.names["CalDate"].delete()
    assert [name.name for name in book.names] == ["Here"]


def test_tables(sheet):
    sheet["A1"].value = [["Ref", "Days"], ["a", 1], ["b", 2]]
    made = sheet.tables.add(source=sheet["A1"].expand(), name="Tracker")
    assert made.range.address == "$A$1:$B$3"
    assert made.header_row_range.value == ["Ref", "Days"]
    assert made.data_body_range.address == "$A$2:$B$3"
    assert (made.show_headers, made.show_totals, made.show_autofilter) == (True, False, True)
    made.resize(sheet["A1:B4"])
    assert sheet.tables["tracker"].range.address == "$A$1:$B$4"
    assert sheet["B2"].table.name == "Tracker"
    assert sheet["D2"].table is None
    made.name = "Cases"
    assert [table.name for table in sheet.tables] == ["Cases"]


def test_sheets_are_added_named_hidden_and_taken_out(book, sheet):
    added = book.sheets.add("Issues", after=sheet)
    assert book.sheets.active.name == "Issues"
    added.visible = False
    assert (added.visible, sheet.visible) == (False, True)
    added.visible = True
    added.name = "Checked"
    assert [one.name for one in book.sheets] == ["Sheet1", "Checked"]
    assert added.index == 2
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("checked")
    added.delete()
    assert [one.name for one in book.sheets] == ["Sheet1"]
    with pytest.raises(KeyError):
        book.sheets["Checked"]


def test_hidden_rows_and_columns_are_out_of_sight(sheet):
    sheet["A1"].value = [[1, 2, 3]] * 5
    sheet["A2:A3"].rows.hidden = True
    sheet["B1"].columns.hidden = True
    assert sheet["A2:A3"].rows.hidden is True
    assert sheet["A1:A3"].rows.hidden is None
    assert sheet["A4:A5"].rows.hidden is False
    assert sheet["B1"].columns.hidden is True
    assert sheet["A1:C1"].columns.hidden is None
    seen = sheet["A1:C5"].get_special_cells("visible")
    assert sorted(one.address for one in seen) == ["$A$1", "$A$4:$A$5", "$C$1", "$C$4:$C$5"]


def test_merged_cells(sheet):
    sheet["A1:B2"].merge()
    assert sheet["A1:B2"].merge_cells is True
    assert sheet["A1:C2"].merge_cells is None
    assert sheet["D1"].merge_cells is False
    assert sheet["B2"].merge_area.address == "$A$1:$B$2"
    sheet["A1"].merge_area.unmerge()
    assert sheet["A1:B2"].merge_cells is False


def test_a_selection_can_be_made_and_read(calc, book, sheet):
    other = book.sheets.add("Two", after=sheet)
    sheet.range((2, 2), (3, 4)).select()
    assert calc.app.selection.address == "$B$2:$D$3"
    assert calc.app.selection.sheet.name == "Sheet1"
    other.activate()
    assert book.sheets.active.name == "Two"


def test_saving_under_a_name_a_copy_and_pages(calc, book, sheet, tmp_path):
    sheet["A1"].value = [["Ref"], ["a"]]
    book.impl.save_copy(tmp_path / "copy.xlsx")
    assert book.name == "Untitled 1" or book.name.startswith("Untitled")
    book.to_pdf(tmp_path / "pages.pdf")
    assert (tmp_path / "pages.pdf").read_bytes().startswith(b"%PDF-")
    book.save(tmp_path / "Own näme & 50%.xlsx")
    assert book.name == "Own näme & 50%.xlsx"
    assert book.fullname == str(tmp_path / "Own näme & 50%.xlsx")
    sheet["A2"].value = "b"
    book.save()
    assert read_book(tmp_path / "copy.xlsx").sheets[0].rows == [["Ref"], ["a"]]
    assert read_book(tmp_path / "Own näme & 50%.xlsx").sheets[0].rows == [["Ref"], ["b"]]
    assert calc.app.books["own näme & 50%.xlsx"].sheets[0]["A2"].value == "b"


def test_a_new_workbook_cannot_be_saved_where_it_is_not(book):
    with pytest.raises(Refused, match="cannot be saved in place"):
        book.save()


def test_opening_twice_gives_the_same_workbook(calc, book, tmp_path):
    book.save(tmp_path / "one.xlsx")
    assert calc.app.books.open(tmp_path / "one.xlsx").impl.number == book.impl.number
    assert len(calc.app.books) == 1


def test_a_file_that_is_no_workbook_does_not_open(calc, tmp_path):
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 but no more")
    with pytest.raises(Refused):
        calc.app.books.open(tmp_path / "bad.xlsx")
    assert len(calc.app.books) == 0


def test_a_workbook_closed_meanwhile_is_refused_and_the_line_stays(calc, book, sheet):
    book.close()
    with pytest.raises(Refused, match="no such workbook"):
        _ = sheet["A1"].value
    assert calc.app.books.add().sheets[0]["A1"].value is None


def test_a_sheet_taken_out_meanwhile_is_refused(book, sheet):
    gone = book.sheets.add("Gone", after=sheet)
    gone["A1"].value = 1
    book.sheets["Gone"].delete()
    with pytest.raises(Refused, match="no such sheet"):
        _ = gone["A1"].value


def test_five_thousand_rows_go_both_ways(sheet):
    rows = [[f"case {number}", float(number), None, "x"] for number in range(5000)]
    sheet["A1"].value = rows
    assert sheet["A1:D5000"].options(ndim=2).value == rows


def test_what_is_not_built_says_so(sheet):
    with pytest.raises(NotImplementedError):
        sheet["A1:B2"].sort(1)
    with pytest.raises(NotImplementedError):
        _ = sheet.charts


def test_programs_are_counted_and_reached_once(calc):
    apps = xlwings().engines.engines_by_name["libreoffice"].apps
    again = apps.impl.reach(calc.reach.pipe)
    assert again.pid == calc.app.pid
    assert calc.app.pid in apps.keys()  # noqa: SIM118 - xlwings' own, not a dictionary's
    assert calc.app.version.major >= 7


# Without LibreOffice


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("B7", (7, 2, 1, 1)),
        ("$B$7", (7, 2, 1, 1)),
        ("A1:F20", (1, 1, 20, 6)),
        ("F20:A1", (1, 1, 20, 6)),
        ("A:C", (1, 1, 1_048_576, 3)),
        ("2:3", (2, 1, 2, 16_384)),
        ((3, 4), (3, 4, 1, 1)),
        ("CalDate", None),
        ("A0", None),
        ("XFE1", None),
    ],
)
def test_a_block_is_understood(said, at):
    assert block_of(said) == at


def test_rows_count_from_one():
    with pytest.raises(IndexError):
        block_of((0, 1))


def test_the_smallest_block_that_holds_both():
    assert block_between((5, 5, 1, 1), (2, 3, 2, 2)) == (2, 3, 4, 3)
    assert written((2, 3, 4, 3)) == "$C$2:$E$5"


def test_what_goes_out_is_told_apart():
    found = outgoing([[None, "", "'x", "=A1", "=", True, dt.date(2026, 11, 23), MORNING]], NOUGHT)
    assert found.rows == [["", "", "x", "", "=", 1.0, 46349.0, 46349 + 9.5 / 24]]
    assert found.formulas == [[1, 4, "=A1"]]
    assert found.shown == [[1, 6, 1, "yes-no"], [1, 7, 1, "day"], [1, 8, 1, "moment"]]


def test_days_under_one_another_are_shown_alike_at_once():
    day = dt.date(2026, 11, 23)
    assert outgoing([[day], [day], [None], [day]], NOUGHT).shown == [
        [1, 1, 2, "day"],
        [4, 1, 1, "day"],
    ]


def test_what_comes_in_counts_from_the_workbooks_own_nought():
    reply = {"rows": [[1.5, 1.0, ""]], "shown": [["moment", 5, 2, 1, 1], ["yes-no", 5, 3, 1, 2]],
             "errors": [], "nought": [1904, 1, 1]}  # fmt: skip
    assert incoming(reply, (5, 2, 1, 3)) == [
        [dt.datetime(1904, 1, 2, 12), True, None]  # noqa: DTZ001
    ]


def test_a_number_too_large_for_a_day_stays_a_number():
    reply = {"rows": [[1e12]], "shown": [["moment", 1, 1, 1, 1]], "errors": [],
             "nought": [1899, 12, 30]}  # fmt: skip
    assert incoming(reply, (1, 1, 1, 1)) == [[1e12]]


def test_what_is_asked_of_values_is_done():
    found = cleaned(
        [[1.0, None, ""]], moments=dt.datetime, empty="-", numbers=int, errors_as_text=True
    )
    assert found == [[1, "-", "-"]]
    assert prepared(float("nan")) is None
    assert prepared(object).startswith("<class")


def test_a_web_address_is_named_by_its_last_part():
    from daysix.desk.libreoffice.books import Book

    url = "https://county.sharepoint.example/sites/cme/Own%20tracker.xlsx?web=1"
    about = {"number": "3", "name": "Own tracker.xlsx", "url": url, "nought": [1899, 12, 30]}
    app = type("App", (), {"link": None})()
    assert Book(app, about).fullname == url.replace("%20", " ")
    assert urlsplit(url).scheme == "https"
