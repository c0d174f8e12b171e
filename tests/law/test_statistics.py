"""The Department's figures: windows on both sides of their edges, and 16,446 published rates.

Easter Sunday: 5 April 2026, 28 March 2027, 16 April 2028, 21 April 2019.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.calendars.terms import AUTUMN, SPRING, SUMMER
from daysix.law import identifier_rules, statistics
from daysix.law.errors import BadInput, CannotTell
from daysix.law.statistics import Window, as_published, rate

PUBLISHED = 16_446
EXACT = 16_167
TO_THE_NEAREST = Decimal("2.5")
HALF_A_HUNDREDTH = Decimal("0.005")


@pytest.mark.parametrize(
    ("count", "headcount", "expected"),
    [
        (7, 1000, "0.70"),
        (1, 800, "0.13"),  # 0.125: the half goes up
        (3, 800, "0.38"),  # 0.375
        (1, 801, "0.12"),  # 0.1248
        (0, 1000, "0.00"),
        (120, 100, "120.00"),  # a small unit's suspension rate may pass 100
    ],
)
def test_a_rate_is_per_hundred_pupils(count, headcount, expected):
    assert as_published(rate(count, headcount)) == Decimal(expected)


def test_no_pupils_no_rate():
    assert rate(0, 0) is None


@pytest.mark.parametrize(("count", "headcount"), [(-1, 100), (1, -100)])
def test_a_rate_below_nought_is_refused(count, headcount):
    with pytest.raises(BadInput, match="below nought"):
        rate(count, headcount)


@pytest.fixture(scope="module")
def published(shared):
    path = shared / "vectors" / "rates_dfe_la_2006_2017.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines]


def test_every_council_rate_published_from_2006_to_2017_comes_out(published):
    assert len(published) == PUBLISHED
    councils = [row for row in published if row["level"] == "Local authority"]
    assert len(councils) > 12_000
    wrong = [row for row in councils if worked_out(row) != row["published_rate"]]
    assert wrong == []


def test_how_many_published_rates_agree_exactly(published):
    rest = Counter(row["level"] for row in published if worked_out(row) != row["published_rate"])
    assert len(published) - rest.total() == EXACT
    assert rest == {"Region": 276, "National": 3}


def test_a_few_counts_are_the_departments_estimates_and_not_whole(published):
    odd = {(row["area"], row["year"]) for row in published if row["count"] % 1}
    assert odd == {("Brent", "200910"), ("Lincolnshire", "200910"), ("Hounslow", "200708")}


def test_the_rest_are_what_rounding_the_counts_to_five_leaves(published):
    """Their counts were published to the nearest 5, their rates worked out before that."""
    for row in published:
        if worked_out(row) == row["published_rate"]:
            continue
        assert row["count"] % 5 == row["headcount"] % 5 == 0, row
        low = (row["count"] - TO_THE_NEAREST) * 100 / (row["headcount"] + TO_THE_NEAREST)
        high = (row["count"] + TO_THE_NEAREST) * 100 / (row["headcount"] - TO_THE_NEAREST)
        assert low - HALF_A_HUNDREDTH <= row["published_rate"] <= high + HALF_A_HUNDREDTH, row


def worked_out(row) -> Decimal:
    return as_published(rate(row["count"], row["headcount"]))


@pytest.mark.parametrize(
    ("day", "window"),
    [
        (date(2026, 7, 31), Window(2025, SUMMER)),  # Friday
        (date(2026, 8, 1), Window(2026, AUTUMN)),  # Saturday
        (date(2026, 12, 31), Window(2026, AUTUMN)),  # Thursday
        (date(2027, 1, 1), Window(2026, SPRING)),  # Friday
        (date(2027, 3, 28), Window(2026, SPRING)),  # Easter Sunday
        (date(2027, 3, 29), Window(2026, SUMMER)),  # Easter Monday
        (date(2026, 4, 5), Window(2025, SPRING)),  # Easter Sunday
        (date(2026, 4, 6), Window(2025, SUMMER)),  # Easter Monday
        (date(2028, 4, 16), Window(2027, SPRING)),  # Easter Sunday
        (date(2028, 4, 17), Window(2027, SUMMER)),  # Easter Monday
        (date(2019, 4, 21), Window(2018, SPRING)),  # Easter Sunday
        (date(2019, 4, 22), Window(2018, SUMMER)),  # Easter Monday
    ],
)
def test_the_census_window_of_a_day(day, window):
    assert statistics.census_window(day) == window


def test_a_window_past_the_easters_we_hold_is_refused():
    with pytest.raises(CannotTell):
        statistics.census_window(date(2029, 4, 2))


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        (Window(2026, AUTUMN), date(2026, 8, 1), date(2026, 12, 31)),
        (Window(2026, SPRING), date(2027, 1, 1), date(2027, 3, 28)),
        (Window(2026, SUMMER), date(2027, 3, 29), date(2027, 7, 31)),
    ],
)
def test_the_days_of_a_window(window, first, last):
    assert statistics.window_days(window) == (first, last)


@given(st.dates(date(2000, 1, 1), date(2028, 12, 31)))
def test_every_day_is_inside_its_own_window(day):
    first, last = statistics.window_days(statistics.census_window(day))
    assert first <= day <= last


@pytest.mark.parametrize(
    ("census", "collected"),
    [
        (Window(2026, SUMMER), (Window(2026, AUTUMN), Window(2026, SPRING))),
        (Window(2026, AUTUMN), (Window(2025, SPRING), Window(2025, SUMMER))),
        (Window(2026, SPRING), (Window(2025, SUMMER), Window(2026, AUTUMN))),
        (Window(2019, AUTUMN), (Window(2018, SPRING), Window(2018, SUMMER))),
    ],
)
def test_a_census_collects_the_two_terms_before_it(census, collected):
    assert statistics.collected_by(census) == collected


def test_before_autumn_2019_it_was_done_another_way():
    with pytest.raises(CannotTell, match="summer census of 2018/19"):
        statistics.collected_by(Window(2018, SUMMER))


@given(st.integers(2019, 2028), st.sampled_from([AUTUMN, SPRING, SUMMER]))
def test_each_term_is_collected_one_and_two_terms_later(year, season):
    term = Window(year, season)
    once = statistics.following(term)
    twice = statistics.following(once)
    assert statistics.collected_by(once)[1] == term
    assert statistics.collected_by(twice)[0] == term


def test_lunchtimes_are_left_out_of_totals():
    assert statistics.counted_in_totals(["SUSP", "LNCH", "PERM", "LNCH"]) == 2


def test_a_child_suspended_three_times_is_one_child():
    assert statistics.pupils_with_one_or_more(["A", "B", "A", "A"]) == 2
    assert statistics.pupils_with_one_or_more([]) == 0


@pytest.mark.parametrize(("sessions", "days"), [(0, "0"), (1, "0.5"), (2, "1"), (91, "45.5")])
def test_two_sessions_are_a_day(sessions, days):
    assert statistics.sessions_to_days(sessions) == Decimal(days)


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (2, True), (3, False)])
def test_ones_and_twos_were_suppressed(count, hidden):
    assert statistics.suppressed(count) is hidden


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (2, 0), (3, 5), (5, 5), (7, 5), (8, 10), (381_863, 381_865)]
)
def test_older_counts_went_to_the_nearest_five(count, shown):
    assert statistics.rounded_to_five(count) == shown


def test_reasons_add_up_to_more_than_the_exclusions():
    counts = statistics.reason_counts([("PP", "DB"), ("PP",), ("DB", "MT", "VA"), ("BU", "BU")])
    assert counts == {"PP": 2, "DB": 2, "MT": 1, "VA": 1, "BU": 1}


def test_a_fourth_reason_is_refused():
    with pytest.raises(BadInput, match="4 reasons"):
        statistics.reason_counts([("PP", "DB", "MT", "VA")])


@pytest.mark.parametrize(
    ("rules", "prefix", "numbers"),
    [(statistics.RULES, "STA", range(1, 8)), (identifier_rules.RULES, "ID", range(1, 4))],
)
def test_the_definitions_are_all_there_with_their_sources(rules, prefix, numbers):
    assert [rule.id for rule in rules] == [f"{prefix}-{n:02d}" for n in numbers]
    assert all(rule.kind == "definition" and rule.cites for rule in rules)
    assert all(rule.says.endswith(".") for rule in rules)
