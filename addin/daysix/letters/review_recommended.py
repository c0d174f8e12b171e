"""To parents: the review panel asked the governors to think again."""

from __future__ import annotations

from daysix.law.outcomes import RECOMMEND
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
    "After review - recommended",
    to=PARENT,
    about="To parents: the review panel asked the governors to think again.",
    heading="{{ child }}: the governors are asked to think again",
    own=(CHILD, FIRST_NAME, DEAR, SCHOOL_OUT, DECIDED_ON, AGAIN_BY, *ADVICE_FIELDS, WORKED),
    body=(
        Paragraph(
            "The independent review panel wrote to you on {{ decided_on }}. It asked the governors "
            "of {{ school_now }} to think again about {{ child }}."
        ),
        *IN_YOUR_LANGUAGE,
        Heading("What happens now", level=2),
        Bullets(
            (
                "The governors must meet again by {{ again_by }}.",
                (
                    "They can let {{ first_name }} come back, or stay with what they decided. They "
                    "must write to you with their reasons."
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
        after(RECOMMEND),
        dates=(("again_by", "REC-01"),),
        says=decided,
        marked=lambda _values: ("sendiass",),
    ),
)
