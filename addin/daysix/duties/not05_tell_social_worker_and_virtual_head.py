"""NOT-05: the social worker and the virtual school head are told of every exclusion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.duties._without_delay import told
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, Version, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "NOT-05",
    title="Tell the social worker and the virtual school head",
    says="The head tells the child's social worker, if there is one, and the virtual school head, "
    "if the child is looked after, without delay of every exclusion and of every cancellation.",
    cites=(regulations("reg 14(1) and (3) as amended"), guidance("para 78")),
    owner="headteacher",
    force=Version(date(2022, 9, 1)),
    kind="duty",
    facts=("notify",),
)


def apply(case: Case) -> Iterator[Answer]:
    """One answer for each of the two who is there."""
    if case.exclusion is None:
        return
    for who in who_there_is(case):
        yield Fact(RULE, "notify", who, note=told(case.exclusion, who))


def who_there_is(case: Case) -> list[str]:
    """``social_worker`` and ``virtual_school_head``, as far as this child has them."""
    found = []
    if case.pupil.social_worker:
        found.append("social_worker")
    if case.pupil.looked_after:
        found.append("virtual_school_head")
    return found


ONE_DAY = {"type": "suspension", "first_day": "2026-11-16", "days": 1}

EXAMPLES = (
    Example(
        "A child with a social worker",
        events=[ONE_DAY],
        pupil={"social_worker": True},
        gives={"notify": "social_worker"},
    ),
    Example(
        "A looked-after child",
        events=[ONE_DAY],
        pupil={"looked_after": True},
        gives={"notify": "virtual_school_head"},
    ),
    Example("Neither", events=[ONE_DAY], gives={}),
)
