"""CME-03: education once a health absence will reach fifteen school days."""

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
    "CME-03",
    title="Education for a child away for health",
    says="The council arranges education as soon as it is clear the child will be away for 15 "
    "school days or more, in one stretch or added up over the year. The number is practice, not "
    "statute.",
    cites=(
        Citation(
            "DfE guidance on health needs", "via localgovernmentlawyer", confidence="secondary"
        ),
        education_act_s19(),
    ),
    owner="local authority where the child lives",
    force=GUIDANCE_FORCE,
    status=SHOULD,
    count=15,
    unit=SCHOOL_DAY,
)

EVENT = "first day of absence for health"
MESSAGE = (
    "Act sooner if it is already clear the child will be away that long. Earlier days away this "
    "year count too; only this absence was counted here."
)


def apply(case: Case) -> Iterator[Answer]:
    """The fifteenth school day of the absence; done when provision starts."""
    for day, for_health in absences(case):
        if not for_health:
            continue
        if case.of_compulsory_school_age(day):
            began = education_began(case, day)
            yield counting(RULE, case, EVENT, day, done_on=began, message=MESSAGE)
        else:
            yield does_not_apply(RULE, case, EVENT, day, TOO_YOUNG_OR_OLD)


EXAMPLES = (
    Example(
        "Away from a Monday: Friday of the third week is the fifteenth",
        events=[{"type": "absent_since", "date": "2026-11-02", "reason": "health"}],
        gives={"": "Fri 20 Nov 2026"},
    ),
    Example(
        "Away from the day after",
        events=[{"type": "absent_since", "date": "2026-11-03", "reason": "health"}],
        gives={"": "Mon 23 Nov 2026"},
    ),
    Example(
        "A week before half-term and two after",
        events=[{"type": "absent_since", "date": "2026-10-19", "reason": "health"}],
        gives={"": "Fri 13 Nov 2026"},
    ),
    Example(
        "Ten days before Christmas, five from Tuesday 5 January",
        events=[{"type": "absent_since", "date": "2026-12-07", "reason": "health"}],
        gives={"": "Mon 11 Jan 2027"},
    ),
    Example(
        "Not for health",
        events=[{"type": "absent_since", "date": "2026-11-02", "reason": "unauthorised"}],
        gives={},
    ),
)
