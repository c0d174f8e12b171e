"""To the school, when a permanent exclusion comes in: what is missing, and what is due."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from daysix.letters._case import OfCase, before_governors, text_in
from daysix.letters._fields import (
    DAY_SIX,
    DEAR,
    FIRST_DAY,
    GOVERNORS_BY,
    HOME,
    HOW_COUNTED,
    SCHOOL_OUT,
    WORKED,
)
from daysix.letters._letter import CHILD, SCHOOL, YEAR, Letter
from daysix.paper.blocks import Bullets, Facts, Heading, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.letters._case import CaseNow


def _missing(now: CaseNow) -> Iterator[str]:
    """What the row does not say yet, and only the school can."""
    told = now.case.exclusion.notice if now.case.exclusion else {}
    if not text_in(now.row, "Reason1"):
        yield "The reason or reasons (up to three)"
    if "governing_board" not in told:
        yield "The day your governors received the head's notice"
    if "parent" not in told:
        yield "The day the parents were told in writing, and how"
    if now.case.pupil.social_worker and "social_worker" not in told:
        yield "The day the social worker was told"
    if now.case.pupil.looked_after and "virtual_school_head" not in told:
        yield "The day the virtual school head was told"
    if now.home_council and "home_la" not in told:
        yield "The day the council where the child lives was told"
    papers = text_in(now.row, "DocsMissing").replace(";", ",").split(",")
    yield from (one.strip() for one in papers if one.strip())


LETTER = Letter(
    "Exclusion received",
    to=SCHOOL,
    about="To the school, when a permanent exclusion comes in: what is missing, what is due.",
    heading="{{ child }}: we have received the permanent exclusion",
    own=(
        CHILD,
        DEAR,
        YEAR,
        SCHOOL_OUT,
        FIRST_DAY,
        GOVERNORS_BY,
        replace(DAY_SIX, needed=False),
        HOME,
        Field("missing", "what the school has still to tell us, one by one",
              ("The day the parents were told in writing, and how",)),
        WORKED,
    ),
    body=(
        Paragraph(
            "Thank you for telling us. I deal with this for the council. This is how we have it: "
            "please tell me today if any of it is wrong."
        ),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("School", "{{ school_now }}"),
                ("First day of the exclusion", "{{ first_day }}"),
                ("Governors decide by", "{{ governors_by }}"),
                ("Sixth school day", "{{ day_six or 'no education is owed from it' }}"),
            )
        ),
        Paragraph("{%p if missing %}"),
        Heading("What we still need to know", level=2),
        Paragraph("{%p for one in missing %}"),
        Bullets(("{{ one }}",)),
        Paragraph("{%p endfor %}"),
        Paragraph("{%p endif %}"),
        Heading("Papers we ask for", level=2),
        Bullets(
            (
                "The letter to the parents.",
                "The head's statement and the behaviour log.",
                "Earlier suspensions: the letters, and the days out.",
                "Attendance, the last school report, special educational needs, any risks.",
            )
        ),
        Paragraph(
            "Please send them by secure mail, without waiting until all are together. Please take "
            "out the names of other children."
        ),
        Paragraph(
            "Please set work and mark it. {% if day_six %}From {{ day_six }} {% if home_council %}"
            "{{ home_council }}, where {{ child }} lives,{% else %}the council{% endif %} arranges "
            "education.{% endif %} The name stays on your register until the law allows it to come "
            "off."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        before_governors,
        dates=(("governors_by", "GB-01"), ("day_six", "ED-02")),
        says=lambda now: {"missing": [*_missing(now)]},
    ),
)  # fmt: skip
