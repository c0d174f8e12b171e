"""GB-08: what the letter must say when governors uphold a permanent exclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._review import last_day_to_apply
from daysix.law.answer import Fact
from daysix.law.governors import decided_on
from daysix.law.outcomes import reinstated_by_governors, why_stopped
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-08",
    title="What the decision letter says",
    says="Where a permanent exclusion is upheld the letter gives the last day to ask for a review, "
    "where to apply and on what grounds, the right to a SEN expert, how to ask for a remote "
    "meeting, and the way to a claim under the Equality Act.",
    cites=(guidance("paras 132 to 136"),),
    owner="governing board",
    kind="duty",
    facts=("letter_must_say",),
)

CONTENTS = (
    "last day to ask for a review; where to apply; grounds; right to a SEN expert; "
    "how to ask for a remote meeting; claim under the Equality Act"
)


def apply(case: Case) -> Iterator[Answer]:
    """Once a permanent exclusion is upheld."""
    if case.exclusion is None or not case.exclusion.permanent:
        return
    if decided_on(case) is None or reinstated_by_governors(case) or why_stopped(case):
        return
    last = last_day_to_apply(case)
    note = (
        f"The last day to ask for a review is {in_words(last)}."
        if last
        else "The last day runs from the day the letter is given."
    )
    yield Fact(RULE, "letter_must_say", CONTENTS, note=note)


def _met(outcome: str) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        {"type": "governors_meeting", "date": "2026-12-10", "outcome": outcome},
    ]


EXAMPLES = (
    Example("Upheld", events=_met("declined"), gives={"letter_must_say": CONTENTS}),
    Example("Reinstated", events=_met("reinstated"), gives={}),
)
