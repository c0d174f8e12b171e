"""IRP-14: the minutes of a review are kept five years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion, arranger
from daysix.law.answer import EARLIEST, months
from daysix.law.rule import MONTH, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-14",
    title="Keep the review's minutes",
    says="The minutes of a review are kept for at least five years. We count from the hearing.",
    cites=(guidance("para 239"),),
    owner="local authority or academy trust",
    count=60,
    unit=MONTH,
)

FIVE_YEARS = 60


def apply(case: Case) -> Iterator[Answer]:
    """The first day on which the minutes need no longer be kept; from the last day of hearing."""
    hearing = case.last("review_hearing")
    if hearing is None or hearing.day is None or not about_a_permanent_exclusion(case):
        return
    event = "review hearing"
    yield months(
        RULE, case, event, hearing.day, n=FIVE_YEARS, owner=arranger(case), nature=EARLIEST
    )


def _heard(*days: str) -> list[Mapping[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        *({"type": "review_hearing", "date": day} for day in days),
    ]


EXAMPLES = (
    Example(
        "Heard on a Monday in February 2027",
        events=_heard("2027-02-01"),
        gives={"": "Sun 1 Feb 2032"},
    ),
    Example(
        "Heard on 29 February: five years on there is none",
        events=_heard("2028-02-29"),
        gives={"": "Mon 28 Feb 2033"},
    ),
    Example(
        "Adjourned and heard again: from the later day",
        events=_heard("2027-02-01", "2027-02-02"),
        gives={"": "Mon 2 Feb 2032"},
    ),
    Example("Not heard", events=_heard(), gives={}),
)
