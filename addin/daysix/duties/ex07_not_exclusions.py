"""EX-07: time out of school that is not an exclusion and enters no total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.rule import Citation, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "EX-07",
    title="Time out that is not an exclusion",
    says="Authorised absence, internal suspension, off-site direction, a managed move and "
    "safeguarding separation are not exclusions and enter no total. Sending a child home without "
    "a formal exclusion is unlawful.",
    cites=(
        guidance("paras 18 to 20"),
        Citation("Law firms' summaries", "July 2026 guidance", confidence="secondary"),
    ),
    owner="school",
    kind="duty",
    facts=("counts_as_excluded",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Say so where the child is away for a reason that is not an exclusion."""
    if case.first("off_site_direction") is not None:
        note = "An off-site direction is not an exclusion. Its days enter no total."
        yield Fact(RULE, "counts_as_excluded", value=False, note=note, part="off-site direction")
    if case.first("absent_since") is not None:
        note = (
            "This absence is not an exclusion, so its days enter no total. A child sent home "
            "without a formal exclusion was excluded unlawfully: ask the school."
        )
        yield Fact(RULE, "counts_as_excluded", value=False, note=note, part="absence")


EXAMPLES = (
    Example(
        "Directed off site",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-30"}],
        gives={"counts_as_excluded:off-site direction": False},
    ),
    Example(
        "Away without leave",
        events=[{"type": "absent_since", "date": "2026-11-02", "reason": "unauthorised"}],
        gives={"counts_as_excluded:absence": False},
    ),
    Example(
        "A suspension does count",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 1}],
        gives={},
    ),
)
