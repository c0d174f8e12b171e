"""What the letters to those who must know of an exclusion share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.exclusion import LUNCHTIME
from daysix.letters._case import OVER, OfCase, Stands, day_in, said_day
from daysix.letters._fields import DEAR, FIRST_DAY, HOW_COUNTED, SCHOOL_OUT, WORKED
from daysix.letters._letter import BORN, CHILD, YEAR, Letter
from daysix.paper.blocks import Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


def was_told(now: CaseNow, column: str, who: str) -> Stands | None:
    """Why somebody need not be told any more: the row has the day; None where it has none."""
    day = day_in(now.row, column)
    return None if day is None else Stands(OVER, f"{who} was told on {said_day(day)}")


def told_letter(
    name: str, *, to: str, about: str, asks: str, stands: Callable[[CaseNow], Stands]
) -> Letter:
    """A letter that tells somebody the facts of an exclusion, and ``asks`` for something."""
    return Letter(
        name,
        to=to,
        about=about,
        heading="{{ child }}: {{ kind }}",
        own=(CHILD, DEAR, BORN, YEAR, SCHOOL_OUT, FIRST_DAY, *TOLD_FIELDS, WORKED),
        body=(*told_body(), Paragraph(asks)),
        dear="{{ dear }}",
        after=HOW_COUNTED,
        of=OfCase(stands, dates=TOLD_DATES, says=kind_said),
    )
