"""To parents: the review panel set the decision aside, and the governors must think again."""

from __future__ import annotations

from daysix.law.outcomes import QUASH
from daysix.letters._after_review import AGAIN, GOES_ON, STAYS_ON_ROLL, to_parents
from daysix.paper.blocks import Bullets

LETTER = to_parents(
    "quashed",
    outcome=QUASH,
    heading="{{ child }}: the governors' decision has been set aside",
    begins="The independent review panel wrote to you on {{ decided_on }}. It set aside what the "
    "governors of {{ school_now }} had decided, and told them to think again.",
    then=(
        Bullets(
            (
                "The governors must meet again by {{ again_by }}.",
                (
                    "This does not yet mean that {{ child }} goes back. The governors can let {{ "
                    "first_name }} come back, or decide the same again, with better reasons. They "
                    "must write to you."
                ),
                STAYS_ON_ROLL,
                GOES_ON,
            )
        ),
    ),
    until=AGAIN,
)
