"""Exclusions with their days laid out, and what the rules say of a case.

Both schools are those of the example calendars.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from daysix.law import durations
from daysix.law.answer import Fact
from daysix.law.building import cases_of
from daysix.law.case import Event
from daysix.law.engine import answers
from daysix.law.exclusion import LUNCHTIME, PERMANENT, SUSPENSION, Exclusion
from daysix.law.ledger import Ledger
from daysix.law.registry import module_of
from daysix.law.rule import Example
from daysix.law.switches import Switches
from tests.law import worked

THREE, SIX = "Example three-term school", "Example six-term school"
END_OF_YEAR = date(2027, 7, 21)


def calendar(name=THREE):
    return worked.example_book().named(name)


def suspension(first, *, last=None, halves=None, **more):
    """One suspension, from its days as ISO text."""
    on, session = more.pop("on", THREE), more.get("session", "am")
    school, start = calendar(on), date.fromisoformat(first)
    if last is not None:
        laid = durations.until_last_day(school, start, date.fromisoformat(last), session=session)
    else:
        laid = durations.for_halves(school, start, halves, session=session)
    return Exclusion(
        id="x", kind=SUSPENSION, school=on, calendar=school, first_day=start, halves=laid, **more
    )


def lunchtimes(first, number, **more):
    start = date.fromisoformat(first)
    laid = durations.for_lunchtimes(calendar(), start, number)
    return Exclusion(
        id="x",
        kind=LUNCHTIME,
        school=THREE,
        calendar=calendar(),
        first_day=start,
        halves=laid,
        **more,
    )


def permanent(first, **more):
    return Exclusion(
        id="x",
        kind=PERMANENT,
        school=THREE,
        calendar=calendar(),
        first_day=date.fromisoformat(first),
        **more,
    )


def day(text):
    return worked.worked_date(text)


def facts(events, rule, *, switches=None, as_of="2026-11-23", **more):
    """Facts of one rule about the last exclusion of a case."""
    example = Example("", events, {}, **more)
    told = worked.told_from(worked.document(example), worked.example_book())
    cases = cases_of(told, as_of=date.fromisoformat(as_of), switches=Switches(switches))
    found = answers(cases[-1], [module_of(rule)])
    return {answer.fact: answer.value for answer in found if isinstance(answer, Fact)}


SUSP = {"type": "suspension"}


def event(kind, iso, method="hand", outcome=None):
    return Event(kind, date.fromisoformat(iso), method=method, outcome=outcome)


NOTICE = event("governors_decision_notice", "2026-11-02")
ASKED = event("review_application", "2026-11-23")


SCHOOL_DAYS = [one for one in calendar().days if date(2026, 9, 1) <= one <= END_OF_YEAR]


@st.composite
def any_row(draw):
    """One suspension or run of lunchtimes in 2026/27, fitting into the school year."""
    start = draw(st.integers(0, len(SCHOOL_DAYS) - 25))
    halves = draw(st.integers(1, 40))
    first = SCHOOL_DAYS[start].isoformat()
    if draw(st.booleans()):
        return suspension(first, halves=halves, session=draw(st.sampled_from(["am", "pm"])))
    return lunchtimes(first, min(halves, 20))


ROWS = st.lists(any_row(), min_size=1, max_size=6)


def halves_by_day(rows):
    return {out.day: out.halves for out in Ledger(rows).days_out(END_OF_YEAR)}
