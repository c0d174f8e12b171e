"""IRP-07: the review papers go to everybody five school days before the hearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._papers import papers_before
from daysix.deadlines._review import about_a_permanent_exclusion, arranger, why_no_review
from daysix.law.answer import does_not_apply
from daysix.law.rule import SCHOOL_DAY, SHOULD, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-07",
    title="Papers go round before the review",
    says="Reasonable efforts are made to send everybody the governors' decision, the parents' "
    "request and the school's policies at least 5 school days before the hearing.",
    cites=(guidance("paras 170 and 171"),),
    owner="panel's clerk, or whoever arranges the review",
    status=SHOULD,
    count=5,
    unit=SCHOOL_DAY,
    switches=("AMB-08",),
)

EVENT = "review hearing"
FIVE_DAYS = 5


def apply(case: Case) -> Iterator[Answer]:
    """Counted back from the first day of the hearing."""
    hearing = case.first("review_hearing")
    if hearing is None or hearing.day is None or not about_a_permanent_exclusion(case):
        return
    if why := why_no_review(case):
        yield does_not_apply(RULE, case, EVENT, hearing.day, why)
        return
    owner = f"panel's clerk, or the {arranger(case)} if there is none"
    yield papers_before(RULE, case, EVENT, hearing.day, n=FIVE_DAYS, owner=owner)


def _heard(day: str) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        {"type": "review_hearing", "date": day},
    ]


EXAMPLES = (
    Example(
        "Hearing on a Monday: the Monday before",
        events=_heard("2027-02-01"),
        gives={"": "Mon 25 Jan 2027"},
    ),
    Example(
        "Hearing on the Wednesday after half-term",
        events=_heard("2027-02-24"),
        gives={"": "Wed 10 Feb 2027"},
    ),
    Example(
        "Hearing on the second day of the summer term: four days of March are needed",
        events=_heard("2027-04-13"),
        gives={"": "Mon 22 Mar 2027"},
    ),
    Example(
        "No hearing is set",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={},
    ),
)
