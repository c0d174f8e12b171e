"""Calendars from the rows of a Calendar sheet: what counts, what is unknown, what is refused."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from daysix.calendars.day_rows import book_from_rows
from daysix.calendars.terms import LegalTerm
from daysix.law.errors import BadInput, CannotTell

from .days import day

MORNING = datetime(2026, 11, 30, 9)  # noqa: DTZ001 - a sheet's cells have no time zone
MON, TUE, WED = "Mon 30 Nov 2026", "Tue 1 Dec 2026", "Wed 2 Dec 2026"


def row(on, kind="SCHOOL", calendar="C1", **columns):
    return {"CalendarID": calendar, "Date": day(on), "DayType": kind, **columns}


def stretch(first, last, kind="SCHOOL"):
    """A row for every weekday from first to last."""
    start, end = day(first), day(last)
    every = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return [
        {"CalendarID": "C1", "Date": one, "DayType": kind} for one in every if one.weekday() < 5
    ]


def only(rows, **more):
    (calendar,) = book_from_rows(rows, **more)
    return calendar


@pytest.mark.parametrize(
    ("kind", "on", "counts", "why"),
    [
        ("SCHOOL", "Tue 1 Dec 2026", True, "school day"),
        ("INSET", "Tue 1 Dec 2026", False, "INSET day"),
        ("HOLIDAY", "Tue 1 Dec 2026", False, "school holiday"),
        ("BANK", "Fri 25 Dec 2026", False, "bank holiday: Christmas Day"),
        ("CLOSED-UNPLANNED", "Tue 1 Dec 2026", False, "closed"),
        ("WEEKEND", "Sat 5 Dec 2026", False, "Saturday"),
        ("Bank holiday", "Fri 25 Dec 2026", False, "bank holiday: Christmas Day"),
        (" closed unplanned ", "Tue 1 Dec 2026", False, "closed"),
        ("school", "Sat 5 Dec 2026", True, "school day"),
    ],
)
def test_each_day_type_counts_or_not_and_says_why(kind, on, counts, why):
    calendar = only([row(on, kind)])
    assert calendar.counts(day(on)) is counts
    assert calendar.why(day(on)) == why


@pytest.mark.parametrize("written", [day(MON), MORNING, 46356, 46356.0, "30/11/2026", "2026-11-30"])
def test_a_date_may_be_a_date_a_number_or_text(written):
    calendar = only([{"CalendarID": "C1", "Date": written, "DayType": "SCHOOL"}])
    assert calendar.days == [day(MON)]


@pytest.mark.parametrize(
    ("sessions", "held"),
    [("", 2), (None, 2), (2, 2), ("2", 2), (1, 1), (1.0, 1), ("1", 1)],
    ids=repr,
)
def test_sessions_of_a_school_day(sessions, held):
    assert only([row(MON, Sessions=sessions)]).sessions(day(MON)) == held


def test_a_weekday_left_out_is_never_a_school_day():
    calendar = only([row(MON), row(WED)])
    for ask in (
        lambda: calendar.counts(day(TUE)),
        lambda: calendar.nth_after(day(MON), 1),
        lambda: calendar.nth_before(day(WED), 1),
    ):
        with pytest.raises(CannotTell) as refused:
            ask()
        assert refused.value.code == "D-002"
        assert refused.value.message == (
            "I cannot count on the calendar of C1: the Calendar sheet has no row for "
            "Tuesday 1 December 2026. Add it."
        )


def test_a_weekend_and_a_bank_holiday_may_be_left_out():
    calendar = only([row("Fri 30 Apr 2027"), row("Tue 4 May 2027")])
    assert calendar.nth_after(day("Fri 30 Apr 2027"), 1) == day("Tue 4 May 2027")
    assert calendar.why(day("Mon 3 May 2027")) == "bank holiday: Early May bank holiday"
    assert calendar.why(day("Sun 2 May 2027")) == "Sunday"


def test_the_inside_of_a_listed_holiday_may_be_left_out():
    rows = [
        row("Fri 18 Dec 2026"),
        row("Mon 21 Dec 2026", "HOLIDAY"),
        row("Fri 25 Dec 2026", "BANK"),
        row("Thu 31 Dec 2026", "HOLIDAY"),
        row("Mon 4 Jan 2027"),
    ]
    calendar = only(rows)
    assert calendar.gaps == ()
    assert calendar.nth_after(day("Fri 18 Dec 2026"), 1) == day("Mon 4 Jan 2027")
    assert calendar.why(day("Wed 30 Dec 2026")) == "school holiday"


def test_between_two_holidays_far_apart_nothing_is_known():
    # Half-term ends on Friday 30 October and Christmas starts on Monday 21 December 2026.
    calendar = only([row("Fri 30 Oct 2026", "HOLIDAY"), row("Mon 21 Dec 2026", "HOLIDAY")])
    with pytest.raises(CannotTell, match="2 November 2026 to Friday 18 December 2026"):
        calendar.counts(day("Wed 4 Nov 2026"))


def test_the_summer_limit_is_seventy_days():
    ends = {"Thu 30 Sep 2027": 0, "Fri 1 Oct 2027": 1}  # 70 and 71 days after 22 July
    for last, gaps in ends.items():
        rows = [row("Thu 22 Jul 2027", "HOLIDAY"), row(last, "HOLIDAY")]
        assert len(only(rows).gaps) == gaps, last


def test_other_holidays_have_three_weeks():
    ends = {"Mon 11 Jan 2027": 0, "Tue 12 Jan 2027": 1}  # 21 and 22 days after 21 December
    for last, gaps in ends.items():
        rows = [row("Mon 21 Dec 2026", "HOLIDAY"), row(last, "HOLIDAY")]
        assert len(only(rows).gaps) == gaps, last


def test_nothing_is_known_outside_the_listed_days():
    calendar = only(stretch("Mon 12 Jul 2027", "Wed 21 Jul 2027"))
    with pytest.raises(CannotTell, match="ends on Wednesday 21 July 2027"):
        calendar.counts(day("Thu 22 Jul 2027"))


def test_two_rows_alike_are_kept_as_a_duplicate_and_count_once():
    calendar = only([row(MON), row(MON), row(TUE)], first_row=5)
    assert calendar.duplicates == (day(MON),)
    assert calendar.rows[day(MON)] == (5, 6)
    assert calendar.days == [day(MON), day(TUE)]


def test_two_rows_that_disagree_leave_the_day_unknown():
    calendar = only([row(MON), row(TUE, "SCHOOL"), row(TUE, "INSET"), row(WED)])
    assert calendar.duplicates == (day(TUE),)
    with pytest.raises(CannotTell) as refused:
        calendar.nth_after(day(MON), 1)
    assert refused.value.message == (
        "I cannot count on the calendar of C1: Tuesday 1 December 2026 is listed twice, as SCHOOL "
        "and as INSET. Keep one of the two rows."
    )


def test_the_legal_term_of_a_row_wins_over_easter():
    rows = [
        row("Tue 30 Mar 2027", LocalTerm=4, LegalTerm="SPR"),
        row("Wed 31 Mar 2027", LocalTerm=4, LegalTerm=""),
        row("Thu 1 Apr 2027", LocalTerm=4, LegalTerm="Summer"),
    ]
    calendar = only(rows)
    assert calendar.legal_term(day("Tue 30 Mar 2027")) == LegalTerm(2026, "spring")
    assert calendar.legal_term(day("Wed 31 Mar 2027")) == LegalTerm(2026, "summer")
    assert calendar.legal_term(day("Thu 1 Apr 2027")) == LegalTerm(2026, "summer")


def test_local_terms_become_the_terms_of_a_school_of_three():
    rows = [
        row("Fri 18 Dec 2026", LocalTerm=1),
        row("Tue 5 Jan 2027", LocalTerm=2),
        row("Fri 9 Apr 2027", LocalTerm="Term 2"),
        row("Mon 26 Apr 2027", LocalTerm=3.0),
    ]
    calendar = only(rows)
    assert calendar.terms_per_year == 3
    # Friday 9 April 2027 is past Easter Monday, 29 March, and still in the school's second term.
    assert calendar.legal_term(day("Fri 9 Apr 2027")) == LegalTerm(2026, "spring")


def test_six_local_terms_at_a_school_that_says_three():
    rows = [row("Tue 30 Mar 2027", LocalTerm=4), row("Fri 4 Jun 2027", LocalTerm=6)]
    rows.insert(0, row("Mon 22 Feb 2027", LocalTerm=4))
    index = [{"CalendarID": "c1", "Name": "Three terms", "TermsPerYear": 3}]
    assert only(rows).legal_term(day("Tue 30 Mar 2027")) == LegalTerm(2026, "summer")
    joined = only(rows, index=index)
    assert joined.name == "Three terms"
    assert joined.legal_term(day("Tue 30 Mar 2027")) == LegalTerm(2026, "spring")


@pytest.mark.parametrize(
    ("bad", "code", "sentence"),
    [
        (row(MON, "SKOOL"), "L-044", "Row 3 of the Calendar sheet has the day type “SKOOL”"),
        (row(MON, ""), "L-044", "Row 3 of the Calendar sheet has no day type. Use one of SCHOOL"),
        (row(MON, "WEEKEND"), "L-043", "as a weekend, and it is a Monday"),
        (row(MON, Sessions=3), "L-045", "has “3” sessions. A day has 0, 1 or 2"),
        (row(MON, Sessions="two"), "L-045", "has “two” sessions"),
        (row(MON, Sessions=0), "L-046", "is marked SCHOOL but has 0 sessions"),
        (row(MON, "INSET", Sessions=2), "L-046", "is marked INSET but has 2 sessions"),
        (row(MON, LocalTerm=7), "L-047", "has “7” under LocalTerm"),
        (row(MON, LocalTerm="Autumn"), "L-047", "has “Autumn” under LocalTerm"),
        (row(MON, LegalTerm="WIN"), "L-048", "has “WIN” under LegalTerm. Use AUT, SPR or SUM"),
        (row(MON, LegalTerm="SPRAUT"), "L-048", "has “SPRAUT” under LegalTerm"),
        ({**row(MON), "Date": "31/11/2026"}, "L-042", "has no date I can use"),
        ({**row(MON), "Date": ""}, "L-042", "has no date I can use. It is blank."),
        ({**row(MON), "CalendarID": ""}, "L-040", "does not say which calendar it belongs to"),
        ({**row(MON), "Date": "2062-11-30"}, "L-053", "past the bank holidays I know"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_by_its_number(bad, code, sentence):
    with pytest.raises(BadInput) as refused:
        book_from_rows([row(TUE), bad])
    assert refused.value.code == code
    assert sentence in refused.value.message


def test_a_sheet_of_blank_rows_is_refused():
    with pytest.raises(BadInput, match="has no rows") as refused:
        book_from_rows([{"CalendarID": "", "Date": None, "DayType": ""}])
    assert refused.value.code == "L-041"


def test_terms_that_come_back_are_refused():
    rows = [row(MON, LocalTerm=2), row(TUE, LocalTerm=3), row(WED, LocalTerm=2)]
    with pytest.raises(BadInput) as refused:
        book_from_rows(rows)
    assert refused.value.code == "L-003"


def test_headings_may_be_spelt_with_spaces():
    calendar = only([{"Calendar ID": "C1", "date": day(MON), "Day type": "School"}])
    assert calendar.days == [day(MON)]


TWO = [row(MON, calendar="North"), row(MON, "INSET", calendar="South")]


def test_each_school_finds_its_own_calendar_by_number_or_name():
    schools = [
        {"CalendarID": "north", "SchoolDfE": "925/4001", "URN": 100001.0, "Name": "Ash Grove"},
        {"CalendarID": "South", "SchoolDfE": 9254002, "Name": "St Ede’s", "ShortName": "Ede"},
    ]
    book = book_from_rows(TWO, schools=schools)
    for name in ("9254001", "925/4001", "100001", "ash  grove"):
        assert book.for_school(name).name == "North", name
    for name in ("9254002", "St Ede's", "EDE"):
        assert book.for_school(name).name == "South", name
    with pytest.raises(CannotTell, match="I have no term dates for Beech Lane"):
        book.for_school("Beech Lane")


def test_a_school_on_a_calendar_that_is_not_there_is_refused_not_given_another():
    schools = [
        {"CalendarID": "C1", "Name": "Ash Grove"},
        {"CalendarID": "C9", "Name": "Birch Hill"},
        {"CalendarID": "", "Name": "Cedar Park"},
    ]
    book = book_from_rows([row(MON)], schools=schools)
    assert book.for_school("Ash Grove").name == "C1"
    with pytest.raises(CannotTell, match="It keeps the calendar C9") as refused:
        book.for_school("Birch Hill")
    assert refused.value.code == "D-005"
    assert book.find("Cedar Park") is None


def test_one_calendar_and_no_list_of_schools_serves_every_school():
    assert book_from_rows([row(MON)]).for_school("Ash Grove").name == "C1"
    assert book_from_rows(TWO).find("Ash Grove") is None


def test_a_name_two_schools_share_finds_neither():
    schools = [
        {"CalendarID": "North", "SchoolDfE": "9254001", "Name": "St Mary's"},
        {"CalendarID": "South", "SchoolDfE": "9254002", "Name": "St Mary's"},
    ]
    book = book_from_rows(TWO, schools=schools)
    assert book.for_school("9254002").name == "South"
    with pytest.raises(CannotTell, match="Two schools of that name"):
        book.for_school("St Mary's")
    assert book.for_school("St Mary's", "9254001").name == "North"


def test_one_number_on_two_calendars_is_refused():
    schools = [{"CalendarID": name, "SchoolDfE": "9254001"} for name in ("North", "South")]
    with pytest.raises(BadInput, match="is on two calendars, North and South") as refused:
        book_from_rows(TWO, schools=schools)
    assert refused.value.code == "L-054"


def test_a_calendar_is_found_by_its_title_and_its_id():
    index = [{"CalendarID": "North", "Name": "Northern schools"}]
    book = book_from_rows(TWO, index=index)
    assert book.named("north") is book.named("Northern Schools")
    assert book.named("North").name == "Northern schools"
    assert book.named("West") is None


def test_a_title_two_calendars_share_names_neither():
    index = [{"CalendarID": name, "Name": "Schools"} for name in ("North", "South")]
    book = book_from_rows(TWO, index=index)
    assert sorted(calendar.name for calendar in book) == ["North", "South"]


def test_a_ticked_box_is_refused_where_another_calendar_has_the_number():
    rows = [row(MON, Sessions=1), row(MON, calendar="C2", Sessions=True)]
    with pytest.raises(BadInput):
        book_from_rows(rows)
