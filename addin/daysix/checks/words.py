"""Words the sentences of several checks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import FRIDAY, WEEKDAYS, date_in_words, in_words

if TYPE_CHECKING:
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.tracker.people import SchoolRecord

BANK_HOLIDAY, CLOSED, INSET = "bank holiday: ", "closed: ", "INSET day"


def daytype(calendar: SchoolCalendar, day: date) -> str:
    """What kind of day it is, to stand after "is a": ``Saturday``, ``day of half-term``."""
    why = calendar.why(day)
    if why == INSET:
        return "training day (INSET)"
    if why.startswith(BANK_HOLIDAY):
        return f"bank holiday ({why.removeprefix(BANK_HOLIDAY)})"
    if why.startswith("closed"):
        reason = why.removeprefix(CLOSED)
        return "day the school was closed" + (f" ({reason})" if reason != why else "")
    if day.weekday() > FRIDAY:
        return WEEKDAYS[day.weekday()]
    return "day of the school holidays" if why == "school holiday" else f"day of {why.lower()}"


def day_beside(daytype_: str, day: date) -> str:
    """The date to stand before "is a": without its weekday where that is all there is to say."""
    return date_in_words(day) if daytype_ in WEEKDAYS else in_words(day)


def school_name(school: SchoolRecord, calendar: SchoolCalendar | None = None) -> str:
    """The school as an officer knows it: its name, else its number, else its calendar's name."""
    return school.name or school.number or (calendar.name if calendar else "this school")


def days_of(halves: int) -> str:
    """Half days as a number of days: 91 is ``45.5``."""
    return f"{halves / 2:g}"
