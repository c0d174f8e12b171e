"""OFF-03: invitation to a review of an off-site direction, at least six days before."""

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
    "OFF-03",
    title="Invite to the review of an off-site direction",
    says="The parent, and the local authority where there is a plan, must be invited in writing "
    "not later than six days before the review meeting. The days are calendar days.",
    cites=(direction_regulations("reg 5"), guidance("para 42")),
    owner="governing board",
    force=REGULATIONS_FORCE,
    count=6,
    unit=CALENDAR_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """The last day for the invitation, wherever it falls in the week."""
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
            n=-6,
            status=status,
            owner=board(case),
            nature=UNRECORDED,
            convention="the review meeting is day 0, counting back; calendar days",
            message=message,
        )


EXAMPLES = (
    Example(
        "A Thursday meeting",
        events=[{"type": "off_site_direction", "review_meeting": "2026-12-03"}],
        gives={"": "Fri 27 Nov 2026"},
    ),
    Example(
        "A day later",
        events=[{"type": "off_site_direction", "review_meeting": "2026-12-04"}],
        gives={"": "Sat 28 Nov 2026"},
    ),
    Example(
        "The Monday after half-term: holidays count, they are calendar days",
        events=[{"type": "off_site_direction", "review_meeting": "2026-11-02"}],
        gives={"": "Tue 27 Oct 2026"},
    ),
    Example(
        "No review meeting arranged",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-25"}],
        gives={},
    ),
)
