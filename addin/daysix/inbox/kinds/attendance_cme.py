"""Attendance, children missing education, coming off roll, part-time timetables, home education."""

from __future__ import annotations

from daysix.inbox.headers import PROVIDER
from daysix.inbox.kind import ANY_MOOD, NAME, NEW, SUBJECT, ExampleMail, Kind, known, says

_NEW = (SUBJECT, NEW, "forwarded mail", NAME, "form")

KIND = Kind(
    "attendance_cme",
    title="Attendance or missing education",
    urgency="week",
    beats=frozenset({"school_query"}),
    signals=(
        says(
            7,
            "cme",
            "child|children|pupil|pupils missing education|from",
            "missing from education",
            "missing in education",
            "elective home education",
            "home educating|educate|schooling|schooled|educated",
            "last seen",
            "left .. address|area|country",
            "moved|gone away|abroad",
            "de registration|register|registered",
            "no forwarding address",
            "ehe",
            "home educat*",
            "deregister*|deregistration",
            "removed|remove|removal|taken|taking|off from|off roll",
            "off rolled",
            "come|came|coming|taken off roll",
            "off the roll",
            "part time timetable",
            "reduced timetable",
            "penalty notice*",
            "school attendance order",
            "unauthorised absence*|holiday",
            "whereabouts unknown",
            "10|ten days absence|absent",
            "persistent* absen*",
            "not attended|been .. since",
            "attendance this|is|at|was|has|of|figure|dropped|fallen|rate",
            "fine|fines|fining|fined .. attend*|absence|parent|holiday",
            "truant*|truanting|truancy",
            "school refus*",
            "ebsa|non attend*",
            "attendance .. concern*|below|percent|officer|panel|order|referral|register*",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            3,
            "attendance",
            "absence*",
            "absent",
            "register*",
            "no contact with",
            "home visit",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(-5, "attend* .. meeting|hearing|panel|training", zones=(SUBJECT, NEW), moods=ANY_MOOD),
        known(-6, PROVIDER),
    ),
    enough=6,
    examples=(
        ExampleMail(
            "CME referral",
            "We have not been able to contact the family for three weeks; please treat this as a "
            "child missing education referral.",
        ),
        ExampleMail(
            "Attendance concern - Y8",
            "Attendance is now below 50 percent with unauthorised absences since September.",
        ),
        ExampleMail(
            "RE: Y8 pupil",
            "She has been taken off roll as the parents chose elective home education.\n\n"
            "From: Exclusions <exclusions@county.example>\nSent: 12 November 2026 14:00\n"
            "To: Oakhill\nSubject: Y8 pupil\n\nWhere is she now?",
            variant="reply",
        ),
        ExampleMail(
            "FW: missing education",
            "For you\n\nFrom: Office <office@oakhill.example>\nSent: 12 November 2026 14:00\n"
            "To: Jo\nSubject: missing education\n\nA pupil missing education: whereabouts unknown "
            "since half term.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Ali Stone",
            "This is not an absence: he has been suspended for three days from Monday.",
            category="suspension",
            variant="negated",
        ),
    ),
)
