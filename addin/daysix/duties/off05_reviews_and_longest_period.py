"""OFF-05: how often an off-site direction is reviewed, and how long it may last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._off_site import (
    REVIEW_ON_REQUEST_FORCE,
    board,
    direction_regulations,
)
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "OFF-05",
    title="Reviews and longest period of an off-site direction",
    says="The governing board reviews the direction as often as it thinks fit and sets the longest "
    "period at the start. The law gives no number of days; it may cross school years. At another "
    "school the register code is D.",
    cites=(
        direction_regulations("reg 4(1)(a); note to SI 2012/2532"),
        guidance("paras 38 and 42"),
    ),
    owner="governing board",
    force=REVIEW_ON_REQUEST_FORCE,
    kind="duty",
    facts=("review_interval",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Once for a case with an off-site direction: who sets the interval; no number is given."""
    if case.first("off_site_direction") is not None:
        yield Fact(
            RULE,
            "review_interval",
            "set_locally",
            f"The {board(case)} sets the review dates and the longest period at the start. "
            "The law gives no number of days.",
        )


EXAMPLES = (
    Example(
        "A direction is recorded",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-25"}],
        gives={"review_interval": "set_locally"},
    ),
    Example(
        "No direction",
        events=[{"type": "suspension", "first_day": "2026-11-23", "days": 2}],
        gives={},
    ),
)
