"""What the calendar checks say of the calendars a tracker's live deadlines were counted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import CalendarBook
from daysix.calendars.days import ONE_DAY
from daysix.checks.calendar.context import LiveDeadline
from daysix.jobs.check_calendars import check_calendars
from daysix.law.answer import LIMIT, OPEN, Due
from daysix.law.finding import ERROR, QUERY
from daysix.law.rule import SCHOOL_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.jobs.answered import Answered
    from daysix.law.answer import Answer
    from daysix.law.case import Case

TOO_SHORT = "D-001"
LONGEST_LIVE_DAYS = 365
"""An exclusion older than this has no deadline that a longer calendar could still give."""
SHOWN = 5


def calendar_notes(rows: Iterable[Answered], *, as_of: date) -> list[str]:
    """Sentences about calendars in use that want mending (K-001 to K-007), worst first."""
    used: dict[str, SchoolCalendar] = {}
    live: dict[str, list[LiveDeadline]] = {}
    for row in rows:
        if row.case is None or row.case.exclusion is None:
            continue
        if (as_of - row.case.exclusion.first_day).days > LONGEST_LIVE_DAYS:
            continue
        calendar = row.case.calendar
        used.setdefault(calendar.name, calendar)
        live.setdefault(calendar.name, []).extend(_live(row.case, row.answers))
    found = [
        (one, name)
        for name, calendar in used.items()
        for one in check_calendars(CalendarBook([(calendar, ())]), live)
        if one.level in {ERROR, QUERY}
    ]
    found.sort(key=lambda pair: pair[0].level != ERROR)
    said = [f"Term dates of {name}: {one.message} ({one.rule})" for one, name in found[:SHOWN]]
    if len(found) > SHOWN:
        said.append(f"Term dates: {len(found) - SHOWN:,} more like these.")
    return said


def _live(case: Case, answers: Iterable[Answer]) -> Iterator[LiveDeadline]:
    """Limits still open, and those that lie past the calendar's last day."""
    for answer in answers:
        if isinstance(answer, Due):
            counted = answer.unit == SCHOOL_DAY and answer.nature == LIMIT
            if counted and answer.state == OPEN and answer.due is not None:
                yield LiveDeadline(answer.trigger.day, answer.due, case.id)
        elif getattr(answer, "code", "") == TOO_SHORT and case.exclusion is not None:
            past_the_end = case.calendar.last + ONE_DAY
            yield LiveDeadline(case.exclusion.first_day, past_the_end, case.id)
