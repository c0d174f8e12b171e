"""To the school that referred the child: what was decided."""

from __future__ import annotations

from daysix.letters._letter import (
    CHILD,
    CONDITIONS,
    DECISION,
    PANEL,
    PANEL_DAY,
    REFERRER,
    REVIEW_ON,
    YEAR,
    Letter,
)
from daysix.paper.blocks import Facts, Paragraph

LETTER = Letter(
    "Referring school",
    to=REFERRER,
    about="To the school that referred the child: what was decided.",
    heading="{{ child }}: outcome of the {{ panel }}",
    own=(
        CHILD,
        YEAR,
        PANEL,
        PANEL_DAY,
        DECISION,
        CONDITIONS,
        REVIEW_ON,
    ),
    body=(
        Paragraph("Thank you for referring {{ child }}. The {{ panel }} met on {{ panel_day }}."),
        Facts(
            (
                ("Decision", "{{ decision }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("Looked at again", "{{ review_on or 'not planned' }}"),
            )
        ),
        Paragraph("{%p if conditions %}"),
        Paragraph("What it depends on: {{ conditions }}"),
        Paragraph("{%p endif %}"),
        Paragraph(
            "Please keep {{ child }} on your roll until another school confirms the "
            "first day, unless the name has already come off as the law allows. Then "
            "send the school file on, and the child protection file apart from it."
        ),
    ),
    decisions=frozenset(
        {
            "PLACE",
            "MM-TRIAL",
            "AP-FT",
            "AP-TL",
            "DUAL",
            "FUND",
            "DEFER",
            "WITHDRAWN",
            "REFUSED",
            "DIRECT",
        }
    ),
)
