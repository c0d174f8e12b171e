"""OFF-08: a child kept apart for safeguarding is not suspended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._off_site import JULY_2026_FORCE
from daysix.law.rule import Citation, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "OFF-08",
    title="Safeguarding separation",
    says="Keeping a child away to protect somebody is not a suspension and stays out of every "
    "total. It brings in the local authority's own duty to arrange education. No number of days "
    "was seen.",
    cites=(
        Citation(
            "Hill Dickinson on the July 2026 guidance",
            "safeguarding separation",
            edition="27 May 2026",
            confidence="secondary",
        ),
    ),
    owner="local authority where the child lives",
    force=JULY_2026_FORCE,
    kind="duty",
)


def apply(case: Case) -> Iterator[Answer]:  # noqa: ARG001 - nothing a case can hold starts it
    """Nothing: an officer meets this rule when a separation is entered as a suspension."""
    yield from ()


EXAMPLES = (
    Example(
        "A suspension is not a separation",
        events=[{"type": "suspension", "first_day": "2026-11-23", "days": 2}],
        gives={},
    ),
)
