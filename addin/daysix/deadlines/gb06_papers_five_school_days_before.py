"""GB-06: the governors' papers go round five school days before the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._papers import papers_before
from daysix.law.answer import does_not_apply
from daysix.law.outcomes import why_stopped
from daysix.law.rule import SCHOOL_DAY, SHOULD, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-06",
    title="Papers go round before governors meet",
    says="Where possible, written evidence and a list of who will be there go to everybody at "
    "least 5 school days before governors meet.",
    cites=(guidance("para 112"),),
    owner="governing board",
    status=SHOULD,
    count=5,
    unit=SCHOOL_DAY,
    switches=("AMB-08",),
)

EVENT = "governors' meeting"
FIVE_DAYS = 5


def apply(case: Case) -> Iterator[Answer]:
    """Counted back from the first meeting."""
    meeting = case.first("governors_meeting")
    if meeting is None or meeting.day is None:
        return
    if stopped := why_stopped(case):
        yield does_not_apply(RULE, case, EVENT, meeting.day, stopped)
        return
    yield papers_before(RULE, case, EVENT, meeting.day, n=FIVE_DAYS)


def _case(meeting: str, first_day: str) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": first_day},
        {"type": "governors_meeting", "date": meeting},
    ]


EXAMPLES = (
    Example(
        "Meeting on a Thursday: the Thursday before",
        events=_case("2026-12-10", "2026-11-26"),
        gives={"": "Thu 3 Dec 2026"},
    ),
    Example(
        "Meeting on the Wednesday after half-term",
        events=_case("2026-11-04", "2026-10-12"),
        gives={"": "Wed 21 Oct 2026"},
    ),
    Example(
        "Meeting on the fourth school day of the spring term: one day of December is needed",
        events=_case("2027-01-08", "2026-12-07"),
        gives={"": "Thu 17 Dec 2026"},
    ),
    Example(
        "School of six terms, meeting on the fifth day of term 2: the last day of term 1",
        events=_case("2026-11-06", "2026-10-12"),
        gives={"": "Fri 16 Oct 2026"},
        calendar="Example six-term school",
    ),
    Example(
        "School of six terms, a school day later: the first day of term 2",
        events=_case("2026-11-09", "2026-10-12"),
        gives={"": "Mon 2 Nov 2026"},
        calendar="Example six-term school",
    ),
    Example(
        "Cancelled before the meeting",
        events=[
            *_case("2026-12-10", "2026-11-26"),
            {"type": "cancellation", "date": "2026-12-09"},
        ],
        gives={"": None},
    ),
    Example(
        "No meeting is set yet",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={},
    ),
)
