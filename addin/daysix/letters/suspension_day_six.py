"""To the school: a suspension beyond five days, and who owes education from the sixth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.case import PRU
from daysix.letters._case import NOT_THIS, NOW_IT_IS, OVER, OfCase, Stands, is_suspension, said_day
from daysix.letters._fields import (
    DAY_SIX,
    DEAR,
    FIRST_DAY,
    HOW_COUNTED,
    LAST_DAY,
    SCHOOL_OUT,
    WORKED,
)
from daysix.letters._letter import CHILD, SCHOOL, YEAR, Letter
from daysix.paper.blocks import Bullets, Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import CaseNow

WHO = {
    "governing body": "your governing body",
    "academy trust": "your academy trust",
    "local authority": "the council",
}


def _stands(now: CaseNow) -> Stands:
    if why := is_suspension(now):
        return why
    if now.due("ED-01") is None:
        why_not = now.why_no_date("ED-01").rstrip(".")
        return Stands(NOT_THIS, why_not or "no sixth school day in a row falls in it")
    if now.case.school.type == PRU:
        return Stands(NOT_THIS, "from a pupil referral unit the council itself owes the education")
    begins = now.case.first("provision")
    if begins is not None and begins.day is not None:
        return Stands(OVER, f"education from {said_day(begins.day)} is recorded")
    exclusion = now.case.exclusion
    if exclusion and exclusion.last_day and exclusion.last_day < now.as_of:
        return Stands(OVER, f"the suspension ended on {said_day(exclusion.last_day)}")
    return NOW_IT_IS


def _says(now: CaseNow) -> Mapping[str, object]:
    exclusion = now.case.exclusion
    return {
        "last_day": said_day(exclusion.last_day if exclusion else None),
        "owed_by": WHO.get(str(now.fact("ED-01", "owner")), ""),
    }


LETTER = Letter(
    "Suspension - sixth day",
    to=SCHOOL,
    about="To the school: who owes education from the sixth day of a suspension.",
    heading="{{ child }}: education from {{ day_six }}",
    own=(
        CHILD,
        DEAR,
        YEAR,
        SCHOOL_OUT,
        FIRST_DAY,
        LAST_DAY,
        DAY_SIX,
        Field("owed_by", "who owes the education", "your governing body", needed=True),
        WORKED,
    ),
    body=(
        Paragraph(
            "{{ child }} is suspended for more than five school days in a row. From the sixth day "
            "{{ owed_by }} must arrange full-time education. We have no record of where that is."
        ),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("School", "{{ school_now }}"),
                ("First day out", "{{ first_day }}"),
                ("Last day out", "{{ last_day }}"),
                ("Education owed from", "{{ day_six }}"),
            )
        ),
        Paragraph("Please tell me by return:"),
        Bullets(
            (
                "Who teaches {{ child }} from {{ day_six }}, where, and at what times.",
                ("When the parents were told. They must know at least 48 hours before it starts."),
                "How you check each day that {{ child }} is there.",
            )
        ),
        Paragraph(
            "Suspensions that follow each other without a day in school count together. Until the "
            "sixth day, please set work and mark it."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(_stands, dates=(("day_six", "ED-01"),), says=_says),
)
