"""EX-06: every suspension has an end, set when it is imposed.

A suspension without one is refused where it is read (X-010).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "EX-06",
    title="A suspension has a last day from the start",
    says="Every suspension needs an end date, set when it is imposed. One without is refused.",
    cites=(guidance("para 6 footnote"),),
    owner="headteacher",
    kind="duty",
    facts=("last_day",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The last day out of a suspension, as it was set."""
    exclusion = case.exclusion
    if exclusion is None or exclusion.permanent or exclusion.last_day is None:
        return
    note = f"The last day out is {in_words(exclusion.last_day)}."
    yield Fact(RULE, "last_day", exclusion.last_day.isoformat(), note=note)


EXAMPLES = (
    Example(
        "Five days from Friday 23 October: half-term is left out, so until Thursday 5 November",
        events=[{"type": "suspension", "first_day": "2026-10-23", "days": 5}],
        gives={"last_day": "2026-11-05"},
    ),
    Example(
        "Three sessions from Monday: Monday and Tuesday morning",
        events=[{"type": "suspension", "first_day": "2026-11-16", "sessions": 3}],
        gives={"last_day": "2026-11-17"},
    ),
    Example(
        "No length at all is refused when it is read; a permanent exclusion needs none",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={},
    ),
)
