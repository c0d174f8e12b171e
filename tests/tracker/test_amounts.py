"""Days, money, yes or no, years and sessions as typed: a value or a sentence, never a guess."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.tracker.amounts import (
    Reading,
    read_days,
    read_money,
    read_session,
    read_year_group,
    read_yes_no,
)

READERS = (read_days, read_money, read_session, read_year_group, read_yes_no)


@pytest.mark.parametrize(
    ("typed", "days"),
    [("0.5", 0.5), (".5", 0.5), ("½", 0.5), ("½ day", 0.5), ("half a day", 0.5), ("half day", 0.5),
     ("1/2", 0.5), ("2½", 2.5), ("2 ½", 2.5), ("2½ days", 2.5), ("2 1/2", 2.5), ("1.5 days", 1.5),
     ("1 day", 1.0), ("3 school days", 3.0), ("5d", 5.0), (" 5 ", 5.0), ("5.0", 5.0), ("0", 0.0),
     (5, 5.0), (2.5, 2.5), ("200", 200.0), ("45.5", 45.5)],
    ids=repr,
)  # fmt: skip
def test_days(typed, days):
    assert read_days(typed) == Reading(days)


@pytest.mark.parametrize(
    "typed",
    ["5 sessions", "3 half days", "1 session", "3 lunchtimes", "2.25", 2.25, "-1", -1, "1,5",
     "200.5", 201, "1.5.2", "11/2", "twoish", "about 3", "3?", "1-2", True, float("nan"),
     float("inf"), date(2026, 2, 1), "²"],
    ids=repr,
)  # fmt: skip
def test_what_is_not_days_gets_a_sentence(typed):
    got = read_days(typed)
    assert got.value is None
    assert got.message.endswith(".")


def test_sessions_are_read_only_where_asked_for():
    assert "Two sessions make a day." in read_days("5 sessions").message
    assert read_days("5 sessions", sessions=True) == Reading(2.5)
    assert read_days("1 session", sessions=True) == Reading(0.5)
    assert read_days("3 half days", sessions=True) == Reading(1.5)
    assert read_days("5 days", sessions=True) == Reading(5.0)
    assert read_days("1.5 sessions", sessions=True).value is None


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [("£5,460.00", "5460.00"), ("5460", "5460.00"), ("5,460", "5460.00"), ("£5460.5", "5460.50"),
     ("£ 40", "40.00"), ("1,234,567.89", "1234567.89"), (5460, "5460.00"), (0, "0.00"),
     (2940.0000000000005, "2940.00"), (0.1, "0.10"), (1125.75, "1125.75"), ("0.99", "0.99")],
    ids=repr,
)  # fmt: skip
def test_money(typed, pounds):
    assert read_money(typed) == Reading(Decimal(pounds))


@pytest.mark.parametrize(
    "typed",
    ["5.460,00", "54,60", "1,2345", ",460", "4k", "-£40", "(40)", -4, "£", "40 pounds", "€40",
     "40.001", 10.005, "5460.", ".50", "tbc", True, float("nan"), "1.2.3", "²"],
    ids=repr,
)  # fmt: skip
def test_what_is_not_money_gets_a_sentence(typed):
    got = read_money(typed)
    assert got.value is None
    assert got.message.endswith("Type pounds and pence like 5460.00.")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("Y", True), ("yes", True), ("TRUE", True), (True, True), (" Yes ", True),
     ("N", False), ("no", False), ("False", False), (False, False)],
    ids=repr,
)  # fmt: skip
def test_yes_and_no(typed, answer):
    assert read_yes_no(typed) == Reading(answer)


@pytest.mark.parametrize(
    "typed", ["1", 1, 0, "x", "✓", "?", "n/k", "N/A", "maybe", "Y/N"], ids=repr
)
def test_neither_yes_nor_no_gets_a_sentence(typed):
    got = read_yes_no(typed)
    assert got[:2] == (None, f'"{typed}" is neither yes nor no. Type Y or N.')


@pytest.mark.parametrize(
    ("typed", "year"),
    [("Yr 9", "9"), ("Y9", "9"), ("Year 9", "9"), ("year9", "9"), ("9", "9"), (9, "9"), (9.0, "9"),
     ("9.0", "9"), ("09", "9"), ("NCY 9", "9"), ("1", "1"), ("14", "14"), ("R", "R"),
     ("Reception", "R"), ("YR", "R"), ("Year R", "R"), ("N1", "N1"), ("n2", "N2"), ("X", "X")],
    ids=repr,
)  # fmt: skip
def test_year_groups(typed, year):
    assert read_year_group(typed) == Reading(year)


@pytest.mark.parametrize(
    "typed",
    ["0", 0, "15", "Y10/11", "9.5", 9.5, "Nursery", "Yr", "Y", "year", "KS3", True, "-9", "²"],
    ids=repr,
)
def test_what_is_not_a_year_group_gets_a_sentence(typed):
    got = read_year_group(typed)
    assert got.value is None
    assert got.message.endswith("Type 1 to 14, R, N1, N2 or X.")


@pytest.mark.parametrize(
    ("typed", "session"),
    [("AM", "AM"), ("am", "AM"), ("a.m.", "AM"), ("Morning", "AM"), ("PM", "PM"), ("p.m", "PM"),
     (" afternoon ", "PM")],
    ids=repr,
)  # fmt: skip
def test_sessions(typed, session):
    assert read_session(typed) == Reading(session)


@pytest.mark.parametrize("typed", ["09:15", time(9, 15), "am/pm", "all day", "lunch", 1])
def test_what_is_not_a_session_gets_a_sentence(typed):
    got = read_session(typed)
    assert got.value is None
    assert got.message.endswith("is not a session. Type AM or PM.")


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0"])
def test_a_blank_is_neither_a_value_nor_a_fault(read, blank):
    assert read(blank) == Reading()


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none()))
def test_nothing_typed_makes_a_reader_fall_over(typed):
    for read in READERS:
        got = read(typed)
        assert got.value is None or got.message == ""


@given(st.integers(0, 400))
def test_every_half_day_to_two_hundred_comes_back(halves):
    assert read_days(str(halves / 2)) == Reading(halves / 2)


@given(st.decimals(0, 999_999, places=2))
def test_money_comes_back_however_it_is_written(pounds):
    assert read_money(f"£{pounds:,.2f}").value == pounds
    assert read_money(float(pounds)).value == pounds


@pytest.mark.parametrize(
    ("typed", "days"),
    [("0.5 (pm only)", 0.5), ("½ am", 0.5), ("0.5 day pm", 0.5), ("1 pm", None), ("0.5 pmx", None)],
)
def test_half_a_day_may_say_which_half(typed, days):
    assert read_days(typed).value == days
