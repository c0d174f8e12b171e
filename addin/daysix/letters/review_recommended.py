"""To parents: the review panel asked the governors to think again."""

from __future__ import annotations

from daysix.law.outcomes import RECOMMEND
from daysix.letters._after_review import AGAIN, GOES_ON, STAYS_ON_ROLL, to_parents
from daysix.paper.blocks import Bullets

LETTER = to_parents(
    "recommended",
    outcome=RECOMMEND,
    heading="{{ child }}: the governors are asked to think again",
    begins="The independent review panel wrote to you on {{ decided_on }}. It asked the governors "
    "of {{ school_now }} to think again about {{ child }}.",
    then=(
        Bullets(
            (
                "The governors must meet again by {{ again_by }}.",
                (
                    "They can let {{ first_name }} come back, or stay with what they decided. They "
                    "must write to you with their reasons."
                ),
                STAYS_ON_ROLL,
                GOES_ON,
            )
        ),
    ),
    until=AGAIN,
)
