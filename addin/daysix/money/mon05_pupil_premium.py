"""MON-05: the pupil premium goes the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule
from daysix.money._reckoning import (
    chargeable,
    finance_regulations,
    in_pounds,
    pounds,
    share_of_year,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "MON-05",
    title="Pupil premium after a permanent exclusion",
    says="The pupil premium for that pupil is worked out again the same way: a year's premium x "
    "complete weeks left / 52.",
    cites=(finance_regulations("pupil premium", confidence="secondary"),),
    owner="local authority",
    kind="amount",
    switches=("AMB-10",),
    facts=("pupil_premium",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The premium to take back, where finance gave a premium."""
    for given, stretch in chargeable(case):
        if given.pupil_premium is not None:
            due = share_of_year(given.pupil_premium, stretch.weeks)
            working = f"{in_pounds(given.pupil_premium)} x {stretch.weeks}/52"
            note = f"{working} = {in_pounds(due)}; weeks from {stretch}."
            yield Fact(RULE, "pupil_premium", pounds(due), note)


EXCLUDED = {"type": "permanent_exclusion", "first_day": "2026-09-09"}
EXAMPLES = (
    Example(
        "1,040 x 28/52",
        events=[EXCLUDED, {"type": "funding", "amount": 5460, "pupil_premium": 1040}],
        gives={"pupil_premium": 560.00},
    ),
    Example(
        "A day later, a week less: 1,040 x 27/52",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-09-10"},
            {"type": "funding", "amount": 5460, "pupil_premium": 1040},
        ],
        gives={"pupil_premium": 540.00},
    ),
    Example("No premium", events=[EXCLUDED, {"type": "funding", "amount": 5460}], gives={}),
)
