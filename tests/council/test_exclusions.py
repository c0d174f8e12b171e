from __future__ import annotations

from collections import Counter
from datetime import date

from daysix.calendars.terms import LegalTerm, school_year
from daysix.council.rows import EXCLUSION_COLUMNS
from daysix.law.service import day_given
from tests.council.counting import by_child, halves_of, totals

NEW_CODES_FROM = date(2026, 9, 1)
OLD_CODES = {
    "PP",
    "PA",
    "VP",
    "VA",
    "OW",
    "BU",
    "RA",
    "LG",
    "DS",
    "SM",
    "DA",
    "DM",
    "TH",
    "DB",
    "MT",
    "PH",
}


def test_every_exclusion_starts_and_ends_on_a_school_day_of_that_school(small, book):
    for row in small.exclusions:
        calendar = book.for_school(row["SchoolDfE"])
        assert calendar.counts(row["StartDate"]), row["ExclusionID"]
        if row["Category"] != "PERM":
            assert calendar.counts(row["EndDate"]), row["ExclusionID"]
            assert row["EndDate"] >= row["StartDate"]


def test_decisions_are_made_on_weekdays_not_after_the_first_day(small):
    for row in small.exclusions:
        if row["DecisionDate"].weekday() > 4:
            # Only the boarding school, which meets on Saturdays, decides on one.
            assert row["DecisionDate"].weekday() == 5
            assert row["DecisionDate"] == row["StartDate"]
        assert row["IncidentDate"] <= row["DecisionDate"] <= row["StartDate"]
        assert row["NotifiedLADateTime"].date() >= row["DecisionDate"]


def test_no_child_is_out_twice_on_one_day(small, book):
    for rows in by_child(small).values():
        seen = set()
        for row in rows:
            days = set(halves_of(row, book.for_school(row["SchoolDfE"])))
            assert not days & seen, row["ExclusionID"]
            seen |= days


def test_nobody_is_suspended_for_more_than_45_days_in_a_year(small, book):
    by_year = totals(small, book, lambda _calendar, day: school_year(day))
    assert max(by_year.values()) == 90
    assert Counter(by_year.values())[90] >= 1


def test_children_stand_on_both_sides_of_every_limit(small, book):
    by_term = totals(small, book, lambda calendar, day: calendar.legal_term(day))
    found = set(by_term.values())
    # 5 and 5.5, 14.5, 15 and 15.5 days, counted in halves
    assert {10, 11, 29, 30, 31} <= found
    assert all(isinstance(term, LegalTerm) for _, term in by_term)


def test_most_children_are_excluded_once_or_twice_and_some_often(small):
    often = Counter(len(rows) for rows in by_child(small).values())
    assert often[1] + often[2] > sum(often.values()) / 2
    assert max(often) >= 10


def test_there_are_half_days_afternoons_lunchtimes_and_back_to_back_suspensions(small, book):
    suspensions = [row for row in small.exclusions if row["Category"] == "SUSP"]
    assert any(row["EndSession"] == "AM" for row in suspensions)
    assert any(row["StartSession"] == "PM" for row in suspensions)
    assert any(row["Category"] == "LNCH" for row in small.exclusions)
    by_id = {row["ExclusionID"]: row for row in small.exclusions}
    linked = [row for row in small.exclusions if "LinkedExclusionID" in row]
    assert {row["Category"] for row in linked} == {"SUSP", "PERM"}
    for row in linked:
        earlier = by_id[row["LinkedExclusionID"]]
        calendar = book.for_school(row["SchoolDfE"])
        assert earlier["PupilID"] == row["PupilID"]
        assert calendar.nth_after(earlier["EndDate"], 1) == row["StartDate"]


def test_every_reason_was_in_use_on_the_day(small):
    new = 0
    for row in small.exclusions:
        codes = [row[f"Reason{n}"] for n in (1, 2, 3) if f"Reason{n}" in row]
        assert 1 <= len(codes) == len(set(codes)) <= 3
        if row["StartDate"] < NEW_CODES_FROM:
            assert set(codes) <= OLD_CODES, row["ExclusionID"]
        new += bool(set(codes) - OLD_CODES)
    assert new >= 10


def test_exams_missed_fall_on_days_out_in_may_or_june(small, book):
    missed = [row for row in small.exclusions if row["ExamAffected"] == "Y"]
    assert {row["NCY"] for row in missed} >= {"11"}
    for row in missed:
        assert row["NCY"] in {"6", "11", "13"}
        assert row["ExamDate"] in halves_of(row, book.for_school(row["SchoolDfE"]))
        assert row["ExamDate"].month in {5, 6}
    assert not any(
        row["NCY"] in {"11", "13"} and (row["StartDate"].month, row["StartDate"].day) >= (7, 1)
        and row["StartDate"].month == 7
        for row in small.exclusions
    )  # fmt: skip


def test_governors_mostly_meet_in_time_and_sometimes_late(small, book):
    taken = [
        book.for_school(row["SchoolDfE"]).number_after(row["GovNoticeDate"], row["GDCDate"])
        for row in small.exclusions
        if row["Category"] == "PERM" and "GDCDate" in row
    ]
    assert sum(days <= 15 for days in taken) > 0.8 * len(taken)
    assert any(days > 15 for days in taken)


def test_every_step_of_a_permanent_exclusion_happens_somewhere(small):
    filled = Counter(column for row in small.exclusions for column in row)
    for column in (
        "GDCDecisionNoticeMethod", "IRPRequestDate", "IRPOutcome", "NoReviewStatedDate",
        "RollRemovalDate", "CancelledDate", "Day6Provider", "Day6Start", "RepresentationsDate",
        "VSHNotified", "SWNotified", "HomeLANotified", "ReconsiderDate",
    ):  # fmt: skip
        assert filled[column] > 0, column
    assert set(filled) <= set(EXCLUSION_COLUMNS)
    assert {"CANCELLED", "REINSTATED", "FINAL", "GDC-DUE", "CLOSED"} <= {
        row["Status"] for row in small.exclusions
    }


def test_nobody_comes_off_the_register_before_the_time_for_a_review_is_over(small, book):
    plain = [
        row
        for row in small.exclusions
        if "RollRemovalDate" in row
        and "IRPRequestDate" not in row
        and "NoReviewStatedDate" not in row
    ]
    assert len(plain) > 10
    for row in plain:
        given = day_given(row["GDCDecisionNoticeDate"], row["GDCDecisionNoticeMethod"])
        last = book.for_school(row["SchoolDfE"]).nth_after(given, 15)
        assert row["RollRemovalDate"] > last


def test_what_the_school_says_of_the_length_agrees_with_its_calendar(small, book):
    said = [row for row in small.exclusions if "SchoolSessions" in row]
    assert len(said) > 500
    for row in said:
        calendar = book.for_school(row["SchoolDfE"])
        assert row["SchoolSessions"] == sum(halves_of(row, calendar).values()), row["ExclusionID"]
        if "SchoolReturnDate" in row:
            assert calendar.nth_after(row["EndDate"], 1) == row["SchoolReturnDate"]


def test_a_permanent_exclusion_has_no_last_day(small):
    for row in small.exclusions:
        assert ("EndDate" in row) == (row["Category"] != "PERM")
