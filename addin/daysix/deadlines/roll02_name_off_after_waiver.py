"""ROLL-02: the parent says in writing that there will be no request for a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._register import REGISTERS_FORCE
from daysix.deadlines._review import (
    about_a_permanent_exclusion,
    applications,
    decision_given,
    last_day_to_apply,
    why_no_review,
)
from daysix.law.answer import EARLIEST, does_not_apply, on_the_day
from daysix.law.rule import CALENDAR_DAY, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer, Due
    from daysix.law.case import Case

RULE = Rule(
    "ROLL-02",
    title="Name may come off the register (no review wanted)",
    says="Where the parent states in writing that they will not ask for a review, the name may be "
    "removed from that day.",
    cites=(guidance("para 141"),),
    owner="school",
    force=REGISTERS_FORCE,
    unit=CALENDAR_DAY,
    switches=("AMB-06",),
)
EVENT = "parent said in writing there will be no request"


def apply(case: Case) -> Iterator[Answer]:
    """That day; nothing where the time had run out before, or a review was asked for first."""
    waiver = case.first("review_waiver")
    if waiver is None or waiver.day is None or not about_a_permanent_exclusion(case):
        return
    if why := why_no_review(case):
        yield does_not_apply(RULE, case, EVENT, waiver.day, why)
        return
    last = last_day_to_apply(case)
    too_late = last is not None and waiver.day > last
    if too_late or any(request.day <= waiver.day for request in applications(case)):
        return
    yield _that_day(case, waiver.day)


def _that_day(case: Case, received: date) -> Due:
    """The day it was received; never before governors' decision was given to the parents."""
    notice = decision_given(case)
    if notice is not None and notice.day > received:
        message = (
            f"The parents wrote on {in_words(received)}, before the decision was given to them. "
            "Make sure they still mean it."
        )
        return on_the_day(
            RULE,
            case,
            notice.words,
            notice.day,
            nature=EARLIEST,
            message=message,
            convention="the day the decision was given, since the parents wrote before it",
        )
    return on_the_day(
        RULE, case, EVENT, received, nature=EARLIEST, convention="the day it was received"
    )


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-10-05"}
NOTICE = {"type": "governors_decision_notice", "sent": "2026-11-02", "method": "hand"}

EXAMPLES = (
    Example(
        "In writing on Monday 9 November",
        events=[PERMANENT, NOTICE, {"type": "review_waiver", "received": "2026-11-09"}],
        gives={"": "Mon 9 Nov 2026"},
    ),
    Example(
        "On the last day of the review time",
        events=[PERMANENT, NOTICE, {"type": "review_waiver", "received": "2026-11-23"}],
        gives={"": "Mon 23 Nov 2026"},
    ),
    Example(
        "When the time had already run out: ROLL-01 has the date",
        events=[PERMANENT, NOTICE, {"type": "review_waiver", "received": "2026-11-24"}],
        gives={},
    ),
    Example("Nothing in writing", events=[PERMANENT, NOTICE], gives={}),
)
