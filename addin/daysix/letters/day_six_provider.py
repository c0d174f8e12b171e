"""To the provider that teaches the child from the sixth school day: a place is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.letters._case import NOT_YET, NOW_IT_IS, OVER, OfCase, Stands, is_permanent, said_day
from daysix.letters._fields import (
    DAY_SIX,
    DEAR,
    FIRST_DAY,
    HOW_COUNTED,
    PLACE,
    SCHOOL_OUT,
    STARTS,
    TRANSPORT_THERE,
    WORKED,
)
from daysix.letters._letter import BORN, CHILD, PROVIDER, YEAR, Letter
from daysix.paper.blocks import Bullets, Facts, Heading, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := is_permanent(now):
        return why
    if not now.provider:
        return Stands(NOT_YET, "no provider from the sixth day stands on the row")
    begins = now.case.first("provision")
    if begins is not None and begins.day is not None and begins.day < now.as_of:
        return Stands(OVER, f"the place began on {said_day(begins.day)}")
    return NOW_IT_IS


LETTER = Letter(
    "Place from day six",
    to=PROVIDER,
    about="To the provider that teaches the child from the sixth school day.",
    heading="{{ child }}: a place with you from the sixth school day",
    own=(
        CHILD,
        DEAR,
        BORN,
        YEAR,
        SCHOOL_OUT,
        FIRST_DAY,
        DAY_SIX,
        PLACE,
        STARTS,
        TRANSPORT_THERE,
        Field("special_needs", "special educational needs, in words", "Education, health and care "
              "plan"),
        Field("carer", "the parent or carer and how to reach them",
              "Ms O'Neill-Śmith, 01632 960 555"),
        WORKED,
    ),
    body=(
        Paragraph("We ask {{ provider }} for a full-time place for {{ child }}."),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Date of birth", "{{ born or 'not given' }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("On roll at", "{{ school_now }}"),
                ("Permanently excluded from", "{{ first_day }}"),
                ("Sixth school day", "{{ day_six }}"),
                ("First day with you", "{{ starts }}"),
                ("Special educational needs", "{{ special_needs or 'none known to us' }}"),
                ("Parent or carer", "{{ carer }}"),
                ("Transport", "{{ transport }}"),
            )
        ),
        Heading("What we ask of you", level=2),
        Bullets(
            (
                "Confirm the place, the first day, the times and whom the family asks for, today.",
                (
                    "The family must know all this at least 48 hours before the first day, so "
                    "please do not wait for papers."
                ),
                "Meet the family and {{ child }} before or on the first day.",
                "Tell the school and us of every absence on the day.",
            ),
            numbered=True,
        ),
        Paragraph(
            "The assessment of risk, and what the school knows, reach you by secure mail, apart "
            "from this letter."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        _stands,
        dates=(("day_six", "ED-02"),),
        marked=lambda _values: ("starts", "carer", "transport"),
    ),
)  # fmt: skip
