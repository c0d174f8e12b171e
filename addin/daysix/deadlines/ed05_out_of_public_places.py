"""ED-05: parents keep the child out of public places for the first five days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.deadlines._day_six import first_days
from daysix.law.answer import WINDOW, counting, does_not_apply
from daysix.law.outcomes import why_stopped
from daysix.law.rule import SCHOOL_DAY, Citation, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ED-05",
    title="Child kept out of public places in school hours (to this day)",
    says="For the first five school days of each exclusion, or all of them if fewer, the parent "
    "must see that the child is not in a public place in school hours without good reason. Only "
    "days named in the school's notice count (NOT-06); it stops when full-time education starts.",
    cites=(
        Citation("Education and Inspections Act 2006", "ss103 to 105"),
        guidance("para 67"),
    ),
    owner="parent",
    force=Version(date(2007, 9, 1)),
    count=5,
    unit=SCHOOL_DAY,
)
EVENT = "day 1 of the exclusion"


def apply(case: Case) -> Iterator[Answer]:
    """The last of the days; each exclusion has its own, also one that follows straight on."""
    exclusion = case.exclusion
    if exclusion is None or not case.of_compulsory_school_age(exclusion.day_one):
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
        nature=WINDOW,
        message="Only the days the school named in its notice to the parent (NOT-06).",
    )


EXAMPLES = (
    Example(
        "Permanently excluded on a Monday: to the Friday",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={"": "Fri 20 Nov 2026"},
    ),
    Example(
        "On Monday afternoon: Tuesday 17 to Monday 23 November",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16", "session": "pm"}],
        gives={"": "Mon 23 Nov 2026"},
    ),
    Example(
        "Two days only, across half-term: Friday 23 October and Monday 2 November",
        events=[{"type": "suspension", "first_day": "2026-10-23", "days": 2}],
        gives={"": "Mon 2 Nov 2026"},
    ),
    Example(
        "Across Christmas: Fri 18 December, Tue 5 to Fri 8 January",
        events=[{"type": "permanent_exclusion", "first_day": "2026-12-18"}],
        gives={"": "Fri 8 Jan 2027"},
    ),
    Example(
        "Education starts on the very first day",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-16"},
            {"type": "provision", "starts": "2026-11-16"},
        ],
        gives={},
    ),
    Example(
        "Too young to have to be in school",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        pupil={"compulsory_school_age": False},
        gives={},
    ),
)
