"""EX-04: no child may be out for more than 45 school days in a school year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties._days_in_words import days_in_words
from daysix.law.answer import Fact
from daysix.law.governors import totals
from daysix.law.outcomes import YEAR_LIMIT_DAYS
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "EX-04",
    title="No more than 45 days out in the school year",
    says="A head may not suspend if the child would then be out for more than 45 school days in "
    "the school year. Exactly 45 is lawful. Days at other schools count, and so do the days "
    "before an exclusion was cancelled.",
    cites=(regulations("regs 4, 13 and 22"), guidance("paras 1, 6, 13 and 15")),
    owner="school",
    count=45,
    unit=SCHOOL_DAY,
    kind="duty",
    switches=("AMB-04",),
    facts=("year_days", "within_45"),
)


def apply(case: Case) -> Iterator[Answer]:
    """The year's total at every school, and whether it is lawful."""
    if case.exclusion is None:
        return
    days = totals(case).year_days
    yield Fact(RULE, "year_days", days, note="All schools known, this exclusion included.")
    if case.exclusion.permanent:
        return  # the limit is on suspending; cancelling has its own rule (CAN-02)
    within = days <= YEAR_LIMIT_DAYS
    note = (
        f"{days_in_words(YEAR_LIMIT_DAYS - days)} left before the limit of 45."
        if within
        else f"{days_in_words(days - YEAR_LIMIT_DAYS)} over the limit of 45. Ask the head at once."
    )
    yield Fact(RULE, "within_45", within, note=note)


EARLIER = {"school": "Willow Bank School", "term": "autumn", "school_year": "2026/27"}

EXAMPLES = (
    Example(
        "Five days, nothing before",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5}],
        gives={"year_days": 5, "within_45": True},
    ),
    Example(
        "40 days at another school and five here: exactly 45 is lawful",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5}],
        already=[{**EARLIER, "days": 40}],
        gives={"year_days": 45, "within_45": True},
    ),
    Example(
        "40.5 days at another school and five here: half a day too many",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5}],
        already=[{**EARLIER, "days": 40.5}],
        gives={"year_days": 45.5, "within_45": False},
    ),
    Example(
        "Days of the school year before do not count",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5}],
        already=[{**EARLIER, "school_year": "2025/26", "days": 44}],
        gives={"year_days": 5, "within_45": True},
    ),
    Example(
        "Cancelled on the Wednesday: Monday and Tuesday still count",
        events=[
            {"type": "suspension", "first_day": "2026-11-16", "days": 5},
            {"type": "cancellation", "date": "2026-11-18"},
        ],
        gives={"year_days": 2, "within_45": True},
    ),
)
