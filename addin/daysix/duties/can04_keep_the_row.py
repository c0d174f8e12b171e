"""CAN-04: a cancelled exclusion stays in the tracker, and out of the counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.duties._days_in_words import days_in_words
from daysix.law.answer import Fact
from daysix.law.outcomes import cancelled
from daysix.law.rule import LOCAL, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "CAN-04",
    title="Keep the row of a cancelled exclusion",
    says="The row stays, marked as cancelled. It is left out when permanent exclusions are "
    "counted; the days the child was out before it was cancelled stay in the year's total.",
    cites=(Citation("HOUSE", "convention for the tracker"),),
    owner="local authority",
    force=Version(date(2023, 8, 1)),
    status=LOCAL,
    kind="duty",
    facts=("counts_as_exclusion", "days_before_cancelled"),
)


def apply(case: Case) -> Iterator[Answer]:
    """That it does not count, and how many days of it still do."""
    exclusion = case.exclusion
    if exclusion is None or cancelled(case) is None:
        return
    halves = sum(out.halves for out in exclusion.days_out(case.as_of))
    yield Fact(RULE, "counts_as_exclusion", value=False, note="Keep the row, marked as cancelled.")
    note = f"{days_in_words(halves / 2)} still count to the 45."
    yield Fact(RULE, "days_before_cancelled", halves / 2, note=note)


EXAMPLES = (
    Example(
        "Permanent on a Monday, cancelled on the Wednesday",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-16"},
            {"type": "cancellation", "date": "2026-11-18"},
        ],
        gives={"counts_as_exclusion": False, "days_before_cancelled": 2},
    ),
    Example(
        "Cancelled before it had begun",
        events=[
            {"type": "suspension", "first_day": "2026-11-16", "days": 5},
            {"type": "cancellation", "date": "2026-11-13"},
        ],
        gives={"counts_as_exclusion": False, "days_before_cancelled": 0},
    ),
    Example(
        "Not cancelled",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={},
    ),
)
