"""IRP-15: a claim of discrimination is brought within six months of the act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import ONE_DAY
from daysix.law.answer import WINDOW, Due, Reading, Trigger, add_months
from daysix.law.rule import MONTH, Citation, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-15",
    title="Last day for a discrimination claim",
    says="A claim that the exclusion was discrimination is brought within six months starting with "
    "the day of the act: about disability to the First-tier Tribunal, otherwise to the County "
    "Court. The tribunal or court may allow longer.",
    cites=(
        guidance("paras 127 and 134"),
        Citation("Equality Act 2010", "six months starting with the act", confidence="memory"),
    ),
    owner="parent",
    force=Version(date(2010, 10, 1)),
    count=6,
    unit=MONTH,
    switches=("AMB-16", "AMB-17"),
)

SIX_MONTHS = 6
MINUS_ONE_DAY, SAME_DATE = "minus_one_day", "same_date"
WORDS = {
    MINUS_ONE_DAY: "AMB-16 minus_one_day: the day of the act is day 1, so the same date six months "
    "on, less a day",
    SAME_DATE: "AMB-16 same_date: the same date six months on",
}


def apply(case: Case) -> Iterator[Answer]:
    """Any exclusion, cancelled or not: the claim is about the act, not the exclusion's end."""
    act = case.first("equality_act")
    if act is None or act.day is None:
        return
    same = add_months(act.day, SIX_MONTHS)
    ends = {MINUS_ONE_DAY: same - ONE_DAY, SAME_DATE: same}
    chosen = case.switches["AMB-16"]
    other = SAME_DATE if chosen == MINUS_ONE_DAY else MINUS_ONE_DAY
    yield Due(
        RULE,
        case,
        due=ends[chosen],
        trigger=Trigger("act complained of", act.day),
        count=SIX_MONTHS,
        nature=WINDOW,
        convention=WORDS[chosen],
        alternatives=(Reading(other, ends[other]),),
    )


def _act(day: str) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-09-03"},
        {"type": "equality_act", "act_date": day},
    ]


EXAMPLES = (
    Example(
        "The act was on a Thursday in November",
        events=_act("2026-11-26"),
        gives={"": "Tue 25 May 2027"},
    ),
    Example(
        "The act was on 1 September: the last day of February",
        events=_act("2026-09-01"),
        gives={"": "Sun 28 Feb 2027"},
    ),
    Example(
        "The act was on 31 August: February has no 31st, and the earlier day is the safe one",
        events=_act("2026-08-31"),
        gives={"": "Sat 27 Feb 2027"},
    ),
    Example(
        "No act is recorded",
        events=[{"type": "permanent_exclusion", "first_day": "2026-09-03"}],
        gives={},
    ),
)
