"""IRP-06: the independent review begins within 15 school days of the request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._review import (
    LATE,
    UNKNOWN,
    about_a_permanent_exclusion,
    arranger,
    given_up,
    standing_request,
    why_no_review,
)
from daysix.law.answer import after, does_not_apply, limit_met_by
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer, Due
    from daysix.law.case import Case

RULE = Rule(
    "IRP-06",
    title="The review begins",
    says="The independent review must begin no later than the fifteenth school day after the day "
    "the request was made.",
    cites=(regulations("Sch 1 para 1(1)"), guidance("para 155")),
    owner="local authority or academy trust",
    count=15,
    unit=SCHOOL_DAY,
    switches=("AMB-06", "AMB-19"),
)


def apply(case: Case) -> Iterator[Answer]:
    """The last day to begin; a request out of time starts no clock."""
    if not about_a_permanent_exclusion(case):
        return
    found = standing_request(case)
    if found is None:
        return
    request, standing = found
    why = why_no_review(case)
    if not why and standing == LATE:
        why = "The request was made out of time and must be rejected."
    if not why and given_up(case, request.day) and _begun(case) is None:
        why = "The parents gave up their request for a review."
    if why:
        yield does_not_apply(RULE, case, request.words, request.day, why)
        return
    due = after(
        RULE,
        case,
        request.words,
        request.day,
        owner=arranger(case),
        done_on=_begun(case),
        nature=limit_met_by(case, "review_hearing"),
    )
    due.message = _worth_saying(case, due, standing)
    yield due


def _begun(case: Case) -> date | None:
    """The day the review began; a hearing still to come has not begun."""
    hearing = case.first("review_hearing")
    if hearing is None or hearing.day is None:
        return None
    held = hearing.day <= case.as_of or case.first("review_decision_notice") is not None
    return hearing.day if held else None


def _worth_saying(case: Case, due: Due, standing: str) -> str:
    hearing = case.first("review_hearing")
    if hearing and hearing.day and due.due and hearing.day > due.due and due.done_on is None:
        return f"The hearing is set for {in_words(hearing.day)}, which is after the last day."
    if standing == UNKNOWN:
        return (
            "I cannot tell whether the request was in time: enter when the parents were given "
            "the governors' decision."
        )
    return ""


def _asked(
    sent: str, method: str, *, decided: str = "2026-12-17", first_day: str = "2026-11-26"
) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": first_day},
        {"type": "governors_decision_notice", "sent": decided, "method": "hand"},
        {"type": "review_application", "sent": sent, "method": method},
    ]


EXAMPLES = (
    Example(
        "Handed in on a Monday",
        events=_asked("2027-01-11", "hand"),
        gives={"": "Mon 1 Feb 2027"},
    ),
    Example(
        "Posted on the Friday before: made on the Tuesday",
        events=_asked("2027-01-08", "first_class"),
        gives={"": "Tue 2 Feb 2027"},
    ),
    Example(
        "Handed in on the Monday before half-term",
        events=_asked("2027-02-08", "hand", decided="2027-01-22"),
        gives={"": "Mon 8 Mar 2027"},
    ),
    Example(
        "Handed in three school days before the end of term",
        events=_asked("2026-12-15", "hand", decided="2026-12-10"),
        gives={"": "Wed 20 Jan 2027"},
    ),
    Example(
        "Handed in on the last day, Fri 22 January: in time",
        events=_asked("2027-01-22", "hand"),
        gives={"": "Fri 12 Feb 2027"},
    ),
    Example(
        "Posted on the last day: late, so no review",
        events=_asked("2027-01-22", "first_class"),
        gives={"": None},
    ),
    Example(
        "Nobody asked",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={},
    ),
)
