"""FAP-04: a refusal for challenging behaviour goes to the fair access protocol."""

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
    "FAP-04",
    title="Refused for challenging behaviour: refer",
    says="Only in-year, outside a normal point of entry, with a place available, at a school that "
    "already has a particularly high proportion of such children; the child must then be referred "
    "under the protocol. Poor attendance, a number of suspensions, special needs, disability or "
    "waiting for an assessment are not reasons.",
    cites=(admissions_code("para 3.10, via Buckinghamshire and Browne Jacobson"),),
    owner="admission authority",
    force=CODE_2021_FORCE,
    kind="duty",
    facts=("refer_to_fair_access",),
)


def apply(case: Case) -> Iterator[Answer]:
    """A reminder for an in-year refusal that has not been referred: behaviour may be why."""
    if case.first("in_year_application") is None or case.first("refusal_notified") is None:
        return
    if case.first("fair_access_referred") is None:
        note = "If the refusal was for challenging behaviour, the child must be referred."
        yield Fact(RULE, "refer_to_fair_access", "if_refused_for_behaviour", note)


EXAMPLES = (
    Example(
        "Refused in-year and not referred",
        events=[
            {"type": "in_year_application", "received": "2026-11-02"},
            {"type": "refusal_notified", "date": "2026-11-16"},
        ],
        gives={"refer_to_fair_access": "if_refused_for_behaviour"},
    ),
    Example(
        "Refused and referred",
        events=[
            {"type": "in_year_application", "received": "2026-11-02"},
            {"type": "refusal_notified", "date": "2026-11-16"},
            {"type": "fair_access_referred", "date": "2026-11-17"},
        ],
        gives={},
    ),
)
