"""Automatic replies, and mails that could not be delivered."""

from __future__ import annotations

from daysix.inbox.headers import AUTO_REPLY, BOUNCE, OWN_BOUNCE
from daysix.inbox.kind import ANY_MOOD, NEW, SUBJECT, ExampleMail, Kind, known, says

KIND = Kind(
    "auto_reply",
    title="Automatic reply",
    urgency="none",
    beats=frozenset(
        {
            "permanent_exclusion",
            "suspension",
            "governors_meeting",
            "governors_outcome",
            "withdrawal",
            "school_query",
            "parent_query",
            "day6_provision",
            "case_correspondence",
            "admin_other",
        }
    ),
    signals=(
        says(
            4,
            "limited|no|intermittent access to .. email|emails",
            "anything|something|matters|enquiries|query urgent",
            "urgent .. please contact|ring|call|email",
            "on|upon my return",
            "when i return|get back|am back",
            "in my absence",
            "respond|reply|back to you when|on|as soon",
            "back in the office|school|work",
            zones=(NEW, "forwarded mail"),
            moods=ANY_MOOD,
        ),
        known(20, AUTO_REPLY),
        known(20, BOUNCE),
        known(
            1,
            OWN_BOUNCE,
            urgency="same_day",
            ask="A mail of yours was not delivered. Check the address and send it again.",
        ),
        says(
            7,
            "out of office",
            "out of the office",
            "automatic reply",
            "auto reply",
            "i am|i'm currently|now on|out|away leave|of",
            "away from .. desk|office",
            "out of school|college on|until|at|for",
            "away|out|off until|till|from",
            "no longer work|works|employed",
            "part time .. work|days",
            "i do not work|i don't work",
            "on annual|maternity|sick leave",
            "this is an automat* response|reply|acknowledg*|message",
            "thank you for contacting|your email|enquiry",
            "passed to .. member of staff|team|person",
            "aim|endeavour to reply|respond",
            "this|the mailbox|inbox|account is not monitored|unmonitored",
            "your email has been received",
            "for urgent|anything urgent .. contact",
            "i will return on",
            "school is|office closed",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
        ),
        says(
            7,
            "automatic reply",
            "out of office",
            "auto reply",
            "thank you for contacting",
            "automat* response|reply|acknowledg*",
            "mailbox|inbox is not monitored",
            zones=(SUBJECT, "forwarded mail"),
            moods=ANY_MOOD,
        ),
    ),
    enough=10,
    examples=(
        ExampleMail(
            "Automatic reply: Permanent exclusion of A. Pupil",
            "I am out of the office until 16 November. For urgent matters contact the school.",
            headers=(("auto-submitted", "auto-replied"),),
        ),
        ExampleMail(
            "Undeliverable: Day 6 provision",
            "Your message to head@oakhill.example could not be delivered.",
            sender="postmaster@oakhill.example",
            urgency="same_day",
            headers=(("content-type", "multipart/report; report-type=delivery-status"),),
        ),
        ExampleMail(
            "Out of office Re: governors' meeting",
            "Thank you for your email. I am on annual leave.\n\nOn Mon, 9 Nov 2026 at 10:14, "
            "Exclusions <exclusions@county.example> wrote:\n> You are invited.",
            variant="reply",
        ),
        ExampleMail(
            "FW: Automatic reply: suspension",
            "FYI\n\nFrom: Office <office@oakhill.example>\nSent: 9 November 2026 10:14\nTo: Jo\n"
            "Subject: Automatic reply: suspension\n\nThis is an automated response. The office is "
            "closed until Monday, I am away from the office. This mailbox is not monitored.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Permanent exclusion",
            "I am on annual leave next week, so I am telling you today: we have permanently "
            "excluded Ben Ash, Year 10.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)
