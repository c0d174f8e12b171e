"""To parents: the review panel set the decision aside, and the governors must think again."""

from __future__ import annotations

from daysix.law.outcomes import QUASH
from daysix.letters._after_review import AGAIN_BY, DECIDED_ON, after, decided
from daysix.letters._case import OfCase
from daysix.letters._fields import (
    ADVICE_FIELDS,
    DEAR,
    FIRST_NAME,
    FREE_ADVICE,
    HOW_COUNTED,
    IN_YOUR_LANGUAGE,
    SCHOOL_OUT,
    WORKED,
)
from daysix.letters._letter import ASK, CHILD, PARENT, Letter
from daysix.paper.blocks import Bullets, Heading, Paragraph

LETTER = Letter(
    "After review - quashed",
    to=PARENT,
    about="To parents: the review panel set the decision aside.",
    heading="{{ child }}: the governors' decision has been set aside",
    own=(CHILD, FIRST_NAME, DEAR, SCHOOL_OUT, DECIDED_ON, AGAIN_BY, *ADVICE_FIELDS, WORKED),
    body=(
        Paragraph(
            "The independent review panel wrote to you on {{ decided_on }}. It set aside what the "
            "governors of {{ school_now }} had decided, and told them to think again."
        ),
        *IN_YOUR_LANGUAGE,
        Heading("What happens now", level=2),
        Bullets(
            (
                "The governors must meet again by {{ again_by }}.",
                (
                    "This does not yet mean that {{ child }} goes back. The governors can let {{ "
                    "first_name }} come back, or decide the same again, with better reasons. They "
                    "must write to you."
                ),
                "Until then {{ first_name }} stays on the school's register.",
                (
                    "{{ first_name }} goes on having full-time education. If there is none now, "
                    "please ring me today."
                ),
            )
        ),
        *FREE_ADVICE,
        ASK,
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        after(QUASH),
        dates=(("again_by", "REC-01"),),
        says=decided,
        marked=lambda _values: ("sendiass",),
    ),
)
