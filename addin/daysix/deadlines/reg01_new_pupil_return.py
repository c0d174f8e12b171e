"""REG-01: the local authority is told of a new name in the register."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from daysix.deadlines._register import REGISTERS_FORCE, registration
from daysix.law.answer import UNRECORDED, Due, Reading, after, calendar_days, reading
from daysix.law.rule import CALENDAR_DAY, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-01",
    title="Tell the council of a new pupil",
    says="The school makes its return of a new pupil by the end of the fifth day after the day "
    "the name is entered in the register; not for the usual intake at the start of a year, unless "
    "the council asks.",
    cites=(registration("reg 13(1)-(3)"),),
    owner="school",
    force=REGISTERS_FORCE,
    count=5,
    unit=CALENDAR_DAY,
    switches=("AMB-09",),
)
EVENT = "name entered in the register"
CALENDAR_DAYS, SCHOOL_DAYS = "calendar_days", "school_days"
MESSAGE = "Not for the usual intake at the start of a year, unless the council asks."


def apply(case: Case) -> Iterator[Answer]:
    """The fifth day after, under the reading in use."""
    entered = case.last("name_entered")
    if entered is not None and entered.day is not None:
        yield _due(case, entered.day)


def _due(case: Case, day: date) -> Due:
    if case.switches["AMB-09"] == SCHOOL_DAYS:
        fifth = day + timedelta(days=5)
        return after(
            RULE,
            case,
            EVENT,
            day,
            unit="school_day",
            nature=UNRECORDED,
            convention=f"AMB-09 {SCHOOL_DAYS}: the day of entry is day 0",
            alternatives=(Reading(CALENDAR_DAYS, fifth),),
            message=MESSAGE,
        )
    return calendar_days(
        RULE,
        case,
        EVENT,
        day,
        nature=UNRECORDED,
        convention=f"AMB-09 {CALENDAR_DAYS}: the day of entry is day 0",
        alternatives=(reading(SCHOOL_DAYS, case.calendar.nth_after, day, 5),),
        message=MESSAGE,
    )


EXAMPLES = (
    Example(
        "Entered on Monday 9 November: by the Saturday",
        events=[{"type": "name_entered", "date": "2026-11-09"}],
        gives={"": "Sat 14 Nov 2026"},
    ),
    Example(
        "Entered on Tuesday 10 November: by the Sunday",
        events=[{"type": "name_entered", "date": "2026-11-10"}],
        gives={"": "Sun 15 Nov 2026"},
    ),
    Example(
        "The last Friday before half-term: calendar days run on",
        events=[{"type": "name_entered", "date": "2026-10-23"}],
        gives={"": "Wed 28 Oct 2026"},
    ),
    Example(
        "No name entered",
        events=[{"type": "removed_from_roll", "date": "2026-11-09"}],
        gives={},
    ),
)
