"""REG-08: a long absence becomes a ground for taking the name off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._register import REGISTERS_FORCE, absences, absent, registration
from daysix.law.answer import EARLIEST, counting
from daysix.law.rule import SCHOOL_DAY, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-08",
    title="Absence may become a ground for removal",
    says="20 school days in a row away without leave, or 10 after leave from which the child did "
    "not return, are a ground for removal, once school and council have together tried to find "
    "out where the child is.",
    cites=(registration("reg 9(1)(h) and (i)", confidence="secondary"),),
    owner="school",
    force=REGISTERS_FORCE,
    unit=SCHOOL_DAY,
)
EVENT = "first day of absence"
DAYS = {"unauthorised": ("unauthorised", 20), "leave_not_returned": ("leave not returned", 10)}
ENQUIRE = "Only after school and council have made enquiries together."


def apply(case: Case) -> Iterator[Answer]:
    """The day the count is full; the first day away is day 1."""
    for day, reason in absences(case, DAYS):
        part, days = DAYS[reason]
        yield counting(
            RULE,
            case,
            EVENT,
            day,
            n=days,
            part=part,
            nature=EARLIEST,
            message=ENQUIRE,
        )


EXAMPLES = (
    Example(
        "Without leave from Monday 2 November: Friday 27 is the twentieth day",
        events=absent("2026-11-02", "unauthorised"),
        gives={"unauthorised": "Fri 27 Nov 2026"},
    ),
    Example(
        "From Tuesday 3 November: Monday 30",
        events=absent("2026-11-03", "unauthorised"),
        gives={"unauthorised": "Mon 30 Nov 2026"},
    ),
    Example(
        "From Monday 30 November: three weeks, then Tue 5 to Fri 8 January, and Monday 11",
        events=absent("2026-11-30", "unauthorised"),
        gives={"unauthorised": "Mon 11 Jan 2027"},
    ),
    Example(
        "Leave ran out in half-term; not back from Monday 2 November: Friday 13",
        events=absent("2026-11-02", "leave_not_returned"),
        gives={"leave not returned": "Fri 13 Nov 2026"},
    ),
    Example("Away sick is no ground here", events=absent("2026-11-02", "health"), gives={}),
)
