"""INF-01: a freedom of information request, within 20 working days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import UNRECORDED, after
from daysix.law.rule import WORKING_DAY, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "INF-01",
    title="Answer a freedom of information request",
    says="Promptly, and not later than the 20th working day after it was received. A bank holiday "
    "in any part of the United Kingdom is not a working day, and a request that comes in on such a "
    "day, or at a weekend, is received on the next working day.",
    cites=(
        Citation("Freedom of Information Act 2000", "s10(1)"),
        Citation("ICO guidance on time limits", "via Newcastle-under-Lyme"),
    ),
    owner="local authority",
    force=Version(date(2005, 1, 1)),
    count=20,
    unit=WORKING_DAY,
)

RECEIVED = "request received"
RECEIVED_NEXT = "request received (the next working day)"


def apply(case: Case) -> Iterator[Answer]:
    """The last day; nobody records the answer here, so the date simply passes."""
    requests = case.all("foi_request")
    if not requests:
        return
    # Building 29 years of working days takes longer than every other rule together.
    from daysix.calendars.working import freedom_of_information

    working = freedom_of_information()
    for request in requests:
        if request.day is not None:
            received = working.on_or_after(request.day)
            event = RECEIVED if received == request.day else RECEIVED_NEXT
            yield after(RULE, case, event, received, calendar=working, nature=UNRECORDED)


EXAMPLES = (
    Example(
        "Received on a Monday: 30 November is a holiday in Scotland, so it is skipped",
        events=[{"type": "foi_request", "received": "2026-11-02"}],
        gives={"": "Tue 1 Dec 2026"},
    ),
    Example(
        "Received the Friday before: the count ends before 30 November",
        events=[{"type": "foi_request", "received": "2026-10-30"}],
        gives={"": "Fri 27 Nov 2026"},
    ),
    Example(
        "Received on a Saturday: counted as Monday 2 November",
        events=[{"type": "foi_request", "received": "2026-10-31"}],
        gives={"": "Tue 1 Dec 2026"},
    ),
    Example(
        "Across New Year: 1 and 4 January 2027 are holidays somewhere",
        events=[{"type": "foi_request", "received": "2026-12-14"}],
        gives={"": "Fri 15 Jan 2027"},
    ),
    Example(
        "A subject access request is another rule",
        events=[{"type": "subject_access_request", "received": "2026-11-02"}],
        gives={},
    ),
)
