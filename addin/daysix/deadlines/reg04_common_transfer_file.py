"""REG-04: the common transfer file goes to the next school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._register import REGISTERS_FORCE
from daysix.law.answer import UNRECORDED, after
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-04",
    title="Send the common transfer file",
    says="The school sends the common transfer file within 15 school days of the child ceasing to "
    "be registered there.",
    cites=(guidance("para 148"),),
    owner="school",
    force=REGISTERS_FORCE,
    count=15,
    unit=SCHOOL_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """15 school days after the name came off, on the old school's calendar."""
    removed = case.last("removed_from_roll")
    if removed is not None and removed.day is not None:
        yield after(RULE, case, "name taken off the register", removed.day, nature=UNRECORDED)


EXAMPLES = (
    Example(
        "Off on Monday 2 November: three weeks on",
        events=[{"type": "removed_from_roll", "date": "2026-11-02"}],
        gives={"": "Mon 23 Nov 2026"},
    ),
    Example(
        "Off on Tuesday 3 November: a day later",
        events=[{"type": "removed_from_roll", "date": "2026-11-03"}],
        gives={"": "Tue 24 Nov 2026"},
    ),
    Example(
        "Off on Friday 16 October: a week, half-term, then two weeks more",
        events=[{"type": "removed_from_roll", "date": "2026-10-16"}],
        gives={"": "Fri 13 Nov 2026"},
    ),
    Example(
        "Off on Friday 11 December: a week, Christmas and an INSET day, Tue 5 to Fri 8 January "
        "are 6 to 9, Mon 11 to Fri 15 are 10 to 14, Monday 18 is 15",
        events=[{"type": "removed_from_roll", "date": "2026-12-11"}],
        gives={"": "Mon 18 Jan 2027"},
    ),
    Example("Still on", events=[{"type": "name_entered", "date": "2026-11-09"}], gives={}),
)
