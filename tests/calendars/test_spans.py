"""Calendars from terms, from single school days and from holidays; nothing is filled in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from daysix.calendars import wording
from daysix.calendars.spans import Span, calendar_from_spans
from daysix.law.errors import BadInput, CannotTell

from .days import day


def span(kind, first, last=None, label=None, where=""):
    return Span(kind, label or kind.capitalize(), day(first), day(last or first), where)


AUTUMN = span(wording.TERM, "Tue 1 Sep 2026", "Fri 18 Dec 2026", "Autumn")
HALF_TERM = span(wording.HALF_TERM, "Mon 26 Oct 2026", "Fri 30 Oct 2026")
HOLIDAYS = [
    span(wording.HOLIDAY, "Wed 22 Jul 2026", "Tue 1 Sep 2026", "Summer holiday"),
    HALF_TERM,
    span(wording.HOLIDAY, "Sat 19 Dec 2026", "Sun 3 Jan 2027", "Christmas holiday"),
    span(wording.HALF_TERM, "Sat 13 Feb 2027", "Sun 21 Feb 2027"),
]


def days_between(first, last):
    start = day(first)
    every = [start + timedelta(days=n) for n in range((day(last) - start).days + 1)]
    return [Span(wording.SCHOOL_DAY, "School day", one, one) for one in every if one.weekday() < 5]


def test_terms_with_what_is_inside_them():
    calendar = calendar_from_spans(
        "List",
        [
            AUTUMN,
            HALF_TERM,
            span(wording.INSET, "Tue 1 Sep 2026"),
            span(wording.CLOSURE, "Wed 2 Dec 2026", label="Boiler"),
            span(wording.BANK, "Mon 7 Dec 2026"),
        ],
    )
    assert calendar.days[0] == day("Wed 2 Sep 2026")
    assert calendar.nth_after(day("Fri 23 Oct 2026"), 1) == day("Mon 2 Nov 2026")
    assert calendar.why(day("Wed 2 Dec 2026")) == "closed: Boiler"
    assert calendar.why(day("Mon 7 Dec 2026")) == "bank holiday"
    assert calendar.terms_per_year == 1


def test_a_term_may_be_given_as_its_first_and_its_last_day():
    calendar = calendar_from_spans(
        "List",
        [
            span(wording.TERM_END, "Fri 18 Dec 2026", label="Term ends"),
            span(wording.TERM_START, "Tue 1 Sep 2026", label="Term starts"),
        ],
    )
    assert (calendar.days[0], calendar.days[-1]) == (day("Tue 1 Sep 2026"), day("Fri 18 Dec 2026"))


@pytest.mark.parametrize(
    ("edges", "missing"),
    [
        ([(wording.TERM_START, "Tue 1 Sep 2026")], "no last day of term"),
        ([(wording.TERM_END, "Fri 18 Dec 2026")], "no first day of term"),
        (
            [(wording.TERM_START, "Tue 1 Sep 2026"), (wording.TERM_START, "Mon 4 Jan 2027")],
            "no last day of term",
        ),
    ],
)
def test_a_first_day_without_a_last_is_refused(edges, missing):
    with pytest.raises(BadInput, match=missing) as refused:
        calendar_from_spans("List", [span(*edge) for edge in edges])
    assert refused.value.code == "L-032"


def test_every_school_day_listed():
    listed = [
        *days_between("Tue 1 Sep 2026", "Fri 23 Oct 2026"),
        *days_between("Mon 2 Nov 2026", "Fri 18 Dec 2026"),
    ]
    calendar = calendar_from_spans("List", [*listed, HALF_TERM])
    assert calendar.nth_after(day("Fri 23 Oct 2026"), 1) == day("Mon 2 Nov 2026")
    assert calendar.why(day("Mon 26 Oct 2026")) == "half-term"
    assert calendar.why(day("Mon 31 Aug 2026")) == "bank holiday: Summer bank holiday"
    with pytest.raises(CannotTell):
        calendar.counts(day("Sat 19 Dec 2026"))


def test_an_inset_day_among_listed_school_days_is_not_one():
    listed = days_between("Tue 1 Sep 2026", "Fri 23 Oct 2026")
    calendar = calendar_from_spans("List", [*listed, span(wording.INSET, "Fri 2 Oct 2026")])
    assert not calendar.counts(day("Fri 2 Oct 2026"))


def test_a_missing_month_among_listed_school_days_is_a_gap():
    listed = [
        *days_between("Tue 1 Sep 2026", "Fri 2 Oct 2026"),
        *days_between("Mon 9 Nov 2026", "Fri 18 Dec 2026"),  # 38 days later
    ]
    with pytest.raises(CannotTell) as refused:
        calendar_from_spans("List", listed).nth_after(day("Fri 2 Oct 2026"), 1)
    assert refused.value.code == "D-002"


def test_one_school_day_is_not_a_list_of_them():
    trip = span(wording.SCHOOL_DAY, "Thu 3 Dec 2026", label="School day trip")
    # Tuesday 1 September to Friday 18 December 2026 is 79 weekdays, less the five of half-term.
    assert len(calendar_from_spans("List", [AUTUMN, HALF_TERM, trip]).days) == 74
    with pytest.raises(BadInput, match="nothing in List that says when") as refused:
        calendar_from_spans("List", [trip])
    assert refused.value.code == "L-030"


def test_all_holidays_listed():
    calendar = calendar_from_spans("List", [*HOLIDAYS, span(wording.INSET, "Wed 2 Sep 2026")])
    assert calendar.days[0] == day("Thu 3 Sep 2026")
    assert calendar.nth_after(day("Fri 18 Dec 2026"), 1) == day("Mon 4 Jan 2027")
    assert (calendar.first, calendar.last) == (day("Wed 22 Jul 2026"), day("Sun 21 Feb 2027"))
    assert calendar.gaps == ()


def test_a_missing_holiday_is_a_gap():
    calendar = calendar_from_spans("List", [HOLIDAYS[0], *HOLIDAYS[2:]])
    with pytest.raises(CannotTell, match="so one must be missing"):
        calendar.counts(day("Mon 2 Nov 2026"))
    assert calendar.nth_after(day("Sat 19 Dec 2026"), 1) == day("Mon 4 Jan 2027")


def test_a_short_holiday_inside_a_long_one_does_not_end_it():
    # To Tuesday 9 March is 65 days from Monday 4 January, but 77 from Wednesday 23 December.
    inner = span(wording.HOLIDAY, "Mon 21 Dec 2026", "Tue 22 Dec 2026")
    late = span(wording.HOLIDAY, "Wed 10 Mar 2027", "Fri 19 Mar 2027")
    assert calendar_from_spans("List", [HOLIDAYS[2], inner, late]).gaps == ()


@pytest.mark.parametrize(("starts", "gaps"), [("Wed 11 Nov 2026", 0), ("Thu 12 Nov 2026", 1)])
def test_seventy_days_of_school_need_a_holiday(starts, gaps):
    # School from Wednesday 2 September: to Tuesday 10 November is 70 days, to Wednesday 11 is 71.
    holiday = span(wording.HOLIDAY, starts, "Fri 20 Nov 2026")
    assert len(calendar_from_spans("List", [HOLIDAYS[0], holiday]).gaps) == gaps


@pytest.mark.parametrize("holidays", [[], HOLIDAYS[:1]])
def test_too_little_is_refused(holidays):
    with pytest.raises(BadInput) as refused:
        calendar_from_spans("List", holidays)
    assert refused.value.code == "L-030"


@pytest.mark.parametrize(
    ("wrong", "code", "sentence"),
    [
        (span(wording.TERM, "Fri 18 Dec 2026", "Tue 1 Sep 2026", "Autumn"), "L-033", "“Autumn”"),
        (span(wording.TERM, "Mon 1 Jan 2029", "Fri 23 Mar 2029"), "L-034", "bank holidays I know"),
        (span(wording.UNCLEAR, "Fri 18 Dec 2026", label="Closes"), "L-031", "“Closes” on Friday"),
        (
            span(wording.HALF_TERM, "Tue 1 Sep 2026", "Fri 16 Oct 2026", "Half term 1", "row 4"),
            "L-031",
            "“Half term 1” (row 4) on Tuesday 1 September 2026, 46 days long,",
        ),
        (span(wording.TERM, "Tue 1 Sep 2026", "Sun 13 Sep 2026"), "L-031", "13 days long"),
        (span(wording.HOLIDAY, "Tue 1 Sep 2026", "Tue 10 Nov 2026"), "L-031", "71 days long"),
    ],
)
def test_a_line_that_cannot_be_right_is_refused(wrong, code, sentence):
    with pytest.raises(BadInput) as refused:
        calendar_from_spans("List", [AUTUMN, wrong])
    assert refused.value.code == code
    assert sentence in refused.value.message


def test_lengths_at_the_limit_pass():
    half_term = span(wording.HALF_TERM, "Mon 12 Oct 2026", "Sun 1 Nov 2026")  # 21 days
    term = span(wording.TERM, "Mon 4 Jan 2027", "Sun 17 Jan 2027")  # 14 days
    assert calendar_from_spans("List", [AUTUMN, half_term, term]).terms_per_year == 2
