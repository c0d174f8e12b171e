"""To the governors' clerk, before they meet: whether the council comes, and when its statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.case import ACADEMY
from daysix.law.governors import must_meet
from daysix.letters._case import (
    NOT_THIS,
    NOT_YET,
    NOW_IT_IS,
    OVER,
    OfCase,
    Stands,
    day_in,
    no_longer,
    said_day,
    text_in,
)
from daysix.letters._fields import DEAR, GOVERNORS_BY, HOW_COUNTED, SCHOOL_OUT, WORKED
from daysix.letters._letter import CHILD, CLERK, Letter
from daysix.paper.blocks import Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.letters._case import CaseNow

AT_AN_ACADEMY = (
    "It is an academy: the council comes only where the parents ask for it, and watches (rule "
    "GB-05)"
)


def _stands(now: CaseNow) -> Stands:
    if why := no_longer(now):
        return why
    if not must_meet(now.case):
        return Stands(NOT_THIS, "the governors need not meet")
    if now.governors_met:
        return Stands(OVER, "the governors have decided")
    meeting = now.case.first("governors_meeting")
    if meeting is None or meeting.day is None:
        return Stands(NOT_YET, "no day of the governors' meeting is typed")
    if meeting.day < now.as_of:
        return Stands(OVER, f"the meeting was on {in_words(meeting.day)}")
    return NOW_IT_IS


def _says(now: CaseNow) -> Mapping[str, object]:
    meeting = now.case.first("governors_meeting")
    return {
        "meeting": said_day(meeting.day if meeting else None),
        "attends": text_in(now.hearing, "Officer"),
        "statement_by": said_day(day_in(now.hearing, "StatementDue")),
    }


def _doubts(now: CaseNow) -> Sequence[str]:
    last, meeting = now.due("GB-01|GB-02"), now.case.first("governors_meeting")
    found = [AT_AN_ACADEMY] if now.case.school.type == ACADEMY else []
    if last and last.due and meeting and meeting.day and meeting.day > last.due:
        found.append(
            f"The meeting is after the last day, {in_words(last.due)} (rule {last.rule.id})"
        )
    return found


LETTER = Letter(
    "Clerk to the governors",
    to=CLERK,
    about="To the governors' clerk: whether the council comes, and when its statement comes.",
    heading="{{ child }}: the governors' meeting on {{ meeting }}",
    own=(
        CHILD,
        DEAR,
        SCHOOL_OUT,
        Field("meeting", "the day of the governors' meeting", "Thursday 10 December 2026",
              needed=True),
        GOVERNORS_BY,
        Field("papers_by", "the day by which papers go round", "Thursday 3 December 2026"),
        Field("attends", "who comes for the council (the Hearings sheet says)", "Priya Shah"),
        Field("statement_by", "the day the council's statement comes (the Hearings sheet says)",
              "Wednesday 2 December 2026"),
        WORKED,
    ),
    body=(
        Paragraph(
            "I am writing about the meeting of the governors of {{ school_now }} about {{ child }}."
        ),
        Facts(
            (
                ("Meeting", "{{ meeting }}"),
                ("Last day to decide", "{{ governors_by }}"),
                ("Papers to everybody by", "{{ papers_by or 'five school days before' }}"),
                ("For the council", "{{ attends }}"),
                ("The council's statement by", "{{ statement_by }}"),
            )
        ),
        Paragraph(
            "Please send me the agenda and all papers when they go to the others, and tell me the "
            "time, the place and how to join by video if the parents ask for that. The council "
            "gives facts. It does not decide, and takes no side."
        ),
        Paragraph(
            "Please write to me without delay once the governors have decided, with their reasons "
            "and the day and way the parents were told: the parents' time to ask for a review "
            "runs from then."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        _stands,
        dates=(("governors_by", "GB-01|GB-02"), ("papers_by", "GB-06")),
        says=_says,
        marked=lambda _values: ("attends", "statement_by"),
        doubts=_doubts,
    ),
)  # fmt: skip
