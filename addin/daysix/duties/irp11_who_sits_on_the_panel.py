"""IRP-11: who may sit on a review panel, and how recent their service and training must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._review import about_a_permanent_exclusion
from daysix.law.answer import Fact, add_months
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-11",
    title="Who sits on the review panel",
    says="Three or five members of three kinds: a lay member in the chair; governors who served 12 "
    "consecutive months within the last five years; heads now or within the last five years. "
    "Every member and the clerk was trained within the two years before the review.",
    cites=(guidance("paras 161, 162 and 188"),),
    owner="local authority or academy trust",
    kind="duty",
    facts=("panel_trained_since", "panel_served_since"),
)

TWO_YEARS, FIVE_YEARS = -24, -60


def apply(case: Case) -> Iterator[Answer]:
    """The earliest days that still count, for a review that has a date."""
    hearing = case.first("review_hearing")
    if hearing is None or hearing.day is None or not about_a_permanent_exclusion(case):
        return
    trained, served = add_months(hearing.day, TWO_YEARS), add_months(hearing.day, FIVE_YEARS)
    yield Fact(
        RULE,
        "panel_trained_since",
        trained.isoformat(),
        note=f"Every member and the clerk was trained on or after {in_words(trained)}.",
    )
    yield Fact(
        RULE,
        "panel_served_since",
        served.isoformat(),
        note=f"Governors and heads on the panel served on or after {in_words(served)}.",
    )


def _heard(day: str) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        {"type": "review_hearing", "date": day},
    ]


EXAMPLES = (
    Example(
        "Heard on Mon 1 February 2027",
        events=_heard("2027-02-01"),
        gives={"panel_trained_since": "2025-02-01", "panel_served_since": "2022-02-01"},
    ),
    Example(
        "Heard on 29 February: the years before had none",
        events=_heard("2028-02-29"),
        gives={"panel_trained_since": "2026-02-28", "panel_served_since": "2023-02-28"},
    ),
    Example("No hearing is set", events=_heard("2027-02-01")[:1], gives={}),
)
