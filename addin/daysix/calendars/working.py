"""The two working-day calendars: one for the post, one for freedom of information.

School holidays make no difference to either. They differ in whose bank holidays they skip:
service by post looks at England and Wales, freedom of information at any part of the UK.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from daysix.calendars.days import FRIDAY, ONE_DAY, WEEKDAYS, DayCalendar
from daysix.law import bank_holidays
from daysix.law.rule import Citation, Rule, Version

RULES = (
    Rule(
        "CAL-02",
        title="Working day (service by post)",
        says="Monday to Friday, except Good Friday, Christmas Day and bank holidays in England and "
        "Wales. School holidays make no difference.",
        cites=(Citation("SI 2012/1033", "reg 2; Sch 1 para 1(2)", confidence="memory"),),
        kind="definition",
        unit="working_day",
        force=Version(date(2012, 9, 1)),
    ),
    Rule(
        "CAL-05",
        title="Bank holidays in England and Wales",
        says="The dated list of bank holidays. Past its last day nothing is counted.",
        cites=(Citation("GOV.UK bank holidays", "England and Wales list"),),
        kind="definition",
        force=Version(bank_holidays.HORIZON_FIRST, bank_holidays.HORIZON_LAST),
    ),
)


class WorkingDays(DayCalendar):
    """Monday to Friday without the bank holidays of one part, or any part, of the UK."""

    __slots__ = ("_any_part",)

    def __init__(self, name: str, *, any_part: bool) -> None:
        self._any_part = any_part
        first, last = bank_holidays.HORIZON_FIRST, bank_holidays.HORIZON_LAST
        closed = bank_holidays.any_uk_days() if any_part else bank_holidays.england_days()
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        super().__init__(
            name,
            noun="working day",
            first=first,
            last=last,
            counted=(day for day in every if day.weekday() <= FRIDAY and day not in closed),
        )

    def why(self, day: date) -> str:
        """Name the weekend or the bank holiday."""
        if self.counts(day):
            return self.noun
        if day.weekday() > FRIDAY:
            return WEEKDAYS[day.weekday()]
        title = bank_holidays.any_uk(day) if self._any_part else bank_holidays.england(day)
        return f"bank holiday: {title}"


@cache
def postal() -> WorkingDays:
    """Working days for service by post (CAL-02)."""
    return WorkingDays("working days (England and Wales)", any_part=False)


@cache
def freedom_of_information() -> WorkingDays:
    """Working days for freedom of information: bank holidays anywhere in the UK (INF-01)."""
    return WorkingDays("working days (any part of the UK)", any_part=True)


def on_or_after(calendar: WorkingDays, day: date) -> date:
    """The first working day that is ``day`` or later."""
    while not calendar.counts(day):
        day += ONE_DAY
    return day
