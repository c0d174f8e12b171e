"""INF-02: a subject access request, within one month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import UNRECORDED, Due, Reading, Trigger, add_months
from daysix.law.errors import CannotTell
from daysix.law.rule import MONTH, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "INF-02",
    title="Answer a subject access request",
    says="Within one month: the same date next month, or the month's last day if there is none, or "
    "the next working day if that is a weekend or bank holiday. Two months more if it is complex "
    "and the person is told within the first month; it pauses while you wait for proof of identity "
    "or for what you need made clear.",
    cites=(
        Citation("UK GDPR", "article 12(3), via the Ombudsman's policy", confidence="secondary"),
        Citation("Data (Use and Access) Act 2025", "pausing the clock", confidence="memory"),
    ),
    owner="local authority",
    force=Version(date(2018, 5, 25)),
    count=1,
    unit=MONTH,
)

LONGEST_MONTHS = 3
EXTENDED = "two months more (complex, and the person told within the first month)"


def apply(case: Case) -> Iterator[Answer]:
    """The last day; nobody records the answer here, so the date simply passes."""
    for request in case.all("subject_access_request"):
        if request.day is not None:
            yield Due(
                RULE,
                case,
                due=_months_on(request.day, 1),
                trigger=Trigger("request received", request.day),
                count=1,
                nature=UNRECORDED,
                alternatives=[Reading(EXTENDED, _known_months_on(request.day, LONGEST_MONTHS))],
                convention="the same date next month, or the last day of the month if there is "
                "none; then the next working day if that is a weekend or bank holiday",
            )


def _months_on(day: date, n: int) -> date:
    from daysix.calendars.working import postal  # 29 years of days: only when somebody asked

    return postal().on_or_after(add_months(day, n))


def _known_months_on(day: date, n: int) -> date | None:
    try:
        return _months_on(day, n)
    except CannotTell:
        return None


EXAMPLES = (
    Example(
        "Received on Wednesday 11 November",
        events=[{"type": "subject_access_request", "received": "2026-11-11"}],
        gives={"": "Fri 11 Dec 2026"},
    ),
    Example(
        "Received the day after: 12 December is a Saturday, so Monday",
        events=[{"type": "subject_access_request", "received": "2026-11-12"}],
        gives={"": "Mon 14 Dec 2026"},
    ),
    Example(
        "Received on 24 November: Christmas Eve is a working day",
        events=[{"type": "subject_access_request", "received": "2026-11-24"}],
        gives={"": "Thu 24 Dec 2026"},
    ),
    Example(
        "Received on 25 November: Christmas Day, a weekend, and the bank holiday of Monday 28",
        events=[{"type": "subject_access_request", "received": "2026-11-25"}],
        gives={"": "Tue 29 Dec 2026"},
    ),
    Example(
        "Received on 31 January 2028: February has no 31st, and 2028 has a 29th",
        events=[{"type": "subject_access_request", "received": "2028-01-31"}],
        gives={"": "Tue 29 Feb 2028"},
    ),
    Example(
        "A freedom of information request is another rule",
        events=[{"type": "foi_request", "received": "2026-11-11"}],
        gives={},
    ),
)
