"""CME-01: the council arranges education for a child out of school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._out_of_school import (
    EDUCATION_ACT_FORCE,
    TOO_YOUNG_OR_OLD,
    absences,
    education_act_s19,
)
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

HOME_COUNCIL = "local authority where the child lives"

RULE = Rule(
    "CME-01",
    title="Education for a child out of school",
    says="The local authority must arrange suitable education for a child of compulsory school age "
    "who, through illness, exclusion or otherwise, may not receive it without that.",
    cites=(education_act_s19(),),
    owner=HOME_COUNCIL,
    force=EDUCATION_ACT_FORCE,
    kind="duty",
    facts=("owner",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Who owes education, for each absence that is no exclusion (exclusions: ED-01, ED-02)."""
    for day, _for_health in absences(case):
        if case.of_compulsory_school_age(day):
            yield Fact(RULE, "owner", HOME_COUNCIL, "The duty is there from the first day.")
        else:
            yield Fact(RULE, "owner", "nobody", TOO_YOUNG_OR_OLD)


EXAMPLES = (
    Example(
        "Out of school, not excluded",
        events=[{"type": "absent_since", "date": "2026-11-09"}],
        gives={"owner": HOME_COUNCIL},
    ),
    Example(
        "Not of compulsory school age",
        events=[{"type": "absent_since", "date": "2026-11-09"}],
        pupil={"compulsory_school_age": False},
        gives={"owner": "nobody"},
    ),
    Example(
        "Nobody is absent",
        events=[{"type": "in_year_application", "received": "2026-11-02"}],
        gives={},
    ),
)
