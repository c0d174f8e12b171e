"""NOT-07: the parent is told where and when other education starts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.deadlines._day_six import provision_starts
from daysix.law.answer import UNRECORDED, calendar_days
from daysix.law.exclusion import LUNCHTIME
from daysix.law.rule import CALENDAR_DAY, Citation, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "NOT-07",
    title="Tell the parent where and when education starts",
    says="The start date, times, place and contact for other education go with the notice of the "
    "public-place days if known; otherwise without delay, and at least 48 hours before it starts. "
    "The parent may accept less only if it starts before the sixth day.",
    cites=(
        Citation("SI 2007/1870", "reg 6(3)-(4)"),
        guidance("paras 68 and 69"),
    ),
    owner="headteacher",
    force=Version(date(2012, 9, 1)),
    count=-2,
    unit=CALENDAR_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """Two calendar days before education starts; 48 hours by the clock, so weekends count."""
    exclusion, starts = case.exclusion, provision_starts(case)
    if exclusion is None or exclusion.kind == LUNCHTIME or starts is None:
        return
    if not case.of_compulsory_school_age(exclusion.day_one):
        return
    yield calendar_days(
        RULE,
        case,
        "education starts",
        starts,
        nature=UNRECORDED,
        convention="48 hours by the clock: two calendar days before, by the same time of day",
        message="The parent may accept shorter notice only if it starts before the sixth day.",
    )


EXCLUDED = {"type": "permanent_exclusion", "first_day": "2026-11-16"}

EXAMPLES = (
    Example(
        "Starts on Monday 23 November: by the Saturday",
        events=[EXCLUDED, {"type": "provision", "starts": "2026-11-23"}],
        gives={"": "Sat 21 Nov 2026"},
    ),
    Example(
        "Starts on Thursday 26 November: by the Tuesday",
        events=[EXCLUDED, {"type": "provision", "starts": "2026-11-26"}],
        gives={"": "Tue 24 Nov 2026"},
    ),
    Example("Nothing arranged yet", events=[EXCLUDED], gives={}),
)
