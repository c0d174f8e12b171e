"""IRP-09: a review does not wait for a tribunal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion, why_no_review
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-09",
    title="The review does not wait for a tribunal",
    says="The review is not delayed because a discrimination claim has been made or may be made.",
    cites=(guidance("para 153"),),
    owner="local authority or academy trust",
    kind="duty",
    facts=("may_postpone",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Where a review was asked for and an act of discrimination is alleged."""
    both = case.first("review_application") and case.first("equality_act")
    if both and about_a_permanent_exclusion(case) and not why_no_review(case):
        note = "A discrimination claim does not put the review off."
        yield Fact(RULE, "may_postpone", value=False, note=note)


_ASKED = [
    {"type": "permanent_exclusion", "first_day": "2026-11-26"},
    {"type": "review_application", "sent": "2027-01-11", "method": "hand"},
]

EXAMPLES = (
    Example(
        "A review and a claim",
        events=[*_ASKED, {"type": "equality_act", "act_date": "2026-11-26"}],
        gives={"may_postpone": False},
    ),
    Example("A review alone", events=_ASKED, gives={}),
)
