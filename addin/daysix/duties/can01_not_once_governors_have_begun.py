"""CAN-01: a head may cancel until governors begin their meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import Fact
from daysix.law.outcomes import before_meeting
from daysix.law.rule import Example, Rule, Version, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "CAN-01",
    title="May the head cancel? (governors' meeting)",
    says="A head may cancel an exclusion before or after it has begun, even if the child has "
    "joined another school, but not once governors have begun their meeting to decide on it.",
    cites=(
        regulations("regs 8A and 17A, inserted by SI 2023/571"),
        guidance("para 13"),
    ),
    owner="headteacher",
    force=Version(date(2023, 8, 1)),
    kind="duty",
    facts=("permitted",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Whether a cancellation came before the day of the meeting."""
    cancellation = case.first("cancellation")
    if case.exclusion is None or cancellation is None or cancellation.day is None:
        return
    allowed = before_meeting(case, cancellation.day)
    meeting = case.first("governors_meeting")
    note = "Governors had not begun their meeting."
    if not allowed and meeting is not None and meeting.day is not None:
        note = f"Governors met on {in_words(meeting.day)}; from then on only they can decide."
    yield Fact(RULE, "permitted", allowed, note=note)


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-02"}
MEETING = {"type": "governors_meeting", "date": "2026-11-18", "outcome": "declined"}

EXAMPLES = (
    Example(
        "The day before the meeting",
        events=[PERMANENT, {"type": "cancellation", "date": "2026-11-17"}, MEETING],
        gives={"permitted": True},
    ),
    Example(
        "On the day of the meeting: taken as begun",
        events=[PERMANENT, {"type": "cancellation", "date": "2026-11-18"}, MEETING],
        gives={"permitted": False},
    ),
    Example(
        "No meeting yet",
        events=[PERMANENT, {"type": "cancellation", "date": "2026-11-17"}],
        gives={"permitted": True},
    ),
    Example("Nobody cancelled", events=[PERMANENT, MEETING], gives={}),
)
