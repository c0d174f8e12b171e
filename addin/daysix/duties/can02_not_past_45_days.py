"""CAN-02: no cancelling once the child has been out more than 45 days in the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.duties._days_in_words import days_in_words
from daysix.law.answer import Fact
from daysix.law.outcomes import within_45_days
from daysix.law.rule import Example, Rule, Version, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "CAN-02",
    title="May the head cancel? (45 days)",
    says="A head may not cancel where the child has been out, or would have been by the time it "
    "takes effect, for more than 45 school days in the school year.",
    cites=(regulations("reg 17A(2)"), guidance("para 14")),
    owner="headteacher",
    force=Version(date(2023, 8, 1)),
    count=45,
    kind="duty",
    switches=("AMB-04",),
    facts=("permitted",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Whether the days out until the cancellation are 45 or fewer."""
    event = case.first("cancellation")
    if case.exclusion is None or event is None or event.day is None:
        return
    days = case.ledger.totals(case.exclusion, until=event.day).year_days
    note = f"{days_in_words(days)} out this school year when it takes effect; the most is 45."
    yield Fact(RULE, "permitted", within_45_days(case, event.day), note=note)


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-16"}
EARLIER = {"term": "autumn", "school_year": "2026/27"}

EXAMPLES = (
    Example(
        "43 days before, and Monday and Tuesday: 45 exactly",
        events=[PERMANENT, {"type": "cancellation", "date": "2026-11-18"}],
        already=[{**EARLIER, "days": 43}],
        gives={"permitted": True},
    ),
    Example(
        "One day more",
        events=[PERMANENT, {"type": "cancellation", "date": "2026-11-19"}],
        already=[{**EARLIER, "days": 43}],
        gives={"permitted": False},
    ),
    Example("Nobody cancelled", events=[PERMANENT], gives={}),
)
