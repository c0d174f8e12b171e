"""A parent or carer, or someone for them, asks or complains."""

from __future__ import annotations

from daysix.inbox.headers import COUNCIL, PARENT, SCHOOL, SOLICITOR, UNKNOWN
from daysix.inbox.kind import ANY_MOOD, NEW, SUBJECT, ExampleMail, Kind, known, says

_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "parent_query",
    title="Parent or carer",
    urgency="week",
    beats=frozenset({"permanent_exclusion", "suspension", "withdrawal", "school_query"}),
    signals=(
        says(
            5,
            "my son|daughter|child|boy|girl|lad|grandson|granddaughter|stepson|kid|foster|nephew",
            "my _ son|daughter|child",
            "our son|daughter|child",
            "my|our <kin>",
            "my|our _ <kin>",
            "i am|i'm the|a mother|mum|father|dad|parent|carer|nan|grandmother|guardian",
            "i'm|am _ mum|dad|mother|father|parent|carer",
            "fy mab|merch",
            "on behalf of mr|mrs|ms|miss|the|parents|a|family",
            "support|supporting|advocate|advising|help|helping mr|mrs|ms|miss|the family|parents",
            "my lad|lads|boys|girls|grandsons|nan|partner|kids|childs|sons|daughters",
            "i am|im his|her|a|the mum|mother|dad|father|nan|carer|parent|gran",
            zones=_NEW,
            moods=ANY_MOOD,
            unless=(SCHOOL,),
        ),
        says(
            4,
            "our|my client|clients",
            "instructed by",
            "we act for|on",
            "acting for the|mr|mrs|ms|miss|mother|father|parents|parent",
            "letter before claim|action",
            "judicial review",
            "pre action protocol",
            zones=(*_NEW, "attachment"),
            moods=ANY_MOOD,
            urgency="same_day",
            ask="A solicitor or adviser writes for a family. Read it and take it to whoever deals "
            "with legal letters today.",
        ),
        says(
            2,
            "appeal*",
            "complain*|complaint",
            "not|isn't|so fair",
            "unfair*",
            "unfairly",
            "please help",
            "what can|do|should|happens i|we|now|next",
            "whats my|our rights",
            "kicked|thrown|chucked out",
            "copies|papers|records|everything you hold|have",
            "subject access",
            "can i|you",
            "challenge*",
            "advice|help",
            "don't know|understand",
            "what are my|our rights",
            "school said|says|told|won't|will not|have|has|is refusing",
            "excluded|suspended|expelled",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            2,
            "where .. go|goes|going .. school|tomorrow|now|monday",
            "when|which .. school|go back|start",
            "no|without|any|another|new school|education|schooling .. since|weeks|days|now|yet",
            "home|sat|sitting|stuck .. since|weeks|days|doing nothing",
            "no|not|nobody|nothing .. school .. for|since|yet|weeks",
            "nowhere to go|learn",
            "out of school|education since|for",
            "not been in|at|to|back school since|for",
            "missing|missed so|too much|many school|education|learning|weeks|days",
            zones=_NEW,
            moods=ANY_MOOD,
            unless=(SCHOOL, COUNCIL),
            urgency="same_day",
        ),
        says(
            1,
            "<permly>|ever & phone|phoned|rang|ring|call|called",
            "for good & phone|phoned|rang|ring|call|called",
            "expelled|ever & phone|phoned|rang|call|called",
            "no|not|never|havent|hasnt|nothing|without .. letter|writing|paperwork .. permanent*",
            "permanent*|permenant*|permently|ever|expelled|good .. no|not|havent|hasnt|nothing"
            " .. letter|writing|paperwork",
            "havent|hasnt|not|no had|have|got|been|received|any|a .. letter|writing",
            zones=_NEW,
            moods=ANY_MOOD,
            unless=(SCHOOL, COUNCIL),
            urgency="same_day",
        ),
        says(
            2,
            "no|any|without work .. sent|set|given|provided|home|online|school|them|him|her",
            "not|havent|hasnt|never|nobody|didnt sent|send|set|given|give|provided|had .. work",
            "not|havent|hasnt|never|nobody|didnt been|have .. sent|set|given|provided .. work",
            "work .. not|never been|was sent|set|given|provided|arrived|come",
            "nothing to do|learn|work .. home|school|all day",
            "no|any|without|not education|schooling|lessons|teaching|tuition .. at all|since"
            "|offered|arranged|provided|place",
            zones=_NEW,
            moods=ANY_MOOD,
            unless=(SCHOOL, COUNCIL),
            urgency="immediate",
        ),
        known(5, PARENT),
        known(6, SOLICITOR),
        known(1, UNKNOWN),
        known(-5, SCHOOL),
        known(-3, COUNCIL),
    ),
    enough=5,
    examples=(
        ExampleMail(
            "help please",
            "My son has been excluded from Oakhill and nobody will tell me why. What can I do?",
            sender="dana.cole@homemail.example",
        ),
        ExampleMail(
            "Exclusion of our client's child",
            "We act for Mrs Cole, whose son was permanently excluded on 5 November. Please send "
            "the council's file within seven days.",
            sender="team@coleandpike-law.example",
            urgency="same_day",
        ),
        ExampleMail(
            "Re: your email",
            "Thanks but I still don't understand what happens next for my daughter.\n\n"
            "On Mon, 9 Nov 2026 at 10:14, Exclusions <exclusions@county.example> wrote:\n"
            "> The governors will meet.",
            sender="dana.cole@homemail.example",
            variant="reply",
        ),
        ExampleMail(
            "FW: my boy",
            "One for you\n\nFrom: Dana Cole <dana.cole@homemail.example>\nSent: 12 November 2026 "
            "14:00\nTo: Contact Centre\nSubject: my boy\n\nThe school has suspended my boy and I "
            "want to complain.",
            sender="contact@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Review",
            "I am not asking what happens next. I want an independent review panel of the "
            "governors' decision about my son, please take this as my application.",
            sender="dana.cole@homemail.example",
            category="irp_application",
            variant="negated",
        ),
    ),
)
