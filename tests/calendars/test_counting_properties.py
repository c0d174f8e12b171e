"""What must hold for every calendar, day and number."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from daysix.calendars.batch import ManyCalendars, nth_after_many, refused_rows
from daysix.calendars.working import freedom_of_information, postal
from daysix.law.errors import CannotTell

from .days import SIX_TERMS, THREE_TERMS, day, six_terms, three_terms, without

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
KNOWN_DAYS = st.dates(FIRST, LAST)
NUMBERS = st.integers(1, 60)
CLOSURES = st.lists(st.dates(date(2026, 9, 1), date(2027, 7, 23)), max_size=12, unique=True)
CALENDARS = st.builds(
    lambda make, closed, gap: make(
        closures=[str(one) for one in closed],
        **({"terms": without(THREE_TERMS, "Spring")["terms"]} if gap else {}),
    ),
    st.sampled_from([three_terms, six_terms]),
    CLOSURES,
    st.booleans(),
)


def answer(verb, start, n):
    """The date, or None where the calendar refuses."""
    try:
        return verb(start, n)
    except CannotTell:
        return None


@given(CLOSURES, st.dates(date(2026, 9, 1), date(2027, 7, 23)), KNOWN_DAYS, NUMBERS)
def test_one_more_closure_never_brings_a_date_forward(closed, extra, start, n):
    before = three_terms(closures=[str(one) for one in closed])
    after = three_terms(closures=[str(one) for one in {*closed, extra}])
    for verb in ("nth_after", "nth_counting"):
        was, is_now = (
            answer(getattr(before, verb), start, n),
            answer(getattr(after, verb), start, n),
        )
        assert is_now is None or (was is not None and is_now >= was)
    was, is_now = answer(before.nth_before, start, n), answer(after.nth_before, start, n)
    assert is_now is None or (was is not None and is_now <= was)


@given(CALENDARS, KNOWN_DAYS, NUMBERS)
def test_counting_on_and_back_meet_on_a_school_day(calendar, start, n):
    assume(calendar.knows(start) and calendar.counts(start))
    on, back = answer(calendar.nth_after, start, n), answer(calendar.nth_before, start, n)
    if on is not None:
        assert calendar.nth_before(on, n) == start
        assert calendar.number_after(start, on) == n
    if back is not None:
        assert calendar.nth_after(back, n) == start


@given(CALENDARS, KNOWN_DAYS, NUMBERS)
def test_day_one_is_never_later_than_day_nought(calendar, start, n):
    after = answer(calendar.nth_after, start, n)
    if after is not None:
        assert calendar.nth_counting(start, n) <= after


@given(CALENDARS, KNOWN_DAYS, st.integers(0, 60), NUMBERS)
def test_a_later_start_never_gives_an_earlier_date(calendar, start, later, n):
    for verb in (calendar.nth_after, calendar.nth_counting, calendar.nth_before):
        first, second = answer(verb, start, n), answer(verb, start + timedelta(days=later), n)
        if first is not None and second is not None:
            assert first <= second


@given(CALENDARS, KNOWN_DAYS, NUMBERS)
def test_the_date_is_what_a_finger_on_the_calendar_finds(calendar, start, n):
    """Walk day by day, asking only whether each counts."""
    found = answer(calendar.nth_after, start, n)
    here, left = start, n
    try:
        calendar.counts(start)
        while left:
            here += timedelta(days=1)
            left -= calendar.counts(here)
    except CannotTell:
        here = None
    assert found == here


@given(CALENDARS, KNOWN_DAYS, NUMBERS)
def test_the_strip_ends_on_the_date_with_its_number(calendar, start, n):
    for verb, steps in (
        (calendar.nth_after, calendar.steps_after),
        (calendar.nth_counting, calendar.steps_counting),
        (calendar.nth_before, calendar.steps_before),
    ):
        found = answer(verb, start, n)
        if found is not None:
            last = steps(start, found)[-1]
            assert (last.day, last.counted, last.n) == (found, True, n)


@given(st.integers(0, 200))
def test_a_short_calendar_raises_instead_of_running_out(extra):
    calendar = three_terms()
    with pytest.raises(CannotTell):
        calendar.nth_after(FIRST, len(calendar.days) + 1 + extra)
    with pytest.raises(CannotTell):
        calendar.nth_before(LAST, len(calendar.days) + 1 + extra)
    assert calendar.nth_after(FIRST, len(calendar.days)) == calendar.days[-1]


@given(st.dates(date(2000, 1, 1), date(2028, 11, 30)), st.integers(1, 15))
def test_freedom_of_information_never_falls_before_the_post(start, n):
    # Any part of the United Kingdom has at least the bank holidays of England and Wales.
    assert freedom_of_information().nth_after(start, n) >= postal().nth_after(start, n)


MANY = [
    three_terms(),
    six_terms(closures=["2026-12-02"]),
    three_terms(terms=without(THREE_TERMS, "Spring")["terms"]),
    six_terms(terms=without(SIX_TERMS, "Term 1")["terms"]),
    three_terms(
        terms=[{"name": "Autumn", "start": "2025-09-02", "end": "2025-12-19"}], breaks=[], inset=[]
    ),
]


@given(
    st.lists(
        st.tuples(st.integers(0, len(MANY) - 1), st.dates(date(2025, 7, 1), date(2027, 9, 1))),
        max_size=40,
    ),
    st.integers(0, 60),
)
def test_many_at_once_answer_as_one_at_a_time(rows, n):
    schools = np.array([school for school, _ in rows], dtype=np.int32)
    days = np.array([on.toordinal() for _, on in rows], dtype=np.int32)
    single = [answer(MANY[school].nth_after, on, n) for school, on in rows]
    refused = [place for place, found in enumerate(single) if found is None]
    assert refused_rows(MANY, schools, days, n) == refused
    if refused:
        school, on = rows[refused[0]]
        with pytest.raises(CannotTell) as alone:
            MANY[school].nth_after(on, n)
        with pytest.raises(CannotTell) as among_many:
            nth_after_many(MANY, schools, days, n)
        assert among_many.value.message == alone.value.message
    keep = [place for place in range(len(rows)) if place not in refused]
    found = nth_after_many(MANY, schools[keep], days[keep], n)
    assert [date.fromordinal(int(one)) for one in found] == [single[place] for place in keep]


@pytest.mark.parametrize("n", [1, 5, 15])
@pytest.mark.parametrize("place", range(len(MANY)))
def test_many_at_once_answer_every_day_of_a_calendar_as_one_at_a_time(place, n):
    calendar = MANY[place]
    length = (calendar.last - calendar.first).days + 1
    every = [calendar.first + timedelta(days=one) for one in range(length)]
    single = [answer(calendar.nth_after, on, n) for on in every]
    answers = ManyCalendars([calendar]).answers(n)
    assert [date.fromordinal(int(one)) if one else None for one in answers] == single


def test_many_at_once_by_hand():
    many = ManyCalendars(MANY)
    schools = np.array([0, 1])
    days = np.array([day("Fri 27 Nov 2026").toordinal()] * 2)
    found = nth_after_many(many, schools, days, 15)
    # Birch Hill is closed on 2 December and starts again on Tuesday 5 January.
    assert [date.fromordinal(int(one)) for one in found] == [
        day("Fri 18 Dec 2026"),
        day("Tue 5 Jan 2027"),
    ]


def test_many_at_once_refuse_a_calendar_that_is_not_there_and_lists_that_differ():
    on = np.array([day("Fri 27 Nov 2026").toordinal()])
    for place in (-1, len(MANY)):
        with pytest.raises(IndexError):
            nth_after_many(MANY, np.array([place]), on, 1)
    with pytest.raises(ValueError, match="2 calendars were named for 1 days"):
        nth_after_many(MANY, np.array([0, 1]), on, 1)
