"""GB-12: what governors had before them is kept six months, for a discrimination claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import EARLIEST, months
from daysix.law.governors import decided_on
from daysix.law.rule import MONTH, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-12",
    title="Keep the governors' papers",
    says="Documents and evidence about the exclusion are kept for at least six months, in case a "
    "claim is made under the Equality Act. We count from the governors' decision.",
    cites=(guidance("para 127"),),
    owner="governing board",
    count=6,
    unit=MONTH,
)

SIX_MONTHS = 6


def apply(case: Case) -> Iterator[Answer]:
    """The first day on which the papers need no longer be kept for this purpose."""
    decided = decided_on(case)
    if decided is not None:
        yield months(RULE, case, "governors' decision", decided, n=SIX_MONTHS, nature=EARLIEST)


def _met(day: str, outcome: str = "declined") -> list[dict[str, object]]:
    meeting: dict[str, object] = {"type": "governors_meeting", "date": day}
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        meeting | ({"outcome": outcome} if outcome else {}),
    ]


EXAMPLES = (
    Example(
        "Decided on a Thursday in December",
        events=_met("2026-12-10"),
        gives={"": "Thu 10 Jun 2027"},
    ),
    Example(
        "Decided on 31 March: September has no 31st",
        events=_met("2028-03-31"),
        gives={"": "Sat 30 Sep 2028"},
    ),
    Example(
        "The meeting is planned but has not been held",
        events=_met("2026-12-10", outcome=""),
        gives={},
    ),
)
