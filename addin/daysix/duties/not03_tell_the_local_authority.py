"""NOT-03: the local authority of the school is told of every exclusion."""

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
    "NOT-03",
    title="Tell the local authority",
    says="The head tells the school's local authority without delay of every exclusion, however "
    "short.",
    cites=(regulations("reg 14(1) as amended, with regs 5 and 23"), guidance("para 83")),
    owner="headteacher",
    force=Version(date(2022, 9, 1)),
    kind="duty",
    facts=("notify",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The local authority of the school, whatever the length."""
    if case.exclusion is None:
        return
    note = told(case.exclusion, "local_authority")
    yield Fact(RULE, "notify", "local_authority", note=note)


EXAMPLES = (
    Example(
        "Half a day",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 0.5}],
        gives={"notify": "local_authority"},
    ),
    Example(
        "One lunchtime",
        events=[{"type": "suspension", "first_day": "2026-11-16", "lunchtimes": 1}],
        gives={"notify": "local_authority"},
    ),
    Example(
        "Nothing was excluded",
        events=[{"type": "foi_request", "received": "2026-11-02"}],
        gives={},
    ),
)
