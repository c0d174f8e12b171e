"""To parents: the panel did not decide yet."""

from __future__ import annotations

from daysix.letters._letter import (
    ASK,
    CHILD,
    CONDITIONS,
    PANEL,
    PANEL_DAY,
    PARENT,
    REVIEW_ON,
    Letter,
)
from daysix.paper.blocks import Paragraph

LETTER = Letter(
    "Outcome - deferred",
    to=PARENT,
    about="To parents: the panel did not decide yet.",
    heading="{{ child }}: the panel has not decided yet",
    own=(
        CHILD,
        PANEL,
        PANEL_DAY,
        REVIEW_ON,
        CONDITIONS,
    ),
    body=(
        Paragraph(
            "The {{ panel }} met on {{ panel_day }} and spoke about {{ child }}. It "
            "did not decide, and will come back to it."
        ),
        Paragraph("{%p if conditions %}"),
        Paragraph("Before it can decide: {{ conditions }}"),
        Paragraph("{%p endif %}"),
        Paragraph(
            "It is looked at again on {{ review_on or 'a day we will tell you' }}. "
            "You need do nothing unless we ask you."
        ),
        Paragraph(
            "The right to education does not wait for the panel. If {{ child }} has "
            "no school or other provision now, please tell me today.",
            "notice",
        ),
        ASK,
    ),
    decisions=frozenset({"DEFER"}),
)
