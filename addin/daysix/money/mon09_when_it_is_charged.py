"""MON-09: many councils wait for the review before they charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import Fact
from daysix.law.rule import LOCAL, Citation, Example, Rule
from daysix.money._reckoning import chargeable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "MON-09",
    title="When the money is charged",
    says="Many councils wait until governors and any review panel have finished, often eight weeks "
    "or more. The amount still runs from the relevant date.",
    cites=(
        Citation("West Berkshire council practice", "at least 8 weeks", confidence="secondary"),
    ),
    owner="local authority",
    status=LOCAL,
    kind="duty",
    facts=("charge",),
)


def apply(case: Case) -> Iterator[Answer]:
    """A reminder beside every deduction: waiting changes the day, not the amount."""
    for _given, stretch in chargeable(case):
        note = f"Whenever it is charged, the weeks run from {in_words(stretch.start)}."
        yield Fact(RULE, "charge", "when_review_is_over", note)


EXAMPLES = (
    Example(
        "With a deduction",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-09-09"},
            {"type": "funding", "amount": 5460},
        ],
        gives={"charge": "when_review_is_over"},
    ),
    Example(
        "No amounts yet",
        events=[{"type": "permanent_exclusion", "first_day": "2026-09-09"}],
        gives={},
    ),
)
