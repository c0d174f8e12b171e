"""INF-04: minutes, evidence and register entries that must be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties._retention import keep_until
from daysix.law.rule import Citation, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "INF-04",
    title="Keep minutes, evidence and register entries",
    says="Review panel minutes are kept at least five years, exclusion evidence at least six "
    "months, register entries six years.",
    cites=(guidance("paras 127 and 239"), Citation("SI 2024/208", "reg 7")),
    owner="school, and whoever arranged the review",
    kind="duty",
    facts=("keep_until",),
)

KEPT_FROM = (
    ("governors_meeting", "exclusion_evidence"),
    ("review_hearing", "review_panel_minutes"),
    ("name_entered", "register_entries"),
)


def apply(case: Case) -> Iterator[Answer]:
    """Until when each record must be kept, once there is one."""
    for kind, record in KEPT_FROM:
        event = case.last(kind)
        if event is not None and event.day is not None:
            yield keep_until(RULE, record, event.day)


EXAMPLES = (
    Example(
        "Governors decided on 30 November 2026, and a panel sat on 21 January 2027",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-16"},
            {"type": "governors_meeting", "date": "2026-11-30", "outcome": "declined"},
            {"type": "review_hearing", "date": "2027-01-21"},
        ],
        gives={
            "keep_until:exclusion evidence": "2027-05-30",
            "keep_until:review panel minutes": "2032-01-21",
        },
    ),
    Example(
        "Governors decided on 31 August: six months on there is no 31 February",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-07-20"},
            {"type": "governors_meeting", "date": "2026-08-31", "outcome": "declined"},
        ],
        gives={"keep_until:exclusion evidence": "2027-02-28"},
    ),
    Example(
        "A name entered in the register",
        events=[{"type": "name_entered", "date": "2026-11-23"}],
        gives={"keep_until:register entries": "2032-11-23"},
    ),
    Example(
        "Nothing decided yet",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={},
    ),
)
