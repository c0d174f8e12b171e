"""Every calendar check against its own worked examples; nothing here names a check."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from daysix.calendars.contract import calendar_from
from daysix.calendars.day_rows import book_from_rows
from daysix.checks.calendar import registry
from daysix.checks.calendar.context import Context, LiveDeadline
from daysix.jobs.check_calendars import check_calendars
from daysix.law.finding import HOUSE, LEVELS
from daysix.law.rule import Citation

CHECKS = registry.calendar_checks()
EXAMPLES = [
    pytest.param(check, example, id=f"{check.ID}-{example.kind}-{place}")
    for check in CHECKS
    for place, example in enumerate(check.EXAMPLES)
]


def calendar_of(example):
    if example.terms is not None:
        assert not example.rows, "an example has rows or terms, not both"
        return calendar_from(dict(example.terms))
    (calendar,) = book_from_rows(example.rows)
    return calendar


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_a_check_finds_what_its_example_says(check, example):
    found = check.check(calendar_of(example), example.context)
    assert [finding.message for finding in found] == list(example.finds), example.what
    for finding in found:
        assert (finding.rule, finding.level, finding.sheet) == (check.ID, check.LEVEL, "Calendar")
        assert finding.cite == check.CITE
        assert finding.value


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.ID)
def test_a_check_is_complete(check):
    kinds = {example.kind for example in check.EXAMPLES}
    assert kinds == {"failing", "passing", "boundary", "blank"}
    assert check.LEVEL in LEVELS
    assert check.CITE == HOUSE or isinstance(check.CITE, Citation)
    assert check.__name__.rpartition(".")[2].startswith(check.ID.casefold().replace("-", ""))
    for example in check.EXAMPLES:
        expects_a_finding = {"failing": True, "passing": False, "blank": False}
        if example.kind in expects_a_finding:
            assert bool(example.finds) is expects_a_finding[example.kind], example.what


def test_the_checks_are_those_of_the_design_in_its_words(shared):
    with (shared / "design" / "checks.csv").open(encoding="utf-8", newline="") as file:
        wanted = {
            row["id"]: (row["level"], row["message"])
            for row in csv.DictReader(file)
            if row["id"].startswith("K-")
        }
    assert {check.ID: (check.LEVEL, check.MESSAGE) for check in CHECKS} == wanted


def test_findings_name_the_rows_of_the_sheet():
    row = {"CalendarID": "C1", "Date": "2026-11-30", "DayType": "SCHOOL"}
    found = check_calendars(book_from_rows([row, row], first_row=7))
    assert [(one.rule, one.related) for one in found] == [
        ("K-001", (("Calendar", 7), ("Calendar", 8)))
    ]


def test_every_calendar_is_checked_with_its_own_deadlines_and_school():
    rows = [
        {"CalendarID": name, "Date": f"2026-11-{day}", "DayType": "SCHOOL"}
        for name in ("One", "Two")
        for day in ("26", "27")
    ]
    schools = [{"CalendarID": "Two", "Name": "Ash Grove"}]
    live = {"Two": [LiveDeadline(date(2026, 11, 26), date(2026, 12, 17), "2026-0014")]}
    found = check_calendars(book_from_rows(rows, schools=schools), live)
    # Friday 27 November 2026 is the last day listed.
    assert [(one.rule, one.message) for one in found] == [
        ("K-003", "Calendar stops Friday 27 November 2026. Add the next term.")
    ]


def test_a_check_that_crashes_is_reported_and_the_others_still_run(monkeypatch):
    class Crashing:
        ID = "K-999"

        @staticmethod
        def check(calendar, context):
            assert isinstance(context, Context)
            return calendar.no_such_thing

    monkeypatch.setattr("daysix.jobs.check_calendars.calendar_checks", lambda: (Crashing, *CHECKS))
    row = {"CalendarID": "C1", "Date": "2026-12-05", "DayType": "SCHOOL"}  # a Saturday
    found = check_calendars(book_from_rows([row]))
    assert [(one.rule, one.level) for one in found] == [("K-999", "error"), ("K-005", "note")]
    assert "could not run on C1" in found[0].message
