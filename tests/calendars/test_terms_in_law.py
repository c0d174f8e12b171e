"""Which term a day counts in, for schools of three terms and of more. All worked by hand."""

from __future__ import annotations

import pytest

from daysix.calendars.contract import calendar_from
from daysix.calendars.day_rows import book_from_rows
from daysix.calendars.terms import LegalTerm, school_year, school_year_label
from daysix.law.errors import CannotTell

from .days import SIX_TERMS, THREE_TERMS, day, six_terms, three_terms, without

AUTUMN, SPRING, SUMMER = (LegalTerm(2026, season) for season in ("autumn", "spring", "summer"))


@pytest.mark.parametrize(
    ("on", "term"),
    [
        ("Tue 1 Sep 2026", AUTUMN),
        ("Fri 16 Oct 2026", AUTUMN),  # term 1
        ("Mon 2 Nov 2026", AUTUMN),  # term 2
        ("Fri 18 Dec 2026", AUTUMN),
        ("Tue 5 Jan 2027", SPRING),
        ("Thu 25 Mar 2027", SPRING),  # term 4, before Easter Monday, 29 March 2027
        ("Tue 30 Mar 2027", SUMMER),  # the same term 4, after it
        ("Fri 9 Apr 2027", SUMMER),
        ("Mon 26 Apr 2027", SUMMER),
        ("Fri 23 Jul 2027", SUMMER),
    ],
)
def test_six_terms_count_in_the_three_legal_periods(on, term):
    assert six_terms().terms_per_year == 6
    assert six_terms().legal_term(day(on)) == term


def test_six_terms_split_at_new_year():
    winter = six_terms(
        terms=[
            {"name": "Term 1", "start": "2026-09-01", "end": "2026-10-16"},
            {"name": "Term 2", "start": "2026-11-02", "end": "2027-01-08"},
            {"name": "Term 3", "start": "2027-01-18", "end": "2027-02-12"},
            {"name": "Term 4", "start": "2027-02-22", "end": "2027-03-25"},
        ]
    )
    assert winter.legal_term(day("Thu 31 Dec 2026")) == AUTUMN
    assert winter.legal_term(day("Mon 4 Jan 2027")) == SPRING


def test_three_terms_are_themselves_even_past_easter_monday():
    late = three_terms(
        terms=[
            {"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"},
            {"name": "Spring", "start": "2027-01-04", "end": "2027-04-09"},
            {"name": "Summer", "start": "2027-04-26", "end": "2027-07-21"},
        ]
    )
    # Easter Monday is 29 March 2027; this school's spring term runs over it to Friday 9 April.
    assert not late.counts(day("Mon 29 Mar 2027"))
    assert late.legal_term(day("Tue 30 Mar 2027")) == SPRING
    assert late.legal_term(day("Fri 9 Apr 2027")) == SPRING
    assert late.legal_term(day("Mon 26 Apr 2027")) == SUMMER


@pytest.mark.parametrize(
    ("on", "term"),
    [
        ("Fri 16 Oct 2026", AUTUMN),
        ("Mon 2 Nov 2026", AUTUMN),
        ("Fri 12 Feb 2027", SPRING),
        ("Mon 22 Feb 2027", SPRING),
        ("Fri 9 Apr 2027", SPRING),  # term 4 starts in February: no split at Easter Monday
        ("Mon 26 Apr 2027", SUMMER),
        ("Mon 7 Jun 2027", SUMMER),
    ],
)
def test_half_terms_published_as_six_terms_are_joined_at_a_school_that_says_three(on, term):
    assert six_terms(terms_per_year=3).legal_term(day(on)) == term


def test_the_first_three_of_six_half_terms_are_not_taken_for_a_whole_year():
    begun = calendar_from({**without(SIX_TERMS, "Term 4", "Term 5", "Term 6"), "terms_per_year": 3})
    assert begun.legal_term(day("Mon 2 Nov 2026")) == AUTUMN
    assert begun.legal_term(day("Tue 5 Jan 2027")) == SPRING


def test_the_last_three_of_six_terms_still_count_as_six():
    rest = calendar_from(without(SIX_TERMS, "Term 1", "Term 2", "Term 3"))
    assert rest.terms_per_year == 6
    assert rest.legal_term(day("Tue 30 Mar 2027")) == SUMMER


@pytest.mark.parametrize(
    ("documents", "terms_per_year"),
    [(THREE_TERMS, 3), (SIX_TERMS, 6), (without(SIX_TERMS, "Term 5", "Term 6"), 4)],
)
def test_terms_a_year_come_from_what_is_published(documents, terms_per_year):
    fields = {key: value for key, value in documents.items() if key != "terms_per_year"}
    assert calendar_from(fields).terms_per_year == terms_per_year


def test_a_half_term_does_not_split_a_term():
    ash = three_terms()
    assert ash.legal_term(day("Fri 23 Oct 2026")) == ash.legal_term(day("Mon 2 Nov 2026"))


def test_a_day_in_no_term_is_refused_at_a_school_of_three():
    with pytest.raises(CannotTell, match="is in no term of Ash Grove") as refused:
        three_terms().legal_term(day("Tue 22 Dec 2026"))
    assert refused.value.code == "D-004"


def test_all_days_of_a_term_in_order():
    spring = six_terms().term_days(SPRING)
    assert (spring[0], spring[-1]) == (day("Tue 5 Jan 2027"), day("Thu 25 Mar 2027"))


@pytest.mark.parametrize(
    ("on", "year"),
    [("Fri 31 Jul 2026", 2025), ("Sat 1 Aug 2026", 2026), ("Fri 1 Jan 2027", 2026)],
)
def test_the_school_year_turns_after_31_july(on, year):
    assert school_year(day(on)) == year


def test_a_school_year_is_written_as_people_write_it():
    assert school_year_label(2026) == "2026/27"
    assert school_year_label(2099) == "2099/00"


def listed(first, last, **columns):
    """Rows of a Calendar sheet for the weekdays from ``first`` to ``last``, both day numbers."""
    from datetime import date, timedelta

    start, end = day(first), day(last)
    every = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    assert all(isinstance(one, date) for one in every)
    return [
        {"CalendarID": "C1", "Date": one, "DayType": "SCHOOL", **columns}
        for one in every
        if one.weekday() < 5
    ]


def test_where_nobody_said_how_many_terms_there_are_easter_decides_only_if_there_is_a_holiday():
    holiday = [
        {"CalendarID": "C1", "Date": one, "DayType": "HOLIDAY"}
        for one in ("2027-03-30", "2027-03-31", "2027-04-01", "2027-04-02")
    ]
    before = listed("Mon 8 Mar 2027", "Thu 25 Mar 2027")
    (away,) = book_from_rows([*before, *holiday, *listed("Mon 5 Apr 2027", "Fri 16 Apr 2027")])
    # Thursday 25 March to Monday 5 April 2027 is 11 days with Easter Monday in it.
    assert away.legal_term(day("Thu 25 Mar 2027")) == SPRING
    assert away.legal_term(day("Mon 5 Apr 2027")) == SUMMER
    (open_week,) = book_from_rows([*before, *listed("Tue 30 Mar 2027", "Fri 16 Apr 2027")])
    for on in ("Thu 25 Mar 2027", "Tue 30 Mar 2027"):
        with pytest.raises(CannotTell, match="Fill in LegalTerm") as refused:
            open_week.legal_term(day(on))
        assert refused.value.code == "D-004"


def test_far_from_easter_every_reading_agrees():
    (calendar,) = book_from_rows(listed("Mon 11 Jan 2027", "Fri 15 Jan 2027"))
    assert calendar.terms_per_year == 0
    assert calendar.legal_term(day("Mon 11 Jan 2027")) == SPRING
