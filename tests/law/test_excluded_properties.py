"""What holds of excluded time whatever the rows are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from daysix.law import runs
from daysix.law.ledger import Ledger
from tests.law.days_out import END_OF_YEAR, ROWS, any_row, calendar, halves_by_day


@given(st.data())
def test_the_order_of_the_rows_changes_nothing(data) -> None:
    rows = data.draw(ROWS)
    assert halves_by_day(data.draw(st.permutations(rows))) == halves_by_day(rows)


@given(ROWS)
def test_nobody_is_out_for_more_days_than_the_term_has(rows) -> None:
    ledger = Ledger(rows)
    for one in rows:
        for term, halves in ledger.totals(one, END_OF_YEAR).by_term.items():
            assert halves / 2 <= len(calendar().term_days(term))


@given(ROWS, any_row())
def test_one_more_row_never_lowers_a_total(rows, more) -> None:
    before, after = Ledger(rows), Ledger([*rows, more])
    for one in rows:
        old, new = before.totals(one, END_OF_YEAR), after.totals(one, END_OF_YEAR)
        assert new.term_days >= old.term_days
        assert new.year_days >= old.year_days


@given(any_row())
def test_a_half_stays_a_half_and_a_row_typed_twice_counts_once(row) -> None:
    alone = halves_by_day([row])
    assert alone == row.halves
    assert halves_by_day([row, row]) == alone


@given(ROWS)
def test_the_last_total_of_the_year_is_every_day_once(rows) -> None:
    ledger = Ledger(rows)
    last = ledger.totals(ledger.exclusions[-1], END_OF_YEAR)
    assert last.year_days * 2 == sum(halves_by_day(rows).values())


@given(ROWS)
def test_a_run_is_of_school_days_next_to_each_other(rows) -> None:
    for one in rows:
        run = runs.run_holding(rows, one)
        assert set(one.planned_run_days) <= set(run)
        for before, after in pairwise(run):
            assert calendar().nth_after(before, 1) == after
