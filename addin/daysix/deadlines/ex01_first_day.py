"""EX-01: which day is day 1 of an exclusion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import WINDOW, after, on_the_day
from daysix.law.exclusion import LUNCHTIME
from daysix.law.rule import SCHOOL_DAY, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "EX-01",
    title="Day 1 of the exclusion",
    says="A child excluded before the afternoon session begins has that day as day 1. Once the "
    "afternoon session has begun, or school has ended, day 1 is the next school day.",
    cites=(
        Citation("Education and Inspections Act 2006", "s103(7)"),
        Citation("Use of the same day 1 for the sixth day", "convention", confidence="memory"),
    ),
    owner="school",
    force=Version(date(2007, 9, 1)),
    unit=SCHOOL_DAY,
    switches=("AMB-05",),
)


def apply(case: Case) -> Iterator[Answer]:
    """Day 1: the day itself, or the next school day. A lunchtime is always its own day."""
    exclusion = case.exclusion
    if exclusion is None:
        return
    day = exclusion.first_day
    if exclusion.session == "pm" and exclusion.kind != LUNCHTIME:
        event = "excluded after the afternoon session began"
        yield after(RULE, case, event, day, n=1, calendar=exclusion.calendar, nature=WINDOW)
        return
    event = "excluded before the afternoon session began"
    yield on_the_day(
        RULE, case, event, day, nature=WINDOW, convention="the day of the exclusion is day 1"
    )


EXAMPLES = (
    Example(
        "Excluded on a Thursday morning: that day",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={"": "Thu 26 Nov 2026"},
    ),
    Example(
        "Excluded on a Thursday after the afternoon session began: the Friday",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26", "session": "pm"}],
        gives={"": "Fri 27 Nov 2026"},
    ),
    Example(
        "After school on the last Friday before half-term: the Monday after it",
        events=[{"type": "suspension", "first_day": "2026-10-23", "session": "pm", "days": 3}],
        gives={"": "Mon 2 Nov 2026"},
    ),
    Example(
        "After school on the last day of the autumn term: Tuesday, as the Monday is an INSET day",
        events=[{"type": "suspension", "first_day": "2026-12-18", "session": "pm", "days": 2}],
        gives={"": "Tue 5 Jan 2027"},
    ),
    Example(
        "Nothing was excluded",
        events=[{"type": "in_year_application", "received": "2026-11-02"}],
        gives={},
    ),
)
