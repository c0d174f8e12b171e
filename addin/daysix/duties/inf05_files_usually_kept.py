"""INF-05: how long pupil files are usually kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.duties._retention import keep_until
from daysix.law.rule import LOCAL, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "INF-05",
    title="How long pupil files are usually kept",
    says="A pupil's file, exclusions included, is usually kept until 25 years after birth, a "
    "looked-after child's until 75; a council's case file by its own schedule. A practice, not a "
    "law: the table can be changed, and nothing is deleted for you.",
    cites=(
        Citation("Blackpool council retention schedule", "appeals", confidence="secondary"),
        Citation("Usual school practice", "pupil files", confidence="memory"),
    ),
    owner="school",
    force=Version(date(2018, 5, 25)),
    status=LOCAL,
    kind="duty",
    facts=("keep_until",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Until when the file is usually kept, once the child has left and a birth date is known."""
    if case.first("removed_from_roll") is None or case.pupil.dob is None:
        return
    in_care = case.pupil.looked_after
    record = "looked_after_child_file" if in_care else "pupil_file_including_exclusions"
    yield keep_until(RULE, record, case.pupil.dob)


LEFT = {"type": "removed_from_roll", "date": "2026-11-23"}
EXAMPLES = (
    Example(
        "Born on 29 February 2012: 2037 has none",
        events=[LEFT],
        pupil={"dob": "2012-02-29"},
        gives={"keep_until:pupil file including exclusions": "2037-02-28"},
    ),
    Example(
        "Looked after",
        events=[LEFT],
        pupil={"dob": "2012-03-01", "looked_after": True},
        gives={"keep_until:looked after child file": "2087-03-01"},
    ),
    Example("No birth date, no answer", events=[LEFT], gives={}),
    Example(
        "Still on roll",
        events=[{"type": "name_entered", "date": "2026-11-23"}],
        pupil={"dob": "2012-02-29"},
        gives={},
    ),
)
