"""MON-08: money follows a child to another council."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.rule import Citation, Example, Rule, Version
from daysix.money._reckoning import chargeable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "MON-08",
    title="Money follows a child to another council",
    says="Where the child becomes the responsibility of another council, the old council pays the "
    "new one.",
    cites=(
        Citation(
            "Education (Amount to Follow Permanently Excluded Pupil) Regulations 1999", "in outline"
        ),
    ),
    owner="local authority",
    force=Version(date(1999, 4, 1)),
    kind="duty",
    facts=("paid_to",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Which council is paid, where the child lives in another one."""
    home, school = case.pupil.home_la, case.school.la
    for _given, _stretch in chargeable(case):
        if home and school and home != school:
            note = f"The child lives in council {home}; the school belongs to council {school}."
            yield Fact(RULE, "paid_to", home, note)


EVENTS = (
    {"type": "permanent_exclusion", "first_day": "2026-09-09"},
    {"type": "funding", "amount": 5460},
)
SCHOOL = {"name": "Example three-term school", "la": "925"}
EXAMPLES = (
    Example(
        "Lives in another council",
        events=EVENTS,
        school=SCHOOL,
        pupil={"home_la": "931"},
        gives={"paid_to": "931"},
    ),
    Example(
        "Lives in the school's council",
        events=EVENTS,
        school=SCHOOL,
        pupil={"home_la": "925"},
        gives={},
    ),
    Example("Nobody said where the child lives", events=EVENTS, school=SCHOOL, gives={}),
)
