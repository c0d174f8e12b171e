"""ED-02: full-time education from the sixth day of a permanent exclusion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._day_six import (
    DAYS_WITHOUT_PROVISION,
    HOME_AUTHORITY,
    provision_starts,
    why_no_duty,
    why_over,
)
from daysix.law.answer import Due, Fact, after, counting, does_not_apply, limit_met_by, reading
from daysix.law.rule import SCHOOL_DAY, Citation, Example, Rule, Version, guidance
from daysix.law.runs import SIXTH, run_up_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case
    from daysix.law.exclusion import Exclusion

RULE = Rule(
    "ED-02",
    title="Education from the sixth day of a permanent exclusion",
    says="The local authority where the child lives must arrange suitable full-time education "
    "from the sixth school day of a permanent exclusion, on the excluding school's calendar, "
    "until the child is admitted to another school.",
    cites=(
        Citation("Education Act 1996", "s19(3A)(a)"),
        guidance("para 90"),
    ),
    owner=HOME_AUTHORITY,
    force=Version(date(2007, 9, 1)),
    count=SIXTH,
    unit=SCHOOL_DAY,
    switches=("AMB-01", "AMB-02"),
    facts=("owner",),
)
EVENT = "first day of the permanent exclusion"
MET_BY = ("provision", "admitted")
COUNTING_FIRST, AFTER_FIRST = "sixth_counting_first", "sixth_after_first"


def apply(case: Case) -> Iterator[Answer]:
    """The sixth day under the reading in use, the other reading beside it."""
    exclusion = case.exclusion
    if exclusion is None or not exclusion.permanent:
        return
    before = run_up_to(case.ledger.exclusions, exclusion)
    due = _due(case, exclusion, before)
    sixth = due.due
    if sixth is None:
        return
    if why := why_over(case, exclusion, sixth) or why_no_duty(case, sixth):
        yield does_not_apply(RULE, case, EVENT, exclusion.day_one, why)
        return
    yield due
    yield Fact(RULE, "owner", HOME_AUTHORITY, note=_which_authority(case))


def _due(case: Case, exclusion: Exclusion, before: list[date]) -> Due:
    if before and case.switches["AMB-02"] == "carries_on":
        return _carried_on(case, exclusion, before)
    calendar, start = exclusion.calendar, exclusion.day_one
    message = " ".join(filter(None, (_warning(before), _which_authority(case))))
    if case.switches["AMB-01"] == AFTER_FIRST:
        return after(
            RULE,
            case,
            EVENT,
            start,
            calendar=calendar,
            done_on=_met(case),
            nature=limit_met_by(case, *MET_BY),
            message=message,
            convention=f"AMB-01 {AFTER_FIRST}: the first day of the exclusion is day 0",
            alternatives=(reading(COUNTING_FIRST, calendar.nth_counting, start, SIXTH),),
        )
    return counting(
        RULE,
        case,
        EVENT,
        start,
        calendar=calendar,
        done_on=_met(case),
        nature=limit_met_by(case, *MET_BY),
        message=message,
        convention=f"AMB-01 {COUNTING_FIRST}: the first day of the exclusion is day 1",
        alternatives=(reading(AFTER_FIRST, calendar.nth_after, start, SIXTH),),
    )


def _carried_on(case: Case, exclusion: Exclusion, before: list[date]) -> Due:
    """AMB-02 carries_on: the suspension's days count; never before the exclusion's own day 1."""
    calendar, start = exclusion.calendar, exclusion.day_one
    left = max(SIXTH - len(before), 1)
    return counting(
        RULE,
        case,
        EVENT,
        start,
        n=left,
        calendar=calendar,
        done_on=_met(case),
        nature=limit_met_by(case, *MET_BY),
        message=_which_authority(case),
        convention=f"AMB-02 carries_on: {len(before)} school days out straight before count too",
        alternatives=(
            reading("fresh", calendar.nth_counting, start, SIXTH),
            reading(AFTER_FIRST, calendar.nth_after, start, SIXTH),
        ),
    )


def _met(case: Case) -> date | None:
    """The day education began, or another school took the child: whichever came first."""
    admitted = case.first("admitted")
    days = (provision_starts(case), admitted.day if admitted else None)
    return min((day for day in days if day is not None), default=None)


def _warning(before: list[date]) -> str:
    if not before:
        return ""
    since = in_words(before[0])
    if len(before) >= DAYS_WITHOUT_PROVISION:
        return f"The child has been out since {since}, so is already past five school days."
    return f"The child has been out since {since}; AMB-02 counts this exclusion afresh."


def _which_authority(case: Case) -> str:
    home, school = case.pupil.home_la, case.school.la
    if not home or home == school:
        return ""
    return f"The child lives in another council's area ({home}), which owes this."


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-30"}
OWNER = {"owner": HOME_AUTHORITY}

EXAMPLES = (
    Example(
        "Monday 30 November: Monday is day 1, so the sixth is Monday 7 December",
        events=[PERMANENT],
        gives={"": "Mon 7 Dec 2026", **OWNER},
    ),
    Example(
        "On Monday afternoon: Tuesday 1 December is day 1",
        events=[{**PERMANENT, "session": "pm"}],
        gives={"": "Tue 8 Dec 2026", **OWNER},
    ),
    Example(
        "Across half-term: Thu 22, Fri 23 October, Mon 2, Tue 3, Wed 4, Thu 5 November",
        events=[{"type": "permanent_exclusion", "first_day": "2026-10-22"}],
        gives={"": "Thu 5 Nov 2026", **OWNER},
    ),
    Example(
        "Across Christmas and an INSET day: Wed 16, Thu 17, Fri 18 December, Tue 5 to Thu 7",
        events=[{"type": "permanent_exclusion", "first_day": "2026-12-16"}],
        gives={"": "Thu 7 Jan 2027", **OWNER},
    ),
    Example(
        "Straight after five days' suspension it is still counted afresh",
        events=[
            {"type": "suspension", "first_day": "2026-11-23", "last_day": "2026-11-27"},
            PERMANENT,
        ],
        gives={"": "Mon 7 Dec 2026", **OWNER},
    ),
    Example(
        "Reinstated on the sixth day itself",
        events=[
            PERMANENT,
            {"type": "governors_meeting", "date": "2026-12-07", "outcome": "reinstated"},
        ],
        gives={"": None},
    ),
    Example(
        "Reinstated the day after: it was owed on the sixth day",
        events=[
            PERMANENT,
            {"type": "governors_meeting", "date": "2026-12-08", "outcome": "reinstated"},
        ],
        gives={"": "Mon 7 Dec 2026", **OWNER},
    ),
    Example(
        "Too young: four years old until March",
        events=[PERMANENT],
        pupil={"dob": "2022-03-20"},
        gives={"": None},
    ),
    Example(
        "A suspension is another matter",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 6}],
        gives={},
    ),
)
