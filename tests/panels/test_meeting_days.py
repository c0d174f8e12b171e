"""Days of a meeting, counted by hand on the autumn and spring of 2026/27."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from daysix.panels.meeting_days import answer_by, day_problem, on_roll_by, papers_out_by, place_by
from daysix.panels.profile_read import shipped
from tests.panels.people import calendar

PLACEMENT = shipped()["placement"]  # 5 school days
TRANSFER = shipped()["supported_transfer"]  # 5 working days
OAK = calendar()


@pytest.mark.parametrize(
    ("meeting", "papers"),
    [
        (date(2026, 12, 9), date(2026, 12, 2)),  # Wed: Tue 8, Mon 7, Fri 4, Thu 3, Wed 2
        (date(2026, 12, 10), date(2026, 12, 3)),
        (date(2026, 11, 4), date(2026, 10, 21)),  # Wed after half-term: 3, 2, then 23, 22, 21 Oct
        (date(2027, 1, 8), date(2026, 12, 17)),  # Fri: 7, 6, 5 Jan, then 18 and 17 Dec
    ],
)
def test_papers_go_out_five_school_days_before(meeting, papers):
    assert papers_out_by(PLACEMENT, meeting, OAK).day == papers


def test_working_days_know_no_half_term_and_need_no_calendar():
    # Wed 4 November back: Tue 3, Mon 2, Fri 30, Thu 29, Wed 28 October
    counted = papers_out_by(TRANSFER, date(2026, 11, 4), None)
    assert counted.day == date(2026, 10, 28)
    assert counted.basis == "5 working days before Wednesday 4 November 2026"


def test_no_day_where_there_are_no_terms_and_the_sentence_says_so():
    counted = papers_out_by(PLACEMENT, date(2026, 12, 9), None)
    assert counted.day is None
    assert "no term dates for this area" in counted.sentence
    early = papers_out_by(PLACEMENT, date(2026, 9, 4), OAK)
    assert early.day is None
    assert early.sentence


def test_on_the_day_itself_where_no_days_are_wanted():
    assert papers_out_by(replace(PLACEMENT, papers_before=0), date(2026, 12, 9), OAK).day == date(
        2026, 12, 9
    )


@pytest.mark.parametrize(
    ("decided", "target"),
    [
        # 10, 11 Dec = 1, 2; 14 to 18 = 3 to 7; 5 to 8 Jan = 8 to 11; 11 to 15 = 12 to 16;
        # 18 to 21 = 17 to 20: Thursday 21 January
        (date(2026, 12, 9), date(2027, 1, 21)),
        (date(2026, 12, 8), date(2027, 1, 20)),
    ],
)
def test_on_roll_twenty_school_days_after_the_decision(decided, target):
    counted = on_roll_by(decided, OAK, school="Oak High")
    assert counted.day == target
    assert counted.basis.startswith("20 school days from ")


def test_a_calendar_that_is_too_short_gives_no_day_but_says_how_far_it_reaches():
    short = calendar(last=date(2027, 1, 20))
    assert on_roll_by(date(2026, 12, 8), short, school="Oak High").day == date(2027, 1, 20)
    counted = on_roll_by(date(2026, 12, 9), short, school="Oak High")
    assert counted.day is None
    assert "Wednesday 20 January 2027" in counted.sentence
    none = on_roll_by(date(2026, 12, 9), None, school="Oak High")
    assert none.day is None
    assert none.sentence.startswith("I have no term dates for Oak High")


def test_a_school_answers_in_five_school_days():
    # Thu 10, Fri 11, Mon 14, Tue 15, Wed 16 December
    assert answer_by(date(2026, 12, 9), OAK, school="Oak High", days=5).day == date(2026, 12, 16)


def test_a_place_is_counted_from_the_earlier_day():
    # from Mon 2 November: 3 to 6 = 1 to 4, then three weeks of five = 19, Mon 30 = 20
    received, accepted = date(2026, 11, 2), date(2026, 11, 9)
    for first, second in ((received, accepted), (accepted, received), (None, received)):
        assert place_by(first, second, OAK, school="Oak High").day == date(2026, 11, 30)
    assert place_by(None, None, OAK, school="Oak High").day is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 9), ""),
        (date(2026, 12, 12), "is not a working day (Saturday)"),
        (date(2026, 12, 25), "bank holiday: Christmas Day"),
        (date(2026, 10, 28), "is not a school day by Oak High (half-term)"),
        (date(2027, 3, 26), "bank holiday: Good Friday"),
    ],
)
def test_a_day_on_which_nobody_would_be_there(day, said):
    assert said in day_problem(day, OAK)
    assert bool(said) is bool(day_problem(day, OAK))


def test_past_the_calendar_it_says_where_the_edge_is():
    assert "Oak High" in day_problem(date(2027, 4, 14), OAK)
