"""OFF-04: the outcome of a review of an off-site direction, within six days after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._off_site import REGULATIONS_FORCE, board, direction_regulations, standing
from daysix.law.answer import UNRECORDED, calendar_days
from daysix.law.rule import CALENDAR_DAY, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "OFF-04",
    title="Outcome of the off-site review in writing",
    says="The decision on whether the direction goes on, with reasons, must be given in writing "
    "no later than six days after the review meeting. The days are calendar days.",
    cites=(direction_regulations("reg 6"), guidance("para 45")),
    owner="governing board",
    force=REGULATIONS_FORCE,
    count=6,
    unit=CALENDAR_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """The last day for the letter, wherever it falls in the week."""
    for direction in case.all("off_site_direction"):
        meeting = direction.date_of("review_meeting")
        if meeting is None:
            continue
        status, message = standing(case, meeting)
        yield calendar_days(
            RULE,
            case,
            "review meeting",
            meeting,
            status=status,
            owner=board(case),
            nature=UNRECORDED,
            message=message,
        )


EXAMPLES = (
    Example(
        "A Thursday meeting",
        events=[{"type": "off_site_direction", "review_meeting": "2026-12-03"}],
        gives={"": "Wed 9 Dec 2026"},
    ),
    Example(
        "A day later",
        events=[{"type": "off_site_direction", "review_meeting": "2026-12-04"}],
        gives={"": "Thu 10 Dec 2026"},
    ),
    Example(
        "The last day of term: six calendar days on is Christmas Eve",
        events=[{"type": "off_site_direction", "review_meeting": "2026-12-18"}],
        gives={"": "Thu 24 Dec 2026"},
    ),
    Example(
        "No review meeting arranged",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-25"}],
        gives={},
    ),
)
