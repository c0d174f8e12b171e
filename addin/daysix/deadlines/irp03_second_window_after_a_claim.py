"""IRP-03: a second chance to ask for a review, after a discrimination claim is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import (
    IN_TIME,
    SECOND_WINDOW,
    WINDOW_SCHOOL_DAYS,
    about_a_permanent_exclusion,
    standing_request,
    why_no_review,
)
from daysix.law.answer import WINDOW, after, does_not_apply
from daysix.law.errors import CannotTell
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-03",
    title="Last day to ask for a review after a discrimination claim",
    says="Where a claim under the Equality Act about the permanent exclusion has been finally "
    "determined, and no review was asked for in the first 15 school days, parents may ask within "
    "15 school days after the day of the final determination.",
    cites=(regulations("Sch 1 para 2(2)"), guidance("para 151")),
    owner="parent",
    count=WINDOW_SCHOOL_DAYS,
    unit=SCHOOL_DAY,
)

EVENT = "final determination of the discrimination claim"


def apply(case: Case) -> Iterator[Answer]:
    """Only where no request was made in the first window."""
    claim = case.last("equality_act_determined")
    if claim is None or claim.day is None or not about_a_permanent_exclusion(case):
        return
    standing, made = _request(case)
    why = why_no_review(case)
    if not why and standing == IN_TIME:
        why = "A review was already asked for in the first 15 school days."
    if why:
        yield does_not_apply(RULE, case, EVENT, claim.day, why)
        return
    done_on = made if standing == SECOND_WINDOW else None
    yield after(RULE, case, EVENT, claim.day, nature=WINDOW, done_on=done_on)


def _request(case: Case) -> tuple[str, date | None]:
    """How the request stands; one that cannot be dated is IRP-02's to report."""
    try:
        found = standing_request(case)
    except CannotTell:
        return "", None
    return ("", None) if found is None else (found[1], found[0].day)


def _case(*later: dict[str, object]) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-02"},
        {"type": "governors_decision_notice", "sent": "2026-11-16", "method": "hand"},
        *later,
    ]


_DETERMINED: dict[str, object] = {"type": "equality_act_determined", "date": "2027-03-10"}

EXAMPLES = (
    Example(
        "Determined on a Wednesday in March: the count crosses Easter",
        events=_case(_DETERMINED),
        gives={"": "Thu 15 Apr 2027"},
    ),
    Example(
        "A request on the last day of the first window (Mon 7 Dec): no second one",
        events=_case(
            {"type": "review_application", "sent": "2026-12-07", "method": "hand"}, _DETERMINED
        ),
        gives={"": None},
    ),
    Example(
        "A request one day too late for the first window does not use up the second",
        events=_case(
            {"type": "review_application", "sent": "2026-12-08", "method": "hand"}, _DETERMINED
        ),
        gives={"": "Thu 15 Apr 2027"},
    ),
    Example("No claim was determined", events=_case(), gives={}),
)
