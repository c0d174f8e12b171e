"""To parents: the governors reinstated the child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.governors import must_meet
from daysix.law.outcomes import REINSTATED, cancelled
from daysix.letters._case import NOT_THIS, NOT_YET, NOW_IT_IS, OVER, OfCase, Stands
from daysix.letters._fields import (
    ADVICE_FIELDS,
    DEAR,
    FIRST_NAME,
    FREE_ADVICE,
    IN_YOUR_LANGUAGE,
    SCHOOL_OUT,
)
from daysix.letters._letter import ASK, CHILD, PARENT, Letter
from daysix.paper.blocks import Bullets, Heading, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if (day := cancelled(now.case)) is not None:
        return Stands(OVER, f"the exclusion was cancelled on {in_words(day)}")
    if not now.governors_met and not must_meet(now.case):
        return Stands(NOT_THIS, "the governors need not meet")
    if not now.governors_met:
        return Stands(NOT_YET, "the governors have not decided")
    if now.governors_met != REINSTATED:
        return Stands(NOT_THIS, "the governors did not reinstate the child")
    return NOW_IT_IS


def _says(now: CaseNow) -> Mapping[str, object]:
    meeting = next((one for one in now.case.all("governors_meeting") if one.outcome), None)
    return {"decided_on": in_words(meeting.day) if meeting and meeting.day else ""}


LETTER = Letter(
    "After governors - reinstated",
    to=PARENT,
    about="To parents: the governors reinstated the child.",
    heading="{{ child }} may go back to {{ school_now }}",
    own=(
        CHILD,
        DEAR,
        FIRST_NAME,
        SCHOOL_OUT,
        Field("decided_on", "the day the governors decided", "Thursday 10 December 2026",
              needed=True),
        Field("back_on", "the day the child is back in school", "Monday 14 December 2026"),
        *ADVICE_FIELDS,
    ),
    body=(
        Paragraph(
            "On {{ decided_on }} the governors of {{ school_now }} decided that {{ child }} may "
            "come back. The exclusion is over."
        ),
        *IN_YOUR_LANGUAGE,
        Heading("What happens next", level=2),
        Bullets(
            (
                "First day back: {{ back_on }}.",
                (
                    "The school will ask you to a meeting, to plan how to begin again. You and "
                    "{{ first_name }} can say what would help."
                ),
                (
                    "If {{ first_name }} is not let back, or only for part of the day, please ring "
                    "me straight away."
                ),
                (
                    "If you do not want {{ first_name }} to go back, talk with me before you "
                    "decide. Until another school takes {{ first_name }}, the place is there."
                ),
            )
        ),
        *FREE_ADVICE,
        ASK,
    ),
    dear="{{ dear }}",
    of=OfCase(_stands, says=_says, marked=lambda _values: ("sendiass", "back_on")),
)  # fmt: skip
