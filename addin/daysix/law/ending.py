"""When a permanent exclusion became final: its days out stop counting after that day (EX-02).

Final means that nothing could any longer overturn it: nobody asked for a review in time, the
family said in writing that they would not, the panel upheld it, or governors looked again and
declined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import CannotTell
from daysix.law.outcomes import DECLINED, OFFER_DECLINED, REINSTATED, UPHELD
from daysix.law.service import day_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.law.case import Event
    from daysix.law.exclusion import Exclusion

REVIEW_SCHOOL_DAYS = 15


def settle(exclusion: Exclusion, events: Sequence[Event]) -> None:
    """Note on an exclusion when its days out stopped counting: ended, or final."""
    if not events:
        exclusion.ended = exclusion.final = None
        return
    exclusion.ended = ended_on(events)
    exclusion.final = final_day(exclusion, events)


def ended_on(events: Sequence[Event]) -> date | None:
    """The day from which the child is no longer out: cancelled in time, or reinstated.

    A cancellation on or after the day governors met is void (CAN-01), so the days go on.
    """
    meeting = _first(events, "governors_meeting")
    met = meeting.day if meeting else None
    days = [
        event.day
        for event in events
        if event.day is not None
        and (
            (event.kind == "cancellation" and (met is None or event.day < met))
            or (
                event.kind in {"governors_meeting", "reconsideration"}
                and event.outcome == REINSTATED
            )
        )
    ]
    return min(days, default=None)


def final_day(exclusion: Exclusion, events: Sequence[Event]) -> date | None:
    """The day a permanent exclusion became final; None while it is not, or nobody can tell.

    Parameters
    ----------
    exclusion
        Only a permanent exclusion can become final.
    events
        What happened after it.
    """
    if not exclusion.permanent:
        return None
    removed = _first(events, "removed_from_roll")
    try:
        decided = _decided(exclusion, events)
    except CannotTell:
        decided = None  # a letter without a date of arrival, or a calendar that ends too soon
    known = [day for day in (removed.day if removed else None, decided) if day is not None]
    return min(known, default=None)


def _decided(exclusion: Exclusion, events: Sequence[Event]) -> date | None:
    notice = _first(events, "governors_decision_notice")
    if notice is None or notice.day is None or _reinstated(events):
        return None
    waiver = _first(events, "review_waiver")
    given = day_given(notice.day, notice.method)
    last = exclusion.calendar.nth_after(given, REVIEW_SCHOOL_DAYS)
    application = _first(events, "review_application")
    if application is None or application.day is None:
        return _on_time(waiver, last) or last
    if day_given(application.day, application.method) > last:
        return last
    return _after_review(events)


def _on_time(waiver: Event | None, last: date) -> date | None:
    return waiver.day if waiver and waiver.day and waiver.day < last else None


def _after_review(events: Sequence[Event]) -> date | None:
    decision = _first(events, "review_decision_notice")
    if decision is None or decision.day is None:
        return None
    if decision.outcome == UPHELD:
        return day_given(decision.day, decision.method)
    again = _first(events, "reconsideration")
    closed = {DECLINED, OFFER_DECLINED}
    return again.day if again is not None and again.outcome in closed else None


def _reinstated(events: Sequence[Event]) -> bool:
    return any(event.outcome == REINSTATED for event in events)


def _first(events: Sequence[Event], kind: str) -> Event | None:
    return next((event for event in events if event.kind == kind), None)
