"""ROLL-04: a name is never taken off the register with an earlier date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines import roll01_name_off_after_review_time as roll01
from daysix.deadlines import roll02_name_off_after_waiver as roll02
from daysix.deadlines import roll03_name_stays_until_review_is_over as roll03
from daysix.deadlines._register import REGISTERS_FORCE
from daysix.deadlines._review import about_a_permanent_exclusion
from daysix.law.answer import Due, Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ROLL-04",
    title="Never backdate a removal",
    says="A name is not taken off the register before the day the law allows, and never with an "
    "earlier date than the day it is done.",
    cites=(guidance("para 142"),),
    owner="school",
    force=REGISTERS_FORCE,
    kind="duty",
    facts=("permitted",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Once a removal is recorded: whether its date is late enough."""
    removed = case.last("removed_from_roll")
    if removed is None or removed.day is None or case.exclusion is None:
        return
    if not about_a_permanent_exclusion(case):
        return
    earliest = _earliest(case)
    if earliest is None:
        note = "Nothing recorded yet allows the name to come off after this exclusion."
        yield Fact(RULE, "permitted", value=False, note=note)
        return
    in_order = removed.day >= earliest
    note = f"The earliest day was {in_words(earliest)}."
    if not in_order:
        note += f" The name came off on {in_words(removed.day)}. Ask the school to put it back."
    yield Fact(RULE, "permitted", in_order, note=note)


def _earliest(case: Case) -> date | None:
    """The first day any of the three rules allows it."""
    days = [
        answer.due
        for module in (roll01, roll02, roll03)
        for answer in module.apply(case)
        if isinstance(answer, Due) and answer.due is not None
    ]
    return min(days, default=None)


DECIDED = [
    {"type": "permanent_exclusion", "first_day": "2026-10-05"},
    {"type": "governors_decision_notice", "sent": "2026-11-02", "method": "hand"},
]

EXAMPLES = (
    Example(
        "Review time ran to Monday 23 November; off on Tuesday 24",
        events=[*DECIDED, {"type": "removed_from_roll", "date": "2026-11-24"}],
        gives={"permitted": True},
    ),
    Example(
        "Off on the Monday itself: a day too early",
        events=[*DECIDED, {"type": "removed_from_roll", "date": "2026-11-23"}],
        gives={"permitted": False},
    ),
    Example(
        "Governors' decision not recorded",
        events=[DECIDED[0], {"type": "removed_from_roll", "date": "2026-11-24"}],
        gives={"permitted": False},
    ),
    Example("Still on the register", events=DECIDED, gives={}),
)
