"""FAP-03: children who are placed without the fair access protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._admissions import CODE_2021_FORCE, admissions_code
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "FAP-03",
    title="Not placed through the fair access protocol",
    says="Looked-after and previously looked-after children, and children with an education, "
    "health and care plan, are placed by their own routes, not through the protocol (except a "
    "previously looked-after child not promptly placed: category m).",
    cites=(admissions_code("fair access section", confidence="memory"),),
    owner="local authority",
    force=CODE_2021_FORCE,
    kind="duty",
    facts=("permitted",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Whether the protocol may be used for a child who has been referred."""
    if case.first("fair_access_referred") is None and case.first("fair_access_agreed") is None:
        return
    if case.pupil.ehcp:
        why = "A child with a plan is placed by naming a school in the plan."
    elif case.pupil.looked_after:
        why = "A looked-after child is placed by the council looking after the child."
    else:
        why = ""
    note = why or (
        "Nothing recorded stands against it. A previously looked-after child comes in only under "
        "category m."
    )
    yield Fact(RULE, "permitted", not why, note)


EXAMPLES = (
    Example(
        "Neither looked after nor with a plan",
        events=[{"type": "fair_access_referred", "date": "2026-11-02"}],
        gives={"permitted": True},
    ),
    Example(
        "Looked after",
        events=[{"type": "fair_access_referred", "date": "2026-11-02"}],
        pupil={"looked_after": True},
        gives={"permitted": False},
    ),
    Example(
        "With a plan",
        events=[{"type": "fair_access_agreed", "date": "2026-11-02"}],
        pupil={"ehcp": True},
        gives={"permitted": False},
    ),
    Example(
        "Not referred",
        events=[{"type": "in_year_application", "received": "2026-11-02"}],
        pupil={"looked_after": True},
        gives={},
    ),
)
