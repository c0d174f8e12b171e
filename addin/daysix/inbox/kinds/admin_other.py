"""Newsletters, training, returns, systems, thanks: what needs no casework."""

from __future__ import annotations

from daysix.inbox.headers import AUTOMATIC, BULK, FIGURES, LIST, MADE_UP, NAMES_PUPIL
from daysix.inbox.kind import ANY_MOOD, NEW, SUBJECT, ExampleMail, Kind, known, says

_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "admin_other",
    title="Office and information",
    urgency="routine",
    signals=(
        says(
            6,
            "newsletter|bulletin",
            "webinar*",
            "training|course|conference|workshop|cpd|seminar|masterclass",
            "unsubscribe",
            "register|book .. place|online|now|here",
            "save the date",
            "minutes of .. team|network|last|forum",
            "team meeting",
            "network meeting|event",
            "annual leave",
            "vacanc*",
            "job advert*",
            "policy|guidance .. updated|published|consultation|review*|draft|attached",
            "new guidance|policy",
            "consultation",
            "survey|questionnaire",
            "contact details|list|directory",
            "change of headteacher|address|email|details|contact",
            "new head|headteacher|email|phone",
            "system|planned|scheduled maintenance|downtime|outage|upgrade",
            "data return|collection|census",
            "freedom of information|foi",
            "foi request",
            "invoice|purchase order|remittance",
            "statistics|figures for",
            "monthly|termly|weekly report|data|return|summary|update",
            "term dates",
            "christmas|staff party|lunch|collection",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            5,
            "team|staff|network meeting",
            "policy|policies .. updated|attached|published",
            "foi",
            "freedom of information",
            "i am|i'm off|away|out|leave",
            "covering the|my inbox|desk|work|mailbox",
            "early bird",
            "<learn>",
            "dietary|away day|inset",
            "adopted by .. trustees|governors|board",
            "for your information|interest",
            "numbers|figures|number|statistics of|for|on .. exclu*|suspen*",
            "has left|new address|email|business|office|deputy|sendco|senco|dsl|manager|number",
            "case|our|new system|software|database is|down|upgrade",
            "applications|candidates|cvs|interview*|shortlist*|advert",
            "barrister*|keynote|delegates|speakers",
            "scrutiny|cabinet|committee report|paper|briefing",
            "totals|figures|numbers|stats by|for|per|on",
            "main|key changes",
            "guidance|framework .. published|updated|released",
            "updated|new|revised guidance|policy|policies|procedure|procedures|template|forms",
            "fire drill|alarm|test",
            "building|office|canteen|kitchen|heating|wifi|network|printer|lift|toilet|toilets",
            "payslip|expenses|timesheet|mileage|rota|cover rota",
            "claim|claiming|reimburse* .. expenses|mileage|miles|parking|travel|fee|fees|train",
            "expenses|mileage|travel claim|form",
            "monitoring|performance|headline*|dashboard|quarterly .. report|figures|data|return",
            "suspensions|pex|exclusions # for|up|down|last|of|compared",
            "# suspensions|pex|exclusions for|up|down|last|of|compared|by|in|across",
            "third|half|quarter|percent|share of .. suspensions|exclusions|pex",
            "quiz|charity|cake|birthday|retirement|leaving",
            "car park|parking|it desk|kitchen|room booking",
            "statistical|annual|quarterly release|return|report",
            "supply|provide figures|numbers|data",
            "share .. your protocol|policy|template",
            "protocol|policy with us",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        known(-3, NAMES_PUPIL),
        known(6, BULK),
        known(5, FIGURES, unless=(NAMES_PUPIL,)),
        known(6, MADE_UP),
        known(7, LIST),
        known(0.5, AUTOMATIC),
    ),
    enough=5,
    examples=(
        ExampleMail(
            "Exclusions training for governors",
            "Book a place on our half-day training on permanent exclusion and suspension. "
            "To unsubscribe from this newsletter click below.",
            sender="news@trainingco.example",
            headers=(("list-id", "<news.trainingco.example>"),),
        ),
        ExampleMail(
            "Change of headteacher",
            "From January our new headteacher is Ms Rowan; please update your contact list.",
        ),
        ExampleMail(
            "RE: team meeting",
            "I will bring the minutes of the last team meeting.\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 12 November 2026 14:00\nTo: Jo\n"
            "Subject: team meeting\n\nAgenda?",
            sender="jo@county.example",
            variant="reply",
        ),
        ExampleMail(
            "FW: SEND bulletin",
            "FYI\n\nFrom: News <news@trainingco.example>\nSent: 12 November 2026 14:00\nTo: Jo\n"
            "Subject: SEND bulletin\n\nThis week's bulletin: new guidance on exclusions was "
            "published; book a webinar.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Not training",
            "I can't come to the training as I am dealing with this: we have permanently excluded "
            "Ben Ash in Year 10 today.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)
