"""Managed moves, off-site directions, places at alternative provision to improve behaviour."""

from __future__ import annotations

from daysix.inbox.headers import PROVIDER
from daysix.inbox.kind import ANY_MOOD, NAME, NEW, SUBJECT, ExampleMail, Kind, known, says

_ALL = (SUBJECT, NEW, "forwarded mail", NAME, "form")
_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "managed_move_offsite",
    title="Managed move or off-site direction",
    urgency="week",
    beats=frozenset({"school_query"}),
    signals=(
        says(
            8,
            "managed move*|transfer*",
            "off site direction*|direct*|placement",
            "offsite direction*|direct*|placement",
            "direct* .. off site|offsite",
            "section 29a",
            "s29a",
            "b code",
            "dual regist* .. placement|move",
            "mm request|referral|panel|form|agreement|review|trial|placement",
            "trial .. placement|move",
            "consider|request|requesting|seeking|broker* .. move",
            "move for|request",
            "step out",
            "step out",
            "<provision> .. part time|full|days .. roll",
            "remaining|remains|remain|stay|stays|staying .. roll",
            zones=_ALL,
            moods=ANY_MOOD,
        ),
        says(
            5,
            "trial .. with a view|move|school|place|weeks",
            "week|weeks trial|placement",
            "trial period|place|basis|start",
            "move|moving|moved to|across another|school|to|over",
            "better|fresh|new elsewhere|start|school",
            "educated .. at|off",
            "remain|remains|stay|stays|kept on our|the|your roll",
            "alternative provision|provider",
            "dual|dually registered|roll|registration|reg",
            "would|could|can|will you|academy|school|they .. take him|her|them",
            "alternative provision",
            "ap placement|referral|place",
            "pru placement|place|referral",
            "placement review",
            "respite place*",
            "host|home|receiving school",
            "placement .. ended|ending|successful|failed|broken|extend*|review",
            "move .. ended|failed|successful|broken|breakdown",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            3,
            "alternative to .. exclu*",
            "instead|avoid*|rather of|than|a .. exclu*",
            "avoid .. exclu*",
            "at risk of .. exclu*",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        known(1, PROVIDER),
        says(-3, "following|after .. managed move .. permanent* exclu*", zones=_NEW),
    ),
    enough=5,
    examples=(
        ExampleMail(
            "Managed move request",
            "We would like to request a managed move for Leo Finch, Year 9, from Oakhill to Beck "
            "School. Parents have agreed.",
        ),
        ExampleMail(
            "Off-site direction",
            "Mia will be directed off-site to the Bridge Centre for six weeks from 9 November to "
            "improve her behaviour.",
        ),
        ExampleMail(
            "RE: Leo",
            "The managed move has broken down after three weeks and he returns to us on Monday."
            "\n\nFrom: Exclusions <exclusions@county.example>\nSent: 12 November 2026 14:00\n"
            "To: Beck\nSubject: Leo\n\nHow is it going?",
            variant="reply",
        ),
        ExampleMail(
            "FW: managed move",
            "See below\n\nFrom: Head <head@beckschool.example>\nSent: 12 November 2026 14:00\n"
            "To: Jo\nSubject: managed move\n\nWe can offer Leo a managed move from 23 November.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Leo Finch",
            "The managed move has failed and the head has today permanently excluded Leo.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)
