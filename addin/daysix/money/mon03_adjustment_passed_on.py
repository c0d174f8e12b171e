"""MON-03: the council may pass on the financial adjustment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance
from daysix.money._adjustment import adjustment
from daysix.money._reckoning import chargeable, in_pounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "MON-03",
    title="Passing on a financial adjustment",
    says="The council may pass all or part of a financial adjustment to the school that admits "
    "the child.",
    cites=(guidance("para 269"),),
    owner="local authority",
    kind="duty",
    facts=("permitted",),
)


def apply(case: Case) -> Iterator[Answer]:
    """A permission, where there is an adjustment to pass on."""
    for given, _stretch in chargeable(case):
        extra = adjustment(case, given)
        if extra:
            note = f"All or part of {in_pounds(extra)} may go to the school that admits the child."
            yield Fact(RULE, "permitted", value=True, note=note)


EXAMPLES = (
    Example(
        "An adjustment of 4,000",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-09-09"},
            {"type": "funding", "amount": 5460, "adjustment": 4000},
        ],
        gives={"permitted": True},
    ),
    Example(
        "No adjustment",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-09-09"},
            {"type": "funding", "amount": 5460},
        ],
        gives={},
    ),
)
