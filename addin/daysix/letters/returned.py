"""To the referrer: the referral is incomplete and goes back."""

from __future__ import annotations

from daysix.letters._letter import CHILD, MISSING, PANEL, PANEL_DAY, REFERRER, Letter
from daysix.paper.blocks import Bullets, Paragraph

LETTER = Letter(
    "Returned referral",
    to=REFERRER,
    about="To the referrer: the referral is incomplete and goes back.",
    heading="{{ child }}: your referral has come back to you",
    own=(
        CHILD,
        PANEL,
        PANEL_DAY,
        MISSING,
    ),
    body=(
        Paragraph(
            "The {{ panel }} could not hear {{ child }}'s case on {{ panel_day }}, "
            "because the referral is not complete. This is what is missing."
        ),
        Paragraph("{%p for one in missing %}"),
        Bullets(("{{ one }}",)),
        Paragraph("{%p endfor %}"),
        Paragraph(
            "Please send it to us. The case goes on the next list once it is here. If"
            " {{ child }} is on your roll, you still teach {{ child }} meanwhile."
        ),
    ),
    decisions=frozenset({"RETURNED"}),
)
