"""IRP-12: the three decisions a review panel may take, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion
from daysix.law.answer import Fact
from daysix.law.outcomes import QUASH, RECOMMEND, UPHELD
from daysix.law.rule import Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-12",
    title="What the panel decided",
    says="The panel may uphold the governors' decision, recommend that they reconsider, or quash "
    "it and direct them to reconsider. It cannot reinstate.",
    cites=(regulations("Sch 1 para 19(2)"), guidance("para 203")),
    owner="review panel",
    kind="duty",
    facts=("review_outcome",),
)

FOLLOWS = {
    UPHELD: "The decision stands.",
    RECOMMEND: "Governors reconvene within 10 school days. No payment follows.",
    QUASH: "Governors reconvene within 10 school days. The panel may order a payment.",
}


def apply(case: Case) -> Iterator[Answer]:
    """The decision, once notice of it is recorded."""
    event = case.first("review_decision_notice")
    if event is None or not event.outcome or not about_a_permanent_exclusion(case):
        return
    yield Fact(RULE, "review_outcome", event.outcome, note=FOLLOWS.get(event.outcome, ""))


def _decided(decision: str) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        {"type": "review_decision_notice", "sent": "2027-02-11", "decision": decision},
    ]


EXAMPLES = (
    Example("Upheld", events=_decided(UPHELD), gives={"review_outcome": UPHELD}),
    Example("Recommended", events=_decided(RECOMMEND), gives={"review_outcome": RECOMMEND}),
    Example("Quashed and directed", events=_decided(QUASH), gives={"review_outcome": QUASH}),
    Example("No decision yet", events=_decided(UPHELD)[:1], gives={}),
)
