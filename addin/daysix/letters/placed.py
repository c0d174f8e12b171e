"""To parents: the panel found a place."""

from __future__ import annotations

from daysix.letters._letter import (
    ASK,
    CHILD,
    CONDITIONS,
    DECISION,
    NEW_SCHOOL,
    ON_ROLL_BY,
    PANEL,
    PANEL_DAY,
    PARENT,
    REVIEW_ON,
    TRANSPORT,
    YEAR,
    Letter,
)
from daysix.paper.blocks import Bullets, Facts, Heading, Paragraph

LETTER = Letter(
    "Outcome - placed",
    to=PARENT,
    about="To parents: the panel found a place.",
    heading="A school place for {{ child }}",
    own=(
        CHILD,
        YEAR,
        PANEL,
        PANEL_DAY,
        DECISION,
        NEW_SCHOOL,
        ON_ROLL_BY,
        CONDITIONS,
        TRANSPORT,
        REVIEW_ON,
    ),
    body=(
        Paragraph(
            "The {{ panel }} met on {{ panel_day }} and spoke about {{ child }}. It "
            "decided as follows."
        ),
        Facts(
            (
                ("Decision", "{{ decision }}"),
                ("School or provider", "{{ school }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("On roll by", "{{ on_roll_by or 'The school will tell you' }}"),
            )
        ),
        Paragraph("{%p if conditions %}"),
        Paragraph("What this depends on: {{ conditions }}"),
        Paragraph("{%p endif %}"),
        Paragraph("{%p if transport %}"),
        Paragraph("Getting there: {{ transport }}"),
        Paragraph("{%p endif %}"),
        Paragraph("{%p if review_on %}"),
        Paragraph(
            "We look at how it is going on {{ review_on }}, and will ask for your "
            "view and for {{ child }}'s."
        ),
        Paragraph("{%p endif %}"),
        Heading("What happens next"),
        Bullets(
            (
                "{{ school }} will ask you to a meeting to plan the start.",
                "Please bring anything that helps the school to know {{ child }}.",
                "If you have not heard from {{ school }} within a week, please tell me.",
            )
        ),
        ASK,
    ),
    decisions=frozenset({"PLACE", "MM-TRIAL", "AP-FT", "AP-TL", "DUAL", "DIRECT"}),
)
