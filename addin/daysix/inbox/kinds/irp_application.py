"""Review panels: a parent's application, the panel's papers, its decision."""

from __future__ import annotations

from daysix.inbox.headers import CLERK, HAS_PAPERS, PARENT, SOLICITOR
from daysix.inbox.kind import ANY_MOOD, NAME, NEW, SUBJECT, ExampleMail, Kind, known, says

_ALL = (SUBJECT, NEW, "forwarded mail", "form")

KIND = Kind(
    "irp_application",
    title="Independent review panel",
    urgency="same_day",
    beats=frozenset(
        {
            "permanent_exclusion",
            "suspension",
            "governors_meeting",
            "governors_outcome",
            "parent_query",
            "withdrawal",
        }
    ),
    signals=(
        says(
            7,
            "independent review panel*|hearing",
            "independent review",
            "independent hearing|panel|appeal",
            "review of .. governors|trustees|governing",
            "review panel*",
            "irp",
            "independent appeal panel",
            "independent & panel|hearing|review*|appeal*",
            "<ask> .. appeal*|<review> .. decision|exclu*|panel",
            "dont|not|cannot|cant accept|agree .. governor* .. decision",
            "want|wants|wanted|like|wish|ask|asking|request .. independent* .. people|person"
            "|someone|panel|body .. look|looks|decide|hear",
            "want|wants|wanted|like|wish|ask|asking|request .. someone|somebody|people"
            " .. independ* .. look|decide|hear|consider",
            "take|taking|refer .. independent*|next stage|panel",
            "take|taking|go|going|challenge .. to the next|independent|review stage|panel",
            zones=(SUBJECT, NEW, "forwarded mail", NAME, "attachment"),
            moods=ANY_MOOD,
        ),
        says(
            7,
            "apply*|application|request*|requesting|asking|ask|want|like|wish|lodge|submit .. "
            "independent review|panel",
            "apply*|application|request*|requesting|asking|ask|want|like|wish|lodge|submit .. "
            "review panel|of",
            "apply*|application|request*|requesting|asking|ask|want|like|wish|lodge|submit .. irp",
            "want|like|wish|entitled|request|demand|ask .. review|one",
            "panel will sit|meet|convene|hear",
            "panel date|dates|papers|bundle|hearing",
            "review request|application|form",
            "application|apply|applying|request for review|reconsideration",
            "sen expert",
            "special educational needs expert",
            "formally appeal|appealing",
            "wish|want|like to appeal",
            "i|we am|are appealing",
            "lodge|submit|lodging|submitting .. appeal",
            "appeal against .. decision|governors",
            "appeal form",
            "grounds for|of review|appeal",
            "want|wants|wanted|like|wish|ask|asking|request .. looked|looking|look .. <again>",
            "want|wants|wanted|like|wish|ask|asking|request .. heard|considered|decided|reviewed"
            "|examined .. <again>",
            "governor*|letter .. independ* .. writ*|apply|ask",
            zones=_ALL,
            moods=ANY_MOOD,
        ),
        says(
            6,
            "panel .. quash*|recommend*|remitted",
            "quash* .. decision",
            "recommend* .. reconsider*",
            "reconsider* .. panel",
            "review panel .. upheld|uphold|decided|decision|outcome",
            "irp outcome|decision|upheld|hearing|date|papers|bundle",
            zones=_ALL,
            moods=ANY_MOOD,
        ),
        says(
            -8,
            "how do|can|would|long i|we|do|to|is|does .. appeal|irp|review",
            "do i|we have .. appeal",
            "can i|we appeal",
            "right|rights of appeal",
            "right to .. review",
            "right to request",
            "what is .. irp|review|appeal",
            "tell|explain|information|advice|know|understand .. appeal*|irp|review",
            "irp|panel training|member*|recruitment|clerk*|dates|vacanc*|guidance",
            "not asking|requesting|applying|appealing",
            "don't want .. irp|review|appeal",
            "timetable|process|procedure for",
            "expenses|mileage|miles|parking|invoice|fee|fees",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
        ),
        says(
            5,
            "irp|independent .. set|listed|held|fixed|arranged|scheduled|clerk*",
            "irp|independent .. <day>|decid*|decision",
            "irp|panel .. <takeback>|recommend*|directs|directed|remit*",
            "irp .. direct*|reconsider*|outcome|hearing|date|bundle",
            zones=_ALL,
            moods=ANY_MOOD,
        ),
        says(
            -8,
            "if .. uphold|upheld|upholds|decline|declines",
            "if .. governors|panel|they .. ask|apply|request|review|appeal",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
            unless=(PARENT, SOLICITOR),
        ),
        says(3, "15 school days", "governors .. upheld|uphold", zones=_ALL),
        says(
            -22,
            "last|final|latest day|date .. apply|application|request|ask|review|appeal",
            "right|rights|entitled|entitlement|option|may|can|could .. apply|request|ask|seek"
            "|review|appeal",
            "have|has|had until .. apply|request|ask|review",
            "informed|told|advised|reminded|aware|letter|leaflet .. review|irp|appeal",
            "declined|refused|decided .. reinstate",
            "upheld|uphold .. decision|exclusion",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
            when=(CLERK,),
        ),
        known(2.5, PARENT),
        known(2.5, SOLICITOR),
        known(0.5, HAS_PAPERS),
    ),
    enough=9,
    anchor=4.4,
    examples=(
        ExampleMail(
            "Request for review",
            "The governors upheld my son's permanent exclusion on 26 November. I am requesting an "
            "independent review panel and would like a SEN expert to attend.",
            sender="p.marsh@homemail.example",
        ),
        ExampleMail(
            "IRP outcome - R. Snow",
            "The review panel met today and quashed the decision; the governors must reconsider "
            "within ten school days.",
            sender="clerk@panels.example",
        ),
        ExampleMail(
            "RE: your letter",
            "We wish to apply for an independent review.\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 26 November 2026 14:00\nTo: P Marsh\n"
            "Subject: your letter\n\nYou have 15 school days.",
            sender="p.marsh@homemail.example",
            variant="reply",
        ),
        ExampleMail(
            "FW: IRP application",
            "Please see below\n\nFrom: P Marsh <p.marsh@homemail.example>\nSent: 1 December 2026 "
            "14:00\nTo: Jo\nSubject: IRP application\n\nI attach my application for an independent "
            "review panel for Ella.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "question",
            "My daughter was excluded last week. Can I appeal, and how long do I have? I don't "
            "understand the letter.",
            sender="p.marsh@homemail.example",
            category="parent_query",
            variant="negated",
        ),
    ),
)
