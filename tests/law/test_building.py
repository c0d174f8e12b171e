"""What happened afterwards is put with the exclusion it belongs to."""

from __future__ import annotations

from datetime import date

from daysix.jobs.case.input import told_from
from daysix.law.answer import Due, Fact
from daysix.law.building import cases_of
from daysix.law.engine import answers_for
from tests.law.worked import example_book

SCHOOL = {"name": "Example three-term school"}


def _answers(events, as_of=date(2026, 12, 18)):
    told = told_from({"school": SCHOOL, "events": events}, example_book())
    return list(answers_for(cases_of(told, as_of=as_of)))


def _dues(events, rule, **more):
    return [
        (case.exclusion.first_day.isoformat(), answer)
        for case, answer in _answers(events, **more)
        if isinstance(answer, Due) and answer.rule.id == rule
    ]


def test_education_begun_in_one_suspension_serves_the_next_that_follows_straight_on() -> None:
    # Mon 9 to Thu 12 November, then Fri 13 to Wed 18: the sixth day in a row is Mon 16 November
    events = [
        {"type": "suspension", "first_day": "2026-11-09", "days": 4},
        {"type": "provision", "starts": "2026-11-12"},
        {"type": "suspension", "first_day": "2026-11-13", "days": 4},
    ]
    ((exclusion, due),) = _dues(events, "ED-01")
    assert exclusion == "2026-11-13"
    assert due.due == date(2026, 11, 16)
    assert due.state == "done"


def test_a_day_in_school_between_two_suspensions_breaks_that() -> None:
    # back in school on Fri 13: the second suspension, Mon 16 to Tue 24, is a run of its own
    events = [
        {"type": "suspension", "first_day": "2026-11-09", "days": 4},
        {"type": "provision", "starts": "2026-11-12"},
        {"type": "suspension", "first_day": "2026-11-16", "days": 7},
    ]
    ((exclusion, due),) = _dues(events, "ED-01")
    assert exclusion == "2026-11-16"
    assert due.due == date(2026, 11, 23)
    assert due.state == "late"


def test_a_meeting_settles_every_exclusion_begun_by_then() -> None:
    events = [
        {"type": "suspension", "first_day": "2026-09-07", "days": 16},
        {"type": "permanent_exclusion", "first_day": "2026-10-05"},
        {"type": "governors_meeting", "date": "2026-10-09", "outcome": "declined"},
    ]
    found = _dues(events, "GB-01")
    assert [(exclusion, due.done_on) for exclusion, due in found] == [
        ("2026-09-07", date(2026, 10, 9)),
        ("2026-10-05", date(2026, 10, 9)),
    ]


def test_a_cancellation_after_governors_met_does_not_stop_the_clocks_or_the_days() -> None:
    events = [
        {"type": "permanent_exclusion", "first_day": "2026-11-02"},
        {"type": "governors_meeting", "date": "2026-11-12", "outcome": "declined"},
        {"type": "cancellation", "date": "2026-11-16"},
        {"type": "suspension", "first_day": "2026-11-18", "days": 1},
    ]
    case = next(case for case, _answer in _answers(events))
    assert case.exclusion.ended is None
    ((_, due),) = [pair for pair in _dues(events, "GB-01") if pair[0] == "2026-11-02"]
    # day 0 is Monday 2 November, unknown notice; the 15th school day on is Monday 23 November
    assert due.due == date(2026, 11, 23)


def test_a_review_is_about_the_permanent_exclusion_not_the_suspension_after_it() -> None:
    events = [
        {"type": "permanent_exclusion", "first_day": "2026-11-02"},
        {"type": "suspension", "first_day": "2026-11-04", "days": 1},
        {"type": "governors_decision_notice", "sent": "2026-11-13", "method": "hand"},
    ]
    ((exclusion, due),) = _dues(events, "IRP-01")
    assert exclusion == "2026-11-02"
    # Friday 13 November is day 0; Friday 4 December is the 15th school day after it
    assert due.due == date(2026, 12, 4)


def test_the_other_reading_of_days_at_another_school_is_shown_where_it_decides() -> None:
    # 9 days at another school and 7 here: 16 known days; only this school's own are 7
    document = {
        "school": SCHOOL,
        "already": [{"school": "Elsewhere", "first_day": "2026-09-07", "last_day": "2026-09-17"}],
        "events": [{"type": "suspension", "first_day": "2026-11-02", "days": 7}],
    }
    told = told_from(document, example_book())
    facts = {
        answer.fact: answer
        for _case, answer in answers_for(cases_of(told, as_of=date(2026, 11, 23)))
        if isinstance(answer, Fact)
    }
    assert facts["term_days"].value == 16
    assert facts["term_days"].note.endswith("own days (AMB-03): 7 days.")
    assert facts["gb_class"].value == "must_15"
    assert facts["gb_class"].note.endswith("(AMB-03) the answer would be none.")
