"""OFF-01: written notice of an off-site direction, at least two school days before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._off_site import REGULATIONS_FORCE, board, direction_regulations, standing
from daysix.law.answer import UNRECORDED, before, reading
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "OFF-01",
    title="Written notice of an off-site direction",
    says="The parent (and the local authority, where there is an education, health and care plan) "
    "must be told in writing as soon as practicable, and not less than two school days before the "
    "child's first school day at the other place.",
    cites=(direction_regulations("reg 3(2)"), guidance("para 40")),
    owner="governing board",
    force=REGULATIONS_FORCE,
    count=2,
    unit=SCHOOL_DAY,
    switches=("AMB-08",),
)

READINGS = {"count_back": 2, "clear_days": 3}
EVENT = "first school day at the other place"


def apply(case: Case) -> Iterator[Answer]:
    """The last day for the notice; nobody records that it went, so the date simply passes."""
    chosen = case.switches["AMB-08"]
    for direction in case.all("off_site_direction"):
        if direction.day is None:
            continue
        status, message = standing(case, direction.day)
        yield before(
            RULE,
            case,
            EVENT,
            direction.day,
            n=READINGS[chosen],
            status=status,
            owner=board(case),
            nature=UNRECORDED,
            alternatives=[
                reading(name, case.calendar.nth_before, direction.day, n)
                for name, n in READINGS.items()
                if name != chosen
            ],
            convention=f"AMB-08 {chosen}: {EVENT} is day 0, counting back {READINGS[chosen]}",
            message=message,
        )


EXAMPLES = (
    Example(
        "Starts on a Wednesday: Tuesday is one, Monday is two",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-25"}],
        gives={"": "Mon 23 Nov 2026"},
    ),
    Example(
        "Starts a day later",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-26"}],
        gives={"": "Tue 24 Nov 2026"},
    ),
    Example(
        "Starts on the Tuesday after half-term: Monday is one, the Friday before half-term is two",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-03"}],
        gives={"": "Fri 23 Oct 2026"},
    ),
    Example(
        "Starts on the first school day of 2027: the last two school days of the autumn term",
        events=[{"type": "off_site_direction", "relevant_day": "2027-01-05"}],
        gives={"": "Thu 17 Dec 2026"},
    ),
    Example(
        "Only a review is recorded, not when it starts",
        events=[{"type": "off_site_direction", "review_meeting": "2026-11-25"}],
        gives={},
    ),
)
