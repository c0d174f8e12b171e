"""The three situations of the demo, worked by hand: every date with its weekday."""

from __future__ import annotations

from datetime import date

from daysix.law.service import day_given
from tests.council.counting import halves_of


def child_rows(council, case):
    return [row for row in council.exclusions if row["PupilID"] == case["PupilID"]]


def halves_between(rows, calendar, first, last):
    return sum(
        halves
        for row in rows
        for day, halves in halves_of(row, calendar).items()
        if first <= day <= last
    )


def test_a_governors_letter_posted_over_christmas(small, book, case_of):
    case = case_of(small.showcase["posted_over_christmas"])
    calendar = book.for_school(case["SchoolDfE"])
    assert (case["Category"], case["StartDate"]) == ("PERM", date(2025, 12, 1))  # Monday
    # Governors told on Monday 1 December: 2-5 December are days 1-4, 8-12 are 5-9, 15-19 are
    # 10-14. Monday 5 January 2026 is a training day, so day 15 is Tuesday 6 January.
    assert calendar.nth_after(case["GovNoticeDate"], 15) == date(2026, 1, 6)
    assert case["GDCDate"] == date(2025, 12, 18)  # Thursday, day 13
    # Posted first class on Tuesday 23 December. Wednesday 24 is the first working day after; the
    # 25th and 26th are bank holidays, then a weekend: the second is Monday 29 December.
    assert case["GDCDecisionNoticeMethod"] == "POST1"
    assert case["GDCDecisionNoticeDate"] == date(2025, 12, 23)
    assert day_given(case["GDCDecisionNoticeDate"], "POST1") == date(2025, 12, 29)
    # School days after it: 6-9 January are 1-4, 12-16 are 5-9, 19-23 are 10-14, and Monday
    # 26 January 2026 is 15.
    assert calendar.nth_after(date(2025, 12, 29), 15) == date(2026, 1, 26)
    # The parent posted the application first class on Thursday 22 January: Friday 23 is the
    # first working day, Monday 26 the second. In time, on the last day.
    assert day_given(case["IRPRequestDate"], case["IRPRequestMethod"]) == date(2026, 1, 26)
    # The review must begin within 15 school days: 27-30 January 1-4, 2-6 February 5-9, 9-13
    # February 10-14, half-term 16-20 February, Monday 23 February is 15. It was on Thursday 12.
    assert calendar.nth_after(date(2026, 1, 26), 15) == date(2026, 2, 23)
    assert case["IRPDate"] == date(2026, 2, 12)


def test_six_local_terms_are_three_in_law(small, book, case_of):
    case = case_of(small.showcase["six_terms"])
    calendar = book.for_school(case["SchoolDfE"])
    rows = child_rows(small, case)
    assert calendar.terms_per_year == 6
    # Term 1: 14-18 September and 5-9 October, ten days. Term 2: 9-12 November, four days, and
    # the case itself, Tuesday 24 and Wednesday 25 November.
    term_2 = halves_between(rows, calendar, date(2026, 11, 2), date(2026, 12, 18))
    assert term_2 / 2 == 6
    autumn = halves_between(rows, calendar, date(2026, 8, 1), date(2026, 12, 31))
    assert autumn / 2 == 16
    assert case["StartDate"] == max(row["StartDate"] for row in rows) == date(2026, 11, 24)
    # Governors told on Tuesday 24 November: 25-27 are 1-3, 30 November to 4 December 4-8, 7-11
    # December 9-13, Monday 14 is 14, Tuesday 15 December is 15.
    assert calendar.nth_after(case["GovNoticeDate"], 15) == date(2026, 12, 15)


def test_a_child_at_fourteen_and_a_half_days_with_one_more(small, book, case_of):
    case = case_of(small.showcase["over_fifteen_days"])
    calendar = book.for_school(case["SchoolDfE"])
    rows = child_rows(small, case)
    assert calendar.terms_per_year == 3
    # 9-11 September 3, 21-24 September 4, 5-9 October 5, Tuesday 3 November from noon a half and
    # 4-5 November 2: fourteen and a half.
    before = halves_between(rows, calendar, date(2026, 9, 1), date(2026, 11, 26))
    assert before / 2 == 14.5
    assert (case["StartDate"], case["EndDate"]) == (date(2026, 11, 27), date(2026, 11, 27))  # Fri
    after = halves_between(rows, calendar, date(2026, 9, 1), date(2026, 12, 18))
    assert after / 2 == 15.5
    # Governors told on Friday 27 November: Monday 30 is day 1, 4 December 5, 11 December 10, and
    # Friday 18 December, the last day of term, is 15.
    assert calendar.nth_after(case["GovNoticeDate"], 15) == date(2026, 12, 18)
    assert not calendar.counts(date(2026, 12, 21))


def test_a_council_that_ends_earlier_has_no_showcase():
    from daysix.council.make import make_council

    early = make_council(
        years=1,
        last_school_year=2025,
        schools=15,
        suspensions_per_year=20,
        permanent_per_year=1,
        as_of=date(2026, 3, 2),
    )
    assert early.showcase == {}
