"""IRP-13: the panel's decision goes out in writing without delay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion
from daysix.duties._letters import addressees
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-13",
    title="Panel's decision in writing",
    says="Without delay, the panel gives its decision in writing to the parents, the governing "
    "board, the local authority, the social worker, the Virtual School Head of a looked-after "
    "child and the local authority where the child lives.",
    cites=(regulations("Sch 1 para 19(1)"),),
    owner="review panel",
    kind="duty",
    facts=("decision_letter_to",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Once the review was heard or its decision sent."""
    hearing = case.last("review_hearing")
    heard = hearing is not None and hearing.day is not None and hearing.day <= case.as_of
    if not heard and case.first("review_decision_notice") is None:
        return
    if about_a_permanent_exclusion(case):
        who = addressees(case, ("parent", "governing_board", "local_authority"))
        yield Fact(RULE, "decision_letter_to", who, note="Without delay.")


_HEARD = [
    {"type": "permanent_exclusion", "first_day": "2026-11-26"},
    {"type": "review_hearing", "date": "2027-02-01"},
]

EXAMPLES = (
    Example(
        "Heard today; a looked-after child from another council",
        events=_HEARD,
        gives={
            "decision_letter_to": "parent, governing_board, local_authority, home_la, "
            "social_worker, virtual_school_head"
        },
        school={"name": "Example three-term school", "la": "925"},
        pupil={"home_la": "926", "looked_after": True},
        as_of="2027-02-01",
    ),
    Example("The hearing is tomorrow", events=_HEARD, gives={}, as_of="2027-01-31"),
)
