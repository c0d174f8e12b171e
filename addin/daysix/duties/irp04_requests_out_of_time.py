"""IRP-04: a request made out of time must be rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._review import (
    IN_TIME,
    LATE,
    SECOND_WINDOW,
    UNKNOWN,
    about_a_permanent_exclusion,
    arranger,
    last_day_to_apply,
    standing_request,
    why_no_review,
)
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.deadlines._review import Given
    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-04",
    title="Request for a review out of time",
    says="A request made after its time must be rejected; nobody has a discretion to allow it.",
    cites=(guidance("para 152"),),
    owner="local authority or academy trust",
    kind="duty",
    switches=("AMB-06", "AMB-19"),
    facts=("permitted",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Whether the request may go ahead; nothing while we cannot tell."""
    if not about_a_permanent_exclusion(case) or why_no_review(case):
        return
    found = standing_request(case)
    if found is None or found[1] == UNKNOWN:
        return
    request, standing = found
    yield Fact(RULE, "permitted", standing != LATE, note=_note(case, request, standing))


def _note(case: Case, request: Given, standing: str) -> str:
    made = f"The request was made on {in_words(request.day)}"
    if standing == SECOND_WINDOW:
        return f"{made}, within 15 school days of the end of the discrimination claim."
    last = last_day_to_apply(case)
    until = (
        f"; the last day {'is' if standing == IN_TIME else 'was'} {in_words(last)}" if last else ""
    )
    if standing == IN_TIME:
        return f"{made}{until}."
    return f"{made}{until}. The {arranger(case)} must reject it."


def _asked(sent: str, method: str, *later: dict[str, object]) -> list[dict[str, object]]:
    """Decision handed over on Thu 17 Dec 2026; last day Fri 22 Jan 2027."""
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        {"type": "governors_decision_notice", "sent": "2026-12-17", "method": "hand"},
        {"type": "review_application", "sent": sent, "method": method},
        *later,
    ]


_DETERMINED: dict[str, object] = {"type": "equality_act_determined", "date": "2027-03-10"}

EXAMPLES = (
    Example(
        "Handed in on the last day",
        events=_asked("2027-01-22", "hand"),
        gives={"permitted": True},
    ),
    Example(
        "Handed in on the Saturday after",
        events=_asked("2027-01-23", "hand"),
        gives={"permitted": False},
    ),
    Example(
        "Posted first class on Wed 20 January: made on the last day",
        events=_asked("2027-01-20", "first_class"),
        gives={"permitted": True},
    ),
    Example(
        "Posted first class on the last day: too late",
        events=_asked("2027-01-22", "first_class"),
        gives={"permitted": False},
    ),
    Example(
        "Late, but on the last day after a claim was determined (Thu 15 April)",
        events=_asked("2027-04-15", "hand", _DETERMINED),
        gives={"permitted": True},
    ),
    Example(
        "One day after that too",
        events=_asked("2027-04-16", "hand", _DETERMINED),
        gives={"permitted": False},
    ),
    Example(
        "Nobody asked",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={},
    ),
)
