"""A school says that it has permanently excluded a pupil: the law's clocks start."""

from __future__ import annotations

from daysix.inbox.headers import (
    HAS_FORM,
    NAMES_PUPIL,
    OTHER_COUNCIL,
    PARENT,
    PROVIDER,
    REPLY,
    SCHOOL,
    SOLICITOR,
)
from daysix.inbox.kind import ANY_MOOD, LABEL, NAME, NEW, SUBJECT, ExampleMail, Kind, known, says

_BODY = (NEW, "forwarded mail", "attachment")

KIND = Kind(
    "permanent_exclusion",
    title="Permanent exclusion",
    urgency="same_day",
    beats=frozenset({"suspension", "school_query", "managed_move_offsite", "day6_provision"}),
    signals=(
        says(
            12,
            "permanent* exclude|excluded|excluding|excl",
            "permenant*|permanant*|permantly|permently exclu*",
            "exclude|excluded|excluding permanent*",
            "exclude|excluded|excluding him|her|them permanent*",
            "perm* ex'd|excl|excluded|exclude",
            "pex'd|pexed|pexd|perm'd|permed|permexed",
            "expel|expelled|expelling",
            "p exd|exed|excluded",
            "permexed|permex|pxd|pxed",
            "permanently removed|remove .. school|roll",
            "removed|remove .. permanently",
            "exclusion .. permanent one",
            "issued|given|giving|received .. permanent exclusion|pex|px",
            "gwahardd* parhaol",
            "gwahardd* yn barhaol",
            "exclude|excluded|excluding|exclusion .. permanent basis",
            "excluded|exclude|excluding|exclusion .. permanently",
            "exclusion .. be|is|was|made|now|as permanent",
            "is|was|be|as|now|been|issue|issued|imposed a|to|the permanent exclusion",
            "sanction|outcome|consequence .. permanent exclusion",
            "permanent exclusion .. effective|begins|starts|starting|commenc*",
            "not|never be returning|return .. exclu*",
            "permanent exclusion .. issued|imposed|made|given|effect|today|yesterday|monday|tuesday"
            "|wednesday|thursday|friday|morning|afternoon|letter|stands|from",
            "notification|notice|notify|notifying|confirm|confirming|inform|informing|issued|issue"
            "|imposed .. permanent exclusion",
            "permanent exclusion notification|notice|form|letter|paperwork",
            "not .. return|returning|back .. permanent*",
            zones=_BODY,
        ),
        says(5, "permanent exclusion", "perm ex|exclusion", zones=_BODY),
        says(
            8,
            "permanent* excluded|exclude|exclusion|excluding|excl",
            "permenant*|permanant*|permently exclu*",
            "exclu* permanent*",
            "perm ex|excl|exclusion|excluded",
            "pex",
            "pexed|expulsion|expelled|px|permex",
            zones=(SUBJECT,),
        ),
        says(5, "pex", "perm", "px", "p ex|exclusion", zones=(*_BODY, LABEL)),
        says(3, "permanent* exclu*", "pex", "perm ex", "permex", zones=(NAME,)),
        says(
            10,
            "type|category|sanction|outcome|decision .. permanent*",
            "type|category|sanction|outcome|decision .. perm|pex|expulsion",
            "exclusion permanent",
            "permanent exclusion yes|y|x|true",
            "permanent|fixed|suspension permanent",
            zones=(LABEL,),
        ),
        says(
            6,
            "type|category|sanction|outcome permanent*|pex",
            "type of exclusion|sanction permanent*|pex",
            "recorded permanent*",
            zones=(NEW, SUBJECT, "forwarded mail", "attachment"),
        ),
        says(6, "date of|start permanent exclusion", "permanent exclusion date", zones=(LABEL,)),
        says(
            6,
            "exclusion .. is|was|as|be|now|made permanent",
            "permanent* .. remov* from|roll",
            "upgraded|escalated|extended|converted|changed|increased|turned .. permanent*",
            "suspension .. now|become|becoming permanent",
            "made .. permanent",
            "decision to permanent*",
            zones=(SUBJECT, NEW, "forwarded mail"),
        ),
        says(
            2.5,
            "sixth|6th day",
            "head|headteacher|principal .. decision",
            "decision to permanently",
            "serious breach",
            "persistent breaches",
            "seriously harm",
            "notification|notice of",
            "right to make representations",
            zones=(NEW, "forwarded mail", "attachment", SUBJECT),
        ),
        says(
            -6,
            "permanent* exclusions",
            "data|statistics|figures|numbers|number|rates|rise|policy .. permanent exclu*",
            "permanent exclusion policy|data|guidance|figures|rate|numbers|statistics|training",
            "prevent*|avoid*|reduc* .. permanent exclu*",
            "covers|covering|section .. permanent exclu*",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
        ),
        says(
            -8,
            "still no|without|waiting|nothing|at",
            "no|without|any education|provision|tuition|schooling|school",
            "not|nothing been arranged|offered|provided",
            "provision .. failed|ended|withdrawn|not",
            "training|conference|webinar|seminar|barrister*|workshop|briefing",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
        ),
        says(-8, "day 6|six", "day6", "sixth day", zones=(SUBJECT,), moods=ANY_MOOD),
        known(3, NAMES_PUPIL),
        known(2, SCHOOL),
        known(1, HAS_FORM),
        known(-8, PARENT),
        known(-3, SOLICITOR),
        known(-2, OTHER_COUNCIL),
        known(-6, PROVIDER),
        known(-2, REPLY),
    ),
    enough=7,
    examples=(
        ExampleMail(
            "Permanent exclusion - Year 9 pupil",
            "Dear team,\n\nI am writing to notify you that Jordan Vale (DOB 04/02/2013,"
            " Year 9) was "
            "permanently excluded from Oakhill School today.\n\nThe letter to parents is attached.",
        ),
        ExampleMail(
            "Urgent",
            "Having considered everything carefully the head has decided to permanently exclude "
            "Maya Thorne in Year 8. Her first day out is tomorrow.",
        ),
        ExampleMail(
            "Exclusion form",
            "Please see attached.",
            form=(("Name of pupil", "Sam Reed"), ("Type of exclusion", "Permanent")),
        ),
        ExampleMail(
            "Update on K. Lowe",
            "The five day suspension we told you about last week has today been upgraded to a "
            "permanent exclusion.",
        ),
        ExampleMail(
            "RE: Suspension of D. Hart",
            "Sorry, things have moved on: we have now permanently excluded Dan.\n\n"
            "From: Exclusions <exclusions@county.example>\nSent: 9 November 2026 10:14\n"
            "To: Oakhill\nSubject: Suspension of D. Hart\n\nThank you for the notice.",
            variant="reply",
        ),
        ExampleMail(
            "FW: PEX",
            "FYI\n\nFrom: Head <head@oakhill.example>\nSent: 9 November 2026 10:14\nTo: Jo\n"
            "Subject: PEX\n\nThis is to confirm that Ella Marsh has been permanently excluded.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Advice please",
            "We are considering permanent exclusion for a Year 10 boy. Could you ring me to talk "
            "through the options?",
            category="school_query",
            variant="negated",
        ),
        ExampleMail(
            "Year 9",
            "As an alternative to permanent exclusion we would like to arrange a managed move for "
            "Leo to Beck School.",
            category="managed_move_offsite",
            variant="negated",
        ),
    ),
)
