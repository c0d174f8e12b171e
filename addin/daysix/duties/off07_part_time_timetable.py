"""OFF-07: a part-time timetable has an end date and review dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.rule import Citation, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "OFF-07",
    title="Part-time timetable",
    says="Not for managing behaviour; for the shortest time, with an end date and review dates, "
    "and recorded as leave of absence. There is no national number of weeks; many councils use "
    "six.",
    cites=(guidance("para 30"), Citation("SI 2024/208", "regs 10 and 11")),
    owner="school",
    force=Version(date(2024, 8, 19)),
    kind="duty",
)


def apply(case: Case) -> Iterator[Answer]:  # noqa: ARG001 - nothing a case can hold starts it
    """Nothing: an officer meets this rule in the checks on part-time timetables."""
    yield from ()


EXAMPLES = (
    Example(
        "A suspension is not a part-time timetable",
        events=[{"type": "suspension", "first_day": "2026-11-23", "days": 2}],
        gives={},
    ),
)
