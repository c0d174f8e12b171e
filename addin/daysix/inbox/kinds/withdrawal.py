"""A school takes a suspension or permanent exclusion back, or shortens it."""

from __future__ import annotations

from daysix.inbox.headers import CLERK, MADE_UP, ON_EXCLUSION, PARENT, SCHOOL
from daysix.inbox.kind import ANY_MOOD, NEW, SUBJECT, ExampleMail, Kind, known, says

_TEXT = (SUBJECT, NEW, "forwarded mail", "attachment")

KIND = Kind(
    "withdrawal",
    title="Exclusion withdrawn",
    urgency="same_day",
    beats=frozenset({"permanent_exclusion", "suspension", "managed_move_offsite", "school_query"}),
    signals=(
        says(
            10,
            "rescind* .. exclusion|suspension|pex|it|decision",
            "withdraw*|withdrawn .. exclusion|suspension|pex",
            "cancel* .. exclusion|suspension|pex",
            "revok*|retract* .. exclusion|suspension|pex",
            "exclusion|suspension|pex .. withdrawn|withdraw|withdrawal",
            "exclusion|suspension|pex .. rescind*",
            "exclusion|suspension|pex .. cancel*",
            "exclusion|suspension|pex .. revok*|retract*|overturned",
            "exclusion|suspension|pex no longer stands|standing|applies|proceeding",
            "exclusion|suspension|pex .. not|longer|isnt|wont .. ahead|proceed*|pursu*|stand*",
            "exclusion|suspension|pex .. not|longer|isnt|wont .. happen*|apply|applies|needed",
            "not proceeding|continuing|pursuing|going with .. exclusion|suspension|pex",
            "not proceeding|continuing|pursuing|going with|ahead with .. exclusion|suspension|pex",
            "take|taken|taking back .. exclusion|suspension|pex",
            "exclusion|suspension|pex .. in|by error|mistake",
            "exclusion|suspension|pex .. will not|longer be going|proceed*|pursued",
            "excluded in|by error|mistake",
            "exclusion|suspension|pex .. shortened|reduced|commuted|downgraded|lowered",
            "exclusion|pex .. changed|converted|replaced to|into|by|with .. suspension|day|days"
            "|managed|fixed|term",
            "reduc*|downgrad*|shorten* .. exclusion|suspension|pex",
            "changed .. exclusion|pex to|into .. suspension|day|days|fixed",
            "not going|go ahead .. exclu*|suspen*|pex|permanent*",
            "no longer permanent*|excluding|exclud*|suspend*",
            "no longer want|wish|wishes|wants|intend .. exclude|suspend",
            "reversed .. decision|exclusion|suspension",
            "decision|exclusion .. reversed",
            "decision|exclusion|suspension|pex .. set aside",
            "set aside .. decision|exclusion|suspension|pex",
            "quash* .. exclusion|suspension|pex",
            "notif*|notice|form|email|letter|mail .. in|by error|mistake",
            "sent|submitted|issued|recorded|logged in|by error|mistake",
            "exclusion|suspension|pex .. go|going ahead",
            "stood|standing down .. exclusion|suspension|pex",
            "lift|lifted|lifting the exclusion|suspension|pex",
            "reinstated by the head|headteacher|principal|school|trust",
            "head|headteacher|principal .. reinstated|reinstate|reinstating",
            "void|annul* .. exclusion|suspension",
            "exclusion|suspension .. void|annulled",
            "allowed|let|letting .. back .. after all",
            "<takeback> & <excl>",
            "<takeback> by <head>|the|our|mr|mrs|ms|miss",
            "<head> .. <takeback> .. decision|exclu*",
            "<takeback> .. decision .. exclu*|suspen*",
            "change of heart|mind|decision",
            "back|backs|backed|backing down|out",
            "gone|going|went back on",
            "u turn",
            "not now|going going|to exclude|pex|suspend|permanently",
            "not now going to exclude|pex|suspend|permanently",
            "scrap|bin|tear|void .. paperwork|form|notice|notif*|letter",
            "wont|will be excluding|excluded|permanently after",
            "wrong child|pupil|student|person|boy|girl|family",
            "bin it|this|that|them",
            "treat|regard|consider .. as <takeback>",
            "please disregard|ignore .. exclusion|suspension|notif*|form|letter|email",
            "exclusion|suspension|pex lifted|dropped|removed",
            "changed|change my|our|his|her mind",
            zones=_TEXT,
            moods=ANY_MOOD,
        ),
        says(
            5,
            "withdrawn|rescinded|rescinding|cancelled|withdrawal|cancellation|rescind|revoked",
            "please cancel|withdraw|disregard|ignore|delete|remove",
            "may|can|will return|back immediately|tomorrow|today",
            "not|rather than a suspension|exclusion",
            zones=(SUBJECT, NEW, "forwarded mail"),
        ),
        says(
            7,
            "isnt|not|wont|no going|go|be|longer ahead|going|happening",
            "isnt|not going|happening",
            zones=(NEW,),
            moods=ANY_MOOD,
            when=(ON_EXCLUSION,),
        ),
        says(3, "back in|into|at school", "return* to school", "reinstated", zones=_TEXT),
        says(
            -12,
            "hypothetical*",
            "if .. <takeback>",
            "ask*|want*|request*|can|could|how|hope|hoping|demand*|consider*|might|may|if|whether"
            "|would .. withdrawn|withdraw|withdrawing|rescind|rescinding|rescinded|cancel|cancelled"
            "|overturned",
            "not|never been withdrawn|rescinded|cancelled",
            "not be withdrawn|rescinded|cancelled|withdrawing|rescinding",
            "not withdrawing|rescinding|cancelling",
            "not|never|nor withdraw|rescind|cancel|withdrawn|rescinded|cancelled",
            "have|has|will not withdrawn|rescinded|cancelled|withdraw|rescind",
            "withdraw*|cancel* the|our|a|my|this|tomorrows|that meeting|hearing|panel|request|place"
            "|application|invitation|booking",
            "meeting|hearing|panel is|has|was|been cancelled|postponed",
            "# pex|exclusions|suspensions|permanent .. <takeback>",
            "pex|exclusions|suspensions # .. last year|term",
            moods=ANY_MOOD,
            zones=_TEXT,
        ),
        known(-4, CLERK),
        known(1, SCHOOL),
        known(2, ON_EXCLUSION),
        known(-3, PARENT),
        known(-12, MADE_UP),
    ),
    enough=6,
    anchor=4.4,
    examples=(
        ExampleMail(
            "Permanent exclusion withdrawn - M. Dale",
            "The headteacher has rescinded the permanent exclusion of Max Dale. He will be back in "
            "school on Monday.",
        ),
        ExampleMail("Cancel", "Please cancel the suspension form sent this morning, wrong pupil."),
        ExampleMail(
            "Kai",
            "We have decided not to go ahead with the permanent exclusion of Kai; the head has "
            "withdrawn the exclusion this afternoon.",
        ),
        ExampleMail(
            "RE: Permanent exclusion of B. Nash",
            "This has now been withdrawn.\n\nFrom: Exclusions <exclusions@county.example>\n"
            "Sent: 9 November 2026 10:14\nTo: Oakhill\nSubject: Permanent exclusion of B. Nash\n\n"
            "Thank you for notifying us of the permanent exclusion.",
            variant="reply",
        ),
        ExampleMail(
            "FW: Suspension cancelled",
            "FYI\n\nFrom: Office <office@oakhill.example>\nSent: 9 November 2026 10:14\nTo: Jo\n"
            "Subject: Suspension cancelled\n\nThe suspension of Ivy Cole has been cancelled.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Permanent exclusion of Max Dale",
            "To be clear, the permanent exclusion has not been withdrawn: Max was permanently "
            "excluded on Friday and that decision stands.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)
