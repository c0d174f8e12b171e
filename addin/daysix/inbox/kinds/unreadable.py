"""Nothing in the mail can be read: empty, locked, a picture, damaged."""

from __future__ import annotations

from daysix.inbox.headers import DAMAGED, LOCKED, NOTHING_READ, REPLY, SCAN_ONLY, SHORT
from daysix.inbox.kind import ANY_MOOD, NEW, SUBJECT, ExampleMail, Kind, known, says

KIND = Kind(
    "unreadable",
    title="Could not be read",
    urgency="same_day",
    signals=(
        known(20, NOTHING_READ),
        known(
            4.5,
            LOCKED,
            ask="An attachment is locked with a password. Ask the sender for the password by "
            "telephone, or for a copy without one.",
        ),
        known(
            4.5,
            SCAN_ONLY,
            ask="What is attached is a picture without words the program can read. Open it and "
            "type what it says.",
        ),
        known(8, DAMAGED, SHORT, unless=(REPLY,)),
        known(4, DAMAGED, SHORT),
        says(
            9,
            "encrypted|protected|secure message|email .. portal|passcode|read|view|click|open",
            "sent you a|an protected|encrypted|secure message|email",
            "have|you've received an|a encrypted|secure|protected message|email",
            "egress secure*",
            zones=(SUBJECT, NEW),
            moods=ANY_MOOD,
            ask="This is an encrypted message that opens in a web page. Read it there, and save "
            "what it holds to the case.",
        ),
    ),
    examples=(
        ExampleMail("", "", sender="office@oakhill.example"),
        ExampleMail(
            "Secure message",
            "You have received an encrypted message from Oakhill School. Open the portal with your "
            "passcode to read it.",
        ),
        ExampleMail(
            "RE: papers",
            "Oakhill sent you a protected message.\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 12 November 2026 14:00\nTo: Oakhill\n"
            "Subject: papers\n\nCould you send them?",
            variant="reply",
        ),
        ExampleMail(
            "FW: secure",
            "You've received an encrypted message.\n\nFrom: Office <office@oakhill.example>\n"
            "Sent: 12 November 2026 14:00\nTo: Jo\nSubject: secure\n\nRead it in the portal.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Not encrypted this time",
            "Sorry about the locked file. Ali Stone was suspended for 2 days from Monday.",
            category="suspension",
            variant="negated",
        ),
    ),
)
