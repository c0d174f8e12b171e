"""ED-06: paying a penalty notice for an excluded child in a public place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import UNRECORDED, Fact, calendar_days
from daysix.law.rule import CALENDAR_DAY, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ED-06",
    title="Penalty notice: last day to pay",
    says="A penalty for an excluded child found in a public place is paid at the lower amount "
    "within 21 days, at the full amount within 28. These are the amounts and times of notices for "
    "absence since 19 August 2024; whether they are the same here is not confirmed.",
    cites=(
        Citation("SI 2007/1867 as amended", "amounts and times", confidence="memory"),
        Citation(
            "Lancashire and Blackpool codes of conduct", "fixed penalties", confidence="secondary"
        ),
    ),
    owner="parent",
    force=Version(date(2024, 8, 19)),
    unit=CALENDAR_DAY,
    facts=("penalty",),
)
EVENT = "penalty notice given"
STEPS = (("lower amount", 80, 21), ("full amount", 160, 28))
DOUBT = "Taken from the rules for absence. Check your council's code before you quote it."


def apply(case: Case) -> Iterator[Answer]:
    """Two dates and two amounts, each marked as not confirmed."""
    notice = case.last("penalty_notice")
    if notice is None or notice.day is None:
        return
    for part, pounds, days in STEPS:
        yield calendar_days(
            RULE, case, EVENT, notice.day, n=days, part=part, nature=UNRECORDED, message=DOUBT
        )
        yield Fact(RULE, "penalty", pounds, part=part, note=f"Pounds. {DOUBT}")


AMOUNTS = {"penalty:lower amount": 80, "penalty:full amount": 160}

EXAMPLES = (
    Example(
        "Notice on Monday 2 November: 21 days on, and 28",
        events=[{"type": "penalty_notice", "date": "2026-11-02"}],
        gives={"lower amount": "Mon 23 Nov 2026", "full amount": "Mon 30 Nov 2026", **AMOUNTS},
    ),
    Example(
        "Across the new year, school holidays making no difference",
        events=[{"type": "penalty_notice", "date": "2026-12-18"}],
        gives={"lower amount": "Fri 8 Jan 2027", "full amount": "Fri 15 Jan 2027", **AMOUNTS},
    ),
    Example(
        "No notice",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={},
    ),
)
