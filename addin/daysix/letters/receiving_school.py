"""To the school that takes the child, with the child's papers."""

from __future__ import annotations

from daysix.letters._letter import (
    BORN,
    CHILD,
    CONDITIONS,
    DECISION,
    FUNDING,
    NEW_SCHOOL,
    ON_ROLL_BY,
    PANEL,
    PANEL_DAY,
    REVIEW_ON,
    SCHOOL,
    SCHOOL_NOW,
    TRANSPORT,
    YEAR,
    Letter,
)
from daysix.paper.blocks import Bullets, Facts, Heading, Paragraph

LETTER = Letter(
    "Receiving school",
    to=SCHOOL,
    about="To the school that takes the child, with the child's papers.",
    heading="{{ child }}: place agreed by the {{ panel }}",
    own=(
        CHILD,
        BORN,
        YEAR,
        SCHOOL_NOW,
        PANEL,
        PANEL_DAY,
        DECISION,
        NEW_SCHOOL,
        ON_ROLL_BY,
        CONDITIONS,
        TRANSPORT,
        FUNDING,
        REVIEW_ON,
    ),
    body=(
        Paragraph("At its meeting on {{ panel_day }} the {{ panel }} decided the following."),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Date of birth", "{{ born or 'not given' }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("Comes from", "{{ school_now or 'no school at present' }}"),
                ("Decision", "{{ decision }}"),
                ("Place at", "{{ school }}"),
                ("On roll by", "{{ on_roll_by or 'to be agreed' }}"),
            )
        ),
        Paragraph("{%p if conditions %}"),
        Paragraph("Conditions: {{ conditions }}"),
        Paragraph("{%p endif %}"),
        Paragraph("{%p if transport %}"),
        Paragraph("Transport: {{ transport }}"),
        Paragraph("{%p endif %}"),
        Paragraph("{%p if funding %}"),
        Paragraph("Funding: {{ funding }}"),
        Paragraph("{%p endif %}"),
        Paragraph("{%p if review_on %}"),
        Paragraph("Review: {{ review_on }}"),
        Paragraph("{%p endif %}"),
        Heading("What we ask of you"),
        Bullets(
            (
                "Meet the family and {{ child }}, and agree the first day.",
                "Tell us the day {{ child }} is on roll.",
                "Tell us at once if anything stands in the way: do not wait for the date above.",
            ),
            numbered=True,
        ),
        Paragraph(
            "The papers of the panel come with this letter for those who need them to"
            " plan the start. Please keep them as you keep your own pupil records.",
            "notice",
        ),
    ),
    decisions=frozenset({"PLACE", "MM-TRIAL", "DUAL", "DIRECT"}),
)
