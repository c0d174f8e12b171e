"""A mail whose matter is a child's safety; the safeguarding pass reads every other mail as well.

What the pass saw raises flag and urgency of any mail. Of itself it says little of what the mail is
about: the head who tells of a permanent exclusion tells of a knife too.
"""

from __future__ import annotations

from daysix.inbox.headers import AT_RISK, AT_RISK_NOW
from daysix.inbox.kind import ANY_MOOD, NEW, SUBJECT, ExampleMail, Kind, known, says

_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "safeguarding",
    title="Safeguarding",
    urgency="immediate",
    signals=(
        known(3, AT_RISK),
        known(2, AT_RISK_NOW),
        says(
            3,
            "safeguarding concern*|referral|issue|alert|disclosure",
            "child protection",
            "welfare concern*",
            "serious concern*",
            "worried about",
            "strategy meeting|discussion",
            "disclos*",
            "mash",
            "lado",
            "dsl",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
    ),
    enough=8,
    examples=(
        ExampleMail(
            "Concern",
            "A pupil told her form tutor this morning that she is afraid to go home because of "
            "what her stepfather does when he has been drinking.",
            urgency="immediate",
        ),
        ExampleMail(
            "Worried",
            "He came in with bruises on both arms again and said not to ring mum. We have "
            "spoken to MASH.",
            urgency="immediate",
        ),
        ExampleMail(
            "RE: phone call",
            "She has said she wants to kill herself and we cannot reach anyone at home.\n\n"
            "From: Exclusions <exclusions@county.example>\nSent: 12 November 2026 14:00\n"
            "To: Oakhill\nSubject: phone call\n\nCan you tell me more?",
            urgency="immediate",
            variant="reply",
        ),
        ExampleMail(
            "FW: urgent",
            "Please see below\n\nFrom: Head <head@oakhill.example>\nSent: 12 November 2026 14:00\n"
            "To: Jo\nSubject: urgent\n\nHe has been missing since last night and we think he is "
            "being used to carry drugs.",
            sender="jo@county.example",
            urgency="immediate",
            variant="forward",
        ),
        ExampleMail(
            "Policies",
            "Our safeguarding policy was updated in September and is attached; the newsletter "
            "tells of the training. There is no concern about any pupil.",
            category="admin_other",
            variant="negated",
        ),
    ),
)
