"""IRP-16: what is left after the panel: judicial review, or the ombudsman."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion
from daysix.law.answer import WINDOW, months
from daysix.law.case import ACADEMY
from daysix.law.rule import MONTH, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-16",
    title="Last day to challenge the panel in court",
    says="Parents may ask for judicial review of the panel's decision promptly, and within three "
    "months. About a maintained school's panel they may also complain to the Local Government and "
    "Social Care Ombudsman.",
    cites=(Citation("Councils' advice to parents", "after the review", confidence="secondary"),),
    owner="parent",
    force=Version(date(2012, 9, 1)),
    count=3,
    unit=MONTH,
)

THREE_MONTHS = 3
OMBUDSMAN = "The parents may also complain to the Local Government and Social Care Ombudsman."


def apply(case: Case) -> Iterator[Answer]:
    """Counted from the day the decision was sent, the earliest it can run from."""
    decision = case.first("review_decision_notice")
    if decision is None or decision.day is None or not about_a_permanent_exclusion(case):
        return
    yield months(
        RULE,
        case,
        "panel's decision sent",
        decision.day,
        n=THREE_MONTHS,
        nature=WINDOW,
        message="" if case.school.type == ACADEMY else OMBUDSMAN,
    )


def _decided(sent: str) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-09-14"},
        {"type": "review_decision_notice", "sent": sent, "method": "hand", "decision": "upheld"},
    ]


EXAMPLES = (
    Example(
        "Decision sent on a Thursday in February",
        events=_decided("2027-02-11"),
        gives={"": "Tue 11 May 2027"},
    ),
    Example(
        "Decision sent on 30 November: February has no 30th",
        events=_decided("2026-11-30"),
        gives={"": "Sun 28 Feb 2027"},
    ),
    Example(
        "No review",
        events=[{"type": "permanent_exclusion", "first_day": "2026-09-14"}],
        gives={},
    ),
)
