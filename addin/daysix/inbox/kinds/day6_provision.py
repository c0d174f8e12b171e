"""Education from the sixth school day: asked for, arranged, or missing."""

from __future__ import annotations

from daysix.inbox.headers import COUNCIL, NAMES_PUPIL, PROVIDER, SCHOOL
from daysix.inbox.kind import (
    ANY_MOOD,
    NAME,
    NEW,
    SALES_TALK,
    SUBJECT,
    ExampleMail,
    Kind,
    known,
    says,
)

_ALL = (SUBJECT, NEW, "forwarded mail", NAME, "form")
_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "day6_provision",
    title="Education from day six",
    urgency="same_day",
    beats=frozenset({"parent_query", "managed_move_offsite"}),
    signals=(
        says(
            7,
            "day 6|six|7|seven",
            "day6",
            "sixth|6th day|school",
            "d6",
            "section 19|s19",
            zones=_ALL,
            moods=ANY_MOOD,
        ),
        says(
            4,
            "provision|education|place|tuition .. from|by|start*|begin*",
            "start* .. provision|tuition|placement",
            "place|places available|from|for|ready|confirmed",
            "can|will|to start|begin|attend",
            "taxi|transport|travel needed|arranged|required",
            "risk assessment",
            "<provision> & <start> .. <day>",
            "confirm|offer|offering|book|booked|have .. full time|<provision>",
            "full|part time place|timetable|provision|tuition|from|start",
            "provider|tutor|tutors",
            "interim education|provision|tuition",
            "tuition",
            "timetable",
            "full time education",
            "provision arranged|confirmed|request*|place|offer|start|details",
            "arrange|arranged|provide .. provision|education|tuition|place",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            9,
            "no|not|without|nothing|any .. provision|education|schooling|tuition|place .. since|yet"
            "|place|arranged|started|offered|provided|exclu*",
            "still no|without|waiting .. provision|education|tuition|place|schooling|school",
            "no|without education|provision|tuition|schooling",
            "not|never had|received|been|getting any|an education|provision|work|tuition",
            "provision .. not|never|hasn't|nothing .. started|arranged|place|begun|offered|turned",
            "provider .. withdrawn|cannot|unable|closed|full|pulled|let|can't",
            "place|placement .. fallen|fell through",
            (
                "cannot|can't|unable|not able .. place|offer|start .. day|provision|pupil"
                "|tomorrow|monday"
            ),
            "cannot|can't|unable|won't|not able|be to|be start|offer|take .. him|her|tomorrow|until"
            "|monday|place|after",
            "can't|cannot|unable|won't start|take|offer|accommodate|teach",
            "unable to start|take|offer|accommodate|provide",
            "had no|any schooling|school|education|teaching|lessons|work|tuition|provision",
            "no schooling|education|teaching|lessons|tuition",
            "haven't|hasn't|not heard|had|been .. provision|school|education|place|tutor",
            "nothing|nowhere .. in place|arranged|offered|set",
            "still .. at home|waiting|without|no",
            "decided|regret|sorry .. not .. offer|take|place|start",
            "not to|able offer|take|accept|start .. place|him|her",
            "look|looking|find|need .. elsewhere",
            "withdraw|withdrawn|withdrawing|rescinded .. place|offer",
            (
                "nobody|no one|noone .. contact*|touch|rung|called|told .. where|school"
                "|provision|education"
            ),
            "sitting|sat|stuck at home",
            "where|who .. being taught|educated",
            "no answer|reply|response .. taught|educated|provision|school",
            "school days .. no|nobody|without|nothing|still|can't",
            "weeks|days .. without .. school|education|provision|teaching",
            "not being taught|educated",
            "out of school .. weeks|days|month",
            "meant|supposed to go|be|get|have",
            "tutor .. sick|off|left|cancelled",
            "earliest|soonest .. would|is|be|could",
            "not been offered|given|receiving education",
            "out of education",
            "nothing .. since .. exclu*",
            "at home with|doing nothing|no",
            "sat|sitting at home",
            zones=_NEW,
            moods=ANY_MOOD,
            urgency="immediate",
        ),
        says(
            -4,
            "training|briefing|workshop|newsletter|policy|guidance|data|return",
            "how does|do .. day|six",
            "suspension|suspended .. day|days .. provision",
            "code|codes .. day",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            3,
            "what .. arranged|arrange|provision|place|happening",
            "which|what provider|provision",
            "who is|will .. provid*",
            "funding|commission*|purchase order",
            "start|starts|starting on|monday|tuesday|wednesday|thursday|friday|him|her",
            "first|attended session|day",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            3,
            "<provision> & from|<start> .. <day>",
            "<start> .. on|from|next|this <day>",
            "family|mum|parents|taxi .. said|agreed|happy|booked",
            zones=_NEW,
            moods=ANY_MOOD,
            when=(PROVIDER,),
        ),
        says(
            -12,
            *SALES_TALK,
            "our rates|prices|brochure|prospectus|offer",
            zones=(SUBJECT, NEW),
            moods=ANY_MOOD,
            unless=(NAMES_PUPIL, COUNCIL, SCHOOL),
        ),
        known(2, PROVIDER),
    ),
    enough=8,
    examples=(
        ExampleMail(
            "Day 6 provision - Jordan Vale",
            "Jordan can start with us on Monday 16 November, which is the sixth day. Timetable "
            "attached.",
            sender="bookings@bridgetuition.example",
            urgency="same_day",
        ),
        ExampleMail(
            "Jordan Vale",
            "Today is day 7 and Jordan, permanently excluded on 5 November, still has no education "
            "in place. Day 6 provision has not been arranged.",
            urgency="immediate",
        ),
        ExampleMail(
            "RE: Day 6 - Jordan Vale",
            "We cannot offer a place on day 6 as the provider is full.\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 12 November 2026 14:00\nTo: Bridge\n"
            "Subject: Day 6 - Jordan Vale\n\nCan you start Jordan on Friday?",
            sender="bookings@bridgetuition.example",
            urgency="immediate",
            variant="reply",
        ),
        ExampleMail(
            "FW: day six",
            "FYI\n\nFrom: Bridge <bookings@bridgetuition.example>\nSent: 12 November 2026 14:00\n"
            "To: Jo\nSubject: day six\n\nWe confirm day 6 provision for Ella from Tuesday.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Jordan Vale",
            "We do not need the council's help with provision: his suspension is for 3 days only. "
            "He was suspended for fighting.",
            category="suspension",
            variant="negated",
        ),
    ),
)
