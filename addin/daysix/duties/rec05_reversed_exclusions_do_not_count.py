"""REC-05: a permanent exclusion that was reversed is not one of two for the twice-excluded rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.outcomes import DECLINED, OFFER_DECLINED, REINSTATED, why_stopped
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REC-05",
    title="Does it count towards twice excluded",
    says="A permanent exclusion that governors reversed, or would have reversed had the parents "
    "taken up the offer, does not count as one of two for the twice-excluded rule.",
    cites=(guidance("para 258"),),
    owner="admission authority",
    kind="duty",
    facts=("counts_towards_twice_excluded",),
)

REVERSED = frozenset({REINSTATED, OFFER_DECLINED})


def apply(case: Case) -> Iterator[Answer]:
    """Once governors have decided, or the head has cancelled."""
    if case.exclusion is None or not case.exclusion.permanent:
        return
    stopped = why_stopped(case)
    taken = [
        event.outcome
        for kind in ("governors_meeting", "reconsideration")
        for event in case.all(kind)
        if event.outcome in {DECLINED, *REVERSED}
    ]
    if stopped or taken:
        counts = not stopped and not REVERSED.intersection(taken)
        note = "" if counts else stopped or "Governors reversed it, or offered to."
        yield Fact(RULE, "counts_towards_twice_excluded", counts, note=note)


def _case(*later: Mapping[str, object]) -> list[Mapping[str, object]]:
    return [{"type": "permanent_exclusion", "first_day": "2026-11-26"}, *later]


_DECLINED = {"type": "governors_meeting", "date": "2026-12-10", "outcome": "declined"}

EXAMPLES = (
    Example(
        "Governors declined to reinstate",
        events=_case(_DECLINED),
        gives={"counts_towards_twice_excluded": True},
    ),
    Example(
        "Reinstated after the review",
        events=_case(
            _DECLINED, {"type": "reconsideration", "date": "2027-03-02", "outcome": "reinstated"}
        ),
        gives={"counts_towards_twice_excluded": False},
    ),
    Example(
        "The parents declined the offer",
        events=_case(
            _DECLINED,
            {
                "type": "reconsideration",
                "date": "2027-03-02",
                "outcome": "offer_declined_by_parents",
            },
        ),
        gives={"counts_towards_twice_excluded": False},
    ),
    Example("Nothing decided yet", events=_case(), gives={}),
)
