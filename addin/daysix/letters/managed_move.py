"""Both schools and parents: what a child's time at another school rests on, before it moves.

A panel may still decide on a "trial", but the guidance of July 2026 (paragraphs 48 to 52) knows
none: a managed move is for good. What comes before one is an off-site direction (38 to 47).
"""

from __future__ import annotations

from daysix.letters._letter import (
    BORN,
    CHILD,
    CONDITIONS,
    NEW_SCHOOL,
    PANEL,
    PANEL_DAY,
    REVIEW_ON,
    SCHOOL,
    SCHOOL_NOW,
    TRANSPORT,
    YEAR,
    Letter,
)
from daysix.paper.blocks import Bullets, Facts, Grid, Paragraph

LETTER = Letter(
    "Managed move agreement",
    to=SCHOOL,
    about="Both schools and parents: what the time before a managed move rests on.",
    heading="Before a managed move: {{ child }}",
    own=(
        CHILD,
        BORN,
        YEAR,
        SCHOOL_NOW,
        PANEL,
        PANEL_DAY,
        NEW_SCHOOL,
        CONDITIONS,
        TRANSPORT,
        REVIEW_ON,
    ),
    body=(
        Paragraph("Agreed after the {{ panel }} of {{ panel_day }}."),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Date of birth", "{{ born or 'not given' }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("Home school", "{{ school_now or 'not given' }}"),
                ("School to attend", "{{ school }}"),
                ("Review", "{{ review_on or 'to be agreed' }}"),
                ("Transport", "{{ transport or 'to be agreed' }}"),
            )
        ),
        Paragraph("{%p if conditions %}"),
        Paragraph("What was agreed besides: {{ conditions }}"),
        Paragraph("{%p endif %}"),
        Bullets(
            (
                (
                    "A managed move is by agreement of the parents, of both schools and of "
                    "whoever admits for the new one. The parents may say no at any time."
                ),
                (
                    "The guidance knows no trial: once a managed move is made, it is for good. "
                    "Until all agree to it, {{ child }} attends the school named above because "
                    "the home school directs it."
                ),
                (
                    "The home school gives the parents written notice at least two school days "
                    "before the first day, says for how long at most, and reviews how it goes."
                ),
                "All that time {{ child }} stays on roll at the home school.",
                (
                    "Both schools and the family meet on the day of the review and decide: "
                    "make the move, go on within the time set, or return."
                ),
                "A return is no exclusion and is not held against {{ child }}.",
            ),
            numbered=True,
        ),
        Grid(
            ("For", "Name", "Signed", "Date"),
            (
                ("Parent or carer", "", "\n", ""),
                ("Home school", "", "\n", ""),
                ("School to attend", "", "\n", ""),
                ("Council", "{{ officer }}", "\n", ""),
            ),
            widths=(2.0, 3.0, 3.0, 2.0),
            caption="Signatures",
        ),
    ),
    decisions=frozenset({"MM-TRIAL"}),
    close="",
)
