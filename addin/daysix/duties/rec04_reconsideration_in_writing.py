"""REC-04: the outcome of a reconsideration goes out in writing without delay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion
from daysix.duties._letters import addressees
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REC-04",
    title="Reconsidered decision in writing",
    says="Without delay, governors give their reconsidered decision and its reasons in writing to "
    "the parents, the head, the local authority and the local authority where the child lives.",
    cites=(guidance("para 259"),),
    owner="governing board",
    kind="duty",
    facts=("decision_letter_to",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Once governors have reconsidered."""
    if case.first("reconsideration") and about_a_permanent_exclusion(case):
        who = addressees(case, ("parent", "head", "local_authority"))
        yield Fact(RULE, "decision_letter_to", who, note="Without delay, with reasons.")


_PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-26"}

EXAMPLES = (
    Example(
        "Reconsidered",
        events=[
            _PERMANENT,
            {"type": "reconsideration", "date": "2027-03-02", "outcome": "declined"},
        ],
        gives={"decision_letter_to": "parent, head, local_authority, home_la"},
        school={"name": "Example three-term school", "la": "925"},
        pupil={"home_la": "926"},
    ),
    Example("Not reconsidered", events=[_PERMANENT], gives={}),
)
