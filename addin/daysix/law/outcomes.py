"""Where a case stands: cancelled, reinstated, decided. Read by the clocks that stop for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words

if TYPE_CHECKING:
    from datetime import date

    from daysix.law.case import Case, Event

REINSTATED, DECLINED, OFFER_DECLINED = "reinstated", "declined", "offer_declined_by_parents"
UPHELD, RECOMMEND, QUASH = "upheld", "recommend", "quash_and_direct"
YEAR_LIMIT_DAYS = 45


def cancelled(case: Case) -> date | None:
    """The day the head cancelled, where the law lets a head cancel (CAN-01, CAN-02)."""
    event = case.first("cancellation")
    if event is None or event.day is None:
        return None
    return event.day if may_cancel(case, event.day) else None


def may_cancel(case: Case, day: date) -> bool:
    """Not once governors have begun their meeting, and not past 45 school days in the year."""
    return before_meeting(case, day) and within_45_days(case, day)


def before_meeting(case: Case, day: date) -> bool:
    """CAN-01: cancelled before the day governors began their meeting.

    On the meeting's own day nobody can tell which came first, so it counts as too late.
    """
    meeting = case.first("governors_meeting")
    return meeting is None or meeting.day is None or day < meeting.day


def within_45_days(case: Case, day: date | None = None) -> bool:
    """CAN-02: the child will have been out for no more than 45 school days in the school year.

    ``day`` is the day the cancelling takes effect; left out, the day the case is asked on.
    """
    if case.exclusion is None:
        return True
    until = case.as_of if day is None else day
    return case.ledger.totals(case.exclusion, until=until).year_days <= YEAR_LIMIT_DAYS


def why_stopped(case: Case) -> str:
    """Why the governors' and review clocks no longer run; empty while they do."""
    day = cancelled(case)
    return f"The exclusion was cancelled on {in_words(day)}." if day else ""


def reinstated_by_governors(case: Case) -> Event | None:
    """The meeting at which governors reinstated the child."""
    return next(
        (event for event in case.all("governors_meeting") if event.outcome == REINSTATED), None
    )
