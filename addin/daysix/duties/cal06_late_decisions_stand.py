"""CAL-06: a decision governors took too late is still a decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines import gb01_governors_decide_within_15 as within_15
from daysix.deadlines import gb02_governors_decide_within_50 as within_50
from daysix.law.answer import Due, Fact
from daysix.law.rule import Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "CAL-06",
    title="Late decisions stand",
    says="Missing a limit does not make the governors' decision invalid. It is still reported as "
    "late.",
    cites=(guidance("para 105"),),
    owner="governing board",
    force=Version(date(2012, 9, 1)),
    kind="duty",
    facts=("decision_valid",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Only where governors decided after their last day."""
    for answer in (*within_15.apply(case), *within_50.apply(case)):
        if not isinstance(answer, Due) or answer.due is None or answer.done_on is None:
            continue
        if answer.done_on > answer.due:
            note = (
                f"Governors decided on {in_words(answer.done_on)}, after {in_words(answer.due)}. "
                "That is late, and the decision stands."
            )
            yield Fact(RULE, "decision_valid", value=True, note=note)


def _met(day: str) -> list[dict[str, object]]:
    """Notice on Fri 27 Nov 2026; last day Fri 18 Dec 2026."""
    return [
        {
            "type": "permanent_exclusion",
            "first_day": "2026-11-26",
            "notice": {"governing_board": "2026-11-27"},
        },
        {"type": "governors_meeting", "date": day, "outcome": "declined"},
    ]


EXAMPLES = (
    Example("Met on the last day", events=_met("2026-12-18"), gives={}),
    Example(
        "Met on the next school day",
        events=_met("2027-01-05"),
        gives={"decision_valid": True},
    ),
)
