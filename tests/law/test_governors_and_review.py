"""Governors, review and reconsideration, worked by hand on the example calendars.

Example three-term school: autumn 2026 Thu 3 Sep to Fri 18 Dec (half-term 26 to 30 Oct), spring
2027 Tue 5 Jan to Thu 25 Mar (half-term 15 to 19 Feb), summer 2027 Mon 12 Apr to Wed 21 Jul
(half-term 31 May to 4 Jun), autumn 2027 from Fri 3 Sep. Bank holidays: 25 and 28 Dec 2026, 1 Jan,
26 and 29 Mar, 3 and 31 May 2027.

Example six-term school: term 2 Mon 2 Nov to Fri 18 Dec 2026, term 3 Wed 6 Jan to Fri 12 Feb, term
4 Mon 22 Feb to Fri 9 Apr with Easter inside it, term 5 from Mon 26 Apr.
"""

from __future__ import annotations

from datetime import date

import pytest

from daysix.calendars.contract import book_from
from daysix.jobs.case.input import told_from
from daysix.law.answer import DONE, LATE, NOT_APPLICABLE, OPEN, Due, Fact
from daysix.law.building import cases_of
from daysix.law.engine import answers
from daysix.law.registry import module_of
from daysix.law.switches import Switches
from tests.law.worked import example_book, worked_date

THREE, SIX = "Example three-term school", "Example six-term school"
MUST_15, MUST_50, CONSIDER, NONE = "must_15", "must_50", "consider", "none"


def ask(  # noqa: PLR0913 - the sides of a case, all named at the call
    rule,
    *events,
    calendar=THREE,
    book=None,
    switches=None,
    as_of="2026-11-23",
    kind="maintained",
    already=(),
):
    """Answers of one rule about the last exclusion of a case."""
    document = {
        "school": {"name": calendar, "type": kind},
        "calendar": calendar,
        "pupil": {},
        "already": list(already),
        "events": list(events),
    }
    told = told_from(document, book or example_book())
    cases = cases_of(told, as_of=date.fromisoformat(as_of), switches=Switches(switches))
    return list(answers(cases[-1], [module_of(rule)]))


def due(rule, *events, **more) -> Due:
    [answer] = ask(rule, *events, **more)
    assert isinstance(answer, Due), answer
    return answer


def fact(rule, *events, **more) -> Fact:
    [answer] = ask(rule, *events, **more)
    assert isinstance(answer, Fact), answer
    return answer


def code(rule, *events, **more) -> str:
    [answer] = ask(rule, *events, **more)
    return answer.code


def permanent(first_day="2026-11-26", **more):
    return {"type": "permanent_exclusion", "first_day": first_day, **more}


def suspension(first_day="2026-11-02", **more):
    return {"type": "suspension", "first_day": first_day, **more}


def met(day, outcome="declined"):
    meeting = {"type": "governors_meeting", "date": day}
    return {**meeting, "outcome": outcome} if outcome else meeting


def decided(sent="2026-12-17", method="hand"):
    """Handed over on Thu 17 Dec 2026 the last day to ask for a review is Fri 22 Jan 2027."""
    return {"type": "governors_decision_notice", "sent": sent, "method": method}


def asked(sent, method="hand"):
    return {"type": "review_application", "sent": sent, "method": method}


def panel(decision, sent="2027-02-11", method="hand", *, payment=False):
    """Handed over on Thu 11 Feb 2027 governors have until Thu 4 Mar 2027."""
    return {
        "type": "review_decision_notice",
        "sent": sent,
        "method": method,
        "decision": decision,
        "payment_ordered": payment,
    }


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


# ---- IRP-01 and IRP-02: asking for a review --------------------------------------------------


def test_the_published_worked_date_of_2004() -> None:
    """Posted Mon 13 Sep 2004, given Wed 15 Sep, day 1 Thu 16 Sep, day 15 Wed 6 Oct 2004.

    16 and 17 Sep are days 1 and 2, 20 to 24 Sep 3 to 7, 27 Sep to 1 Oct 8 to 12, 4 to 6 Oct 13
    to 15.
    """
    book = book_from(
        [
            {
                "name": "Autumn 2004",
                "terms_per_year": 3,
                "terms": [{"name": "Autumn 2004", "start": "2004-09-01", "end": "2004-12-17"}],
                "breaks": [],
                "inset": [],
                "closures": [],
                "schools": ["*"],
            }
        ]
    )
    answer = due(
        "IRP-01",
        permanent("2004-09-01"),
        decided("2004-09-13", "first_class"),
        calendar="Autumn 2004",
        book=book,
        as_of="2004-09-20",
    )
    assert answer.trigger.day == worked_date("Wed 15 Sep 2004")
    first = next(step for step in answer.basis if step.n == 1)
    assert first.day == worked_date("Thu 16 Sep 2004")
    assert answer.due == worked_date("Wed 6 Oct 2004")


@pytest.mark.parametrize(
    ("calendar", "sent", "method", "last_day"),
    [
        (THREE, "2026-12-16", "hand", "Thu 21 Jan 2027"),
        (THREE, "2026-12-16", "first_class", "Mon 25 Jan 2027"),  # given Fri 18 Dec
        (THREE, "2026-12-15", "first_class", "Fri 22 Jan 2027"),  # given Thu 17 Dec
        (THREE, "2026-12-24", "first_class", "Mon 25 Jan 2027"),  # given Wed 30 Dec
        (THREE, "2026-12-31", "first_class", "Tue 26 Jan 2027"),  # given Tue 5 Jan
        (THREE, "2026-12-30", "first_class", "Mon 25 Jan 2027"),  # given Mon 4 Jan
        (THREE, "2027-03-19", "first_class", "Wed 28 Apr 2027"),  # given Tue 23 Mar
        (THREE, "2027-03-25", "email", "Fri 30 Apr 2027"),
        (SIX, "2026-10-14", "first_class", "Fri 20 Nov 2026"),  # given Fri 16 Oct, end of term 1
        (SIX, "2026-10-14", "hand", "Wed 18 Nov 2026"),
        (SIX, "2027-03-24", "first_class", "Wed 5 May 2027"),  # given Tue 30 Mar
    ],
)
def test_parents_have_fifteen_school_days_to_ask(calendar, sent, method, last_day) -> None:
    found = due("IRP-01", permanent("2026-09-14"), decided(sent, method), calendar=calendar)
    assert found.due == worked_date(last_day)


@pytest.mark.parametrize(
    ("notice", "request_", "made", "in_time"),
    [
        # decision handed over on Thu 17 Dec, last day Fri 22 Jan
        (decided(), asked("2027-01-22"), "Fri 22 Jan 2027", True),
        (decided(), asked("2027-01-23"), "Sat 23 Jan 2027", False),
        (decided(), asked("2027-01-23", "email"), "Sat 23 Jan 2027", False),
        (decided(), asked("2027-01-20", "first_class"), "Fri 22 Jan 2027", True),
        (decided(), asked("2027-01-21", "first_class"), "Mon 25 Jan 2027", False),
        (decided(), asked("2027-01-22", "first_class"), "Tue 26 Jan 2027", False),
        # decision handed over on Mon 12 Apr, last day Tue 4 May after the bank holiday
        (decided("2027-04-12"), asked("2027-04-29", "first_class"), "Tue 4 May 2027", True),
        (decided("2027-04-12"), asked("2027-04-30", "first_class"), "Wed 5 May 2027", False),
        (decided("2027-04-12"), asked("2027-05-04"), "Tue 4 May 2027", True),
    ],
)
def test_a_request_posted_on_the_last_day_is_late(notice, request_, made, in_time) -> None:
    events = [permanent(), notice, request_]
    assert due("IRP-02", *events).due == worked_date(made)
    assert fact("IRP-04", *events).value is in_time
    review = due("IRP-06", *events)
    assert (review.state == NOT_APPLICABLE) is not in_time
    as_of = worked_date(made).isoformat()
    assert due("IRP-01", *events, as_of=as_of).state == (DONE if in_time else LATE)


@pytest.mark.parametrize(("as_of", "state"), [("2027-01-22", OPEN), ("2027-01-23", DONE)])
def test_the_parents_window_simply_closes(as_of, state) -> None:
    assert due("IRP-01", permanent(), decided(), as_of=as_of).state == state


def test_a_decision_by_e_mail_both_readings() -> None:
    """AMB-06: e-mailed on Thu 17 Dec, the same letter posted that day and given on Mon 21."""
    e_mail, letter = decided(method="email"), decided(method="first_class")
    not_agreed = {"AMB-06": "not_agreed_use_letter"}
    answer = due("IRP-01", permanent(), e_mail, letter)
    assert answer.due == worked_date("Fri 22 Jan 2027")
    assert [tuple(one) for one in answer.alternatives] == [
        ("not_agreed_use_letter", worked_date("Mon 25 Jan 2027"))
    ]
    answer = due("IRP-01", permanent(), e_mail, letter, switches=not_agreed)
    assert answer.due == worked_date("Mon 25 Jan 2027")
    assert code("IRP-01", permanent(), e_mail, switches=not_agreed) == "D-030"


def test_a_request_by_e_mail_where_e_mail_is_not_agreed_is_asked_about() -> None:
    events = [permanent(), decided(), asked("2027-01-11", "email")]
    not_agreed = {"AMB-06": "not_agreed_use_letter"}
    assert code("IRP-02", *events, switches=not_agreed) == "D-030"
    assert due("IRP-01", *events, switches=not_agreed).due == worked_date("Fri 22 Jan 2027")


# ---- IRP-03: the second window ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "in_time"),
    [
        (asked("2027-04-15"), True),  # the fifteenth school day, a Thursday
        (asked("2027-04-16"), False),
        (asked("2027-04-13", "first_class"), True),
        (asked("2027-04-14", "first_class"), False),
        (asked("2027-03-01"), False),  # late for the first window, before the second opens
    ],
)
def test_the_second_window_after_a_claim(request_, in_time) -> None:
    """Determined on Wed 10 Mar 2027: 11 and 12, 15 to 19, 22 to 25 Mar, then 12 to 15 Apr."""
    determined = {"type": "equality_act_determined", "date": "2027-03-10"}
    events = [permanent(), decided(), request_, determined]
    assert due("IRP-03", *events).due == worked_date("Thu 15 Apr 2027")
    assert fact("IRP-04", *events).value is in_time
    assert (due("IRP-06", *events).due is not None) is in_time


def test_no_second_window_for_parents_who_asked_in_time() -> None:
    determined = {"type": "equality_act_determined", "date": "2027-03-10"}
    events = [permanent(), decided(), asked("2027-01-22"), determined]
    assert due("IRP-03", *events).state == NOT_APPLICABLE
    assert fact("IRP-04", *events).value is True


# ---- IRP-06: the review begins ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "owner"),
    [
        ("maintained", "local authority"),
        ("special", "local authority"),
        ("pru", "local authority"),
        ("academy", "academy trust"),
    ],
)
def test_who_arranges_the_review(kind, owner) -> None:
    events = [permanent(), decided(), asked("2027-01-11")]
    assert due("IRP-06", *events, kind=kind).owner == owner
    assert fact("IRP-05", *events, kind=kind).value == owner


@pytest.mark.parametrize(
    ("hearing", "as_of", "state"),
    [
        (None, "2027-02-01", OPEN),  # Monday, the last day
        (None, "2027-02-02", LATE),
        ("2027-02-01", "2027-01-25", OPEN),  # set, not yet held
        ("2027-02-01", "2027-02-02", DONE),
        ("2027-02-02", "2027-02-02", LATE),
    ],
)
def test_the_review_begins_on_time_up_to_and_on_the_last_day(hearing, as_of, state) -> None:
    events = [permanent(), decided(), asked("2027-01-11")]
    if hearing:
        events.append({"type": "review_hearing", "date": hearing})
    answer = due("IRP-06", *events, as_of=as_of)
    assert (answer.due, answer.state) == (worked_date("Mon 1 Feb 2027"), state)


def test_a_hearing_set_too_late_is_said_beforehand() -> None:
    events = [permanent(), decided(), asked("2027-01-11")]
    events.append({"type": "review_hearing", "date": "2027-02-02"})
    assert "Tuesday 2 February 2027" in due("IRP-06", *events, as_of="2027-01-25").message


# ---- IRP-15: discrimination claims -----------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "minus_one_day", "same_date"),
    [
        ("2026-11-26", "Tue 25 May 2027", "Wed 26 May 2027"),
        ("2026-08-31", "Sat 27 Feb 2027", "Sun 28 Feb 2027"),
        ("2026-09-01", "Sun 28 Feb 2027", "Mon 1 Mar 2027"),
        ("2027-08-31", "Mon 28 Feb 2028", "Tue 29 Feb 2028"),  # a leap year
    ],
)
def test_six_months_for_a_claim_both_readings(act, minus_one_day, same_date) -> None:
    """AMB-16."""
    event = {"type": "equality_act", "act_date": act}
    answer = due("IRP-15", permanent(), event)
    assert answer.due == worked_date(minus_one_day)
    assert [one.due for one in answer.alternatives] == [worked_date(same_date)]
    answer = due("IRP-15", permanent(), event, switches={"AMB-16": "same_date"})
    assert answer.due == worked_date(same_date)


def test_cancelling_does_not_stop_a_claim_but_stops_the_rest() -> None:
    events = [
        permanent(notice={"governing_board": "2026-11-27"}, misses_exam="2026-12-10"),
        {"type": "cancellation", "date": "2026-12-01"},
        {"type": "equality_act", "act_date": "2026-11-26"},
        met("2026-12-10"),
        decided(),
        asked("2027-01-11"),
    ]
    assert due("IRP-15", *events).due == worked_date("Tue 25 May 2027")
    for rule in ("GB-01", "GB-04", "GB-06", "IRP-01", "IRP-06"):
        answer = due(rule, *events)
        assert answer.state == NOT_APPLICABLE
        assert answer.message == "The exclusion was cancelled on Tuesday 1 December 2026."
    assert ask("IRP-04", *events) == []


@pytest.mark.parametrize(
    ("cancelled_on", "stopped"),
    [("2026-12-09", True), ("2026-12-10", False), ("2026-12-11", False)],
)
def test_a_head_cannot_cancel_once_governors_have_met(cancelled_on, stopped) -> None:
    """CAN-01: the meeting was on Thu 10 Dec."""
    events = [permanent(), met("2026-12-10"), {"type": "cancellation", "date": cancelled_on}]
    assert (due("GB-01", *events).state == NOT_APPLICABLE) is stopped


@pytest.mark.parametrize(("already_out", "stopped"), [(42, True), (42.5, False)])
def test_a_head_cannot_cancel_past_45_days(already_out, stopped) -> None:
    """CAN-02: out on Thu 26, Fri 27 and Mon 30 Nov, cancelled on Tue 1 Dec; 45 is still lawful."""
    already = [
        {
            "school": "Example other school",
            "days": already_out,
            "term": "autumn",
            "school_year": "2026/27",
        }
    ]
    events = [permanent(), {"type": "cancellation", "date": "2026-12-01"}]
    assert (due("GB-01", *events, already=already).state == NOT_APPLICABLE) is stopped


# ---- REC: reconsidering, and the payment -----------------------------------------------------


@pytest.mark.parametrize(
    ("calendar", "sent", "method", "last_day"),
    [
        (THREE, "2027-02-10", "hand", "Wed 3 Mar 2027"),
        (THREE, "2027-02-11", "hand", "Thu 4 Mar 2027"),
        (THREE, "2027-02-11", "first_class", "Fri 5 Mar 2027"),  # given Mon 15 Feb, half-term
        (THREE, "2026-12-17", "hand", "Fri 15 Jan 2027"),
        (THREE, "2026-12-17", "first_class", "Mon 18 Jan 2027"),  # given Mon 21 Dec
        (THREE, "2027-04-29", "first_class", "Tue 18 May 2027"),  # given Tue 4 May
        (SIX, "2027-02-11", "hand", "Thu 4 Mar 2027"),  # 12, 22 to 26 Feb, 1 to 4 Mar
        (SIX, "2027-03-24", "hand", "Fri 9 Apr 2027"),  # 25, 30, 31 Mar, 1, 2, 5 to 9 Apr
        (SIX, "2027-03-24", "first_class", "Tue 27 Apr 2027"),  # given Tue 30 Mar
    ],
)
def test_governors_reconvene_within_ten_school_days(calendar, sent, method, last_day) -> None:
    for decision in ("recommend", "quash_and_direct"):
        events = [permanent("2026-09-14"), panel(decision, sent, method)]
        assert due("REC-01", *events, calendar=calendar).due == worked_date(last_day)


@pytest.mark.parametrize(
    ("day", "state"), [("2027-03-04", DONE), ("2027-03-05", LATE), (None, OPEN)]
)
def test_reconvening_is_on_time_up_to_and_on_the_last_day(day, state) -> None:
    events = [permanent(), panel("recommend")]
    if day:
        events.append({"type": "reconsideration", "date": day, "outcome": "declined"})
    assert due("REC-01", *events, as_of="2027-03-04").state == state


@pytest.mark.parametrize(
    ("decision", "payment", "later", "amount"),
    [
        ("quash_and_direct", True, None, 4000),
        ("quash_and_direct", False, None, 0),
        ("recommend", True, None, 0),
        ("upheld", True, None, 0),
        ("quash_and_direct", True, ("2027-03-04", "reinstated"), 0),
        ("quash_and_direct", True, ("2027-03-05", "reinstated"), 4000),
        ("quash_and_direct", True, ("2027-03-04", "offer_declined_by_parents"), 0),
        ("quash_and_direct", True, ("2027-03-05", "offer_declined_by_parents"), 4000),
        ("quash_and_direct", True, ("2027-03-04", "declined"), 4000),
    ],
)
def test_the_payment(decision, payment, later, amount) -> None:
    events = [permanent(), panel(decision, payment=payment)]
    if later:
        day, outcome = later
        events.append({"type": "reconsideration", "date": day, "outcome": outcome})
    assert fact("REC-02", *events, as_of="2027-04-01").value == amount


def test_the_payment_waits_for_the_last_day() -> None:
    events = [permanent(), panel("quash_and_direct", payment=True)]
    before = fact("REC-02", *events, as_of="2027-03-04")
    assert (before.value, before.note) == (
        0,
        "Not yet: governors have until Thursday 4 March 2027.",
    )
    after = fact("REC-02", *events, as_of="2027-03-05", kind="academy")
    assert (after.value, after.note) == (
        4000,
        "The academy trust pays the local authority where the academy is.",
    )
    assert due("REC-03", *events).due == worked_date("Thu 11 Mar 2027")


def test_the_payment_is_due_once_governors_have_declined_again() -> None:
    """They decided on Tue 2 March, two days before their last day."""
    events = [
        permanent(),
        panel("quash_and_direct", payment=True),
        {"type": "reconsideration", "date": "2027-03-02", "outcome": "declined"},
    ]
    assert fact("REC-02", *events, as_of="2027-03-03").value == 4000
