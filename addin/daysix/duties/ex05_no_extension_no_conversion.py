"""EX-05: a suspension is never made longer or permanent; a new one may follow straight on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance
from daysix.law.runs import follows_straight_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "EX-05",
    title="A new exclusion straight after another",
    says="A suspension cannot be made longer or turned into a permanent exclusion. In exceptional "
    "cases a new one may start when it ends: with a new notice, new dates for governors and new "
    "days out of public places. Keep both rows; never change the first one's last day.",
    cites=(guidance("paras 10 and 72"),),
    owner="headteacher",
    kind="duty",
    facts=("follows_straight_on",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Say so where this exclusion starts on the school day after an earlier one ended."""
    if case.exclusion is None:
        return
    before = follows_straight_on(case.ledger.exclusions, case.exclusion)
    if before is None:
        return
    note = (
        f"It follows straight on from the suspension that began on {in_words(before.first_day)}. "
        "It needs its own notice, and its own dates for governors."
    )
    yield Fact(RULE, "follows_straight_on", value=True, note=note)


FIRST = {"type": "suspension", "first_day": "2026-11-16", "last_day": "2026-11-20"}

EXAMPLES = (
    Example(
        "Out until Friday 20 November; a permanent exclusion on Monday 23",
        events=[FIRST, {"type": "permanent_exclusion", "first_day": "2026-11-23"}],
        gives={"follows_straight_on": True},
    ),
    Example(
        "Back on Monday 23 November, suspended again from Tuesday 24",
        events=[FIRST, {"type": "suspension", "first_day": "2026-11-24", "days": 2}],
        gives={},
    ),
    Example(
        "Excluded on Monday afternoon: the child was in school that morning",
        events=[
            FIRST,
            {"type": "suspension", "first_day": "2026-11-23", "session": "pm", "days": 2},
        ],
        gives={},
    ),
)
