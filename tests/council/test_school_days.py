from __future__ import annotations

from datetime import date, timedelta

from daysix.calendars.terms import school_year
from daysix.council.shapes import COUNCIL_CODE
from daysix.law import bank_holidays


def school_of(council, pattern):
    return [one for one in council.schools if one.pattern == pattern]


def test_every_school_has_its_own_complete_calendar(small, book):
    assert len(small.calendars) == len(small.schools) == 60
    for school in small.schools:
        calendar = book.for_school(school.dfe)
        assert calendar is book.for_school(school.name)
        assert school.dfe in calendar.name


def test_the_calendars_reach_past_the_next_school_year(small, book):
    for school in small.schools:
        if school.closed is None:
            assert book.for_school(school.dfe).last >= date(2028, 7, 10)


def test_a_year_has_about_190_school_days_and_no_bank_holiday(small, book):
    for school in small.schools:
        calendar = book.for_school(school.dfe)
        for year in range(2022, 2028):
            days = [day for day in calendar.days if school_year(day) == year]
            if school.meets_in(year):
                assert 183 <= len(days) <= 195, (school.name, year, len(days))
            else:
                assert days == []
            assert [day for day in days if bank_holidays.england(day)] == []


def test_only_the_boarding_school_meets_on_saturdays_and_for_the_morning(small, book):
    for school in small.schools:
        calendar = book.for_school(school.dfe)
        weekends = [day for day in calendar.days if day.weekday() > 4]
        if school.pattern == "boarding":
            assert len(weekends) > 50
            assert {day.weekday() for day in weekends} == {5}
            assert {calendar.sessions(day) for day in weekends} == {1}
        else:
            assert weekends == []


def test_six_term_schools_say_so(small, book):
    six = school_of(small, "six_term")
    assert len(six) >= 3
    for school in six:
        assert book.for_school(school.dfe).terms_per_year == 6
    assert book.for_school(school_of(small, "county")[0].dfe).terms_per_year == 3


def test_a_fourth_term_runs_on_past_easter_in_2024(small, book):
    # Term 4 of 2023/24 ends on Friday 5 April 2024; Easter Monday was 1 April.
    calendar = book.for_school(school_of(small, "six_term")[0].dfe)
    assert str(calendar.legal_term(date(2024, 3, 28))) == "spring term 2023/24"  # Thursday
    assert str(calendar.legal_term(date(2024, 4, 3))) == "summer term 2023/24"  # Wednesday


def test_two_weeks_in_october_are_two_weeks(small, book):
    academies = school_of(small, "two_week_october")
    assert academies
    assert {school.governance for school in academies} == {"academy"}
    calendar = book.for_school(academies[0].dfe)
    # 2025: the county's week is 27-31 October; these have 20-24 October as well.
    assert not any(calendar.counts(date(2025, 10, day)) for day in range(20, 32))
    county = book.for_school(school_of(small, "county")[0].dfe)
    assert county.counts(date(2025, 10, 22))  # Wednesday


def test_some_schools_shut_unexpectedly_and_some_end_terms_at_noon(small):
    closures = [why for entry in small.calendars for _, why in entry["closures"]]
    assert "snow" in closures
    assert set(closures) - {"snow"}
    assert sum("half_days" in entry for entry in small.calendars) >= 3


def test_one_school_closes_and_its_children_go_to_another(small, book):
    old = next(one for one in small.schools if one.closed)
    new = next(one for one in small.schools if one.dfe == old.successor)
    assert (old.closed, new.opened) == (date(2024, 8, 31), date(2024, 9, 1))
    assert book.for_school(old.dfe).last == date(2024, 7, 31)
    at_old = [row["StartDate"] for row in small.exclusions if row["SchoolDfE"] == old.dfe]
    at_new = [row["StartDate"] for row in small.exclusions if row["SchoolDfE"] == new.dfe]
    assert max(at_old) < date(2024, 8, 1) < min(at_new)


def test_every_kind_of_school_is_there(small):
    assert {one.phase for one in small.schools} == {
        "Primary", "Secondary", "All-through", "Special", "PRU"
    }  # fmt: skip
    assert {one.kind for one in small.schools} >= {"State boarding", "Pupil referral unit"}
    assert len({one.name for one in small.schools}) == len({one.dfe for one in small.schools}) == 60
    assert {one.dfe[:3] for one in small.schools} == {COUNCIL_CODE}


def test_the_calendar_sheet_says_the_same_as_each_schools_own_calendar(small, book):
    sheet = {}
    for row in small.calendar_rows:
        sheet.setdefault(row["CalendarID"], {})[row["Date"]] = row["Sessions"]
    assert len(sheet) == len(small.calendar_index) < 60
    checked = 0
    for school in small.schools:
        if school.closed is not None:
            assert school.calendar_id == ""
            continue
        calendar = book.for_school(school.dfe)
        for day, sessions in sheet[school.calendar_id].items():
            assert calendar.sessions(day) == sessions, (school.name, day)
            checked += 1
    assert checked > 59 * 700


def test_the_calendar_sheet_has_every_day_of_this_year_and_the_next_once(small):
    days = [row["Date"] for row in small.calendar_rows if row["CalendarID"] == "CAL-001"]
    first = date(2026, 8, 1)
    assert days == [first + timedelta(days=n) for n in range(len(days))]
    assert days[-1] == date(2028, 7, 31)


def test_the_calendar_sheet_gives_the_legal_term_of_a_sixth_term(small):
    six = next(one for one in small.schools if one.pattern == "six_term")
    rows = {row["Date"]: row for row in small.calendar_rows if row["CalendarID"] == six.calendar_id}
    # Thursday 19 November 2026 is in Term 2; Thursday 1 April 2027 is in Term 4, and Easter Monday
    # was 29 March.
    assert (rows[date(2026, 11, 19)]["LocalTerm"], rows[date(2026, 11, 19)]["LegalTerm"]) == (
        2,
        "AUT",
    )
    assert (rows[date(2027, 4, 1)]["LocalTerm"], rows[date(2027, 4, 1)]["LegalTerm"]) == (4, "SUM")
    assert rows[date(2027, 3, 29)]["DayType"] == "BANK"
