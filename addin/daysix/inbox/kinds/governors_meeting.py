"""A clerk calls, moves or asks about a governors' meeting to consider an exclusion."""

from __future__ import annotations

from daysix.inbox.headers import CLERK, INVITATION, PARENT, SCHOOL
from daysix.inbox.kind import ANY_MOOD, NAME, NEW, SUBJECT, ExampleMail, Kind, known, says

_ALL = (SUBJECT, NEW, "forwarded mail", "attachment", NAME)
_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "governors_meeting",
    title="Governors' meeting",
    urgency="week",
    beats=frozenset({"permanent_exclusion", "school_query", "case_correspondence"}),
    signals=(
        says(
            6,
            "governor*|gdc|gdp|pdc|pdp|disciplin*|ggb .. meeting|hearing|panel|meet|meets",
            "meeting|hearing|panel .. governor*|governing|gdc|gdp|pdc|pdp|disciplin*|trustees",
            "governing board|body .. meeting|meet|hearing|consider|review",
            "trustees .. meet|meeting|hearing|panel|consider",
            "pupil disciplin* committee|panel",
            "discipline committee|panel",
            "exclusion hearing|meeting|panel|review",
            "governors will|to|shall|are|meeting .. consider|meet|review",
            "governors hearing|meeting|panel|committee",
            "clerk .. governors",
            "panel of trustees|governors",
            "trust|academy|exclusion panel|committee",
            "review .. decision .. exclude",
            "tomorrows|thursdays|tuesdays|mondays|wednesdays|fridays|next|the|this hearing",
            "statement .. hearing|panel|meeting|governors",
            "hearing .. pack|bundle|papers|statement",
            "<come> .. gdc|gdp|pdc|pdp|governors|governing|hearing|committee",
            "convene|convening .. governors|committee|panel|gdc|pdc",
            "reinstatement meeting|hearing|panel",
            "meeting|hearing .. exclu*",
            "panel will|to consider|meet|review",
            "chair|chairing|sit|sitting|clerk|clerking .. panel|committee|hearing|gdc|pdc",
            "pack|bundle|papers .. statement|page|pages|missing|another",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            5,
            "gdc|gdp|pdc|pdp|gdb|governors|hearing",
            "governors' meeting|hearing|panel",
            "governors meeting|hearing|panel",
            zones=(SUBJECT,),
            moods=ANY_MOOD,
        ),
        says(
            3,
            "invit*",
            "clerk*",
            "agenda",
            "papers|pack|bundle|documents .. meeting|hearing|panel|attached",
            "convene*|convening",
            "representations",
            "for the|tomorrows|our|this .. hearing|meeting|panel",
            "attached .. hearing|meeting|panel",
            "attend*",
            "local authority|la representative|rep",
            "be|is held|taking|take on|place|at",
            "rescheduled|postponed|adjourned|rearranged|moved to",
            "date|dates of|for the|meeting|hearing",
            "at _ am|pm|noon",
            "available|availability",
            "statement .. by|from|send|circulate",
            "circulate",
            "via|by|on teams|zoom|video",
            "will convene|sit|meet",
            "written statement|representations|report",
            "teams link|meeting|invite",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(2, "consider* .. reinstate*", zones=_NEW, moods=ANY_MOOD),
        says(
            -10,
            "expenses|mileage|miles|parking|claim .. paid|pay|claim|expenses|form|miles|parking",
            "claim|claiming .. expenses|mileage|miles|parking|travel",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(2.5, "governor*|gdc|pdc|panel .. pack|papers|bundle|agenda|invit*", zones=_ALL),
        says(
            3,
            "postponed|adjourned|rearranged|rescheduled|put back|brought forward",
            "could|can|are you do|make|attend|join|available|free",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            -5,
            "do|does|must|should|when .. governors have|need|meet",
            "so|then|therefore|means|meaning .. governors",
            "takes|brings him|her|them|total .. days",
            "minutes of",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            3,
            "date|dates|day|time .. hear|hearing|meeting|panel|committee",
            "to|will hear .. exclusion|case|representations",
            "can|could the la|local authority|council do|attend|make|send",
            "extraordinary meeting",
            "committee|panel|hearing",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            -8,
            "fair access",
            "fap|iyfap|irp",
            "placement panel",
            "independent .. panel",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        known(4, CLERK),
        known(3, INVITATION),
        known(0.5, SCHOOL),
        known(-2, PARENT),
    ),
    enough=8,
    examples=(
        ExampleMail(
            "Governors' disciplinary meeting - invitation",
            "Dear colleague,\n\nThe governors will meet on 26 November 2026 at 10 am to consider "
            "the permanent exclusion of Jamie Poole. You are invited to attend. Papers attached.",
        ),
        ExampleMail(
            "PDC date change",
            "The pupil discipline committee meeting for R. Snow has been postponed; is the LA "
            "representative available on 3 December?",
        ),
        ExampleMail(
            "RE: exclusion of J. Poole",
            "The governors' hearing will be held on 26 November, please confirm you can attend."
            "\n\nFrom: Exclusions <exclusions@county.example>\nSent: 9 November 2026 10:14\n"
            "To: Clerk\nSubject: exclusion of J. Poole\n\nWhen is the meeting?",
            sender="clerk@oakhill.example",
            variant="reply",
        ),
        ExampleMail(
            "FW: GDC invitation",
            "FYI\n\nFrom: Clerk <clerk@oakhill.example>\nSent: 9 November 2026 10:14\nTo: Jo\n"
            "Subject: GDC invitation\n\nThe governing body's meeting about the exclusion is on "
            "1 December. The pack of papers is attached.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Permanent exclusion - L. Pike",
            "We have permanently excluded Lee Pike, Year 10, from today. The governors have not "
            "met yet.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)
