"""GB-09: governors meet in time, whatever the police are doing and wherever the pupil is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.governors import decided_on, must_meet
from daysix.law.outcomes import why_stopped
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-09",
    title="The meeting is not put off",
    says="Governors cannot postpone because of police or criminal proceedings, and must meet even "
    "if the pupil is already back in school or the parents do not want reinstatement.",
    cites=(guidance("paras 119 and 274"),),
    owner="governing board",
    kind="duty",
    facts=("may_postpone",),
)

NOTE = "Police or court proceedings, or a pupil already back in school, do not put it off."


def apply(case: Case) -> Iterator[Answer]:
    """While a meeting is owed and has not been held."""
    if must_meet(case) and not why_stopped(case) and decided_on(case) is None:
        yield Fact(RULE, "may_postpone", value=False, note=NOTE)


_PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-26"}

EXAMPLES = (
    Example("A meeting is owed", events=[_PERMANENT], gives={"may_postpone": False}),
    Example(
        "It has been held",
        events=[
            _PERMANENT,
            {"type": "governors_meeting", "date": "2026-12-10", "outcome": "declined"},
        ],
        gives={},
    ),
    Example(
        "No meeting is owed",
        events=[{"type": "suspension", "first_day": "2026-11-02", "days": 2}],
        gives={},
    ),
)
