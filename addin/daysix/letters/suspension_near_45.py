"""To the school: the child is near, or past, 45 days out in the school year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.outcomes import YEAR_LIMIT_DAYS
from daysix.letters._case import NOT_THIS, NOW_IT_IS, OfCase, Stands, is_suspension
from daysix.letters._fields import DEAR, FIRST_DAY, SCHOOL_OUT
from daysix.letters._letter import CHILD, SCHOOL, YEAR, Letter
from daysix.paper.blocks import Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import CaseNow

NEAR = 40
"""From how many days on a school is warned: as check X-018 says."""


def _days(now: CaseNow) -> float | None:
    days = now.fact("EX-04", "year_days")
    return float(days) if isinstance(days, int | float) else None


def _stands(now: CaseNow) -> Stands:
    if why := is_suspension(now):
        return why
    days = _days(now)
    if days is None:
        return Stands(NOT_THIS, "the days of the school year cannot be added up")
    if days < NEAR:
        return Stands(NOT_THIS, f"{days:g} of {YEAR_LIMIT_DAYS} days; it is for {NEAR} or more")
    return NOW_IT_IS


def _says(now: CaseNow) -> Mapping[str, object]:
    days = _days(now) or 0.0
    left = YEAR_LIMIT_DAYS - days
    return {
        "year_days": f"{days:g}",
        "left": f"{left:g}" if left >= 0 else "",
        "over": f"{-left:g}" if left < 0 else "",
    }


LETTER = Letter(
    "Suspension - near 45 days",
    to=SCHOOL,
    about="To the school: the child is near, or past, 45 days out in the school year.",
    heading="{{ child }}: {{ year_days }} of 45 school days",
    own=(
        CHILD,
        DEAR,
        YEAR,
        SCHOOL_OUT,
        FIRST_DAY,
        Field("year_days", "days out in the school year, this suspension included", "42",
              needed=True),
        Field("left", "how many days are left of 45", "3"),
        Field("over", "by how many days 45 is passed", "0.5"),
    ),
    body=(
        Paragraph(
            "A head may not suspend a child for more than 45 school days in one school year. By "
            "our count {{ child }} is at {{ year_days }}, this suspension included (rule EX-04)."
        ),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("School", "{{ school_now }}"),
                ("First day of the latest suspension", "{{ first_day }}"),
                ("Days out in the school year", "{{ year_days }}"),
                ("Days left", "{{ left or 'none' }}"),
            )
        ),
        Paragraph("{%p if over %}"),
        Paragraph(
            "This is {{ over }} over the limit. A suspension beyond it is not lawful: please ring "
            "me today.",
            "notice",
        ),
        Paragraph("{%p endif %}"),
        Paragraph(
            "Days at every school in the year count, lunchtimes as half a day, and days before an "
            "exclusion was cancelled. If your own count is another, please send me the days."
        ),
        Paragraph(
            "Please let us talk about what else can help before it comes to more: I can ask the "
            "team for support, and for a meeting with the family."
        ),
    ),
    dear="{{ dear }}",
    of=OfCase(_stands, says=_says),
)  # fmt: skip
