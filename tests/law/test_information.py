"""Information requests: freedom of information, subject access, records, and what is kept.

Weekdays and bank holidays were worked out by hand.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.law.answer import Refusal
from tests.law.asking import ask, facts, only, others


def foi(received):
    return only(ask("INF-01", {"type": "foi_request", "received": received}))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # 2 January 2026, a Friday, is a holiday in Scotland only. Received Monday 15 December.
        ("2025-12-15", date(2026, 1, 16)),  # Friday
        # Its substitute in 2027 is Monday 4 January. Received Monday 14 December.
        ("2026-12-14", date(2027, 1, 15)),  # Friday
        # 17 March 2026, a Tuesday, Northern Ireland only; then Easter. Received Monday 9 March.
        ("2026-03-09", date(2026, 4, 9)),  # Thursday
        # 12 July 2027, a Monday, Northern Ireland only. Received Thursday 1 July.
        ("2027-07-01", date(2027, 7, 30)),  # Friday
        # 12 July 2026 is a Sunday, so Monday 13. Received Wednesday 1 July.
        ("2026-07-01", date(2026, 7, 30)),  # Thursday
        # Monday 3 August 2026, Scotland only. Received Monday 20 July.
        ("2026-07-20", date(2026, 8, 18)),  # Tuesday
        # 30 November 2026, a Monday, Scotland only: it would have been the 20th day.
        ("2026-11-02", date(2026, 12, 1)),  # Tuesday
        # The working day before: the 20th day is the Friday before it.
        ("2026-10-30", date(2026, 11, 27)),  # Friday
    ],
)
def test_a_holiday_anywhere_in_the_kingdom_is_skipped(received, due):
    assert foi(received).due == due


@pytest.mark.parametrize(
    ("received", "counted_from", "due"),
    [
        ("2026-10-31", date(2026, 11, 2), date(2026, 12, 1)),  # Saturday -> Monday
        ("2026-11-01", date(2026, 11, 2), date(2026, 12, 1)),  # Sunday -> Monday
        # St Andrew's Day itself -> Tuesday 1 December; over Christmas to Thursday.
        ("2026-11-30", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_request_on_a_day_off_is_received_the_next_working_day(received, counted_from, due):
    found = foi(received)
    assert found.trigger.day == counted_from
    assert "next working day" in found.trigger.event
    assert found.due == due


def test_the_strip_of_days_says_why_30_november_was_skipped():
    skipped = [step for step in foi("2026-11-02").basis if step.day == date(2026, 11, 30)]
    assert [step.counted for step in skipped] == [False]
    assert "Scotland" in skipped[0].why


def test_the_count_is_shown_in_working_days():
    found = foi("2026-11-02")
    assert (found.count, found.unit, found.state) == (20, "working_day", "open")


def test_past_the_known_bank_holidays_no_date_is_given():
    (found,) = ask("INF-01", {"type": "foi_request", "received": "2028-12-11"})
    assert isinstance(found, Refusal)
    assert "31 December 2028" in found.message


def subject_access(received):
    return only(ask("INF-02", {"type": "subject_access_request", "received": received}))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-10", date(2026, 12, 10)),  # Thursday
        ("2026-11-11", date(2026, 12, 11)),  # Friday
        ("2026-11-12", date(2026, 12, 14)),  # 12 December is a Saturday: Monday
        ("2026-11-13", date(2026, 12, 14)),  # 13 December is a Sunday: Monday
        ("2026-11-14", date(2026, 12, 14)),  # Monday
        ("2028-01-31", date(2028, 2, 29)),  # Tuesday: the last day of a leap February
        ("2027-01-31", date(2027, 3, 1)),  # 28 February 2027 is a Sunday: Monday
        ("2027-01-29", date(2027, 3, 1)),  # no 29 February in 2027, so the same Sunday
        ("2026-01-30", date(2026, 3, 2)),  # 28 February 2026 is a Saturday: Monday
        ("2028-02-29", date(2028, 3, 29)),  # Wednesday
        ("2026-03-31", date(2026, 4, 30)),  # Thursday: April has 30 days
        ("2026-11-24", date(2026, 12, 24)),  # Thursday
        ("2026-11-25", date(2026, 12, 29)),  # Friday 25, weekend, Monday 28 off: Tuesday
        ("2026-12-01", date(2027, 1, 4)),  # Friday 1 January: Monday
        ("2027-02-26", date(2027, 3, 30)),  # Good Friday to Easter Monday: Tuesday
        ("2027-04-03", date(2027, 5, 4)),  # Monday 3 May is a bank holiday: Tuesday
        # 30 November is a holiday in Scotland only, which this clock does not mind.
        ("2026-10-30", date(2026, 11, 30)),  # Monday
    ],
)
def test_one_month_then_the_next_working_day(received, due):
    assert subject_access(received).due == due


def test_two_months_more_is_three_in_all():
    found = subject_access("2026-11-12")
    assert list(others(found).values()) == [date(2027, 2, 12)]  # Friday


def test_three_months_from_30_november_end_in_february():
    found = subject_access("2026-11-30")
    assert found.due == date(2026, 12, 30)  # Wednesday
    assert list(others(found).values()) == [date(2027, 3, 1)]  # 28 February is a Sunday: Monday


def test_an_extension_past_the_known_bank_holidays_is_left_open():
    found = subject_access("2028-11-01")
    assert found.due == date(2028, 12, 1)  # Friday
    assert list(others(found).values()) == [None]


@given(st.dates(date(2020, 1, 1), date(2028, 11, 20)))
def test_a_month_is_never_shorter_than_28_days_nor_longer_than_36(received):
    due = subject_access(received.isoformat()).due
    assert timedelta(days=28) <= due - received <= timedelta(days=36)
    assert due.weekday() < 5


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-02", date(2026, 11, 23)),  # Monday to Monday, three weeks
        ("2026-10-30", date(2026, 11, 20)),  # in half-term: Friday
        ("2026-10-16", date(2026, 11, 13)),  # across half-term: Friday
        ("2026-12-10", date(2027, 1, 15)),  # across Christmas: Friday
    ],
)
def test_the_educational_record_takes_15_school_days(received, due):
    assert only(ask("INF-03", {"type": "record_requested", "received": received})).due == due


def test_at_an_academy_the_record_is_asked_for_as_personal_data():
    found = only(
        ask("INF-03", {"type": "record_requested", "received": "2026-11-02"}, school="academy")
    )
    assert found.state == "not_applicable"
    assert "subject access" in found.message


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-23", date(2026, 12, 7)),  # Monday to Monday
        ("2026-11-24", date(2026, 12, 8)),  # Tuesday
        ("2026-12-18", date(2027, 1, 1)),  # a bank holiday counts all the same
    ],
)
def test_information_about_excluded_pupils_takes_14_days(asked, due):
    assert only(ask("STA-08", {"type": "information_requested", "date": asked})).due == due


def test_minutes_are_kept_five_years_from_the_hearing():
    exclusion = {"type": "permanent_exclusion", "first_day": "2026-11-16"}
    found = ask("INF-04", exclusion, {"type": "review_hearing", "date": "2028-02-29"})
    assert facts(found) == {"keep_until": "2033-02-28"}
