"""GB-10: when governors may meet by video."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.governors import decided_on, must_meet
from daysix.law.outcomes import why_stopped
from daysix.law.rule import Citation, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-10",
    title="Meeting by video",
    says="A meeting is held by video only if the parents ask for it, or extraordinary events leave "
    "no other way; the same 15 school days run. The social worker and the Virtual School Head may "
    "always join by video.",
    cites=(Citation("SI 2023/571", "regs 4 and 10 to 12"), guidance("paras 242 to 253")),
    owner="governing board",
    force=Version(date(2023, 8, 1)),
    kind="duty",
    facts=("meeting_by_video",),
)

ONLY_IF_ASKED = "only if the parents ask"
NOTE = "Or extraordinary events. The social worker and the Virtual School Head may always join so."


def apply(case: Case) -> Iterator[Answer]:
    """While a meeting is owed and has not been held."""
    if must_meet(case) and not why_stopped(case) and decided_on(case) is None:
        yield Fact(RULE, "meeting_by_video", ONLY_IF_ASKED, note=NOTE)


EXAMPLES = (
    Example(
        "A meeting is owed",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={"meeting_by_video": ONLY_IF_ASKED},
    ),
    Example(
        "No meeting is owed",
        events=[{"type": "suspension", "first_day": "2026-11-02", "days": 2}],
        gives={},
    ),
)
