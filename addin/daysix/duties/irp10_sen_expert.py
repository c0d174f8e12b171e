"""IRP-10: a SEN expert, if the parents ask for one with their request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion, arranger, why_no_review
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-10",
    title="SEN expert at the review",
    says="Parents may ask, with their request, for a SEN expert to advise the panel, whether or "
    "not the school recognises that the child has special educational needs. Whoever arranges the "
    "review appoints and pays.",
    cites=(regulations("Sch 1 para 2(1)"), guidance("paras 189 and 191")),
    owner="local authority or academy trust",
    kind="duty",
    facts=("sen_expert_paid_by",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Where a review was asked for."""
    if not case.first("review_application") or not about_a_permanent_exclusion(case):
        return
    if why_no_review(case):
        return
    note = "Only if the parents asked for one with their request. SEN need not be recognised."
    yield Fact(RULE, "sen_expert_paid_by", arranger(case), note=note)


_ASKED = [
    {"type": "permanent_exclusion", "first_day": "2026-11-26"},
    {"type": "review_application", "sent": "2027-01-11", "method": "hand"},
]

EXAMPLES = (
    Example(
        "A review of a maintained school's exclusion",
        events=_ASKED,
        gives={"sen_expert_paid_by": "local authority"},
    ),
    Example("Nobody asked for a review", events=_ASKED[:1], gives={}),
)
