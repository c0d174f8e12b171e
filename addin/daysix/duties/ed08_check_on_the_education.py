"""ED-08: governors check that the education arranged is good and attended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.exclusion import SUSPENSION
from daysix.law.rule import Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ED-08",
    title="Check on the education arranged",
    says="Governors keep a way of checking the quality of the education they arrange and that the "
    "child attends it; the register shows it with the right code (B, D, K or E).",
    cites=(guidance("paras 96 and 147"),),
    owner="governing board",
    force=Version(date(2007, 9, 1)),
    kind="duty",
    facts=("check_education",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Once education has been arranged for a suspended child."""
    exclusion = case.exclusion
    if exclusion is None or exclusion.kind != SUSPENSION or case.first("provision") is None:
        return
    note = "Check its quality, that the child attends, and the attendance code."
    yield Fact(RULE, "check_education", value=True, note=note)


SUSPENDED = {"type": "suspension", "first_day": "2026-11-16", "days": 8}

EXAMPLES = (
    Example(
        "Education starts on the sixth day",
        events=[SUSPENDED, {"type": "provision", "starts": "2026-11-23"}],
        gives={"check_education": True},
    ),
    Example("Nothing arranged yet", events=[SUSPENDED], gives={}),
)
