"""CME-04: registers of children not in school, not yet in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.rule import Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "CME-04",
    title="Registers of children not in school",
    says="The Act of 2026 provides for a register of children not in school. As far as we found it "
    "has not been brought into force, so nothing is due under it.",
    cites=(
        Citation(
            "Children's Wellbeing and Schools Act 2026",
            "registers of children not in school; s78 (commencement)",
            confidence="secondary",
        ),
    ),
    owner="local authority where the child lives",
    force=Version(date(2026, 6, 29)),  # of the Act's first sections; this part has no date yet
    kind="duty",
)


def apply(case: Case) -> Iterator[Answer]:  # noqa: ARG001 - not in force, so nothing starts it
    """Nothing: an officer meets this rule only when reading about the new registers."""
    yield from ()


EXAMPLES = (
    Example(
        "Out of school: no entry is owed yet",
        events=[{"type": "absent_since", "date": "2026-11-09"}],
        gives={},
    ),
)
