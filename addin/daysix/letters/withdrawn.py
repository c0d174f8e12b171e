"""To parents: the referral was taken back."""

from __future__ import annotations

from daysix.letters._letter import ASK, CHILD, PANEL, PANEL_DAY, PARENT, SCHOOL_NOW, Letter
from daysix.paper.blocks import Paragraph

LETTER = Letter(
    "Outcome - withdrawn",
    to=PARENT,
    about="To parents: the referral was taken back.",
    heading="{{ child }}: the referral has been withdrawn",
    own=(
        CHILD,
        PANEL,
        PANEL_DAY,
        SCHOOL_NOW,
    ),
    body=(
        Paragraph(
            "The {{ panel }} was to speak about {{ child }} on {{ panel_day }}. The "
            "referral has been withdrawn, so nothing was decided."
        ),
        Paragraph("{%p if school_now %}"),
        Paragraph("{{ child }} stays on roll at {{ school_now }}."),
        Paragraph("{%p endif %}"),
        Paragraph(
            "If you did not expect this, or {{ child }} is not in school, please tell"
            " me straight away."
        ),
        ASK,
    ),
    decisions=frozenset({"WITHDRAWN"}),
)
