"""CME-02: education by the sixth school day of an absence that is not for health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._out_of_school import (
    GUIDANCE_FORCE,
    TOO_YOUNG_OR_OLD,
    absences,
    education_act_s19,
    education_began,
)
from daysix.law.answer import counting, does_not_apply
from daysix.law.rule import SCHOOL_DAY, SHOULD, Citation, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "CME-02",
    title="Education for a child out of school (not health)",
    says="The council arranges education as soon as possible, and at the latest by the sixth "
    "school day of absence. The day comes from guidance; the duty itself is statute.",
    cites=(
        Citation("DfE guidance on alternative provision", "via Suffolk", confidence="secondary"),
        education_act_s19(),
    ),
    owner="local authority where the child lives",
    force=GUIDANCE_FORCE,
    status=SHOULD,
    count=6,
    unit=SCHOOL_DAY,
)

EVENT = "first day of absence"


def apply(case: Case) -> Iterator[Answer]:
    """The sixth school day; done when provision starts."""
    for day, for_health in absences(case):
        if for_health:
            continue
        if case.of_compulsory_school_age(day):
            yield counting(RULE, case, EVENT, day, done_on=education_began(case, day))
        else:
            yield does_not_apply(RULE, case, EVENT, day, TOO_YOUNG_OR_OLD)


EXAMPLES = (
    Example(
        "Absent from a Monday: the next Monday is the sixth",
        events=[{"type": "absent_since", "date": "2026-11-09", "reason": "unauthorised"}],
        gives={"": "Mon 16 Nov 2026"},
    ),
    Example(
        "Absent from the day after",
        events=[{"type": "absent_since", "date": "2026-11-10"}],
        gives={"": "Tue 17 Nov 2026"},
    ),
    Example(
        "Three days before half-term and three after",
        events=[{"type": "absent_since", "date": "2026-10-21", "reason": "other"}],
        gives={"": "Wed 4 Nov 2026"},
    ),
    Example(
        "Three days before Christmas; INSET on 4 January is skipped",
        events=[{"type": "absent_since", "date": "2026-12-16", "reason": "leave_not_returned"}],
        gives={"": "Thu 7 Jan 2027"},
    ),
    Example(
        "Absent for health: another rule",
        events=[{"type": "absent_since", "date": "2026-11-09", "reason": "health"}],
        gives={},
    ),
    Example(
        "Not of compulsory school age",
        events=[{"type": "absent_since", "date": "2026-11-09"}],
        pupil={"compulsory_school_age": False},
        gives={"": None},
    ),
)
