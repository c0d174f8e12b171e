"""A case of governors or a review, by its events, and one rule asked about it."""

from __future__ import annotations

from datetime import date

from daysix.jobs.case.input import told_from
from daysix.law.answer import Due, Fact
from daysix.law.building import cases_of
from daysix.law.engine import answers
from daysix.law.registry import module_of
from daysix.law.switches import Switches
from tests.law.worked import example_book

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
