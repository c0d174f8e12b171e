"""The live desk: the right workbook, the same reading as from its file, and nothing half-done."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace

import openpyxl
import pytest

from daysix.desk import live_books, live_reading
from daysix.desk.any_desk import Change, Choices, OwnTable, never
from daysix.desk.libreoffice.link import Gone, LibreOfficeFault, NotAnswering
from daysix.desk.live import LiveDesk
from daysix.desk.live_books import attach
from daysix.desk.live_extras import ExcelOnMac, ExcelOnWindows, LibreOfficeExtras, extras_of
from daysix.desk.live_told import BUSY, CALL_REJECTED, EDITING_A_CELL, said_of, told
from daysix.desk.live_writing import Cell, Writer, shows_days
from daysix.desk.reading import read_book
from daysix.law.errors import BadInput
from tests.desk.live.fake_excel import FakeApp, FakeBook, FakeExcel, FakeSheet, com_error
from tests.desk.live.worlds import Page, saved, tracker
from tests.desk.rich_workbook import rich_workbook

BUSY_SAID = (
    r"Excel is busy, so nothing was written\. Finish the cell you are editing \(Enter or Esc\).*"
    r"\(Z-060\)"
)


# Reading


def everything(path):
    """A workbook with what is easily misread."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Odd things"
    sheet["B3"] = "title"
    rows = [
        ["Ref", "Day", "Moment", "Time", "Length", "Yes", "Number", "Text", "Error"],
        ["a", date(2026, 9, 7), datetime(2026, 9, 7, 9, 30, 15), 0.5, 1.5, True, 3, "007", "#N/A"],  # noqa: DTZ001
        ["b", date(1999, 12, 31), None, 0.25, None, False, 2.25, "#N/A", None],
        ["c", date(2026, 9, 7), None, None, None, None, -1, "=1+1", None],
    ]
    for number, row in enumerate(rows, start=5):
        for column, value in enumerate(row, start=2):
            sheet.cell(number, column, value)
    for row in (6, 7):
        sheet.cell(row, 5).number_format = "hh:mm"
    sheet["F6"].number_format = "[h]:mm"
    for cell in ("I7", "I8"):
        sheet[cell].data_type = "s"
    sheet.row_dimensions[7].hidden = True
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.merge_cells("B3:D3")
    sheet.merge_cells("K6:K8")
    sheet["K6"] = "over three rows"
    book.create_sheet("Hidden", 0)["C4"] = 1
    book.worksheets[0].sheet_state = "hidden"
    table = openpyxl.worksheet.table.Table(displayName="Tracker", ref="B5:J8")
    sheet.add_table(table)
    book.create_sheet("Nothing")
    book.active = 1
    book.save(path)
    return path


def live(calc, path):
    calc.app.books.open(path)
    return attach(path.name, programs=[calc.app])


def test_an_open_workbook_is_read_as_its_file_is(calc, tmp_path):
    path = everything(tmp_path / "odd.xlsx")
    for from_file, from_desk in zip(read_book(path).sheets, live(calc, path).sheets(), strict=True):
        assert list(map(list, from_desk.rows)) == list(map(list, from_file.rows))
        assert sorted(from_desk.merged) == sorted(from_file.merged)
        same = {"rows": [], "merged": ()}
        assert from_desk._replace(**same) == from_file._replace(**same)


def test_merged_cells_are_found_the_quick_way_and_by_halving(calc):
    sheet = calc.app.books.add().sheets[0]
    sheet["A1:H30"].value = 1
    merged = ["A1:H1", "B3:B9", "C3:D3", "C4:C5", "F10:H30"]
    for block in merged:
        sheet[block].merge()
    used = sheet.used_range
    assert sorted(LibreOfficeExtras().merged(used)) == merged
    assert ExcelOnWindows().merged(used) is None
    assert sorted(live_reading.merged_by_halving(used)) == merged


@pytest.mark.parametrize("own", [True, False], ids=["table", "plain"])
def test_a_filter_is_seen(calc, tmp_path, own):
    rows = [["Ref", "Child"], ["1", "Amberley"], ["2", "Brindle"], ["3", "Amberley"]]
    path = saved({"Exclusions": Page(rows, hidden_rows=(3,))}, tmp_path / "tracker.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    if own:
        table = openpyxl.worksheet.table.Table(displayName="Tracker", ref="A1:B4")
        table._initialise_columns()
        for column, title in zip(table.tableColumns, rows[0], strict=True):
            column.name = title
        sheet.add_table(table)
        where = table.autoFilter
    else:
        sheet.auto_filter.ref = "A1:B4"
        where = sheet.auto_filter
    from openpyxl.worksheet.filters import FilterColumn, Filters

    where.filterColumn.append(FilterColumn(colId=1, filters=Filters(filter=["Amberley"])))
    book.save(path)
    (found,) = live(calc, path).sheets()
    assert (found.filtered, found.hidden_rows) == (True, (3,))


def test_a_workbook_that_counts_from_1904_gives_the_same_days(calc, tmp_path):
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = date(2026, 11, 23)
    book.save(tmp_path / "1904.xlsx")
    (sheet,) = live(calc, tmp_path / "1904.xlsx").sheets()
    assert sheet.rows == [[date(2026, 11, 23)]]
    assert sheet.date1904 is True


def test_days_written_into_a_workbook_that_counts_from_1904_stay_the_same_days(calc, tmp_path):
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["Ref", "Check"])
    book.active.append(["a"])
    book.save(tmp_path / "1904.xlsx")
    desk = live(calc, tmp_path / "1904.xlsx")
    (sheet,) = desk.sheets()
    from daysix.desk.places import row_key, table_at

    table = table_at(sheet, 1, ours=("Check",))
    desk.write([Change(table, row_key(sheet, table, 2), "Check", date(2026, 11, 23))])
    desk.save_copy(tmp_path / "copy.xlsx")
    assert read_book(tmp_path / "copy.xlsx").sheets[0].rows[1] == ["a", date(2026, 11, 23)]


def test_a_workbook_grown_over_years_is_read_as_its_file_is(calc, tmp_path):
    path = rich_workbook(tmp_path / "rich.xlsx")
    from_file, from_desk = read_book(path).sheets, live(calc, path).sheets()
    assert [sheet.name for sheet in from_desk] == [sheet.name for sheet in from_file]
    assert from_desk[0].rows[2:8] == from_file[0].rows[2:8]
    assert from_desk[0].tables == from_file[0].tables


def test_a_sheet_in_use_far_beyond_any_table_is_refused():
    sheet = SimpleNamespace(name="Notes", used_range=SimpleNamespace(shape=(1_048_576, 20)))
    with pytest.raises(BadInput, match=r"The sheet Notes is in use far beyond.*\(Z-067\)"):
        live_reading.read(sheet, LibreOfficeExtras(), date1904=False)


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (None, ""),
        (3, 3.0),
        (True, True),
        (datetime(2026, 11, 23), date(2026, 11, 23)),  # noqa: DTZ001
        (datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 9)),  # noqa: DTZ001
        (datetime(1899, 12, 30, 9, 30), datetime(1899, 12, 30, 9, 30).time()),  # noqa: DTZ001
        (
            datetime(1899, 12, 31, 12),  # noqa: DTZ001
            datetime(1899, 12, 31, 12) - datetime(1899, 12, 30),  # noqa: DTZ001
        ),
    ],
    ids=["blank", "whole", "yes", "day", "moment", "time", "length"],
)
def test_a_value_is_what_reading_a_file_gives(value, held):
    found = live_reading.plain(value)
    assert found == held
    assert type(found) is type(held)


# Which workbook


def test_a_workbook_that_was_never_saved_is_found_by_its_title(calc):
    book = calc.app.books.add()
    book.sheets[0]["A1"].value = "here"
    desk = attach(book.name, programs=[calc.app])
    assert desk.sheets()[0].rows == [["here"]]
    assert desk.name.startswith("Untitled")


def test_the_only_workbook_needs_no_name(calc):
    calc.app.books.add().sheets[0]["A1"].value = "here"
    assert attach(programs=[calc.app]).sheets()[0].rows == [["here"]]
    calc.app.books.add()
    with pytest.raises(BadInput, match=r"More than one workbook is open.*\(Z-066\)"):
        attach(programs=[calc.app])


def test_no_workbook_at_all(calc):
    with pytest.raises(BadInput, match=r"No workbook is open.*\(Z-065\)"):
        attach(programs=[calc.app])
    with pytest.raises(BadInput, match=r"I do not find tracker\.xlsx in.*\(Z-063\)"):
        attach("tracker.xlsx", programs=[calc.app])


def test_of_two_workbooks_the_one_that_is_named_is_meant(calc, tmp_path):
    for name in ("one", "two"):
        path = saved({"Sheet": Page([[name]])}, tmp_path / f"{name}.xlsx")
        calc.app.books.open(path)
    assert attach("TWO.xlsx", programs=[calc.app]).sheets()[0].rows == [["two"]]
    with pytest.raises(BadInput, match=r"\(Z-063\)"):
        attach("three.xlsx", programs=[calc.app])


def test_two_workbooks_of_one_name_are_refused_unless_the_window_tells(calc, tmp_path):
    numbers = []
    for folder in ("east", "west"):
        (tmp_path / folder).mkdir()
        path = saved({"Sheet": Page([[folder]])}, tmp_path / folder / "tracker.xlsx")
        numbers.append(calc.app.impl.books.open(str(path)).number)
    with pytest.raises(BadInput, match=r"Two workbooks called tracker\.xlsx are open.*\(Z-064\)"):
        attach("tracker.xlsx", programs=[calc.app])
    found = attach("tracker.xlsx", window=int(numbers[1]), programs=[calc.app])
    assert found.sheets()[0].rows == [["west"]]
    with pytest.raises(BadInput, match=r"\(Z-064\)"):
        attach("tracker.xlsx", window=987_654, programs=[calc.app])


def test_two_excels_with_one_name_are_told_apart_by_their_window():
    east, west = FakeBook("tracker.xlsx", window=11), FakeBook("tracker.xlsx", window=22)
    programs = [FakeApp(east), FakeApp(west)]
    assert attach("tracker.xlsx", window=22, programs=programs)._book is west
    with pytest.raises(BadInput, match=r"\(Z-064\)"):
        attach("tracker.xlsx", programs=programs)


def test_a_workbook_with_a_web_address_is_found_by_its_name():
    book = FakeBook("Own tracker.xlsx")  # it has no path that could be asked for
    assert attach("Own tracker.xlsx", programs=[FakeApp(book)]).name == "Own tracker.xlsx"


def test_the_programs_that_run_are_found(calc):
    found = live_books.running(pipe=calc.reach.pipe)
    assert [app.pid for app in found if app.engine.name == "libreoffice"] == [calc.app.pid]
    assert live_books.running(pipe="daysix-nobody-listens-here") == []


# Writing


def changes_of(desk, *wanted):
    from daysix.desk.places import row_key, table_at

    sheet = desk.sheets()[0]
    table = table_at(sheet, 3, ours=("Check",))
    return [Change(table, row_key(sheet, table, row), "Check", value) for row, value in wanted]


def test_stopped_half_way_the_sheet_is_as_it_was(calc, tmp_path):
    desk = live(calc, saved(tracker(), tmp_path / "tracker.xlsx"))
    before = desk.sheets()
    asked = []

    def after_two():
        asked.append(True)
        return len(asked) > 3

    changes = changes_of(desk, (4, "a"), (5, 2.0), (6, "c"), (7, 4.0))
    with pytest.raises(BadInput, match=r"\(Z-057\)"):
        desk.write(changes, stop=after_two)
    assert desk.sheets() == before


def test_a_day_written_among_numbers_is_shown_as_a_day_and_nothing_else_changes(calc, tmp_path):
    desk = live(calc, saved(tracker(), tmp_path / "tracker.xlsx"))
    desk.write(changes_of(desk, (4, date(2026, 11, 23)), (5, 7)))
    sheet = desk._book.sheets[0]
    assert [sheet[cell].number_format.lower() for cell in ("F4", "F5", "D4")] == [
        "dd/mm/yyyy",
        "general",
        "general",
    ]
    assert [sheet[cell].color for cell in ("F4", "F5")] == [None, None]


def test_a_protected_sheet_takes_no_new_rows_or_columns(calc, tmp_path):
    desk = live(calc, saved(tracker(protected=True), tmp_path / "tracker.xlsx"))
    (table,) = {change.table for change in changes_of(desk, (4, "x"))}
    for work in (
        lambda: desk.append(table, [{"Ref": "x"}]),
        lambda: desk.add_column(table, "Day Six"),
    ):
        with pytest.raises(BadInput, match=r"The sheet Exclusions is protected.*\(Z-054\)"):
            work()
    assert desk._book.sheets[0].impl.protected is True


def test_a_sheet_of_ours_is_known_after_saving_and_opening_again(calc, tmp_path):
    path = saved(tracker(), tmp_path / "tracker.xlsx")
    desk = live(calc, path)
    issues = OwnTable("Issues", "Issues", ("Case", "What"), [["1", "x"], ["2", "y"]])
    desk.put_table(issues)
    desk._book.save()
    calc.close_all()
    again = live(calc, path)
    again.put_table(issues._replace(rows=[["3", "z"]]))
    assert again.sheets()[1].rows == [["Case", "What"], ["3", "z"]]
    assert again.sheets()[1].tables == {"Issues": "A1:B2"}


def test_the_officers_own_sheet_stays_in_front(calc, tmp_path):
    desk = live(calc, saved(tracker(), tmp_path / "tracker.xlsx"))
    desk.put_table(OwnTable("Issues", "Issues", ("Case", "What"), [["1", "x"]]))
    assert desk._book.sheets.active.name == "Exclusions"


def written(sheet, cells, stop=never):
    Writer(sheet, FakeExcel()).write([Cell(*cell) for cell in cells], stop)


def test_what_was_written_is_taken_back_when_excel_stops_taking_more():
    old = {(4, 6): "old", (6, 6): 3.0}
    sheet = FakeSheet(old, fails={2: com_error(CALL_REJECTED)})
    with pytest.raises(com_error):
        written(sheet, [(4, 6, "new", "old"), (6, 6, 9.0, 3.0)])
    assert sheet.cells == old


def test_a_format_is_put_back_too():
    sheet = FakeSheet({(4, 6): 1.0}, fails={2: com_error(CALL_REJECTED)})
    with pytest.raises(com_error):
        written(sheet, [(4, 6, date(2026, 11, 23), 1.0), (6, 6, "x", "")])
    assert sheet.formats[4, 6] == "General"
    assert sheet.cells[4, 6] == 1.0


def test_what_cannot_be_taken_back_is_named():
    sheet = FakeSheet(fails={2: com_error(CALL_REJECTED), 3: com_error(CALL_REJECTED)})
    with pytest.raises(BadInput, match=r"could not put back these cells: F4\..*\(Z-059\)"):
        written(sheet, [(4, 6, "a", ""), (6, 6, "b", "")])


def test_what_somebody_else_put_there_meanwhile_is_left_and_named():
    sheet = FakeSheet({(4, 6): "old", (5, 6): "b"}, turns_into={"new": "typed meanwhile"})
    with pytest.raises(BadInput, match=r"does not hold what I wrote in F4: .*\(Z-058\)"):
        written(sheet, [(4, 6, "new", "old"), (5, 6, "c", "b"), (9, 6, 2.0, "")])
    assert sheet.cells == {(4, 6): "typed meanwhile", (5, 6): "b", (9, 6): ""}


def test_a_time_is_put_back_as_the_number_it_was():
    sheet = FakeSheet(fails={2: com_error(CALL_REJECTED)})
    with pytest.raises(com_error):
        written(sheet, [(4, 6, "a", datetime(1899, 12, 30, 6).time()), (6, 6, "b", "")])  # noqa: DTZ001
    assert sheet.cells[4, 6] == 0.25


def test_cells_in_sight_and_out_of_sight_are_written_apart():
    sheet = FakeSheet()
    cells = [Cell(row, 6, "x") for row in (4, 5, 6, 7)]
    Writer(sheet, FakeExcel(), hidden=(5, 6)).write(cells, never)
    assert sheet.writes == [((4, 6), (4, 6)), ((5, 6), (6, 6)), ((7, 6), (7, 6))]


def test_cells_under_one_another_are_written_at_once_and_blanks_go_with_any():
    sheet = FakeSheet()
    values = ["a", None, "b", date(2026, 9, 7), None, date(2026, 9, 8), 3.0]
    written(sheet, [(row, 6, value) for row, value in enumerate(values, start=4)])
    assert sheet.writes == [((4, 6), (6, 6)), ((7, 6), (9, 6)), ((10, 6), (10, 6))]


def test_a_number_in_a_column_of_texts_stays_a_number():
    sheet = FakeSheet()
    sheet.formats[4, 6] = "@"
    written(sheet, [(4, 6, 3.0)])
    assert sheet.formats[4, 6] == "General"


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("General", False),
        ("dd/mm/yyyy", True),
        ("[$-809]d mmmm", True),
        ("0.00", False),
        ("@", False),
        ('0 "days"', False),
        ("[Red]0", False),
        ("hh:mm", False),
        ("YYYY", True),
    ],
)
def test_a_format_shows_days_or_not(code, day):
    assert shows_days(code) is day


# What goes wrong


@pytest.mark.parametrize("number", sorted(BUSY))
def test_a_busy_excel_is_said_in_words(number):
    with pytest.raises(BadInput, match=BUSY_SAID), told("Excel"):
        raise com_error(number)


def test_a_busy_excel_is_known_by_the_number_inside_too():
    with pytest.raises(BadInput, match=BUSY_SAID), told("Excel"):
        raise com_error(-2147352567, inside=EDITING_A_CELL)


def test_a_desk_whose_cell_is_being_edited_says_so_and_writes_nothing():
    desk = LiveDesk(FakeBook("tracker.xlsx", fails=com_error(CALL_REJECTED)), ExcelOnWindows())
    with pytest.raises(BadInput, match=BUSY_SAID):
        desk.sheets()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (com_error(-2147023174), "Z-061"),
        (com_error(-2146827284), "Z-062"),
        (NotAnswering("x"), "Z-060"),
        (Gone("x"), "Z-061"),
        (LibreOfficeFault("x"), "Z-062"),
        (type("ExcelBusyError", (Exception,), {})(), "Z-060"),
        (type("CommandError", (Exception,), {"errornumber": -1712})(), "Z-060"),
        (type("CommandError", (Exception,), {"errornumber": -50})(), "Z-062"),
    ],
)
def test_every_fault_of_a_program_has_its_sentence(fault, code):
    assert said_of(fault, "Excel").code == code


def test_a_fault_of_ours_stays_what_it_is():
    assert said_of(KeyError("x"), "Excel") is None
    with pytest.raises(KeyError), told("Excel"):
        raise KeyError("x")


def test_a_workbook_closed_while_we_work_is_said(calc, tmp_path):
    desk = live(calc, saved(tracker(), tmp_path / "tracker.xlsx"))
    calc.close_all()
    with pytest.raises(BadInput, match=r"\(Z-06[12]\)"):
        desk.sheets()


# What xlwings has no word for


def test_each_program_is_asked_in_its_own_words():
    assert isinstance(extras_of("libreoffice", platform="win32"), LibreOfficeExtras)
    assert isinstance(extras_of("excel", platform="win32"), ExcelOnWindows)
    assert isinstance(extras_of("excel", platform="darwin"), ExcelOnMac)


def test_excel_on_windows_is_asked():
    copies = []
    api = SimpleNamespace(ProtectContents=True, FilterMode=False, Date1904=True, Locked=None,
                          AllowEdit=False, SaveCopyAs=copies.append)  # fmt: skip
    filtered = SimpleNamespace(ShowAutoFilter=True, AutoFilter=SimpleNamespace(FilterMode=True))
    sheet = SimpleNamespace(api=api, tables=[SimpleNamespace(api=filtered)])
    excel = ExcelOnWindows()
    assert (excel.protected(sheet), excel.filtered(sheet)) == (True, True)
    assert excel.filtered(SimpleNamespace(api=api, tables=[])) is False
    assert excel.locked(sheet) is True  # it says nothing where some are locked
    left_open = SimpleNamespace(api=SimpleNamespace(Locked=True, AllowEdit=True))
    assert excel.locked(left_open) is False  # a part everybody may fill
    assert excel.counts_from_1904(sheet) is True
    excel.save_copy(sheet, "C:/copy.xlsx")
    assert copies == ["C:/copy.xlsx"]


def test_excel_on_windows_offers_a_list_that_refuses_nothing():
    rule = SimpleNamespace(done=[])
    rule.Delete = lambda: rule.done.append("deleted")
    rule.Add = lambda *said: rule.done.append(said)
    cells = SimpleNamespace(api=SimpleNamespace(Validation=rule))
    ExcelOnWindows().offer(cells, Choices("Choices", 2, 2, 40))
    # a list, as a mere hint; the operator is not used for lists
    assert rule.done == ["deleted", (3, 3, 1, "='Choices'!$B$2:$B$40")]
    assert (rule.ShowError, rule.InCellDropdown, rule.IgnoreBlank) == (False, True, True)
    ExcelOnWindows().offer(cells, None)
    assert rule.done[2:] == ["deleted"]


def test_excel_on_a_mac_is_asked_and_saves_no_copies():
    yes, no = SimpleNamespace(get=lambda: True), SimpleNamespace(get=lambda: False)
    api = SimpleNamespace(protect_contents=yes, locked=no, filter_mode=yes, date_1904=no)
    sheet, mac = SimpleNamespace(api=api), ExcelOnMac()
    assert (mac.protected(sheet), mac.locked(sheet), mac.filtered(sheet)) == (True, False, True)
    assert (mac.counts_from_1904(sheet), mac.window(sheet)) == (False, 0)
    with pytest.raises(BadInput, match=r"cannot save a copy.*\(Z-068\)"):
        mac.save_copy(sheet, "copy.xlsx")
