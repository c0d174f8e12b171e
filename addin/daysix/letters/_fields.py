"""Fields and passages that letters about a case share."""

from __future__ import annotations

from daysix.paper.blocks import Heading, Paragraph
from daysix.paper.fields import Field

FIRST_NAME = Field("first_name", "the child's first name", "Zoë", needed=True)
DEAR = Field("dear", "how the recipient is greeted", "Ms O'Neill-Śmith", needed=True)
SCHOOL_OUT = Field("school_now", "the school that excluded", "Oakfield Academy", needed=True)
FIRST_DAY = Field("first_day", "the first day out of school", "Thursday 26 November 2026",
                  needed=True)  # fmt: skip
LAST_DAY = Field("last_day", "the last day out of school", "Friday 4 December 2026", needed=True)
GOVERNORS_BY = Field("governors_by", "the last day for the governors to decide",
                     "Friday 18 December 2026", needed=True)  # fmt: skip
DAY_SIX = Field("day_six", "the sixth school day, from which education is owed",
                "Thursday 3 December 2026", needed=True)  # fmt: skip
PLACE = Field("provider", "who teaches the child from the sixth school day", "The Orchard Centre")
PLACE_ADDRESS = Field("provider_address", "the address of the provider", "2 Mill Lane\nZZ2 2BB")
STARTS = Field("starts", "the first day at the provider", "Thursday 3 December 2026")
START_TIME = Field("start_time", "the times to be there", "9.15am to 3pm")
CONTACT = Field("provider_contact", "whom to ask at the provider",
                "Jo Marsh, 01632 960 456")  # fmt: skip
TRANSPORT_THERE = Field("transport", "how the child gets there", "A taxi comes at 8.40am.")
HOME = Field("home_council", "the council the child lives in, where it is another",
             "Netherwold Council")  # fmt: skip
ADVICE_SEND = Field("sendiass", "the local SEND advice service (SENDIASS), from Settings",
                    "Brambleshire SENDIASS, 01632 960 789")  # fmt: skip
ADVICE = Field("advice", "other free advice, from Settings, one by one",
               ("Example Education Advice Line, 01632 960 321",))  # fmt: skip
INTERPRETER = Field("interpreter", "the language an interpreter is needed in", "Polish")
WORKED = Field(
    "worked",
    "how each date was counted, one by one",
    (
        (
            "Friday 18 December 2026: 15 school days after notice received by governors, Friday 27 "
            "November 2026 (rule GB-01; term dates of Oakfield Academy)."
        ),
    ),
)  # fmt: skip

HOW_COUNTED = (
    Paragraph("{%p for one in worked %}"),
    Paragraph(
        "{% if loop.first %}How the dates in this letter were counted. {% endif %}{{ one }}",
        "quiet",
    ),
    Paragraph("{%p endfor %}"),
)
FREE_ADVICE = (
    Heading("Free advice", level=2),
    Paragraph("These services do not belong to the school. They are free, and they listen."),
    Paragraph("Special educational needs: {{ sendiass }}"),
    Paragraph("{%p for one in advice %}"),
    Paragraph("{{ one }}"),
    Paragraph("{%p endfor %}"),
)
IN_YOUR_LANGUAGE = (
    Paragraph("{%p if interpreter %}"),
    Paragraph(
        "We can talk with you in {{ interpreter }}, with an interpreter. It costs you nothing. "
        "Please ring and say so, or ask somebody to ring for you.",
        "notice",
    ),
    Paragraph("{%p endif %}"),
)
ADVICE_FIELDS = (ADVICE_SEND, ADVICE, INTERPRETER)
PLACE_FIELDS = (PLACE, PLACE_ADDRESS, STARTS, START_TIME, TRANSPORT_THERE, CONTACT)
PLACE_MARKS = ("provider_address", "starts", "start_time", "transport", "provider_contact")
"""Where the officer fills in what nobody has typed of a place, once there is a place."""
