"""GB-07: the governors' decision goes out in writing, with reasons, without delay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties._letters import addressees
from daysix.law.answer import Fact
from daysix.law.governors import decided_on
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-07",
    title="Governors' decision in writing",
    says="Without delay, governors give their decision and its reasons in writing to the parents, "
    "the head, the local authority, the social worker, the Virtual School Head of a looked-after "
    "child and, for a permanent exclusion, the local authority where the child lives.",
    cites=(guidance("para 131"),),
    owner="governing board",
    kind="duty",
    facts=("decision_letter_to",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Once they have decided; “without delay” has no number of days."""
    if case.exclusion is None or decided_on(case) is None:
        return
    who = addressees(case, ("parent", "head", "local_authority"))
    yield Fact(RULE, "decision_letter_to", who, note="Without delay, with reasons.")


_MEETING = {"type": "governors_meeting", "date": "2026-12-10", "outcome": "declined"}

EXAMPLES = (
    Example(
        "Permanent exclusion, home in another council, social worker",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}, _MEETING],
        gives={"decision_letter_to": "parent, head, local_authority, home_la, social_worker"},
        school={"name": "Example three-term school", "la": "925"},
        pupil={"home_la": "926", "social_worker": True},
    ),
    Example(
        "A suspension is no business of the home council",
        events=[{"type": "suspension", "first_day": "2026-11-02", "days": 16}, _MEETING],
        gives={"decision_letter_to": "parent, head, local_authority"},
        school={"name": "Example three-term school", "la": "925"},
        pupil={"home_la": "926"},
    ),
    Example(
        "Not yet decided",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={},
    ),
)
