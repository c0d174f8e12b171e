"""Another council writes: our resident excluded in its schools, a pupil or papers on the move."""

from __future__ import annotations

from daysix.inbox.headers import COUNCIL, OF_THE_PAST, OTHER_COUNCIL, PARENT, SCHOOL
from daysix.inbox.kind import ANY_MOOD, NEW, SO_OR_PAST, SUBJECT, ExampleMail, Kind, known, says

_NEW = (SUBJECT, NEW, "forwarded mail")
_ALL = (*_NEW, "attachment", "form")

KIND = Kind(
    "cross_border",
    title="Another council",
    urgency="week",
    beats=frozenset({"permanent_exclusion", "suspension", "day6_provision", "school_query"}),
    signals=(
        says(
            4,
            "your|our resident*",
            "resident* in|of|from your|our",
            "lives|living|live|resides in|within your",
            "home address .. your",
            "your|home authority|la|council|borough .. responsib*|provide|day|duty",
            "falls|over to you",
            zones=_NEW,
            moods=ANY_MOOD,
            unless=(COUNCIL,),
        ),
        says(
            6,
            "resident* in|of your|our area|borough|county|authority|council|city",
            "your|our resident*",
            "lives|living|resides|resident in your|our|the",
            "moved|moving|moves into|to|from your|our|another|out area|borough|authority|county|la",
            "cross border",
            "out of borough|county|area|authority",
            "home|other|another|neighbouring|your authority|council|borough|la",
            "home local authority",
            "another local authority|council|borough",
            "excluding|maintaining authority",
            "attends|attending a school in",
            "one of our schools|academies|secondaries|primaries",
            "place .. our schools|school|academies",
            "our area|borough",
            "transfer .. file|records|responsibility",
            "your|our council|borough|county",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            5,
            "permanent* exclu*",
            "exclu* permanent*",
            "<exclude> & <permly>",
            "pex",
            zones=_ALL,
            moods=SO_OR_PAST,
            when=(OTHER_COUNCIL,),
            unless=(OF_THE_PAST,),
            urgency="same_day",
        ),
        says(
            2,
            "<exclude> & <permly>",
            "permanent exclusion",
            zones=_ALL,
            unless=(OTHER_COUNCIL, PARENT, COUNCIL),
            urgency="same_day",
        ),
        says(
            2,
            "exclu*",
            "suspen*",
            "fair access",
            zones=_ALL,
            moods=ANY_MOOD,
            when=(OTHER_COUNCIL,),
        ),
        says(-5, "newsletter|training|conference|webinar|network meeting", zones=_NEW),
        known(6, OTHER_COUNCIL),
        known(-5, PARENT),
        known(-3, SCHOOL),
        known(-2, COUNCIL),
    ),
    enough=8,
    anchor=2,
    examples=(
        ExampleMail(
            "Permanent exclusion of your resident",
            "Nia Webb, who lives in your area, was permanently excluded from Moor School in our "
            "borough on 9 November. You will need to arrange education from the sixth day.",
            sender="exclusions@moorborough.example",
            urgency="same_day",
        ),
        ExampleMail(
            "Pupil moving into your authority",
            "We write to transfer the file of a suspended pupil who has moved into your borough.",
            sender="inclusion@fellcouncil.example",
        ),
        ExampleMail(
            "RE: Nia Webb",
            "Yes, she is your resident and was permanently excluded here.\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 12 November 2026 14:00\nTo: Moor\n"
            "Subject: Nia Webb\n\nIs she ours?",
            sender="exclusions@moorborough.example",
            urgency="same_day",
            variant="reply",
        ),
        ExampleMail(
            "FW: resident of yours",
            "FYI\n\nFrom: Exclusions <exclusions@moorborough.example>\nSent: 12 November 2026 "
            "14:00\nTo: Jo\nSubject: resident of yours\n\nWe notify you that a pupil resident in "
            "your county has been permanently excluded from one of our schools.",
            sender="jo@county.example",
            variant="forward",
            urgency="same_day",
        ),
        ExampleMail(
            "Nia Webb",
            "She is not another council's child; she lives here with us. We have permanently "
            "excluded her today, Year 9, letter attached.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)
