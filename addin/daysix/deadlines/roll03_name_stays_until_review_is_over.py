"""ROLL-03: the name stays on until a review asked for in time is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._register import REGISTERS_FORCE, registration
from daysix.deadlines._review import (
    IN_TIME,
    SECOND_WINDOW,
    about_a_permanent_exclusion,
    panel_decision,
    standing_request,
    why_no_review,
)
from daysix.law.answer import EARLIEST, Fact, does_not_apply, on_the_day
from daysix.law.outcomes import DECLINED, OFFER_DECLINED, REINSTATED, UPHELD
from daysix.law.rule import CALENDAR_DAY, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ROLL-03",
    title="Name may come off the register (review asked for)",
    says="Where a review was asked for in time, the name may be removed only when it has been "
    "determined or abandoned and any reconsideration recommended or directed is finished.",
    cites=(
        registration("reg 9(1)(o), 9(3)(e) and 9(5)(c)", confidence="secondary"),
        guidance("para 143"),
    ),
    owner="school",
    force=REGISTERS_FORCE,
    unit=CALENDAR_DAY,
    switches=("AMB-06",),
    facts=("permitted",),
)
STILL_RUNNING = "Not yet. The name stays on the register until the review is over."
GOVERNORS_TO_DECIDE = "Not yet. The name stays on until governors have looked at it again."


def apply(case: Case) -> Iterator[Answer]:
    """The day everything was over; before that, that the name may not come off."""
    request = standing_request(case) if about_a_permanent_exclusion(case) else None
    if request is None or request[1] not in {IN_TIME, SECOND_WINDOW}:
        return
    made = request[0].day
    event = "review asked for"
    if why := why_no_review(case) or _why_back(case):
        yield does_not_apply(RULE, case, event, made, why)
        return
    over = _over(case, made)
    if over is None:
        waiting = GOVERNORS_TO_DECIDE if case.first("review_decision_notice") else STILL_RUNNING
        yield Fact(RULE, "permitted", value=False, note=waiting)
        return
    words, day = over
    yield on_the_day(
        RULE, case, words, day, nature=EARLIEST, convention="the day the last of it was finished"
    )


def _over(case: Case, made: date) -> tuple[str, date] | None:
    """What ended it, in words, and when; None while it has not ended."""
    waiver = case.last("review_waiver")
    decision, notice = case.first("review_decision_notice"), panel_decision(case)
    if decision is None or notice is None:
        if waiver is not None and waiver.day is not None and waiver.day >= made:
            return "the request for a review was given up", waiver.day
        return None
    if decision.outcome == UPHELD:
        return "the panel upheld the exclusion", notice.day
    again = case.last("reconsideration")
    if again is None or again.day is None or again.outcome not in {DECLINED, OFFER_DECLINED}:
        return None
    return "governors looked at it again", again.day


def _why_back(case: Case) -> str:
    again = case.last("reconsideration")
    if again is not None and again.outcome == REINSTATED:
        return "Governors reinstated the child, so the name stays on the register."
    return ""


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-09-14"}
NOTICE = {"type": "governors_decision_notice", "sent": "2026-10-05", "method": "hand"}
REQUEST = {"type": "review_application", "sent": "2026-10-12", "method": "hand"}
ASKED = [PERMANENT, NOTICE, REQUEST]


def _decided(decision: str) -> dict[str, object]:
    return {
        "type": "review_decision_notice",
        "sent": "2026-11-09",
        "method": "hand",
        "decision": decision,
    }


EXAMPLES = (
    Example("Asked for; the panel has not decided", events=ASKED, gives={"permitted": False}),
    Example(
        "Upheld on Monday 9 November",
        events=[*ASKED, _decided("upheld")],
        gives={"": "Mon 9 Nov 2026"},
    ),
    Example(
        "A recommendation, and governors have not met again",
        events=[*ASKED, _decided("recommend")],
        gives={"permitted": False},
    ),
    Example(
        "Quashed; governors declined again on Wednesday 18 November",
        events=[
            *ASKED,
            _decided("quash_and_direct"),
            {"type": "reconsideration", "date": "2026-11-18", "outcome": "declined"},
        ],
        gives={"": "Wed 18 Nov 2026"},
    ),
    Example(
        "Quashed; governors reinstated the child",
        events=[
            *ASKED,
            _decided("quash_and_direct"),
            {"type": "reconsideration", "date": "2026-11-18", "outcome": "reinstated"},
        ],
        gives={"": None},
    ),
    Example(
        "The parent gave the request up in writing on Thursday 5 November",
        events=[*ASKED, {"type": "review_waiver", "received": "2026-11-05"}],
        gives={"": "Thu 5 Nov 2026"},
    ),
    Example("Nobody asked", events=[PERMANENT, NOTICE], gives={}),
)
