"""NOT-06: the notice that names the days out of public places."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import LIMIT, UNRECORDED, does_not_apply, on_the_day
from daysix.law.rule import SCHOOL_DAY, Citation, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "NOT-06",
    title="Written notice of the days out of public places",
    says="By the end of the afternoon session on day 1 the head gives the parent, in writing, the "
    "days on which the child must be kept out of public places.",
    cites=(
        Citation("Education and Inspections Act 2006", "s104"),
        Citation("SI 2007/1870", "reg 6(2), as substituted by SI 2012/1033 Sch 2 para 8"),
        guidance("paras 66 and 67"),
    ),
    owner="headteacher",
    force=Version(date(2012, 9, 1)),
    unit=SCHOOL_DAY,
)

EVENT = "day 1 of the exclusion"


def apply(case: Case) -> Iterator[Answer]:
    """Day 1 itself (EX-01); met by the day the parent's notice is recorded."""
    exclusion = case.exclusion
    if exclusion is None or not case.of_compulsory_school_age(exclusion.day_one):
        return
    if not exclusion.permanent and not any(d >= exclusion.day_one for d in exclusion.halves):
        return  # only the afternoon of the exclusion was missed: no day to name
    if exclusion.ended is not None and exclusion.ended <= exclusion.day_one:
        why = f"It ended on {in_words(exclusion.ended)}, before there was a day to name."
        yield does_not_apply(RULE, case, EVENT, exclusion.day_one, why)
        return
    told = exclusion.notice.get("parent")
    yield on_the_day(
        RULE,
        case,
        EVENT,
        exclusion.day_one,
        done_on=told,
        nature=LIMIT if told else UNRECORDED,
        message="" if told else "No date is recorded for it. Ask the school.",
        convention="by the end of the afternoon session on day 1",
    )


EXAMPLES = (
    Example(
        "Excluded on a Thursday morning: that afternoon",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={"": "Thu 26 Nov 2026"},
    ),
    Example(
        "On a Thursday after the afternoon session began: Friday afternoon",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26", "session": "pm"}],
        gives={"": "Fri 27 Nov 2026"},
    ),
    Example(
        "After school on the last day of term: the first school day of the next, a Tuesday",
        events=[{"type": "permanent_exclusion", "first_day": "2026-12-18", "session": "pm"}],
        gives={"": "Tue 5 Jan 2027"},
    ),
    Example(
        "Only that afternoon was missed: no day to name",
        events=[{"type": "suspension", "first_day": "2026-11-26", "session": "pm", "days": 0.5}],
        gives={},
    ),
    Example(
        "Cancelled the evening before it was to begin",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-26"},
            {"type": "cancellation", "date": "2026-11-25"},
        ],
        gives={"": None},
    ),
    Example(
        "Not of compulsory school age",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        pupil={"compulsory_school_age": False},
        gives={},
    ),
)
