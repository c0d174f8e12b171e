"""FAP-02: a school place within 20 school days, under the fair access protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._admissions import CODE_2021_FORCE, admissions_code
from daysix.law.answer import Reading, after, does_not_apply, reading
from daysix.law.rule import SCHOOL_DAY, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "FAP-02",
    title="School place under the fair access protocol",
    says="A place must be allocated within 20 school days of the day it is agreed that the child "
    "will be considered under the protocol. We count from the referral where it is earlier.",
    cites=(admissions_code("fair access section, via Derbyshire and Enfield council pages"),),
    owner="local authority",
    force=CODE_2021_FORCE,
    count=20,
    unit=SCHOOL_DAY,
    switches=("AMB-20",),
)

REFERRED, AGREED = "referred under the protocol", "agreed to consider under the protocol"


def apply(case: Case) -> Iterator[Answer]:
    """The last day for a place; done on the day the child was admitted."""
    starts = {
        name: event.day
        for name, event in (
            (REFERRED, case.first("fair_access_referred")),
            (AGREED, case.first("fair_access_agreed")),
        )
        if event is not None and event.day is not None
    }
    if not starts:
        return
    if case.switches["AMB-20"] == "agreed" and AGREED not in starts:
        why = "The clock starts on the day it is agreed to consider the child. Enter that day."
        yield does_not_apply(RULE, case, REFERRED, starts[REFERRED], why)
        return
    yield _due(case, starts)


def _due(case: Case, starts: dict[str, date]) -> Answer:
    earliest = min(starts, key=lambda name: starts[name])
    chosen = case.switches["AMB-20"]
    event = AGREED if chosen == "agreed" else earliest
    others: list[Reading] = []
    if chosen == "agreed" and starts[earliest] < starts[AGREED]:
        others = [reading("earlier_known_date", case.calendar.nth_after, starts[earliest], 20)]
    elif chosen != "agreed" and AGREED in starts and starts[earliest] < starts[AGREED]:
        others = [reading("agreed", case.calendar.nth_after, starts[AGREED], 20)]
    return after(
        RULE,
        case,
        event,
        starts[event],
        done_on=_admitted_since(case, starts[event]),
        alternatives=others,
        convention=f"AMB-20 {chosen}: the day “{event}” is day 0; day 1 is the next school day",
    )


def _admitted_since(case: Case, day: date) -> date | None:
    later = (event.day for event in case.all("admitted") if event.day is not None)
    return next((admitted for admitted in later if admitted >= day), None)


EXAMPLES = (
    Example(
        "Referred on a Monday, four full weeks ahead",
        events=[{"type": "fair_access_referred", "date": "2026-11-02"}],
        gives={"": "Mon 30 Nov 2026"},
    ),
    Example(
        "Referred, then agreed a week later: the earlier day counts",
        events=[
            {"type": "fair_access_referred", "date": "2026-11-02"},
            {"type": "fair_access_agreed", "date": "2026-11-09"},
        ],
        gives={"": "Mon 30 Nov 2026"},
    ),
    Example(
        "The day before: Thursday 15 October, across half-term",
        events=[{"type": "fair_access_referred", "date": "2026-10-15"}],
        gives={"": "Thu 19 Nov 2026"},
    ),
    Example(
        "The day after: Friday 16 October, across half-term",
        events=[{"type": "fair_access_referred", "date": "2026-10-16"}],
        gives={"": "Fri 20 Nov 2026"},
    ),
    Example(
        "Agreed on Tuesday 1 December: 13 days to the end of term, then 5 to 13 January",
        events=[{"type": "fair_access_agreed", "date": "2026-12-01"}],
        gives={"": "Wed 13 Jan 2027"},
    ),
    Example(
        "An in-year application outside the protocol",
        events=[{"type": "in_year_application", "received": "2026-11-02"}],
        gives={},
    ),
)
