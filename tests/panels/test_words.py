"""Values as officers read them."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction

import pytest

from daysix.panels.columns import BY_NAME
from daysix.panels.values import text_of
from daysix.panels.words import clock, listed, number, plain
from tests.panels.people import MEETING, child


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(42, 10), "4.2"),
        (Fraction(-12, 10), "-1.2"),
        (3, "3"),
        (0, "0"),
        (Fraction(1, 20), "0.1"),  # a half is rounded away from nought
        (Fraction(1, 30), "0.03"),  # and what is not nought never reads as nought
        (Fraction(-1, 30), "-0.03"),
        (Fraction(2, 3), "0.7"),
        (Fraction(199, 100), "2"),
    ],
)
def test_numbers(value, shown):
    assert number(value) == shown


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("attendance", 0.875, "87.5%"),
        ("attendance", 1, "100%"),
        ("attendance", 93, "93%"),
        ("received", date(2026, 12, 9), "Wed 9 Dec 2026"),
        ("received", datetime(2026, 12, 9, 10, 0), "Wed 9 Dec 2026"),  # noqa: DTZ001
        ("received", "soon", "soon"),
        ("consent", "y", "Yes"),
        ("consent", "N", "No"),
        ("consent", "verbal", "verbal"),
        ("fap_category", "F", "F: Carer"),
        ("type", "PEX", "Permanent exclusion"),
        ("type", "XYZ", "XYZ"),
        ("going", "G", "Going well"),
        ("days_out", 12.5, "12.5"),
        ("reason", "  ", ""),
        ("reason", None, ""),
    ],
)
def test_cells(name, value, shown):
    assert plain(value, BY_NAME[name]) == shown


@pytest.mark.parametrize(
    ("at", "shown"),
    [(time(10), "10am"), (time(13, 30), "1.30pm"), (time(12), "12pm"), (time(0, 5), "12.05am")],
)
def test_times(at, shown):
    assert clock(at) == shown


def test_lists():
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


@pytest.mark.parametrize(
    ("start", "weeks"),
    [(date(2026, 12, 9), "0"), (date(2026, 12, 3), "0"), (date(2026, 12, 2), "1"),
     (date(2026, 12, 10), ""), (None, "")],
)  # fmt: skip
def test_whole_weeks_out(start, weeks):
    case = child(1, values={"Exclusion.StartDate": start})
    assert text_of(case, "weeks_out", on=MEETING) == weeks


@pytest.mark.parametrize(
    ("excluded", "last_there", "weeks"),
    [
        (date(2026, 1, 9), date(2026, 11, 2), "5"),  # 37 days: back at school since the exclusion
        (date(2026, 11, 2), date(2026, 6, 1), "5"),
        (None, date(2026, 11, 2), "5"),
    ],
)
def test_weeks_out_begin_when_the_child_was_last_at_school(excluded, last_there, weeks):
    days = {"Exclusion.StartDate": excluded, "Here.LastAttended": last_there}
    assert text_of(child(1, values=days), "weeks_out", on=MEETING) == weeks


@pytest.mark.parametrize(
    ("start", "length", "week"),
    [(date(2026, 12, 9), 12, "1 of 12"), (date(2026, 12, 3), 12, "1 of 12"),
     (date(2026, 12, 2), 12, "2 of 12"), (date(2026, 12, 2), None, "2"),
     (date(2026, 12, 10), 12, "")],
)  # fmt: skip
def test_week_of_a_move(start, length, week):
    case = child(1, values={"Move.StartDate": start, "Move.TrialWeeks": length})
    assert text_of(case, "move_week", on=MEETING) == week
