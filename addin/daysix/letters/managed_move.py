"""Both schools and parents: what a managed move on trial rests on."""

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
    about="Both schools and parents: what a managed move on trial rests on.",
    heading="Managed move on trial: {{ child }}",
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
                ("School of the trial", "{{ school }}"),
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
                    "A managed move is by agreement. The parents have agreed to it and "
                    "may say no at any time."
                ),
                "During the trial {{ child }} stays on roll at the home school.",
                (
                    "Both schools and the family meet on the day of the review and "
                    "decide: go on, make it permanent, or return."
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
                ("School of the trial", "", "\n", ""),
                ("Council", "{{ officer }}", "\n", ""),
            ),
            widths=(2.0, 3.0, 3.0, 2.0),
            caption="Signatures",
        ),
    ),
    decisions=frozenset({"MM-TRIAL"}),
    close="",
)
