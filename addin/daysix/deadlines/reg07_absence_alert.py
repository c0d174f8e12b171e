"""REG-07: the local authority is told of a long absence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._register import REGISTERS_FORCE, absences, absent, registration
from daysix.law.answer import UNRECORDED, counting
from daysix.law.rule import SCHOOL_DAY, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-07",
    title="Tell the council of a long absence",
    says="The school tells the council when a child has been away without leave for 10 school "
    "days in a row, and when sickness has lasted, or is likely to last, 15 school days in the "
    "year.",
    cites=(registration("returns on absence", confidence="secondary"),),
    owner="school",
    force=REGISTERS_FORCE,
    unit=SCHOOL_DAY,
)
EVENT = "first day of absence"
DAYS = {"unauthorised": ("unauthorised", 10), "health": ("sickness", 15)}
KNOWN_SOONER = "As soon as it is known or likely. Other days sick this school year count too."


def apply(case: Case) -> Iterator[Answer]:
    """The tenth day without leave, or the fifteenth of sickness; the first day is day 1."""
    for day, reason in absences(case, DAYS):
        part, days = DAYS[reason]
        yield counting(
            RULE,
            case,
            EVENT,
            day,
            n=days,
            part=part,
            nature=UNRECORDED,
            message=KNOWN_SOONER if reason == "health" else "",
        )


EXAMPLES = (
    Example(
        "Away without leave from Monday 2 November: Friday 13 is the tenth day",
        events=absent("2026-11-02", "unauthorised"),
        gives={"unauthorised": "Fri 13 Nov 2026"},
    ),
    Example(
        "From Tuesday 3 November: Monday 16",
        events=absent("2026-11-03", "unauthorised"),
        gives={"unauthorised": "Mon 16 Nov 2026"},
    ),
    Example(
        "From Monday 19 October: a week, half-term, a week",
        events=absent("2026-10-19", "unauthorised"),
        gives={"unauthorised": "Fri 6 Nov 2026"},
    ),
    Example(
        "Sick from Monday 2 November: Friday 20 is the fifteenth day",
        events=absent("2026-11-02", "health"),
        gives={"sickness": "Fri 20 Nov 2026"},
    ),
    Example(
        "Sick from Monday 7 December: two weeks, then Tue 5 to Fri 8 January, and Monday 11",
        events=absent("2026-12-07", "health"),
        gives={"sickness": "Mon 11 Jan 2027"},
    ),
    Example("Away for another reason", events=absent("2026-11-02", "other"), gives={}),
)
