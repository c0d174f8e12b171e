"""An answer or a paper about a case that is known already, with nothing new to start."""

from __future__ import annotations

from daysix.inbox.headers import COUNCIL, HEALTH_OR_POLICE, ON_EXCLUSION, PROVIDER, REPLY, SHORT
from daysix.inbox.kind import ANY_MOOD, NEW, SUBJECT, ExampleMail, Kind, known, says

_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "case_correspondence",
    title="About a known case",
    urgency="routine",
    signals=(
        says(
            3,
            "as|further requested|discussed|promised|to",
            "thank you for|received|noted|confirming",
            "thanks for|received|noted|all|again|so",
            "received with thanks",
            "further to",
            "please find|see attached|below",
            "attached|enclosed",
            "signed letter|copy",
            "correct*|corrected|amended|amendment|typo|resend|resending|resent|again|updated",
            "update on|for|regarding",
            "missing information|upn|details",
            "close|closing|closed .. file|case|record|records|yours|involvement",
            "started|starts|joined|settled|settling .. on roll|full time|well|new school",
            "good news|update",
            "here is|are the",
            "reintegration meeting|plan",
            "report|chronology|records|ehcp|professional|assessment",
            "noted|acknowledged",
            "upn is",
            "dob",
            "is|not|isnt lac|looked",
            "reason code",
            "details you asked|requested|needed|wanted",
            "date of birth is",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            3,
            "exclusion|suspension|pex|permanent",
            "exclu*",
            zones=(SUBJECT, "quoted mail"),
            moods=ANY_MOOD,
            when=(REPLY,),
        ),
        says(
            2,
            "thanks|thank|cheers|ta|brilliant|great|perfect|lovely|noted|ok|okay|received|will do",
            zones=(NEW,),
            moods=ANY_MOOD,
            when=(REPLY,),
        ),
        says(
            4,
            "my report|assessment",
            "attached as|for requested|discussed|agreed|promised|you",
            "as requested|promised|asked",
            "report .. attached|on|following",
            "attached|find .. report|chronology|minutes|statement|plan|notes",
            "minutes|notes of .. hearing|panel|reintegration|exclusion",
            "notes|record|minutes of|from .. return|readmission|reintegration|meeting",
            "return|readmission|reintegration meeting|notes|plan|interview",
            "for your file|files|records|information",
            "resend*|resent",
            "sending|sent .. again",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        known(2, REPLY, SHORT),
        known(1, ON_EXCLUSION),
        known(2, REPLY),
        known(1, PROVIDER),
        known(1, COUNCIL),
        known(2, HEALTH_OR_POLICE),
    ),
    enough=4,
    examples=(
        ExampleMail(
            "RE: Suspension of D. Hart",
            "Thanks, received. The signed letter is attached as requested.\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 9 November 2026 10:14\nTo: Oakhill\n"
            "Subject: Suspension of D. Hart\n\nPlease send the letter.",
            variant="reply",
        ),
        ExampleMail(
            "D. Hart - reports",
            "Further to our call, please find attached the educational psychologist's report and "
            "chronology as discussed.",
        ),
        ExampleMail(
            "FW: D. Hart",
            "FYI\n\nFrom: Office <office@oakhill.example>\nSent: 12 November 2026 14:00\nTo: Jo\n"
            "Subject: D. Hart\n\nFurther to our call, his chronology is attached as requested."
            "",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "RE: Suspension of D. Hart",
            "Not just paperwork, I am afraid: the head has now permanently excluded him.\n\n"
            "From: Exclusions <exclusions@county.example>\nSent: 9 November 2026 10:14\n"
            "To: Oakhill\nSubject: Suspension of D. Hart\n\nPlease send the letter.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)
