"""ROLL-01: the name stays on the register until the time for a review has run out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._register import REGISTERS_FORCE, registration
from daysix.deadlines._review import (
    IN_TIME,
    SECOND_WINDOW,
    about_a_permanent_exclusion,
    decision_given,
    last_day_to_apply,
    standing_request,
    why_no_review,
)
from daysix.law.answer import EARLIEST, Due, Reading, after, calendar_days, does_not_apply, reading
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ROLL-01",
    title="Name may come off the register (no review asked for)",
    says="Where nobody asks for a review, the name may be removed once 15 school days have passed "
    "since the parent was told of the governors' decision. In practice: on the next school day.",
    cites=(
        registration("reg 9(1)(o), 9(3)(e) and 9(5)(c)", confidence="secondary"),
        guidance("para 141"),
    ),
    owner="school",
    force=REGISTERS_FORCE,
    count=1,
    unit=SCHOOL_DAY,
    switches=("AMB-06", "AMB-14"),
)
EVENT = "last day for the parent to ask for a review"
NEXT_SCHOOL_DAY, NEXT_DAY = "next_school_day", "next_calendar_day"


def apply(case: Case) -> Iterator[Answer]:
    """The first day the name may come off, unless a review or a waiver decides it."""
    if not about_a_permanent_exclusion(case) or decision_given(case) is None:
        return
    last = last_day_to_apply(case)
    if last is None:
        return
    if why := why_no_review(case) or _why_another_rule(case, last):
        yield does_not_apply(RULE, case, EVENT, last, why)
        return
    yield _due(case, last)


def _due(case: Case, last: date) -> Due:
    if case.switches["AMB-14"] == NEXT_DAY:
        return calendar_days(
            RULE,
            case,
            EVENT,
            last,
            n=1,
            nature=EARLIEST,
            convention=f"AMB-14 {NEXT_DAY}: the very next day",
            alternatives=(reading(NEXT_SCHOOL_DAY, case.calendar.nth_after, last, 1),),
        )
    return after(
        RULE,
        case,
        EVENT,
        last,
        nature=EARLIEST,
        convention=f"AMB-14 {NEXT_SCHOOL_DAY}: the next school day, never earlier",
        alternatives=(Reading(NEXT_DAY, last + timedelta(days=1)),),
    )


def _why_another_rule(case: Case, last: date) -> str:
    waiver = case.first("review_waiver")
    if waiver is not None and waiver.day is not None and waiver.day <= last:
        return (
            f"The parent said in writing on {in_words(waiver.day)} that they will not ask for a "
            "review (ROLL-02)."
        )
    request = standing_request(case)
    if request is not None and request[1] in {IN_TIME, SECOND_WINDOW}:
        return "A review was asked for in time, so the name stays on until it is over (ROLL-03)."
    return ""


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-10-05"}


def _notice(sent: str, method: str = "hand") -> dict[str, object]:
    return {"type": "governors_decision_notice", "sent": sent, "method": method}


EXAMPLES = (
    Example(
        "Handed over on Monday 2 November: asked for by Monday 23, so from Tuesday 24",
        events=[PERMANENT, _notice("2026-11-02")],
        gives={"": "Tue 24 Nov 2026"},
    ),
    Example(
        "Handed over on Friday 6 November: by Friday 27, so from Monday 30",
        events=[PERMANENT, _notice("2026-11-06")],
        gives={"": "Mon 30 Nov 2026"},
    ),
    Example(
        "Posted on Friday 6 November: given on Tuesday 10, by Tuesday 1 December",
        events=[PERMANENT, _notice("2026-11-06", "first_class")],
        gives={"": "Wed 2 Dec 2026"},
    ),
    Example(
        "Across half-term: Monday 12 October, by Monday 9 November",
        events=[PERMANENT, _notice("2026-10-12")],
        gives={"": "Tue 10 Nov 2026"},
    ),
    Example(
        "By the last day of the autumn term: from Tuesday 5 January, Monday being an INSET day",
        events=[PERMANENT, _notice("2026-11-27")],
        gives={"": "Tue 5 Jan 2027"},
    ),
    Example(
        "A review asked for on the last day is in time",
        events=[
            PERMANENT,
            _notice("2026-11-02"),
            {"type": "review_application", "sent": "2026-11-23", "method": "hand"},
        ],
        gives={"": None},
    ),
    Example(
        "Asked for the day after: too late, so the name may still come off that day",
        events=[
            PERMANENT,
            _notice("2026-11-02"),
            {"type": "review_application", "sent": "2026-11-24", "method": "hand"},
        ],
        gives={"": "Tue 24 Nov 2026"},
    ),
    Example(
        "Reinstated",
        events=[
            PERMANENT,
            {"type": "governors_meeting", "date": "2026-10-20", "outcome": "reinstated"},
            _notice("2026-10-21"),
        ],
        gives={"": None},
    ),
    Example("Governors have not decided yet", events=[PERMANENT], gives={}),
)
