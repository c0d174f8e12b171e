"""What the letters to those who must know of an exclusion share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.exclusion import LUNCHTIME
from daysix.letters._case import said_day
from daysix.paper.blocks import Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import CaseNow
    from daysix.paper.blocks import Block

TOLD_FIELDS = (
    Field("kind", "permanent exclusion or suspension", "Permanent exclusion", needed=True),
    Field("back_after", "the last day out of a suspension", "Friday 4 December 2026"),
    Field("governors_on", "the last day for the governors to decide, where they must",
          "Friday 18 December 2026"),
    Field("taught_from", "the sixth school day, where education is owed from it",
          "Thursday 3 December 2026"),
)  # fmt: skip
TOLD_DATES = (("governors_on", "GB-01|GB-02"), ("taught_from", "ED-02|ED-01"))


def kind_said(now: CaseNow) -> Mapping[str, object]:
    """Which kind of exclusion it is, and how long it lasts."""
    exclusion = now.case.exclusion
    if exclusion is None or exclusion.permanent:
        return {"kind": "Permanent exclusion"}
    lunch = exclusion.kind == LUNCHTIME
    return {
        "kind": "Suspension at lunchtimes" if lunch else "Suspension",
        "back_after": said_day(exclusion.last_day),
    }


def told_body() -> tuple[Block, ...]:
    """The facts of the exclusion."""
    return (
        Paragraph("I am writing so that you know of this, and can act on it."),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Date of birth", "{{ born or 'not given' }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("What it is", "{{ kind }}"),
                ("School", "{{ school_now }}"),
                ("First day out", "{{ first_day }}"),
                ("Last day out", "{{ back_after or 'no day is set' }}"),
                ("Education owed from", "{{ taught_from or 'no day: the school sets work' }}"),
                ("Governors decide by", "{{ governors_on or 'no meeting is owed' }}"),
            )
        ),
    )
