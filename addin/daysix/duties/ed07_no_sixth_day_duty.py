"""ED-07: children for whom nobody owes education from the sixth day.

An education, health and care plan that names fewer hours is for an officer to read.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.deadlines._day_six import why_no_duty
from daysix.law.answer import Fact
from daysix.law.exclusion import LUNCHTIME
from daysix.law.rule import Citation, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ED-07",
    title="No education owed from the sixth day",
    says="Nothing is owed from the sixth day for a child who is not of compulsory school age, nor "
    "for one in the final year who has taken, or missed, every public exam entered for. A plan "
    "that names fewer hours limits what is owed.",
    cites=(Citation("SI 2007/1870", "reg 5"), guidance("para 93")),
    owner="school",
    force=Version(date(2007, 9, 1)),
    kind="duty",
    facts=("sixth_day_duty",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Say why there is no such duty; nothing where there may be one."""
    exclusion = case.exclusion
    if exclusion is None or exclusion.kind == LUNCHTIME:
        return
    if why := why_no_duty(case, exclusion.day_one):
        yield Fact(RULE, "sixth_day_duty", value=False, note=why)


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-16"}

EXAMPLES = (
    Example(
        "In the final year, no exam left",
        events=[PERMANENT],
        pupil={"final_year": True, "public_exams_finished": True},
        gives={"sixth_day_duty": False},
    ),
    Example(
        "In the final year, exams still to come",
        events=[PERMANENT],
        pupil={"final_year": True},
        gives={},
    ),
    Example(
        "Five on Saturday 2 January 2027: of compulsory school age from 31 March",
        events=[PERMANENT],
        pupil={"dob": "2022-01-02"},
        gives={"sixth_day_duty": False},
    ),
    Example(
        "Five on 31 August 2026: of compulsory school age from that very day",
        events=[PERMANENT],
        pupil={"dob": "2021-08-31"},
        gives={},
    ),
)
