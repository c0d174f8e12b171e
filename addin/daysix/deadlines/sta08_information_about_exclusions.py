"""STA-08: information about pupils excluded in the last year, within 14 days of being asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import UNRECORDED, calendar_days
from daysix.law.rule import CALENDAR_DAY, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "STA-08",
    title="Information about excluded pupils",
    says="A school asked by the Secretary of State, or a maintained school asked by its local "
    "authority, must say within 14 days which pupils it excluded in the last 12 months.",
    cites=(guidance("para 146"),),
    owner="school",
    count=14,
    unit=CALENDAR_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """The fourteenth day after the request, wherever it falls in the week."""
    for request in case.all("information_requested"):
        if request.day is not None:
            yield calendar_days(RULE, case, "information requested", request.day, nature=UNRECORDED)


EXAMPLES = (
    Example(
        "Asked on a Monday: the Monday two weeks on",
        events=[{"type": "information_requested", "date": "2026-11-23"}],
        gives={"": "Mon 7 Dec 2026"},
    ),
    Example(
        "Asked the day before",
        events=[{"type": "information_requested", "date": "2026-11-22"}],
        gives={"": "Sun 6 Dec 2026"},
    ),
    Example(
        "Asked on the last day of term: holidays count, they are calendar days",
        events=[{"type": "information_requested", "date": "2026-12-18"}],
        gives={"": "Fri 1 Jan 2027"},
    ),
    Example(
        "Nobody asked",
        events=[{"type": "suspension", "first_day": "2026-11-23", "days": 2}],
        gives={},
    ),
)
