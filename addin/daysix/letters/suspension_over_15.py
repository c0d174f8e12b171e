"""To the governors' clerk: a suspension after which the governors must meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.governors import MUST_15
from daysix.letters._case import NOT_THIS, NOW_IT_IS, OVER, OfCase, Stands, is_suspension
from daysix.letters._fields import DEAR, FIRST_DAY, GOVERNORS_BY, HOW_COUNTED, SCHOOL_OUT, WORKED
from daysix.letters._letter import CHILD, CLERK, YEAR, Letter
from daysix.paper.blocks import Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := is_suspension(now):
        return why
    if now.fact("GB-03", "gb_class") != MUST_15:
        note = now.note("GB-03", "gb_class").rstrip(".")
        return Stands(NOT_THIS, note or "the governors need not meet within 15 school days")
    if now.governors_met:
        return Stands(OVER, "the governors have decided")
    return NOW_IT_IS


def _says(now: CaseNow) -> Mapping[str, object]:
    days = now.fact("EX-02", "term_days")
    exam = now.case.exclusion.misses_exam if now.case.exclusion else None
    return {
        "term_days": f"{days:g}" if isinstance(days, int | float) else "",
        "why": now.note("GB-03", "gb_class"),
        "exam": "yes" if exam is not None else "",
    }


LETTER = Letter(
    "Suspension - governors must meet",
    to=CLERK,
    about="To the governors' clerk: more than 15 days in the term, or an exam would be missed.",
    heading="{{ child }}: the governors must meet by {{ governors_by }}",
    own=(
        CHILD,
        DEAR,
        YEAR,
        SCHOOL_OUT,
        FIRST_DAY,
        Field("term_days", "days out in the term, this suspension included", "16", needed=True),
        Field("why", "why they must meet, in a sentence",
              "16 days this term. More than 15: governors must meet and decide within 15 school "
              "days.", needed=True),
        Field("exam", "“yes” where a public exam or test would be missed"),
        GOVERNORS_BY,
        WORKED,
    ),
    body=(
        Paragraph("{{ why }}"),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("School", "{{ school_now }}"),
                ("First day of the latest suspension", "{{ first_day }}"),
                ("Days out in the term", "{{ term_days }}"),
                ("Governors decide by", "{{ governors_by }}"),
            )
        ),
        Paragraph("{%p if exam %}"),
        Paragraph(
            "A public exam or test would be missed, so the governors should meet before it if that "
            "can be done.",
            "notice",
        ),
        Paragraph("{%p endif %}"),
        Paragraph(
            "The parents, the head, the council and, where there is one, the social worker are "
            "asked to the meeting. Papers go to everybody at least five school days before, where "
            "that can be done. The governors must meet also if {{ child }} is already back."
        ),
        Paragraph(
            "Please tell me the day of the meeting. If your own count of the days is another, "
            "please tell me today: we count every day we know of."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(_stands, dates=(("governors_by", "GB-01"),), says=_says),
)  # fmt: skip
