"""MON-06: what goes back to the school when the child is reinstated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import Fact
from daysix.law.outcomes import REINSTATED
from daysix.law.rule import Citation, Example, Rule
from daysix.money._reckoning import (
    chargeable,
    complete_weeks,
    in_pounds,
    pounds,
    share_of_year,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "MON-06",
    title="Money given back on reinstatement",
    says="When the child is reinstated, the reduction x complete weeks left from reinstatement / "
    "complete weeks from the relevant date goes back to the school.",
    cites=(
        Citation("SI 2012/1033", "Sch 2"),
        Citation("SI 2012/1033", "Sch 2: which weeks are counted", confidence="memory"),
    ),
    owner="local authority",
    kind="amount",
    switches=("AMB-10",),
    facts=("give_back",),
)


def apply(case: Case) -> Iterator[Answer]:
    """What goes back, once governors have reinstated the child."""
    back = _reinstated(case)
    if back is None:
        return
    for given, stretch in chargeable(case):
        weeks = min(complete_weeks(back, stretch.end), stretch.weeks)
        # F x G/H with F = A x H/52 comes to A x G/52.
        amount = share_of_year(given.amount, weeks)
        note = (
            f"{weeks} of {stretch.weeks} complete weeks, from {in_words(back)} to "
            f"{in_words(stretch.end)}: {in_pounds(amount)}."
        )
        yield Fact(RULE, "give_back", pounds(amount), note)


def _reinstated(case: Case) -> date | None:
    decisions = [*case.all("governors_meeting"), *case.all("reconsideration")]
    days = (event.day for event in decisions if event.outcome == REINSTATED)
    return min((day for day in days if day is not None), default=None)


EXCLUDED = {"type": "permanent_exclusion", "first_day": "2026-09-09"}
FUNDED = {"type": "funding", "amount": 5460}
EXAMPLES = (
    Example(
        "Reinstated Wednesday 30 September: 183 days to 31 March, 26 weeks; 2,940 x 26/28",
        events=[
            EXCLUDED,
            FUNDED,
            {"type": "governors_meeting", "date": "2026-09-30", "outcome": "reinstated"},
        ],
        gives={"give_back": 2730.00},
    ),
    Example(
        "Reinstated Thursday 10 September, before the relevant date: 29 weeks, never more than 28",
        events=[
            EXCLUDED,
            FUNDED,
            {"type": "governors_meeting", "date": "2026-09-10", "outcome": "reinstated"},
        ],
        gives={"give_back": 2940.00},
    ),
    Example(
        "Not reinstated",
        events=[
            EXCLUDED,
            FUNDED,
            {"type": "governors_meeting", "date": "2026-09-30", "outcome": "declined"},
        ],
        gives={},
    ),
)
