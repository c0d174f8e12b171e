"""To parents: the review panel left the decision as it is."""

from __future__ import annotations

from daysix.law.outcomes import UPHELD
from daysix.letters._after_review import to_parents
from daysix.paper.blocks import Bullets, Heading, Paragraph
from daysix.paper.fields import Field

COURT_BY = Field("court_by", "the last day to go to court", "Sunday 9 May 2027", needed=True)

LETTER = to_parents(
    "upheld",
    outcome=UPHELD,
    heading="{{ child }}: after the independent review",
    begins="The independent review panel wrote to you on {{ decided_on }}. It left the decision "
    "of the governors of {{ school_now }} as it is. I know that this is not what you hoped "
    "for.",
    then=(
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
    ),
    until=(COURT_BY, "IRP-16"),
)
