"""OFF-06: a managed move is voluntary and permanent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._off_site import JULY_2026_FORCE
from daysix.law.rule import Citation, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "OFF-06",
    title="Managed move",
    says="A managed move is voluntary and permanent, and needs the agreement of the new school's "
    "admission authority. There is no trial period; an off-site direction may come first.",
    cites=(
        guidance("paras 48 to 52"),
        Citation(
            "Browne Jacobson on the July 2026 guidance",
            "managed moves without a trial period",
            edition="2026",
            confidence="secondary",
        ),
    ),
    owner="school",
    force=JULY_2026_FORCE,
    kind="duty",
)


def apply(case: Case) -> Iterator[Answer]:  # noqa: ARG001 - nothing a case can hold starts it
    """Nothing: an officer meets this rule when a managed move is entered in the Moves sheet."""
    yield from ()


EXAMPLES = (
    Example(
        "An off-site direction is not a managed move",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-25"}],
        gives={},
    ),
)
