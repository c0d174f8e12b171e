"""NOT-08: once a term governors are told of all other suspensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties.not02_tell_the_governing_board import why_at_once
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "NOT-08",
    title="Tell governors of the other suspensions, once a term",
    says="Once a term the head tells the governing board of every suspension it has not already "
    "been told of.",
    cites=(guidance("para 84"),),
    owner="headteacher",
    kind="duty",
    switches=("AMB-03",),
    facts=("notify",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The governing board, where nothing calls for telling it at once."""
    if case.exclusion is None or why_at_once(case):
        return
    note = "In the head's report once a term; nothing calls for telling governors at once."
    yield Fact(RULE, "notify", "governing_board", note=note)


EXAMPLES = (
    Example(
        "Five days this term",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5}],
        gives={"notify": "governing_board"},
    ),
    Example(
        "Five and a half: told at once instead",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 5.5}],
        gives={},
    ),
    Example(
        "Permanent: told at once",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={},
    ),
)
