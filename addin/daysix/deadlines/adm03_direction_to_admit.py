"""ADM-03: a direction to admit a child who is not in care, from the sixteenth day."""

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
    "ADM-03",
    title="Direction to admit a child",
    says="The council consults the parent and the governing board, then serves notice on the board "
    "and the head. The board has 15 days, beginning with the day of service, to refer it to the "
    "adjudicator; the council may direct from day 16.",
    cites=(school_standards_act("ss96 and 97(3)"),),
    owner="local authority",
    force=Version(date(1999, 9, 1)),
    count=15,
    unit=CALENDAR_DAY,
    switches=("AMB-17",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The board's last day, and the first day the council may direct."""
    for served in directions(case, looked_after=False):
        if served.day is not None:
            yield from direction_dates(RULE, case, served.day, n=15, council="local authority")


EXAMPLES = (
    Example(
        "Served on a Monday, which is day 1",
        events=[{"type": "direction_served", "date": "2026-11-23"}],
        gives={"governors may refer": "Mon 7 Dec 2026", "direct from": "Tue 8 Dec 2026"},
    ),
    Example(
        "Served a day later",
        events=[{"type": "direction_served", "date": "2026-11-24"}],
        gives={"governors may refer": "Tue 8 Dec 2026", "direct from": "Wed 9 Dec 2026"},
    ),
    Example(
        "Served on the last day of term: the holidays count, they are calendar days",
        events=[{"type": "direction_served", "date": "2026-12-18"}],
        gives={"governors may refer": "Fri 1 Jan 2027", "direct from": "Sat 2 Jan 2027"},
    ),
    Example(
        "A child in care has a shorter time, by another rule",
        events=[{"type": "direction_served", "date": "2026-11-23", "looked_after": True}],
        gives={},
    ),
    Example(
        "An academy before 29 June 2026: only the Secretary of State could direct",
        events=[{"type": "direction_served", "date": "2026-06-26"}],
        school={"name": "Example three-term school", "type": "academy"},
        gives={},
    ),
)
