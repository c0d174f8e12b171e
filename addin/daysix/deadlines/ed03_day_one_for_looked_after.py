"""ED-03: education from day 1 for looked-after children and children with a social worker."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.deadlines._day_six import provision_starts, why_no_duty, why_over
from daysix.law.answer import UNRECORDED, after, does_not_apply
from daysix.law.exclusion import LUNCHTIME
from daysix.law.rule import SCHOOL_DAY, SHOULD, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ED-03",
    title="Education from day 1 (looked-after, or with a social worker)",
    says="For a looked-after child, or one with a social worker, the school and the local "
    "authority should together arrange education from the day after the decision.",
    cites=(guidance("para 94"),),
    owner="school and local authority together",
    force=Version(date(2022, 9, 1)),
    status=SHOULD,
    count=1,
    unit=SCHOOL_DAY,
)
EVENT = "first day out"


def apply(case: Case) -> Iterator[Answer]:
    """The next school day after the first day out; nothing where the child is back by then."""
    exclusion = case.exclusion
    if exclusion is None or exclusion.kind == LUNCHTIME:
        return
    if not (case.pupil.looked_after or case.pupil.social_worker):
        return
    start = exclusion.first_day
    if exclusion.last_day is not None and exclusion.last_day <= start:
        return
    day = exclusion.calendar.nth_after(start, 1)
    if why := why_over(case, exclusion, day) or why_no_duty(case, day):
        yield does_not_apply(RULE, case, EVENT, start, why)
        return
    yield after(
        RULE,
        case,
        EVENT,
        start,
        calendar=exclusion.calendar,
        nature=UNRECORDED,
        done_on=provision_starts(case),
    )


CARED_FOR = {"looked_after": True}

EXAMPLES = (
    Example(
        "Permanently excluded on a Monday: the Tuesday",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        pupil=CARED_FOR,
        gives={"": "Tue 17 Nov 2026"},
    ),
    Example(
        "Suspended on the last Friday before half-term: the Monday after it",
        events=[{"type": "suspension", "first_day": "2026-10-23", "days": 3}],
        pupil={"social_worker": True},
        gives={"": "Mon 2 Nov 2026"},
    ),
    Example(
        "Excluded on the last day of the autumn term: Tuesday, the Monday being an INSET day",
        events=[{"type": "permanent_exclusion", "first_day": "2026-12-18"}],
        pupil=CARED_FOR,
        gives={"": "Tue 5 Jan 2027"},
    ),
    Example(
        "One day only: back on the next",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 1}],
        pupil=CARED_FOR,
        gives={},
    ),
    Example(
        "No social worker, not looked after",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={},
    ),
)
