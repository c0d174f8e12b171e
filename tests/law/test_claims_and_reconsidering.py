"""Discrimination claims, cancelling, reconsidering, and the payment.

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
from tests.law.reviewing import SIX, THREE, ask, asked, decided, due, fact, met, panel, permanent
from tests.law.worked import worked_date

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
