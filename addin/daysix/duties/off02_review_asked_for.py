"""OFF-02: a parent (or the council, for a plan) asks for a review of an off-site direction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._off_site import (
    ACADEMY_MESSAGE,
    REVIEW_ON_REQUEST_FORCE,
    board,
    bound,
    direction_regulations,
)
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case, Event

RULE = Rule(
    "OFF-02",
    title="Review of an off-site direction on request",
    says="Where the parent (or the local authority, for a child with a plan) asks in writing, a "
    "review must be held as soon as reasonably practicable, unless one was held in the ten weeks "
    "before the request.",
    cites=(direction_regulations("reg 4A (SI 2012/2532)"), guidance("para 41")),
    owner="governing board",
    force=REVIEW_ON_REQUEST_FORCE,
    kind="duty",
    facts=("review_required",),
)

TEN_WEEKS = timedelta(weeks=10)


def apply(case: Case) -> Iterator[Answer]:
    """Whether a review must be held for each request."""
    for direction in case.all("off_site_direction"):
        requested = direction.date_of("review_requested")
        if requested is not None:
            yield _answer(case, requested, _held_before(direction, requested))


def _held_before(direction: Event, requested: date) -> date | None:
    """The latest review held in the ten weeks before the request, if there was one."""
    held = (direction.date_of("last_review_meeting"), direction.date_of("review_meeting"))
    recent = [day for day in held if day is not None and requested - TEN_WEEKS <= day <= requested]
    return max(recent, default=None)


def _answer(case: Case, requested: date, held: date | None) -> Fact:
    if held is not None:
        note = f"A review was held on {in_words(held)}, in the ten weeks before the request."
    else:
        note = f"The {board(case)} must hold it as soon as reasonably practicable."
    if not bound(case, requested):
        note = f"{note} {ACADEMY_MESSAGE}"
    return Fact(RULE, "review_required", held is None, note)


EXAMPLES = (
    Example(
        "No review yet",
        events=[{"type": "off_site_direction", "review_requested": "2026-11-23"}],
        gives={"review_required": True},
    ),
    Example(
        "Ten weeks to the day: Monday 14 September to Monday 23 November is 70 days",
        events=[
            {
                "type": "off_site_direction",
                "review_requested": "2026-11-23",
                "last_review_meeting": "2026-09-14",
            }
        ],
        gives={"review_required": False},
    ),
    Example(
        "One school day more than ten weeks: Friday 11 September",
        events=[
            {
                "type": "off_site_direction",
                "review_requested": "2026-11-23",
                "last_review_meeting": "2026-09-11",
            }
        ],
        gives={"review_required": True},
    ),
    Example(
        "Inside the ten weeks",
        events=[
            {
                "type": "off_site_direction",
                "review_requested": "2026-11-23",
                "last_review_meeting": "2026-09-15",
            }
        ],
        gives={"review_required": False},
    ),
    Example(
        "Nobody asked",
        events=[{"type": "off_site_direction", "relevant_day": "2026-11-23"}],
        gives={},
    ),
)
