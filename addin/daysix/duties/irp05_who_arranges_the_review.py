"""IRP-05: who arranges an independent review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion, arranger, why_no_review
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-05",
    title="Who arranges the review",
    says="For a maintained school or a pupil referral unit, the local authority that maintains it; "
    "for an academy, the academy trust.",
    cites=(regulations("Sch 1 para 1(1)"),),
    owner="local authority or academy trust",
    kind="duty",
    facts=("review_arranged_by",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Once governors have given their decision, or a review was asked for."""
    began = case.first("governors_decision_notice") or case.first("review_application")
    if began and about_a_permanent_exclusion(case) and not why_no_review(case):
        yield Fact(RULE, "review_arranged_by", arranger(case))


_DECIDED = [
    {"type": "permanent_exclusion", "first_day": "2026-11-26"},
    {"type": "governors_decision_notice", "sent": "2026-12-17", "method": "hand"},
]


def _school(kind: str) -> dict[str, object]:
    return {"name": "Example three-term school", "type": kind}


EXAMPLES = (
    Example(
        "Maintained school",
        events=_DECIDED,
        gives={"review_arranged_by": "local authority"},
        school=_school("maintained"),
    ),
    Example(
        "Pupil referral unit",
        events=_DECIDED,
        gives={"review_arranged_by": "local authority"},
        school=_school("pru"),
    ),
    Example(
        "Academy",
        events=_DECIDED,
        gives={"review_arranged_by": "academy trust"},
        school=_school("academy"),
    ),
    Example("Governors have not decided", events=_DECIDED[:1], gives={}),
)
