"""REG-02: the local authority is told before a name comes off the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._register import REGISTERS_FORCE, registration
from daysix.law.answer import UNRECORDED, on_the_day
from daysix.law.rule import CALENDAR_DAY, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-02",
    title="Tell the council that a name is coming off",
    says="The school makes its return as soon as a ground for removal is met, and no later than "
    "the removal itself.",
    cites=(registration("reg 13(4)-(6)"),),
    owner="school",
    force=REGISTERS_FORCE,
    unit=CALENDAR_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """The day the name came off, or is to come off."""
    removed = case.last("removed_from_roll")
    if removed is None or removed.day is None:
        return
    yield on_the_day(
        RULE,
        case,
        "name taken off the register",
        removed.day,
        nature=UNRECORDED,
        convention="no later than the removal itself",
        message="As soon as the ground is met; this is the very last day.",
    )


EXAMPLES = (
    Example(
        "Off on Tuesday 24 November",
        events=[{"type": "removed_from_roll", "date": "2026-11-24"}],
        gives={"": "Tue 24 Nov 2026"},
    ),
    Example(
        "In half-term as on any other day",
        events=[{"type": "removed_from_roll", "date": "2026-10-28"}],
        gives={"": "Wed 28 Oct 2026"},
    ),
    Example("Still on", events=[{"type": "name_entered", "date": "2026-11-09"}], gives={}),
)
