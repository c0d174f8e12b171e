"""ED-01: full-time education from the sixth day of a suspension."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._day_six import (
    owner_of_suspension,
    provision_starts,
    why_no_duty,
    why_over,
)
from daysix.law.answer import Fact, counting, does_not_apply, limit_met_by
from daysix.law.rule import SCHOOL_DAY, Citation, Example, Rule, Version, guidance
from daysix.law.runs import SIXTH, run_holding, sixth_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ED-01",
    title="Education from the sixth day of a suspension",
    says="A child suspended for more than five school days in a row must have suitable full-time "
    "education from the sixth. Suspensions that follow each other without a day attended in "
    "between are counted as one; lunchtimes are left out.",
    cites=(
        Citation("Education and Inspections Act 2006", "s100"),
        Citation("Education Act 1996", "s19(3A)(b)"),
        Citation("SI 2007/1870", "reg 3, as amended by SI 2014/3216", confidence="secondary"),
        guidance("para 89"),
    ),
    owner="governing body",
    force=Version(date(2007, 9, 1)),
    count=SIXTH,
    unit=SCHOOL_DAY,
    switches=("AMB-05",),
    facts=("owner",),
)
EVENT = "first school day of the run of days out"


def apply(case: Case) -> Iterator[Answer]:
    """The sixth day, on the suspension it falls in; met when education starts by then."""
    exclusion = case.exclusion
    if exclusion is None:
        return
    others = case.ledger.exclusions
    sixth = sixth_in(others, exclusion)
    if sixth is None:
        return
    start = run_holding(others, exclusion)[0]
    if why := why_over(case, exclusion, sixth) or why_no_duty(case, sixth):
        yield does_not_apply(RULE, case, EVENT, start, why)
        return
    owner = owner_of_suspension(case)
    joined = start < exclusion.day_one
    yield counting(
        RULE,
        case,
        EVENT,
        start,
        calendar=exclusion.calendar,
        owner=owner,
        done_on=provision_starts(case),
        nature=limit_met_by(case, "provision"),
        message=f"Counted on from an earlier suspension, out since {in_words(start)}."
        if joined
        else "",
    )
    yield Fact(RULE, "owner", owner, note=f"From {in_words(sixth)}.")


OWNER = {"owner": "governing body"}

EXAMPLES = (
    Example(
        "Six days from Monday 16 November: the sixth is Monday 23",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 6}],
        gives={"": "Mon 23 Nov 2026", **OWNER},
    ),
    Example(
        "Five days are not more than five",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5}],
        gives={},
    ),
    Example(
        "Half a day more than five: the sixth day is owed",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5.5}],
        gives={"": "Mon 23 Nov 2026", **OWNER},
    ),
    Example(
        "Across half-term: Wed 21, Thu 22, Fri 23 October, Mon 2, Tue 3, Wed 4 November",
        events=[{"type": "suspension", "first_day": "2026-10-21", "last_day": "2026-11-06"}],
        gives={"": "Wed 4 Nov 2026", **OWNER},
    ),
    Example(
        "Across Christmas and an INSET day: Tue 15 to Fri 18 December, Tue 5, Wed 6 January",
        events=[{"type": "suspension", "first_day": "2026-12-15", "days": 7}],
        gives={"": "Wed 6 Jan 2027", **OWNER},
    ),
    Example(
        "Three days and straight on another four: the sixth is in the second",
        events=[
            {"type": "suspension", "first_day": "2026-11-16", "last_day": "2026-11-18"},
            {"type": "suspension", "first_day": "2026-11-19", "last_day": "2026-11-24"},
        ],
        gives={"": "Mon 23 Nov 2026", **OWNER},
    ),
    Example(
        "The same with Thursday 19 attended in between",
        events=[
            {"type": "suspension", "first_day": "2026-11-16", "last_day": "2026-11-18"},
            {"type": "suspension", "first_day": "2026-11-20", "last_day": "2026-11-25"},
        ],
        gives={},
    ),
    Example(
        "Suspended on Monday afternoon: Tuesday is day 1, so the sixth is Tuesday 24",
        events=[
            {
                "type": "suspension",
                "first_day": "2026-11-16",
                "session": "pm",
                "last_day": "2026-11-25",
            }
        ],
        gives={"": "Tue 24 Nov 2026", **OWNER},
    ),
    Example(
        "At an academy the trust owes it",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 10}],
        school={"name": "Example three-term school", "type": "academy"},
        gives={"": "Mon 23 Nov 2026", "owner": "academy trust"},
    ),
    Example(
        "Twelve lunchtimes are no days of education missed",
        events=[{"type": "suspension", "first_day": "2026-11-02", "lunchtimes": 12}],
        gives={},
    ),
    Example(
        "In the final year, every public exam taken",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 6}],
        pupil={"final_year": True, "public_exams_finished": True},
        gives={"": None},
    ),
    Example(
        "Cancelled on the Friday",
        events=[
            {"type": "suspension", "first_day": "2026-11-16", "days": 6},
            {"type": "cancellation", "date": "2026-11-20"},
        ],
        gives={"": None},
    ),
)
