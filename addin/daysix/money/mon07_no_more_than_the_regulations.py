"""MON-07: a council cannot ask for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance
from daysix.money._reckoning import chargeable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "MON-07",
    title="No more than the regulations give",
    says="The council cannot demand more than the regulations give, apart from what a school has "
    "agreed to of its own accord.",
    cites=(guidance("para 265"),),
    owner="local authority",
    kind="duty",
    facts=("may_ask_for_more",),
)


def apply(case: Case) -> Iterator[Answer]:
    """A reminder beside every deduction."""
    for _given, _stretch in chargeable(case):
        note = "Only a separate agreement the school joined freely can go beyond the deduction."
        yield Fact(RULE, "may_ask_for_more", value=False, note=note)


EXAMPLES = (
    Example(
        "With a deduction",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-09-09"},
            {"type": "funding", "amount": 5460},
        ],
        gives={"may_ask_for_more": False},
    ),
    Example(
        "No amounts yet",
        events=[{"type": "permanent_exclusion", "first_day": "2026-09-09"}],
        gives={},
    ),
)
