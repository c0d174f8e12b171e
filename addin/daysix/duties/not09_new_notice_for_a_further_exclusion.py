"""NOT-09: each further exclusion needs its own notice to the parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties._without_delay import told
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance
from daysix.law.runs import follows_straight_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "NOT-09",
    title="A new notice for each further exclusion",
    says="Each further suspension, and a permanent exclusion after one, needs a new notice to the "
    "parent without delay.",
    cites=(guidance("para 72"),),
    owner="headteacher",
    kind="duty",
    facts=("notify",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The parent, where the same school excluded the child before; says if it follows on."""
    exclusion = case.exclusion
    if exclusion is None:
        return
    known = case.ledger.exclusions
    begun = (exclusion.first_day, exclusion.order)
    if not any(
        one.at_same_school(exclusion) and (one.first_day, one.order) < begun for one in known
    ):
        return
    straight_on = follows_straight_on(known, exclusion) is not None
    link = " It follows straight on from another: a new notice all the same." if straight_on else ""
    yield Fact(RULE, "notify", "parent", note=told(exclusion, "parent") + link)


FIRST = {"type": "suspension", "first_day": "2026-11-16", "last_day": "2026-11-20"}

EXAMPLES = (
    Example(
        "A permanent exclusion straight after a suspension",
        events=[FIRST, {"type": "permanent_exclusion", "first_day": "2026-11-23"}],
        gives={"notify": "parent"},
    ),
    Example("The first exclusion: NOT-01 alone", events=[FIRST], gives={}),
    Example(
        "Suspended before, but at another school",
        events=[FIRST],
        already=[
            {
                "school": "Example six-term school",
                "first_day": "2026-09-07",
                "last_day": "2026-09-08",
            }
        ],
        gives={},
    ),
)
