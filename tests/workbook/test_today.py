"""Today, Summary and Count days: worked by hand, and what LibreOffice makes of them."""

from __future__ import annotations

import re
import zipfile
from datetime import date

import openpyxl
import pytest

from daysix.calendars.contract import book_from
from daysix.council.make import make_council
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.count_days import count_page
from daysix.workbook.sample import PERMANENT, SCHOOLS, SEED, SUSPENSIONS, YEARS
from daysix.workbook.settings import CouncilSettings
from daysix.workbook.shapes import Formula
from daysix.workbook.summary import month_after, school_year_start
from daysix.workbook.tables import TABLES
from daysix.workbook.today import COUNT_ROW, LIST_ROW, today_page

from .conftest import EMPTY, SAMPLE

MONDAY = date(2026, 11, 30)
FORMULA_PAGES = ("Today", "Summary", "Count days")
LATER_FUNCTIONS = ("LET(", "LAMBDA(", "XLOOKUP(", "FILTER(", "SORT(", "UNIQUE(", "TEXTJOIN(")


def action(text, due, state="OPEN"):
    return {"Text": text, "DueDate": due, "State": state, "About": text, "PupilID": "P1"}


SMALL = {
    "Actions": [
        action("Friday week", date(2026, 12, 11)),
        action("today", MONDAY),
        action("Sunday", date(2026, 12, 6)),
        action("next Monday", date(2026, 12, 7)),
        action("last Friday", date(2026, 11, 27)),
        action("done", date(2026, 11, 27), "DONE"),
        action("waiting", date(2026, 11, 27), "WAIT"),
        action("no date", None),
        action("four weeks", date(2026, 12, 28)),
        action("four weeks and a day", date(2026, 12, 29)),
    ],
    "Pupils": [{"PupilID": "P1", "Surname": "Skelton", "Forename": "Archie"}],
    "Exclusions": [
        {"ExclusionID": "waits", "Day6Date": date(2026, 12, 2), "GDCLastDate": MONDAY},
        {"ExclusionID": "begun", "Day6Date": date(2026, 12, 2), "Day6Start": MONDAY},
        {"ExclusionID": "met", "GDCLastDate": MONDAY, "GDCDate": MONDAY},
        {"ExclusionID": "cancelled", "GDCLastDate": MONDAY, "Status": "CANCELLED"},
        {"ExclusionID": "30 days ago", "Day6Date": date(2026, 10, 31)},
        {"ExclusionID": "31 days ago", "Day6Date": date(2026, 10, 30)},
    ],
    "Inbox": [{"InboxID": "M1", "State": "NEW"}, {"InboxID": "M2", "State": "SEEN"}],
}


def shown(page, row, column):
    value = next(
        cell.value for cell in page.cells if (cell.row, cell.column) == (row, column)
    )  # fmt: skip
    return value.shown if isinstance(value, Formula) else value


@pytest.fixture
def page():
    return today_page(SMALL, council="", as_of=MONDAY, sample=True)


def test_the_counts(page):
    columns = [cell.column for cell in page.cells if cell.row == COUNT_ROW]
    # overdue 1 (last Friday), today 1, this week 1 (Sunday 6 December), waiting 1,
    # education 2 (one coming, one 30 days ago), governors 1, new mail 1
    assert [shown(page, COUNT_ROW, column) for column in columns] == [1, 1, 1, 1, 2, 1, 1]


def test_what_is_due_stands_in_order_with_its_sign(page):
    lines = [
        (shown(page, row, 1), shown(page, row, 3)) for row in range(LIST_ROW + 2, LIST_ROW + 9)
    ]
    assert lines == [
        ("▲ Overdue", "last Friday"),
        ("● Today", "today"),
        ("◆ This week", "Sunday"),
        ("○ Later", "next Monday"),
        ("○ Later", "Friday week"),
        ("○ Later", "four weeks"),
        ("", ""),
    ]
    assert shown(page, LIST_ROW + 2, 8) == "Skelton, Archie"


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 8, 31), date(2025, 9, 1)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2027, 1, 1), date(2026, 9, 1)),
    ],
)
def test_the_school_year_of_the_summary(day, start):
    assert school_year_start(day) == start


def test_months_run_on_into_the_next_year():
    assert month_after(date(2026, 9, 1), 11) == date(2027, 8, 1)
    assert month_after(date(2026, 9, 1), 12) == date(2027, 9, 1)


def test_only_plain_formulas_are_used(described):
    for sheet in described["sample"].sheets:
        if sheet.name in FORMULA_PAGES:
            texts = [cell.value.text for cell in sheet.cells if isinstance(cell.value, Formula)]
            assert texts
            assert [text for text in texts for f in LATER_FUNCTIONS if f in text.upper()] == []


def test_no_formula_over_whole_columns_stands_in_a_merged_cell(described):
    """Excel refuses such a cell, and would offer to repair the file."""
    for sheet in described["sample"].sheets:
        for cell in getattr(sheet, "cells", ()):
            if isinstance(cell.value, Formula) and cell.value.array:
                assert cell.across == 1, cell


def test_school_days_are_counted_as_the_calendars_count_them(content):
    """A running number, held to the calendars themselves on every day of the year."""
    council = make_council(
        SEED,
        years=YEARS,
        schools=SCHOOLS,
        suspensions_per_year=SUSPENSIONS,
        permanent_per_year=PERMANENT,
    )
    book = book_from(council.calendars)
    school = next(one for one in council.schools
                  if one.calendar_id == content.rows["CalendarIndex"][0]["CalendarID"])  # fmt: skip
    calendar = book.for_school(school.dfe)
    page = count_page(content.rows, as_of=MONDAY)
    assert shown(page, 9, 3) == calendar.nth_after(MONDAY, 15)
    cells = {(cell.row, cell.column): cell.value.shown for cell in page.cells if cell.row >= 15}
    so_far = 0
    for row in range(15, 15 + 365):
        day = cells[row, 1]
        so_far += calendar.counts(day)
        assert cells[row, 3] == so_far, day
    assert so_far > 180


def errors_in(page):
    return [
        cell.coordinate
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith(("#", "Err:"))
    ]


def differences(formulas, stored, computed, name):
    found = []
    for row in formulas[name].iter_rows():
        for cell in row:
            text = getattr(cell.value, "text", cell.value)
            if not (isinstance(text, str) and text.startswith("=")):
                continue
            here = stored[name][cell.coordinate].value
            there = computed[name][cell.coordinate].value
            if (here or "") != (there or ""):
                found.append((cell.coordinate, here, there))
    return found


@pytest.mark.slow
def test_libreoffice_works_out_the_same(office, opened, answers):
    computed = openpyxl.load_workbook(office(SAMPLE), data_only=True)
    for name in (*FORMULA_PAGES, "Exclusions"):
        assert differences(opened["sample"], answers, computed, name) == []
    for page in computed:
        assert errors_in(page) == [], page.title
    for name in TABLES:
        headers = [cell.value for cell in opened["sample"][name][1]]
        assert [cell.value for cell in computed[name][1]][: len(headers)] == headers


@pytest.mark.slow
def test_libreoffice_really_works_everything_out(office, tmp_path):
    """An answer stored wrongly is put right, so the comparison above shows something."""
    book = team_workbook(Content(SMALL, CouncilSettings(as_of=MONDAY)))
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(team_workbook_bytes(book))
    parts = {}
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            parts[name] = file.read(name)
    summary = parts["xl/worksheets/sheet2.xml"].decode()
    wrong = re.sub(r"(<f>EDATE\(\$C\$3,0\)</f><v>)\d+", r"\g<1>1234", summary)
    assert wrong != summary
    parts["xl/worksheets/sheet2.xml"] = wrong.encode()
    with zipfile.ZipFile(path, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    computed = openpyxl.load_workbook(office(path), data_only=True)
    assert computed["Summary"]["B33"].value.date() == date(2026, 9, 1)


@pytest.mark.slow
def test_libreoffice_opens_the_empty_one_without_an_error(office):
    computed = openpyxl.load_workbook(office(EMPTY), data_only=True)
    for page in computed:
        assert errors_in(page) == [], page.title
    assert computed["Today"]["B2"].value.date() >= date(2026, 1, 1)
    assert computed["Today"]["B5"].value == 0


@pytest.mark.slow
def test_days_out_of_order_are_counted_all_the_same(office, content, tmp_path):
    """Somebody sorts the Calendar sheet by date: the quick way no longer fits; it searches."""
    ids = [row["CalendarID"] for row in content.rows["CalendarIndex"]][:3]
    first, last = date(2026, 9, 1), date(2026, 12, 31)
    days = [
        row
        for row in content.rows["Calendar"]
        if row["CalendarID"] in ids and first <= row["Date"] <= last
    ]
    index = [row for row in content.rows["CalendarIndex"] if row["CalendarID"] in ids]
    by_date = sorted(days, key=lambda row: (row["Date"], row["CalendarID"]))
    rows = {"Calendar": by_date, "CalendarIndex": index}
    path = tmp_path / "sorted.xlsx"
    book = team_workbook(Content(rows, CouncilSettings(as_of=MONDAY)))
    path.write_bytes(team_workbook_bytes(book))
    stored, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    computed = openpyxl.load_workbook(office(path), data_only=True)
    assert differences(formulas, stored, computed, "Count days") == []
    assert max(cell.value or 0 for cell in computed["Count days"]["D"][15:140]) > 60
