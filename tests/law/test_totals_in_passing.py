"""A ledger adds a child's days up once; whoever asks, and when, the totals are the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.law.building import Told, cases_of
from daysix.law.case import Pupil, School
from daysix.law.errors import CannotTell
from daysix.law.ledger import Ledger
from daysix.law.runs import run_holding
from tests.law.days_out import END_OF_YEAR, ROWS, SIX, calendar, permanent, suspension

SIX_DAYS = {"type": "suspension", "first_day": date(2026, 11, 16), "days": 6}


@given(st.data(), ROWS, st.booleans(), st.booleans())
def test_the_order_of_asking_changes_nothing(data, rows, school_only, lunchtimes) -> None:
    switches = {"this_school_only": school_only, "lunchtimes_in_year": lunchtimes}
    if data.draw(st.booleans()):
        rows = [*rows, permanent("2027-02-01"), suspension("2026-11-02", halves=5, on=SIX)]
    shared = Ledger(rows, **switches)
    for asked in data.draw(st.permutations(rows)):
        alone = Ledger(rows, **switches).totals(asked, END_OF_YEAR)
        assert shared.totals(asked, END_OF_YEAR) == alone


def test_an_earlier_total_stays_as_it_was_once_a_later_one_was_asked_for() -> None:
    first, second = suspension("2026-11-02", halves=4), suspension("2026-11-16", halves=6)
    ledger = Ledger([first, second])
    assert ledger.totals(second, END_OF_YEAR).term_days == 5
    assert ledger.totals(first, END_OF_YEAR).term_days == 2


def test_a_day_in_no_known_term_refuses_from_its_own_row_on_each_time() -> None:
    first, second, third = (
        suspension(day, halves=2) for day in ("2026-11-02", "2026-11-09", "2026-11-16")
    )
    second.halves = {date(2026, 12, 25): 2}  # Christmas: no term
    ledger = Ledger([first, second, third])
    for asked in (third, second, third):
        with pytest.raises(CannotTell):
            ledger.totals(asked, END_OF_YEAR)
    assert ledger.totals(first, END_OF_YEAR).term_days == 1


def test_what_rules_share_is_worked_out_once_for_a_case() -> None:
    (case,) = cases_of(
        Told(School("Ash Grove"), calendar(), Pupil(), [SIX_DAYS]), as_of=date(2026, 11, 30)
    )
    assert case.once("answer", lambda: 1) == case.once("answer", lambda: 2) == 1


def test_a_run_is_found_among_the_others_of_a_child() -> None:
    # Mon 2 and Tue 3 November, Wed 4 and Thu 5; then, after days at school, Mon 16 November.
    first, second, later = (
        suspension(day, halves=n)
        for day, n in (("2026-11-02", 4), ("2026-11-04", 4), ("2026-11-16", 2))
    )
    run = [date(2026, 11, day) for day in (2, 3, 4, 5)]
    assert list(run_holding([first, second, later], first)) == run
    assert list(run_holding([first, second, later], second)) == run
    assert list(run_holding([first, second, later], later)) == [date(2026, 11, 16)]


def test_a_permanent_exclusion_not_known_to_be_over_can_be_left_out() -> None:
    # From Monday 2 November; five days in the week of Monday 16.
    forever, week = permanent("2026-11-02"), suspension("2026-11-16", halves=10)
    ledger = Ledger([forever, week])
    assert ledger.totals(week, END_OF_YEAR).year_days == 15
    today = date(2026, 11, 30)
    assert ledger.decided(today).totals(week, END_OF_YEAR).year_days == 5
    forever.ended = date(2026, 12, 1)
    assert ledger.decided(today).totals(week, END_OF_YEAR).year_days == 5, "still to come"
    forever.ended = date(2026, 11, 9)
    assert ledger.decided(today) is ledger
    assert Ledger([week]).decided(today).permanent == []
