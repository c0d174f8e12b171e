"""A review: asking for it in time, a second time, and when it begins.

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

from daysix.calendars.contract import book_from
from daysix.law.answer import DONE, LATE, NOT_APPLICABLE, OPEN
from tests.law.reviewing import SIX, THREE, asked, code, decided, due, fact, permanent
from tests.law.worked import worked_date

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
