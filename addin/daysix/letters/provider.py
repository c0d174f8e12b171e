"""To a provider of alternative provision: a place is asked for."""

from __future__ import annotations

from daysix.letters._letter import (
    BORN,
    CHILD,
    DECISION,
    FUNDING,
    NEW_SCHOOL,
    PANEL,
    PANEL_DAY,
    PROVIDER,
    REVIEW_ON,
    SCHOOL_NOW,
    TRANSPORT,
    YEAR,
    Letter,
)
from daysix.paper.blocks import Facts, Paragraph

LETTER = Letter(
    "Provider referral",
    to=PROVIDER,
    about="To a provider of alternative provision: a place is asked for.",
    heading="{{ child }}: place with you from the {{ panel }}",
    own=(
        CHILD,
        BORN,
        YEAR,
        SCHOOL_NOW,
        PANEL,
        PANEL_DAY,
        DECISION,
        NEW_SCHOOL,
        TRANSPORT,
        FUNDING,
        REVIEW_ON,
    ),
    body=(
        Paragraph("The {{ panel }} of {{ panel_day }} asks {{ school }} for a place."),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Date of birth", "{{ born or 'not given' }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("On roll at", "{{ school_now or 'no school at present' }}"),
                ("Kind of place", "{{ decision }}"),
                ("Funding", "{{ funding or 'to be agreed' }}"),
                ("Transport", "{{ transport or 'to be agreed' }}"),
                ("First review", "{{ review_on or 'to be agreed' }}"),
            )
        ),
        Paragraph(
            "Please confirm the place, the first day and the timetable in writing, "
            "and tell us of every absence on the day."
        ),
    ),
    decisions=frozenset({"AP-FT", "AP-TL", "DUAL"}),
)
