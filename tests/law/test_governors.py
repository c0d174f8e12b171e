"""Governors: the days they have, their class of duty, the exam and the papers.

Worked by hand on the example calendars.

Example three-term school: autumn 2026 Thu 3 Sep to Fri 18 Dec (half-term 26 to 30 Oct), spring
2027 Tue 5 Jan to Thu 25 Mar (half-term 15 to 19 Feb), summer 2027 Mon 12 Apr to Wed 21 Jul
(half-term 31 May to 4 Jun), autumn 2027 from Fri 3 Sep. Bank holidays: 25 and 28 Dec 2026, 1 Jan,
26 and 29 Mar, 3 and 31 May 2027.

Example six-term school: term 2 Mon 2 Nov to Fri 18 Dec 2026, term 3 Wed 6 Jan to Fri 12 Feb, term
4 Mon 22 Feb to Fri 9 Apr with Easter inside it, term 5 from Mon 26 Apr.
"""

from __future__ import annotations

import pytest

from daysix.law.answer import DONE, LATE, NOT_APPLICABLE, OPEN
from tests.law.reviewing import (
    CONSIDER,
    MUST_15,
    MUST_50,
    NONE,
    SIX,
    THREE,
    code,
    due,
    fact,
    met,
    permanent,
    suspension,
)
from tests.law.worked import worked_date

# ---- GB-01: fifteen school days from receipt -------------------------------------------------


@pytest.mark.parametrize(
    ("calendar", "first_day", "sent", "method", "last_day"),
    [
        # before Christmas
        (THREE, "2026-12-07", "2026-12-14", "hand", "Tue 19 Jan 2027"),
        (THREE, "2026-12-07", "2026-12-12", "first_class", "Wed 20 Jan 2027"),  # a Saturday
        (THREE, "2026-12-07", "2026-12-17", "hand", "Fri 22 Jan 2027"),
        (THREE, "2026-12-07", "2026-12-18", "hand", "Mon 25 Jan 2027"),
        # posted on the last day of term it is given on Tue 22 Dec: no later, nobody is at school
        (THREE, "2026-12-07", "2026-12-18", "first_class", "Mon 25 Jan 2027"),
        # before Easter
        (THREE, "2027-03-15", "2027-03-24", "hand", "Thu 29 Apr 2027"),
        (THREE, "2027-03-15", "2027-03-25", "hand", "Fri 30 Apr 2027"),
        (THREE, "2027-03-15", "2027-03-25", "first_class", "Fri 30 Apr 2027"),
        # around the bank holiday on Mon 3 May
        (THREE, "2027-04-19", "2027-04-28", "first_class", "Mon 24 May 2027"),  # given Fri 30 Apr
        (THREE, "2027-04-19", "2027-04-29", "first_class", "Tue 25 May 2027"),  # given Tue 4 May
        (THREE, "2027-04-19", "2027-04-29", "hand", "Fri 21 May 2027"),
        # over the summer: the autumn's training day on Thu 2 Sep is skipped
        (THREE, "2027-07-12", "2027-07-16", "hand", "Mon 20 Sep 2027"),
        # six terms: Easter lies inside term 4
        (SIX, "2027-03-15", "2027-03-22", "hand", "Wed 28 Apr 2027"),
        (SIX, "2027-03-15", "2027-03-24", "first_class", "Wed 5 May 2027"),  # given Tue 30 Mar
    ],
)
def test_governors_have_fifteen_school_days(calendar, first_day, sent, method, last_day) -> None:
    exclusion = permanent(first_day, notice={"governing_board": sent}, notice_method=method)
    assert due("GB-01", exclusion, calendar=calendar).due == worked_date(last_day)


def test_an_unknown_notice_counts_from_the_first_day_and_says_so() -> None:
    answer = due("GB-01", permanent("2026-11-26"))
    assert answer.due == worked_date("Thu 17 Dec 2026")
    assert "not known" in answer.convention


def test_a_notice_by_second_class_post_is_asked_about_but_the_duty_is_known() -> None:
    exclusion = permanent(notice={"governing_board": "2026-11-27"}, notice_method="second_class")
    assert code("GB-01", exclusion) == "D-010"
    assert fact("GB-03", exclusion).value == MUST_15


@pytest.mark.parametrize(
    ("meeting", "as_of", "state"),
    [
        (None, "2026-12-18", OPEN),  # Friday, the last day
        (None, "2026-12-19", LATE),
        (met("2026-12-18"), "2026-12-19", DONE),
        (met("2027-01-05"), "2027-01-06", LATE),
        (met("2026-12-18", outcome=""), "2026-12-01", OPEN),  # only planned
        (met("2026-12-18", outcome=""), "2026-12-18", DONE),
    ],
)
def test_governors_are_on_time_up_to_and_on_the_last_day(meeting, as_of, state) -> None:
    exclusion = permanent(notice={"governing_board": "2026-11-27"})
    events = [exclusion, meeting] if meeting else [exclusion]
    answer = due("GB-01", *events, as_of=as_of)
    assert (answer.due, answer.state) == (worked_date("Fri 18 Dec 2026"), state)


# ---- GB-03: the class of duty ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "if_asked", "otherwise"),
    [
        ({"days": 0.5}, CONSIDER, NONE),
        ({"days": 4.5}, CONSIDER, NONE),
        ({"days": 5}, CONSIDER, NONE),
        ({"days": 5.5}, MUST_50, NONE),
        ({"days": 15}, MUST_50, NONE),
        ({"days": 15.5}, MUST_15, MUST_15),
        ({"sessions": 10}, CONSIDER, NONE),
        ({"sessions": 11}, MUST_50, NONE),
        ({"lunchtimes": 10}, CONSIDER, NONE),
        ({"lunchtimes": 11}, MUST_50, NONE),
        ({"lunchtimes": 30}, MUST_50, NONE),
        ({"lunchtimes": 31}, MUST_15, MUST_15),
        ({"last_day": "2026-11-06"}, CONSIDER, NONE),  # Mon to Fri
        ({"last_day": "2026-11-09"}, MUST_50, NONE),  # to the Monday after
        ({"last_day": "2026-11-20"}, MUST_50, NONE),  # three weeks
        ({"last_day": "2026-11-23"}, MUST_15, MUST_15),
        ({"days": 1, "misses_exam": "2026-11-02"}, MUST_15, MUST_15),
        ({"lunchtimes": 1, "misses_exam": "2026-11-02"}, MUST_15, MUST_15),
    ],
)
def test_the_class_on_both_sides_of_each_limit(length, if_asked, otherwise) -> None:
    assert fact("GB-03", suspension(**length)).value == otherwise
    assert fact("GB-03", suspension(**length, representations="2026-11-04")).value == if_asked


@pytest.mark.parametrize(
    ("calendar", "earlier", "this", "found"),
    [
        # three terms, over Christmas: 16, 17, 18 Dec are autumn, 5 Jan on is spring
        (THREE, ("2026-11-02", 12), ("2026-12-16", 6), NONE),  # autumn 15, spring 3
        (THREE, ("2026-11-02", 13), ("2026-12-16", 6), MUST_15),  # autumn 16, spring 3
        (THREE, None, ("2026-12-18", 16), NONE),  # autumn 1, spring 15
        (THREE, None, ("2026-12-18", 16.5), MUST_15),  # autumn 1, spring 15.5
        (THREE, ("2026-12-07", 10), ("2027-01-05", 10), NONE),  # autumn 10, spring 10
        # half-term splits nothing: 10 days in October and 6 in November
        (THREE, ("2026-10-05", 10), ("2026-11-02", 5), NONE),
        (THREE, ("2026-10-05", 10), ("2026-11-02", 6), MUST_15),
        # six terms: terms 1 and 2 are one period up to 31 December
        (SIX, ("2026-10-05", 10), ("2026-11-02", 5), NONE),
        (SIX, ("2026-10-05", 10), ("2026-11-02", 6), MUST_15),
        # six terms, over Easter: Mon 22 to Thu 25 Mar are spring, Tue 30 Mar to Fri 2 Apr summer
        (SIX, ("2027-02-22", 11), ("2027-03-22", 8), NONE),  # spring 15, summer 4
        (SIX, ("2027-02-22", 12), ("2027-03-22", 8), MUST_15),  # spring 16, summer 4
    ],
)
def test_the_worst_term_a_suspension_touches_decides(calendar, earlier, this, found) -> None:
    rows = [earlier, this] if earlier else [this]
    events = [suspension(first_day, days=days) for first_day, days in rows]
    assert fact("GB-03", *events, calendar=calendar).value == found


@pytest.mark.parametrize(
    ("elsewhere", "all_days", "ours_only"),
    [
        (3, CONSIDER, CONSIDER),  # 3 + 2 = 5
        (3.5, MUST_50, CONSIDER),
        (13, MUST_50, CONSIDER),  # 13 + 2 = 15
        (13.5, MUST_15, CONSIDER),
    ],
)
def test_days_at_another_school_both_readings(elsewhere, all_days, ours_only) -> None:
    """AMB-03."""
    already = [
        {
            "school": "Example other school",
            "days": elsewhere,
            "term": "autumn",
            "school_year": "2026/27",
        }
    ]
    events = [suspension("2026-11-16", days=2, representations="2026-11-17")]
    assert fact("GB-03", *events, already=already).value == all_days
    reading = {"AMB-03": "this_school_only"}
    assert fact("GB-03", *events, already=already, switches=reading).value == ours_only


def test_days_at_another_school_in_another_term_are_left_out() -> None:
    already = [
        {
            "school": "Example other school",
            "days": 15,
            "term": "summer",
            "school_year": "2025/26",
        }
    ]
    assert fact("GB-03", suspension(days=2), already=already).value == NONE


@pytest.mark.parametrize(
    ("cancelled_on", "found"),
    [
        (None, MUST_15),  # 13 + 3 = 16
        ("2026-11-04", CONSIDER),  # Mon and Tue served: 2 + 3 = 5
        ("2026-11-05", MUST_50),  # three served: 3 + 3 = 6
    ],
)
def test_only_the_days_served_of_a_cancelled_suspension_count(cancelled_on, found) -> None:
    events = [
        suspension("2026-11-02", days=13),
        suspension("2026-12-07", days=3, representations="2026-12-08"),
    ]
    if cancelled_on:
        events.append({"type": "cancellation", "date": cancelled_on})
    assert fact("GB-03", *events).value == found


def test_a_suspension_over_five_days_says_by_when_they_would_have_to_meet() -> None:
    exclusion = suspension(days=6, notice={"governing_board": "2026-11-02"})
    assert fact("GB-03", exclusion).note.endswith("must meet by Tuesday 26 January 2027.")


def test_coming_back_early_does_not_undo_the_duty_to_meet() -> None:
    """16 days from Mon 2 Nov, notice that day; reinstated on the last day, Mon 23 Nov."""
    events = [
        suspension(days=16, notice={"governing_board": "2026-11-02"}),
        met("2026-11-23", "reinstated"),
    ]
    answer = due("GB-01", *events, as_of="2026-12-01")
    assert (answer.due, answer.state) == (worked_date("Mon 23 Nov 2026"), DONE)


# ---- GB-04: before the exam ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exam", "target"),
    [
        ("2027-05-10", None),  # Monday, the day of the notice: they cannot
        ("2027-05-11", "Mon 10 May 2027"),
        ("2027-05-12", "Tue 11 May 2027"),
        ("2027-05-17", "Fri 14 May 2027"),  # Monday
        ("2027-06-07", "Fri 28 May 2027"),  # Monday after half-term
    ],
)
def test_before_the_exam_if_a_day_is_left(exam, target) -> None:
    exclusion = permanent("2027-05-10", notice={"governing_board": "2027-05-10"}, misses_exam=exam)
    answer = due("GB-04", exclusion)
    assert answer.status == "should"
    if target is None:
        assert answer.state == NOT_APPLICABLE
        assert "within 15 school days" in answer.message
    else:
        assert answer.due == worked_date(target)
    # the fifteen school days run all the same: 11 to 14, 17 to 21, 24 to 28 May, Mon 7 June
    assert due("GB-01", exclusion).due == worked_date("Mon 7 Jun 2027")


def test_an_exam_on_the_notice_day_is_seen_through_the_post() -> None:
    """Posted on Mon 10 May, received on Wed 12: the exam on Thu 13 leaves that Wednesday."""
    exclusion = permanent(
        "2027-05-10",
        notice={"governing_board": "2027-05-10"},
        notice_method="first_class",
        misses_exam="2027-05-13",
    )
    assert due("GB-04", exclusion).due == worked_date("Wed 12 May 2027")
    assert due("GB-04", {**exclusion, "misses_exam": "2027-05-12"}).due is None


# ---- GB-06 and IRP-07: papers ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("meeting", "count_back", "clear_days"),
    [
        ("2026-12-10", "Thu 3 Dec 2026", "Wed 2 Dec 2026"),
        ("2026-12-14", "Mon 7 Dec 2026", "Fri 4 Dec 2026"),
        ("2027-01-11", "Fri 18 Dec 2026", "Thu 17 Dec 2026"),  # 8, 7, 6, 5 Jan, then December
        ("2027-02-23", "Tue 9 Feb 2027", "Mon 8 Feb 2027"),  # 22, then 12, 11, 10 and 9 Feb
    ],
)
def test_papers_go_round_five_school_days_before_both_readings(
    meeting, count_back, clear_days
) -> None:
    """AMB-08, for governors and for the panel alike."""
    for rule, event in (
        ("GB-06", met(meeting)),
        ("IRP-07", {"type": "review_hearing", "date": meeting}),
    ):
        answer = due(rule, permanent(), event)
        assert answer.due == worked_date(count_back)
        assert [tuple(one) for one in answer.alternatives] == [
            ("clear_days", worked_date(clear_days))
        ]
        answer = due(rule, permanent(), event, switches={"AMB-08": "clear_days"})
        assert answer.due == worked_date(clear_days)
        assert answer.basis[-1].n == 6
