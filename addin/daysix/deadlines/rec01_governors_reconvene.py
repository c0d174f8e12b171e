"""REC-01: after a recommendation or a direction, governors reconvene within 10 school days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion, panel_decision
from daysix.law.answer import after, does_not_apply, limit_met_by
from daysix.law.outcomes import QUASH, RECOMMEND, why_stopped
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REC-01",
    title="Governors reconsider after the review",
    says="Where the panel recommends that governors reconsider, or quashes their decision and "
    "directs them to, governors reconvene within 10 school days after the day they are given "
    "notice of the panel's decision. A letter posted first class is given on the second working "
    "day.",
    cites=(guidance("para 254"),),
    owner="governing board",
    count=10,
    unit=SCHOOL_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """The last day to reconvene; a decision that was upheld leaves nothing to do."""
    event = case.first("review_decision_notice")
    if event is None or event.outcome not in {RECOMMEND, QUASH}:
        return
    notice = panel_decision(case)
    if notice is None or not about_a_permanent_exclusion(case):
        return
    if stopped := why_stopped(case):
        yield does_not_apply(RULE, case, notice.words, notice.day, stopped)
        return
    again = case.first("reconsideration")
    yield after(
        RULE,
        case,
        notice.words,
        notice.day,
        done_on=again.day if again else None,
        nature=limit_met_by(case, "reconsideration"),
    )


def _decided(
    sent: str, method: str = "hand", decision: str = "recommend"
) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-09-14"},
        {"type": "review_decision_notice", "sent": sent, "method": method, "decision": decision},
    ]


EXAMPLES = (
    Example(
        "Recommendation handed over on the Thursday before half-term",
        events=_decided("2027-02-11"),
        gives={"": "Thu 4 Mar 2027"},
    ),
    Example(
        "The same day first class: given on the Monday of half-term, one school day later",
        events=_decided("2027-02-11", "first_class"),
        gives={"": "Fri 5 Mar 2027"},
    ),
    Example(
        "Direction handed over on the last Monday before Christmas",
        events=_decided("2026-12-14", decision="quash_and_direct"),
        gives={"": "Tue 12 Jan 2027"},
    ),
    Example(
        "School of six terms, posted before Easter: given on the Tuesday after",
        events=_decided("2027-03-24", "first_class", "quash_and_direct"),
        gives={"": "Tue 27 Apr 2027"},
        calendar="Example six-term school",
    ),
    Example(
        "Upheld: nothing to reconsider", events=_decided("2027-02-11", decision="upheld"), gives={}
    ),
)
