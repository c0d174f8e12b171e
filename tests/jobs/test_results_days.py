"""Days out per child, term and year: every figure worked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.jobs.answered import Answered
from daysix.jobs.case.input import told_from
from daysix.jobs.results.days import child_terms, standing
from daysix.law.building import cases_of
from tests.jobs.made import MONDAY, SIX, THREE, row
from tests.law.worked import example_book


def answered(events, *, already=(), child="Ada", school=THREE, as_of=MONDAY):
    """One row per exclusion of one child, as a tracker gives them."""
    document = {
        "school": {"name": school},
        "calendar": school,
        "already": list(already),
        "events": events,
    }
    cases = cases_of(told_from(document, example_book()), as_of=as_of)
    return [
        Answered("t.xlsx", "Exclusions", n, f"2026-{n:04}", school, child, case, [])
        for n, case in enumerate(cases, start=2)
    ]


def lines(rows, as_of=MONDAY):
    return child_terms(rows, as_of=as_of)


def suspension(first_day, **more):
    return {"type": "suspension", "first_day": first_day, **more}


def test_one_suspension():
    # Mon 9, Tue 10 and the morning of Wed 11 November: 2.5 days
    (line,) = lines(answered([suspension("2026-11-09", days=2.5)]))
    assert (line.child, line.year_in_words, line.term_in_words) == ("Ada", "2026/27", "Autumn")
    assert (line.suspended, line.lunchtimes, line.permanent) == (5, 0, 0)
    assert (line.term_total, line.term_left, line.year_total, line.year_left) == (5, 25, 5, 85)
    assert (line.first, line.last) == (date(2026, 11, 9), date(2026, 11, 11))
    assert (line.schools, line.rows, line.standing) == (THREE, "2", "")


def test_a_term_end_splits_and_the_year_adds_up():
    # Thu 17 and Fri 18 December; the spring term starts on Tue 5 January (Monday is an INSET day)
    spring, autumn = lines(answered([suspension("2026-12-17", days=5)]))
    assert (spring.season, spring.term_total, spring.year_total) == ("spring", 6, 10)
    assert (autumn.season, autumn.term_total, autumn.year_total) == ("autumn", 4, 10)


def test_lunchtimes_and_permanent_days_stand_apart():
    events = [
        suspension("2026-11-09", lunchtimes=3),  # 1.5 days
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},  # Thu, Fri and Mon 30 Nov
    ]
    (line,) = lines(answered(events))
    assert (line.suspended, line.lunchtimes, line.permanent, line.term_total) == (0, 3, 6, 9)
    assert (line.rows, line.standing) == ("2, 3", "permanently excluded")


def test_a_day_named_twice_counts_once():
    events = [suspension("2026-11-09", days=2), suspension("2026-11-10", days=2)]
    (line,) = lines(answered(events))  # Mon 9, Tue 10 (twice), Wed 11
    assert line.term_total == 6


def test_other_schools_stay_with_the_child():
    already = [
        {"school": SIX, "first_day": "2026-09-07", "last_day": "2026-09-08"},
        {"school": "Elsewhere", "days": 4.5, "term": "autumn", "school_year": "2026/27"},
    ]
    (line,) = lines(answered([suspension("2026-11-09", days=1)], already=already))
    assert (line.term_total, line.rows) == (4 + 9 + 2, "2")
    assert set(line.schools.split("; ")) == {THREE, SIX, "Elsewhere"}


def test_days_of_no_known_term_count_towards_the_year():
    already = [{"school": "Elsewhere", "days": 16, "school_year": "2026/27"}]
    autumn, unknown = lines(answered([suspension("2026-11-09", days=1)], already=already))
    assert (unknown.term_in_words, unknown.term_total, unknown.year_total) == (
        "Term not known",
        32,
        34,
    )
    assert (unknown.first, unknown.last, autumn.year_total) == (None, None, 34)
    assert unknown.standing == ""  # nobody can say that they fell in one term


def test_a_cancelled_suspension_keeps_the_days_before_it():
    events = [
        suspension("2026-11-09", days=5),
        {"type": "cancellation", "date": "2026-11-11"},
    ]
    (line,) = lines(answered(events))
    assert line.term_total == 4  # Mon 9 and Tue 10


def test_a_permanent_exclusion_without_news_stops_adding_up_after_a_year():
    events = [{"type": "permanent_exclusion", "first_day": "2025-11-26"}]
    rows = answered(events, as_of=date(2027, 3, 1))
    assert max(line.last for line in lines(rows, date(2027, 3, 1))) == date(2026, 11, 26)


def test_two_children_of_one_name_are_two():
    rows = [
        *answered([suspension("2026-11-09", days=2)]),
        *answered([suspension("2026-11-09", days=3)]),
    ]
    assert [(line.child, line.term_total) for line in lines(rows)] == [("Ada", 6), ("Ada", 4)]


def test_the_latest_term_first_then_the_most_suspended():
    rows = [
        *answered([suspension("2026-11-09", days=1)], child="Low"),
        *answered([suspension("2026-05-11", days=9)], child="Last year"),
        *answered([{"type": "permanent_exclusion", "first_day": "2026-09-07"}], child="Out"),
        *answered([suspension("2026-11-09", days=3)], child="High"),
    ]
    assert [line.child for line in lines(rows)] == ["High", "Low", "Out", "Last year"]


def test_refused_rows_and_no_rows():
    assert lines([]) == []
    assert lines([row(2)]) == []


def test_a_case_without_an_exclusion_has_no_days():
    rows = answered([{"type": "foi_request", "received": "2026-11-09"}])
    assert rows[0].case is not None
    assert lines(rows) == []


def test_the_totals_are_the_ledgers_own():
    events = [suspension("2026-11-09", days=2.5), suspension("2026-11-16", lunchtimes=2)]
    rows = answered(events)
    (line,) = lines(rows)
    case = rows[-1].case
    assert line.term_total / 2 == case.ledger.totals(case.exclusion, MONDAY).term_days == 3.5


STANDINGS = [
    (25, 0, ""),
    (26, 0, "◆ near 15 in the term"),
    (29, 0, "◆ near 15 in the term"),
    (30, 0, "● at 15 in the term"),
    (31, 0, "▲ over 15 in the term"),
    (0, 85, ""),
    (0, 86, "◆ near 45 in the year"),
    (0, 90, "● at 45 in the year"),
    (0, 91, "▲ over 45 in the year"),
    (31, 90, "▲ over 15 in the term; ● at 45 in the year"),
]


@pytest.mark.parametrize(("term", "year", "words"), STANDINGS)
def test_how_near_in_halves_of_a_day(term, year, words):
    assert standing(term, year) == words
