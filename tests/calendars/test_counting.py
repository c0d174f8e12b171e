"""The three verbs on a school's calendar, both sides of every edge. All dates worked by hand."""

from __future__ import annotations

import pytest

from daysix.calendars.contract import calendar_from
from daysix.calendars.days import DayCalendar, in_words
from daysix.calendars.school import SchoolCalendar
from daysix.law.errors import CannotTell

from .days import THREE_TERMS, day, six_terms, three_terms, without

ASH = three_terms()


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("Fri 27 Nov 2026", 1, "Mon 30 Nov 2026"),
        ("Sat 28 Nov 2026", 1, "Mon 30 Nov 2026"),
        ("Sun 29 Nov 2026", 1, "Mon 30 Nov 2026"),
        ("Mon 30 Nov 2026", 1, "Tue 1 Dec 2026"),
        ("Fri 27 Nov 2026", 14, "Thu 17 Dec 2026"),
        ("Fri 27 Nov 2026", 15, "Fri 18 Dec 2026"),  # 30 Nov is 1, 4 Dec 5, 11 Dec 10, 18 Dec 15
        ("Fri 27 Nov 2026", 16, "Tue 5 Jan 2027"),  # Monday 4 January is INSET
        ("Thu 22 Oct 2026", 1, "Fri 23 Oct 2026"),
        ("Fri 23 Oct 2026", 1, "Mon 2 Nov 2026"),  # half-term between
        ("Wed 28 Oct 2026", 1, "Mon 2 Nov 2026"),  # from inside it
        ("Fri 30 Apr 2027", 1, "Tue 4 May 2027"),  # Monday 3 May is a bank holiday
        ("Thu 25 Mar 2027", 1, "Mon 12 Apr 2027"),  # the spring term ends; Easter
        ("Sat 1 Aug 2026", 1, "Wed 2 Sep 2026"),  # the first known day
        ("Tue 20 Jul 2027", 1, "Wed 21 Jul 2027"),  # the last school day
    ],
)
def test_nth_after_takes_the_day_as_day_nought(start, n, due):
    assert ASH.nth_after(day(start), n) == day(due)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("Mon 30 Nov 2026", 1, "Mon 30 Nov 2026"),
        ("Mon 30 Nov 2026", 5, "Fri 4 Dec 2026"),
        ("Mon 30 Nov 2026", 6, "Mon 7 Dec 2026"),
        ("Sun 29 Nov 2026", 1, "Mon 30 Nov 2026"),
        ("Fri 27 Nov 2026", 1, "Fri 27 Nov 2026"),
        ("Mon 26 Oct 2026", 6, "Mon 9 Nov 2026"),  # half-term: 2 November is day 1
        ("Mon 14 Dec 2026", 6, "Tue 5 Jan 2027"),  # 18 December is 5, 4 January INSET
        ("Wed 21 Jul 2027", 1, "Wed 21 Jul 2027"),
    ],
)
def test_nth_counting_takes_the_day_as_day_one_if_it_counts(start, n, due):
    assert ASH.nth_counting(day(start), n) == day(due)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("Mon 7 Dec 2026", 1, "Fri 4 Dec 2026"),
        ("Mon 7 Dec 2026", 5, "Mon 30 Nov 2026"),
        ("Sun 6 Dec 2026", 1, "Fri 4 Dec 2026"),
        ("Sat 5 Dec 2026", 5, "Mon 30 Nov 2026"),
        ("Mon 2 Nov 2026", 1, "Fri 23 Oct 2026"),  # back over half-term
        ("Wed 28 Oct 2026", 1, "Fri 23 Oct 2026"),
        ("Tue 5 Jan 2027", 1, "Fri 18 Dec 2026"),  # back over INSET and Christmas
        ("Thu 3 Sep 2026", 1, "Wed 2 Sep 2026"),  # the first school day
    ],
)
def test_nth_before_takes_the_day_as_day_nought(start, n, due):
    assert ASH.nth_before(day(start), n) == day(due)


@pytest.mark.parametrize("verb", ["nth_after", "nth_counting", "nth_before"])
@pytest.mark.parametrize("n", [0, -1])
def test_no_days_cannot_be_counted(verb, n):
    with pytest.raises(CannotTell, match="Ask for one day or more") as refused:
        getattr(ASH, verb)(day("Mon 30 Nov 2026"), n)
    assert refused.value.code == "D-003"


@pytest.mark.parametrize(
    ("verb", "start", "n", "edge"),
    [
        ("nth_after", "Wed 21 Jul 2027", 1, "ends on Saturday 31 July 2027. Add the next"),
        ("nth_after", "Sun 1 Aug 2027", 1, "ends on Saturday 31 July 2027. Add the next"),
        ("nth_after", "Tue 20 Jul 2027", 2, "ends on Saturday 31 July 2027"),
        ("nth_after", "Fri 31 Jul 2026", 1, "starts on Saturday 1 August 2026. Add the earlier"),
        ("nth_counting", "Thu 22 Jul 2027", 1, "ends on Saturday 31 July 2027"),
        ("nth_counting", "Fri 31 Jul 2026", 1, "starts on Saturday 1 August 2026"),
        ("nth_before", "Wed 2 Sep 2026", 1, "starts on Saturday 1 August 2026"),
        ("nth_before", "Thu 3 Sep 2026", 2, "starts on Saturday 1 August 2026"),
        ("nth_before", "Sun 1 Aug 2027", 1, "ends on Saturday 31 July 2027"),
    ],
)
def test_past_the_edge_every_verb_refuses_and_names_it(verb, start, n, edge):
    with pytest.raises(CannotTell) as refused:
        getattr(ASH, verb)(day(start), n)
    assert refused.value.code == "D-001"
    assert edge in refused.value.message
    assert "Ash Grove" in refused.value.message


def test_the_last_known_days_still_answer():
    assert ASH.nth_before(day("Sat 31 Jul 2027"), 1) == day("Wed 21 Jul 2027")
    assert not ASH.counts(day("Sat 31 Jul 2027"))
    assert not ASH.counts(day("Sat 1 Aug 2026"))


@pytest.mark.parametrize("outside", ["Fri 31 Jul 2026", "Sun 1 Aug 2027"])
@pytest.mark.parametrize("ask", ["counts", "rank", "sessions", "why", "on_or_after"])
def test_nothing_is_said_of_a_day_outside(ask, outside):
    with pytest.raises(CannotTell):
        getattr(ASH, ask)(day(outside))


def test_a_short_calendar_says_where_it_stops():
    autumn = calendar_from(without(THREE_TERMS, "Spring", "Summer"))
    assert autumn.nth_after(day("Fri 27 Nov 2026"), 15) == day("Fri 18 Dec 2026")
    with pytest.raises(CannotTell) as refused:
        autumn.nth_after(day("Fri 27 Nov 2026"), 16)
    assert refused.value.message == (
        "I cannot count 16 school days from Friday 27 November 2026 for Ash Grove. "
        "Its calendar ends on Friday 18 December 2026. Add the next term dates."
    )


def test_a_missing_spring_term_is_a_gap_not_a_holiday():
    gappy = calendar_from(without(THREE_TERMS, "Spring"))
    assert gappy.nth_after(day("Fri 27 Nov 2026"), 15) == day("Fri 18 Dec 2026")
    assert gappy.nth_before(day("Fri 16 Apr 2027"), 4) == day("Mon 12 Apr 2027")
    for ask in (
        lambda: gappy.nth_after(day("Fri 27 Nov 2026"), 16),
        lambda: gappy.nth_after(day("Sat 19 Dec 2026"), 1),
        lambda: gappy.nth_counting(day("Mon 14 Dec 2026"), 6),
        lambda: gappy.nth_before(day("Mon 12 Apr 2027"), 1),
        lambda: gappy.counts(day("Mon 1 Feb 2027")),
        lambda: gappy.between(day("Fri 18 Dec 2026"), day("Mon 12 Apr 2027")),
        lambda: gappy.number_after(day("Fri 18 Dec 2026"), day("Mon 12 Apr 2027")),
        lambda: gappy.number_after(day("Mon 12 Apr 2027"), day("Fri 18 Dec 2026")),
    ):
        with pytest.raises(CannotTell) as refused:
            ask()
        assert refused.value.code == "D-002"
        assert refused.value.message == (
            "I cannot count on the calendar of Ash Grove: it says nothing between "
            "Saturday 19 December 2026 and Sunday 11 April 2027. Add the missing term."
        )


@pytest.mark.parametrize("missing", ["Term 2", "Term 3", "Term 4", "Term 5"])
def test_each_missing_term_of_six_is_seen(missing):
    terms = [term for term in six_terms().terms if term.name != missing]
    document = [
        {"name": term.name, "start": str(term.start), "end": str(term.end)} for term in terms
    ]
    assert len(six_terms(terms=document).gaps) == 1


def test_holidays_as_they_are_leave_no_gap():
    assert six_terms().gaps == ()
    assert ASH.gaps == ()


def test_a_summer_of_nine_weeks_is_a_holiday_and_a_missing_year_is_not():
    def years(second_start, second_end):
        return calendar_from(
            {
                "name": "Two",
                "terms": [
                    {"name": "Summer", "start": "2026-04-13", "end": "2026-07-03"},
                    {"name": "Autumn", "start": second_start, "end": second_end},
                ],
            }
        )

    # Friday 3 July to Monday 7 September 2026 is 66 days; to Monday 2 November, 122.
    assert years("2026-09-07", "2026-12-18").gaps == ()
    assert len(years("2026-11-02", "2026-12-18").gaps) == 1


def test_an_inset_day_moves_the_date_on_and_says_so():
    moved = three_terms(inset=["2026-12-04", "2027-01-04"])
    assert moved.nth_after(day("Fri 27 Nov 2026"), 15) == day("Tue 5 Jan 2027")
    assert moved.why(day("Fri 4 Dec 2026")) == "INSET day"
    assert moved.inset == (day("Fri 4 Dec 2026"), day("Mon 4 Jan 2027"))


def test_a_closure_moves_the_date_on_and_says_so():
    snow = three_terms(closures=[["2026-12-02", "snow"], "2026-12-03"])
    assert snow.nth_after(day("Tue 1 Dec 2026"), 1) == day("Fri 4 Dec 2026")
    assert snow.why(day("Wed 2 Dec 2026")) == "closed: snow"
    assert snow.why(day("Thu 3 Dec 2026")) == "closed"
    assert snow.closures == (day("Wed 2 Dec 2026"), day("Thu 3 Dec 2026"))


def test_a_day_with_one_session_is_a_school_day():
    half = three_terms(half_days=["2026-12-18"])
    assert half.nth_after(day("Fri 27 Nov 2026"), 15) == day("Fri 18 Dec 2026")
    assert half.sessions(day("Fri 18 Dec 2026")) == 1
    assert half.sessions(day("Thu 17 Dec 2026")) == 2
    assert half.sessions(day("Sat 19 Dec 2026")) == 0
    assert half.why(day("Fri 18 Dec 2026")) == "school day (one session)"


def test_a_day_with_no_session_is_not_a_school_day():
    monday, tuesday = day("Mon 30 Nov 2026"), day("Tue 1 Dec 2026")
    calendar = SchoolCalendar(
        "Ash Grove",
        sessions={monday: 0, tuesday: 1},
        closed={},
        first=monday,
        last=tuesday,
        terms_per_year=3,
    )
    assert calendar.days == [tuesday]


def test_an_extra_day_counts_at_a_weekend_or_in_half_term_but_not_on_a_closure():
    boarding = three_terms(
        extra_days=["2026-11-28", "2026-10-29", "2026-12-05"], closures=["2026-12-05"]
    )
    assert boarding.nth_after(day("Fri 27 Nov 2026"), 1) == day("Sat 28 Nov 2026")
    assert boarding.nth_after(day("Fri 23 Oct 2026"), 1) == day("Thu 29 Oct 2026")
    assert boarding.nth_after(day("Fri 4 Dec 2026"), 1) == day("Mon 7 Dec 2026")


def test_a_school_may_meet_on_a_bank_holiday_if_it_says_so():
    assert not ASH.counts(day("Mon 3 May 2027"))
    assert three_terms(extra_days=["2027-05-03"]).counts(day("Mon 3 May 2027"))


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("Fri 4 Dec 2026", "school day"),
        ("Sat 5 Dec 2026", "Saturday"),
        ("Sun 6 Dec 2026", "Sunday"),
        ("Wed 28 Oct 2026", "half-term"),
        ("Mon 4 Jan 2027", "INSET day"),
        ("Mon 3 May 2027", "bank holiday: Early May bank holiday"),
        ("Mon 31 Aug 2026", "bank holiday: Summer bank holiday"),
        ("Tue 22 Dec 2026", "school holiday"),
    ],
)
def test_every_day_says_why_it_counts_or_not(on, why):
    assert ASH.why(day(on)) == why


def test_between_includes_both_ends():
    assert ASH.between(day("Fri 4 Dec 2026"), day("Mon 7 Dec 2026")) == [
        day("Fri 4 Dec 2026"),
        day("Mon 7 Dec 2026"),
    ]
    assert ASH.between(day("Sat 5 Dec 2026"), day("Sun 6 Dec 2026")) == []
    assert ASH.number_after(day("Fri 4 Dec 2026"), day("Fri 11 Dec 2026")) == 5


def test_the_strip_shows_every_day_and_its_number():
    strip = ASH.steps_after(day("Thu 22 Oct 2026"), day("Mon 2 Nov 2026"))
    assert [(in_words(step.day)[:3], step.counted, step.n, step.why) for step in strip] == [
        ("Thu", False, 0, "day 0"),
        ("Fri", True, 1, "school day"),
        ("Sat", False, None, "Saturday"),
        ("Sun", False, None, "Sunday"),
        *((name, False, None, "half-term") for name in ("Mon", "Tue", "Wed", "Thu", "Fri")),
        ("Sat", False, None, "Saturday"),
        ("Sun", False, None, "Sunday"),
        ("Mon", True, 2, "school day"),
    ]


def test_the_strip_of_a_count_with_day_one_and_of_a_count_back():
    forward = ASH.steps_counting(day("Fri 4 Dec 2026"), day("Mon 7 Dec 2026"))
    assert [step.n for step in forward] == [1, None, None, 2]
    back = ASH.steps_before(day("Mon 7 Dec 2026"), day("Thu 3 Dec 2026"))
    assert [step.n for step in back] == [0, None, None, 1, 2]


def test_a_calendar_with_no_counted_day_refuses():
    empty = DayCalendar(
        "Empty",
        noun="school day",
        first=day("Mon 30 Nov 2026"),
        last=day("Fri 4 Dec 2026"),
        counted=[],
    )
    assert empty.rank(day("Fri 4 Dec 2026")) == 0
    with pytest.raises(CannotTell):
        empty.nth_after(day("Mon 30 Nov 2026"), 1)
    with pytest.raises(CannotTell):
        empty.nth_before(day("Fri 4 Dec 2026"), 1)
