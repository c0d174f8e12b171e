"""GB-11: at a maintained school at least three governors decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.case import MAINTAINED, SPECIAL
from daysix.law.governors import decided_on, must_meet
from daysix.law.outcomes import why_stopped
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-11",
    title="How many governors decide",
    says="At a maintained school the decision may be left to a committee of at least three "
    "governors.",
    cites=(guidance("para 98"),),
    owner="governing board",
    kind="duty",
    facts=("fewest_governors",),
)

FEWEST = 3


def apply(case: Case) -> Iterator[Answer]:
    """While a meeting is owed at a maintained school and has not been held."""
    if case.school.type not in {MAINTAINED, SPECIAL}:
        return
    if must_meet(case) and not why_stopped(case) and decided_on(case) is None:
        yield Fact(RULE, "fewest_governors", FEWEST)


_PERMANENT = [{"type": "permanent_exclusion", "first_day": "2026-11-26"}]

EXAMPLES = (
    Example("Maintained school", events=_PERMANENT, gives={"fewest_governors": 3}),
    Example(
        "Academy: its own articles say",
        events=_PERMANENT,
        gives={},
        school={"name": "Example three-term school", "type": "academy"},
    ),
)
