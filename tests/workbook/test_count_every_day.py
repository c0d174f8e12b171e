"""The plain formulas of the team workbook against the engine: every date of every calendar.

LibreOffice works the formulas out; the engine counts on the sample's own Calendar sheet. Count days
holds eight calendars at a time, so the sample's 22 take three workbooks, saved in one go.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import openpyxl
import pytest

from daysix.desk.team_workbook import team_workbook_bytes
from daysix.jobs.calendars.in_tracker import calendars_in_workbook
from daysix.law.errors import CannotTell
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.count_days import CALENDARS, NEXT_DAY, NOT_FOUND, count_page
from daysix.workbook.settings import CouncilSettings
from daysix.workbook.shapes import Formula
from tests.workbook.conftest import ROOT, SAMPLE

DAY_NOUGHT = date(1899, 12, 30)
COUNTED = (1, 15)
"""The next school day, and the last day governors have."""
SHEET = "Every day"
NEWER_THAN_2010 = re.compile(r"\b(LET|LAMBDA|XLOOKUP|XMATCH|FILTER|SEQUENCE|SORT)\(")


@pytest.fixture(scope="module")
def calendar_rows(content):
    """The sample's calendar rows by calendar, in the order of its index."""
    found = {row["CalendarID"]: [] for row in content.rows["CalendarIndex"]}
    for row in content.rows["Calendar"]:
        found[row["CalendarID"]].append(row)
    return found


@pytest.fixture(scope="module")
def worked_out(content, calendar_rows, office_all, tmp_path_factory):
    """What LibreOffice makes of the formula: by calendar, day and number of school days."""
    folder = tmp_path_factory.mktemp("count")
    index = {row["CalendarID"]: row for row in content.rows["CalendarIndex"]}
    books, every = [], [*calendar_rows]
    for number in range(0, len(every), CALENDARS):
        ids = every[number : number + CALENDARS]
        rows = {
            "CalendarIndex": [index[one] for one in ids],
            "Calendar": [row for one in ids for row in calendar_rows[one]],
        }
        books.append(_book(folder / f"{number}.xlsx", rows))
    found = {}
    for path in office_all(books):
        book = openpyxl.load_workbook(path, data_only=True, read_only=True)
        for day, calendar, n, answer in book[SHEET].iter_rows(max_col=4, values_only=True):
            found[calendar, _day(day), n] = _day(answer)
        book.close()
    return found


def _book(path, rows):
    """A team workbook of these calendars with a sheet that asks about each of their days."""
    path.write_bytes(team_workbook_bytes(team_workbook(Content(rows, CouncilSettings()))))
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet(SHEET)
    line = 0
    for row in rows["Calendar"]:
        for n in COUNTED:
            line += 1
            formula = NEXT_DAY.format(day=f"A{line}", calendar=f"B{line}", n=f"C{line}")
            sheet.append([row["Date"], row["CalendarID"], n, f"={formula}"])
    book.save(path)
    return path


def _day(value):
    if isinstance(value, datetime):
        return value.date()
    return DAY_NOUGHT + timedelta(days=value) if isinstance(value, int | float) else value


def _engine(calendar, day, n):
    try:
        return calendar.nth_after(day, n)
    except CannotTell:
        return NOT_FOUND


def test_every_date_of_every_calendar_agrees_with_the_engine(worked_out, calendar_rows):
    book = calendars_in_workbook(SAMPLE)
    asked = [
        (one, row["Date"], n)
        for one, rows in calendar_rows.items()
        for row in rows
        for n in COUNTED
    ]
    assert len(calendar_rows) == 22
    assert len(asked) == len(worked_out) == 22 * 365 * len(COUNTED)
    known = {one: book.named(one) for one in calendar_rows}
    differ = [
        (key, worked_out[key], answer)
        for key in asked
        if worked_out[key] != (answer := _engine(known[key[0]], *key[1:]))
    ]
    assert differ == []


def test_most_of_them_are_dates_and_the_rest_are_at_the_end(worked_out):
    """So that the agreement is not one of blanks."""
    missing = {day for (_one, day, n), answer in worked_out.items() if answer == NOT_FOUND}
    assert min(missing) > date(2027, 6, 15)
    found = [answer for answer in worked_out.values() if answer != NOT_FOUND]
    assert len(found) > 14_000
    assert all(isinstance(answer, date) for answer in found)


def test_worked_by_hand(worked_out, calendar_rows):
    """At a school without a training day then: Friday 4 December, then Monday 7 December 2026."""
    usual = next(
        one
        for one, rows in calendar_rows.items()
        if all(row["Sessions"] for row in rows if row["Date"] in {date(2026, 12, 4),
                                                                 date(2026, 12, 7)})
    )  # fmt: skip
    assert worked_out[usual, date(2026, 12, 4), 1] == date(2026, 12, 7)
    assert worked_out[usual, date(2026, 12, 5), 1] == date(2026, 12, 7)


def test_no_formula_needs_a_new_program(content):
    page = count_page(content.rows, as_of=date(2026, 11, 30))
    formulas = [cell.value.text for cell in page.cells if isinstance(cell.value, Formula)]
    assert len(formulas) > 6_000
    assert [text for text in [*formulas, NEXT_DAY] if NEWER_THAN_2010.search(text)] == []


def test_the_guide_and_the_workbook_give_the_formula_that_is_shown():
    shown = f"={NEXT_DAY.format(day='A2', calendar='B2', n='C2')}"
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    blocks = guide.split("```")[1::2]
    assert shown in ["".join(block.split("\n")) for block in blocks]


def test_each_days_number_goes_up_by_one_on_school_days_only(worked_out, calendar_rows):
    """The next school day is a school day, and never an earlier one for a later day."""
    one, rows = next(iter(calendar_rows.items()))
    meets = {row["Date"] for row in rows if row["Sessions"]}
    answers = [worked_out[one, row["Date"], 1] for row in rows]
    dates = [answer for answer in answers if answer != NOT_FOUND]
    assert set(dates) <= meets
    assert all(first <= second for first, second in pairwise(dates))
