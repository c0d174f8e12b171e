"""Compulsory school age: on which day it starts and ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from daysix.law.ages import birthday, compulsory_from, compulsory_until, is_compulsory_school_age
from tests.law.days_out import day


@pytest.mark.parametrize(
    ("born", "starts"),
    [
        ("2021-08-31", "Mon 31 Aug 2026"),  # five on the prescribed day itself
        ("2021-09-01", "Thu 31 Dec 2026"),
        ("2021-12-31", "Thu 31 Dec 2026"),
        ("2022-01-01", "Wed 31 Mar 2027"),
        ("2022-03-31", "Wed 31 Mar 2027"),
        ("2022-04-01", "Tue 31 Aug 2027"),
    ],
)
def test_compulsory_school_age_starts(born, starts) -> None:
    dob = date.fromisoformat(born)
    assert compulsory_from(dob) == day(starts)
    assert is_compulsory_school_age(dob, day(starts))
    assert not is_compulsory_school_age(dob, day(starts) - timedelta(days=1))


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        ("2010-08-31", "Fri 26 Jun 2026"),  # 16 on the last day of the school year
        ("2010-09-01", "Fri 25 Jun 2027"),  # a year younger in school
        ("2010-06-26", "Fri 26 Jun 2026"),  # 16 on the leaving date itself
        ("2010-07-20", "Fri 26 Jun 2026"),  # 16 after it, in the same summer
    ],
)
def test_compulsory_school_age_ends(born, ends) -> None:
    dob = date.fromisoformat(born)
    assert compulsory_until(dob) == day(ends)
    assert is_compulsory_school_age(dob, day(ends))
    assert not is_compulsory_school_age(dob, day(ends) + timedelta(days=1))


def test_a_birthday_on_29_february() -> None:
    assert birthday(date(2020, 2, 29), 4) == date(2024, 2, 29)
    assert birthday(date(2020, 2, 29), 5) == date(2025, 3, 1)
