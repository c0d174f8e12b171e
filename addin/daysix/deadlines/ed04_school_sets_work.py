"""ED-04: the school sets and marks work for the first five days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.deadlines._day_six import first_days
from daysix.law.answer import UNRECORDED, counting, does_not_apply
from daysix.law.exclusion import LUNCHTIME
from daysix.law.outcomes import why_stopped
from daysix.law.rule import SCHOOL_DAY, SHOULD, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ED-04",
    title="School sets and marks work (to this day)",
    says="Until other education is in place the school should set work for the child, and mark "
    "it, for the first five school days.",
    cites=(guidance("paras 8, 12 and 95"),),
    owner="school",
    force=Version(date(2007, 9, 1)),
    status=SHOULD,
    count=5,
    unit=SCHOOL_DAY,
)
EVENT = "day 1 of the exclusion"


def apply(case: Case) -> Iterator[Answer]:
    """The last day for which work is to be set: the fifth, or the last before it stops."""
    exclusion = case.exclusion
    if exclusion is None or exclusion.kind == LUNCHTIME:
        return
    days = first_days(case, exclusion)
    if not days:
        if stopped := why_stopped(case):
            yield does_not_apply(RULE, case, EVENT, exclusion.day_one, stopped)
        return
    yield counting(
        RULE,
        case,
        EVENT,
        exclusion.day_one,
        n=len(days),
        calendar=exclusion.calendar,
        nature=UNRECORDED,
    )


EXAMPLES = (
    Example(
        "Permanently excluded on a Monday: to the Friday",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={"": "Fri 20 Nov 2026"},
    ),
    Example(
        "Three days from Thursday: Thursday, Friday, Monday",
        events=[{"type": "suspension", "first_day": "2026-11-12", "days": 3}],
        gives={"": "Mon 16 Nov 2026"},
    ),
    Example(
        "Exactly five days",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5}],
        gives={"": "Fri 20 Nov 2026"},
    ),
    Example(
        "Ten days across half-term: Wed 21, Thu 22, Fri 23 October, Mon 2, Tue 3 November",
        events=[{"type": "suspension", "first_day": "2026-10-21", "days": 10}],
        gives={"": "Tue 3 Nov 2026"},
    ),
    Example(
        "Across Christmas: Thu 17, Fri 18 December, Tue 5, Wed 6, Thu 7 January",
        events=[{"type": "permanent_exclusion", "first_day": "2026-12-17"}],
        gives={"": "Thu 7 Jan 2027"},
    ),
    Example(
        "Other education starts on the Thursday: work to the Wednesday",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-16"},
            {"type": "provision", "starts": "2026-11-19"},
        ],
        gives={"": "Wed 18 Nov 2026"},
    ),
    Example(
        "Only the afternoon of the exclusion itself was missed",
        events=[{"type": "suspension", "first_day": "2026-11-16", "session": "pm", "days": 0.5}],
        gives={},
    ),
)
