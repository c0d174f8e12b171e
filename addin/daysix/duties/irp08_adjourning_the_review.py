"""IRP-08: a panel may adjourn, as often as it must; no number of days is set.

An officer meets it when a panel cannot finish on the day: no event of a case records that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-08",
    title="Adjourning the review",
    says="The panel may adjourn more than once and without a limit of days, after weighing the "
    "effect on everybody concerned.",
    cites=(guidance("para 215"),),
    owner="review panel",
    kind="duty",
)


def apply(_case: Case) -> tuple[Answer, ...]:
    """Nothing to answer from events."""
    return ()


EXAMPLES = (
    Example(
        "Heard on two days: no answer of its own",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-26"},
            {"type": "review_hearing", "date": "2027-02-01"},
            {"type": "review_hearing", "date": "2027-02-24"},
        ],
        gives={},
    ),
)
