"""REG-09: which attendance code shows an excluded child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._day_six import provision_starts
from daysix.deadlines._register import REGISTERS_FORCE, registration
from daysix.law.answer import Fact
from daysix.law.case import PRU
from daysix.law.exclusion import LUNCHTIME
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-09",
    title="Attendance code",
    says="E while an excluded child has no education arranged; D where the child is registered at "
    "two schools; B for an approved activity off site; K for education the council arranges.",
    cites=(
        guidance("paras 36 and 147"),
        registration("code K", confidence="memory"),
    ),
    owner="school",
    force=REGISTERS_FORCE,
    kind="duty",
    facts=("attendance_code",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The code on the day we ask; nothing for lunchtimes, and nothing outside the exclusion."""
    exclusion = case.exclusion
    if exclusion is None or exclusion.kind == LUNCHTIME or _over(case):
        return
    starts = provision_starts(case)
    if starts is None or starts > case.as_of:
        note = "No education has started yet."
        yield Fact(RULE, "attendance_code", "E", note=note)
        return
    by_council = exclusion.permanent or case.school.type == PRU
    code = "K" if by_council else "B"
    note = "D instead, if the child is registered at two schools."
    yield Fact(RULE, "attendance_code", code, note=note)


def _over(case: Case) -> bool:
    exclusion = case.exclusion
    if exclusion is None:
        return True
    if exclusion.ended is not None and case.as_of >= exclusion.ended:
        return True
    return exclusion.last_day is not None and case.as_of > exclusion.last_day


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-16"}
SUSPENDED = {"type": "suspension", "first_day": "2026-11-16", "days": 8}
STARTS = {"type": "provision", "starts": "2026-11-23"}

EXAMPLES = (
    Example("Nothing arranged", events=[PERMANENT], gives={"attendance_code": "E"}),
    Example(
        "The council's education starts today",
        events=[PERMANENT, STARTS],
        gives={"attendance_code": "K"},
    ),
    Example(
        "It starts tomorrow",
        events=[PERMANENT, {**STARTS, "starts": "2026-11-24"}],
        gives={"attendance_code": "E"},
    ),
    Example(
        "A suspension: the school's own arrangement",
        events=[SUSPENDED, STARTS],
        gives={"attendance_code": "B"},
    ),
    Example(
        "A suspension that is over",
        events=[{**SUSPENDED, "days": 5}],
        gives={},
    ),
)
