"""REG-03: what the return of a removed name holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._register import REGISTERS_FORCE, registration
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-03",
    title="What the return of a removed name holds",
    says="The return holds the child's name and address, a parent and their address, an emergency "
    "phone number, the ground for removal, and the new address and school with its start date "
    "where known.",
    cites=(registration("reg 13(4)"), guidance("para 144")),
    owner="school",
    force=REGISTERS_FORCE,
    kind="duty",
    facts=("return_holds",),
)
HOLDS = (
    "name and address; parent and address; emergency phone number; ground for removal; new address "
    "and new school with its start date, where known"
)


def apply(case: Case) -> Iterator[Answer]:
    """The list, once a name has come off; after a permanent exclusion with its ground."""
    if case.first("removed_from_roll") is None:
        return
    permanent = case.exclusion is not None and case.exclusion.permanent
    note = "The ground is (o), permanently excluded." if permanent else ""
    yield Fact(RULE, "return_holds", HOLDS, note=note)


EXAMPLES = (
    Example(
        "A name came off",
        events=[{"type": "removed_from_roll", "date": "2026-11-24"}],
        gives={"return_holds": HOLDS},
    ),
    Example("Still on", events=[{"type": "name_entered", "date": "2026-11-09"}], gives={}),
)
