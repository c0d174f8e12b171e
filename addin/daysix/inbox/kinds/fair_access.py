"""Fair access: referrals to the panel, objections and refusals, places agreed."""

from __future__ import annotations

from daysix.inbox.headers import LIST
from daysix.inbox.kind import ANY_MOOD, NAME, NEW, SUBJECT, ExampleMail, Kind, known, says

_ALL = (SUBJECT, NEW, "forwarded mail", NAME, "form")
_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "fair_access",
    title="Fair access",
    urgency="week",
    beats=frozenset(
        {
            "permanent_exclusion",
            "suspension",
            "parent_query",
            "school_query",
            "day6_provision",
            "governors_meeting",
        }
    ),
    signals=(
        says(
            7,
            "fair access",
            "fap",
            "fapp",
            "fap referral|panel|form|meeting",
            "in year fair access",
            "hard to place",
            "direction to admit",
            "intention|intend|minded|notice to|of direct",
            "adjudicator",
            "unplaced",
            "refus* .. admission",
            "admissions protocol",
            "pupil placement|placing panel",
            "placement|placing panel",
            "panel naming|named|placed",
            "cap panel|referral",
            "collaborative admissions|access panel",
            "iyfap",
            "<refuse> .. <admit> .. admit*|placement|panel|allocat*|year",
            "object|objects|objecting|objection .. placement|panel|allocat*|admission|direct*",
            "we|will|can|happy|agree to|will|can admit",
            "in year applic*|admission|transfer|place",
            "file|records from .. previous|last school",
            "admissions team",
            "under .. protocol",
            "panel .. decisions|decision|placements|placed",
            "decision|decided to place|name|allocate",
            "place|placed|placing|named .. with us",
            "challenge|appeal|dispute .. placement|place|allocation|admission",
            "happy|willing|agree to take|admit|accept",
            "<admit> .. excluded|pex .. last|previous|another|other school",
            "excluded|pex .. from his|her|their last|previous|old school",
            zones=_ALL,
            moods=ANY_MOOD,
        ),
        says(
            4,
            (
                "not|cannot|can't|won't|unable|refuse .. accept|take .. placement|pupil"
                "|child|student|place"
            ),
            "placement .. panel",
            "full in year",
            "year _ is full",
            "we are|is full|oversubscribed",
            "over number|numbers|pan",
            "out of school since|for",
            "refer* .. panel|protocol",
            "panel|protocol .. refer*",
            "object* .. place*|admission|admit*|allocation|panel|decision|direction",
            "unable|not|cannot|can't to|able admit|take|offer",
            "refus* .. admit*|place|take",
            "direct* .. admit",
            "direction to admit",
            "pupil|child .. without .. school place",
            "no school place",
            "allocated|placed under",
            "allocation",
            "full in year",
            "schools adjudicator",
            "cannot|can't|unable .. admit",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            3,
            "through|via|to|next|back .. panel",
            "next|back|go to panel",
            "placement|placements",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        known(-4, LIST),
    ),
    enough=6,
    anchor=2.5,
    examples=(
        ExampleMail(
            "Fair access referral - Y10",
            "Please find attached a fair access panel referral for Kyle Brand, Year 10, who moved "
            "into the area in October and has no school place.",
        ),
        ExampleMail(
            "FAP decision of 12 November",
            "The governing body objects to the placement under the fair access protocol; we are "
            "full in Year 9 and cannot admit.",
        ),
        ExampleMail(
            "RE: panel 12 November",
            "We are unable to admit Kyle under the FAP.\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 12 November 2026 14:00\nTo: Beck\n"
            "Subject: panel 12 November\n\nPlease confirm a start date.",
            sender="head@beckschool.example",
            variant="reply",
        ),
        ExampleMail(
            "FW: FAP referral",
            "FYI\n\nFrom: Admissions <admissions@beckschool.example>\nSent: 12 November 2026 14:00"
            "\nTo: Jo\nSubject: FAP referral\n\nAttached is our referral to the fair access panel.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Kyle Brand",
            "This is not one for fair access: Kyle has been permanently excluded from Oakhill "
            "today and our letter is attached.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)
