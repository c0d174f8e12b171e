"""To parents: the review panel left the decision as it is."""

from __future__ import annotations

from daysix.law.outcomes import UPHELD
from daysix.letters._after_review import DECIDED_ON, after, decided
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
from daysix.paper.fields import Field

LETTER = Letter(
    "After review - upheld",
    to=PARENT,
    about="To parents: the review panel left the decision as it is.",
    heading="{{ child }}: after the independent review",
    own=(
        CHILD,
        FIRST_NAME,
        DEAR,
        SCHOOL_OUT,
        DECIDED_ON,
        Field("court_by", "the last day to go to court", "Sunday 9 May 2027", needed=True),
        *ADVICE_FIELDS,
        WORKED,
    ),
    body=(
        Paragraph(
            "The independent review panel wrote to you on {{ decided_on }}. It left the decision "
            "of the governors of {{ school_now }} as it is. I know that this is not what you hoped "
            "for."
        ),
        *IN_YOUR_LANGUAGE,
        Heading("What happens now", level=2),
        Bullets(
            (
                (
                    "{{ child }} goes on having full-time education. If there is none now, please "
                    "ring me today."
                ),
                "We look for a new school with you, and ask which ones you would like.",
                "The school may now take {{ first_name }} off its register.",
            )
        ),
        Heading("If you think that the panel made a mistake in law", level=2),
        Paragraph(
            "You can ask a court to look at it (this is called judicial review). You must ask "
            "quickly, and never later than {{ court_by }}. It can cost money, so please get advice "
            "first. About some schools you can also complain to an ombudsman: I can tell you "
            "whether that is so here."
        ),
        *FREE_ADVICE,
        ASK,
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        after(UPHELD),
        dates=(("court_by", "IRP-16"),),
        says=decided,
        marked=lambda _values: ("sendiass",),
    ),
)
