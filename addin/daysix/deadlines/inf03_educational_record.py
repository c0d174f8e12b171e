"""INF-03: a parent's request for the educational record, within 15 school days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import UNRECORDED, after, does_not_apply
from daysix.law.case import ACADEMY
from daysix.law.rule import SCHOOL_DAY, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "INF-03",
    title="Let the parent see the educational record",
    says="A maintained school must let a parent see, or have a copy of, the child's educational "
    "record within 15 school days of a written request.",
    cites=(
        Citation(
            "Education (Pupil Information) (England) Regulations 2005",
            "reg 5",
            confidence="memory",
        ),
    ),
    owner="governing board",
    force=Version(date(2005, 9, 1)),
    count=15,
    unit=SCHOOL_DAY,
)

EVENT = "request received"


def apply(case: Case) -> Iterator[Answer]:
    """The last day; not for an academy, where the request is one for personal data."""
    for request in case.all("record_requested"):
        if request.day is None:
            continue
        if case.school.type == ACADEMY:
            why = "This right is against maintained schools. Treat it as a subject access request."
            yield does_not_apply(RULE, case, EVENT, request.day, why)
        else:
            yield after(RULE, case, EVENT, request.day, nature=UNRECORDED)


EXAMPLES = (
    Example(
        "Received on a Monday",
        events=[{"type": "record_requested", "received": "2026-11-02"}],
        gives={"": "Mon 23 Nov 2026"},
    ),
    Example(
        "Received the day after",
        events=[{"type": "record_requested", "received": "2026-11-03"}],
        gives={"": "Tue 24 Nov 2026"},
    ),
    Example(
        "Across half-term",
        events=[{"type": "record_requested", "received": "2026-10-16"}],
        gives={"": "Fri 13 Nov 2026"},
    ),
    Example(
        "Across Christmas: six days to the end of term, nine from Tuesday 5 January",
        events=[{"type": "record_requested", "received": "2026-12-10"}],
        gives={"": "Fri 15 Jan 2027"},
    ),
    Example(
        "An academy",
        events=[{"type": "record_requested", "received": "2026-11-02"}],
        school={"name": "Example three-term school", "type": "academy"},
        gives={"": None},
    ),
)
