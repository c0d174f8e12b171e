"""ADM-04: a direction to admit a child in care, from the eighth day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.deadlines._admissions import direction_dates, directions, school_standards_act
from daysix.law.rule import CALENDAR_DAY, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ADM-04",
    title="Direction to admit a child in care",
    says="The council looking after the child first gives the admission authority seven days to "
    "comment. Once notice is served there are seven days, beginning with the day of service, for a "
    "referral to the adjudicator; the council may direct from day 8.",
    cites=(school_standards_act("ss97A to 97C, via Staffordshire", confidence="secondary"),),
    owner="local authority looking after the child",
    force=Version(date(2007, 9, 1)),
    count=7,
    unit=CALENDAR_DAY,
    switches=("AMB-17",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The last day for a referral, and the first day the council may direct."""
    for served in directions(case, looked_after=True):
        if served.day is not None:
            yield from direction_dates(RULE, case, served.day, n=7, council=RULE.owner)


EXAMPLES = (
    Example(
        "Served on a Monday, which is day 1",
        events=[{"type": "direction_served", "date": "2026-11-23", "looked_after": True}],
        gives={"governors may refer": "Sun 29 Nov 2026", "direct from": "Mon 30 Nov 2026"},
    ),
    Example(
        "Served a day later",
        events=[{"type": "direction_served", "date": "2026-11-24", "looked_after": True}],
        gives={"governors may refer": "Mon 30 Nov 2026", "direct from": "Tue 1 Dec 2026"},
    ),
    Example(
        "The child is known to be looked after, the notice does not say so",
        events=[{"type": "direction_served", "date": "2026-12-18"}],
        pupil={"looked_after": True},
        gives={"governors may refer": "Thu 24 Dec 2026", "direct from": "Fri 25 Dec 2026"},
    ),
    Example(
        "A child who is not in care",
        events=[{"type": "direction_served", "date": "2026-11-23"}],
        gives={},
    ),
)
