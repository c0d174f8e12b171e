"""What a tracker row says happened: the exclusion itself, and each later event of its case."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from daysix.calendars.days import in_words
from daysix.law.building import event_of, exclusion_of
from daysix.law.durations import AM, PM, how_many, may_last, until_last_day
from daysix.law.errors import CannotTell
from daysix.law.exclusion import LUNCHTIME, PERMANENT, SUSPENSION, Exclusion
from daysix.law.outcomes import REINSTATED
from daysix.tracker.rows import said_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.law.case import Event
    from daysix.tracker.rows import TypedRow

NOTICES = (
    ("governing_board", "GovNoticeDate"),
    ("parent", "ParentNoticeDate"),
    ("local_authority", "NotifiedLADateTime"),
    ("home_la", "HomeLANotified"),
    ("social_worker", "SWNotified"),
    ("virtual_school_head", "VSHNotified"),
)
"""Who was told, and the column of when. Governors' date is the day they received it."""

EVENTS: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    ("governors_meeting", "date", "GDCDate", (("outcome", "GDCOutcome"),)),
    (
        "governors_decision_notice",
        "sent",
        "GDCDecisionNoticeDate",
        (("method", "GDCDecisionNoticeMethod"),),
    ),
    ("review_waiver", "received", "NoReviewStatedDate", ()),
    ("review_application", "sent", "IRPRequestDate", (("method", "IRPRequestMethod"),)),
    ("review_hearing", "date", "IRPDate", ()),
    (
        "review_decision_notice",
        "sent",
        "IRPDecisionNoticeDate",
        (
            ("method", "IRPDecisionNoticeMethod"),
            ("decision", "IRPOutcome"),
            ("payment_ordered", "IRPPaymentOrdered"),
        ),
    ),
    ("reconsideration", "date", "ReconsiderDate", (("outcome", "ReconsiderOutcome"),)),
    ("provision", "starts", "Day6Start", ()),
    ("admitted", "date", "AdmittedDate", ()),
    ("removed_from_roll", "date", "RollRemovalDate", ()),
    ("cancellation", "date", "CancelledDate", ()),
)
"""Kind of event, its own date in the case contract, the column of that date, and the rest."""

PLAIN = ("Category", "StartDate", "EndDate", "ExamAffected", "ExamDate", "StartSession",
         "EndSession", "RepresentationsDate")  # fmt: skip
"""All that is looked at of a plain suspension, beside who was told."""
FIRST, LAST, FROM, UNTIL = map(PLAIN.index, ("StartDate", "EndDate", "StartSession", "EndSession"))
TOLD = tuple(who for who, _ in NOTICES)
NOT_PLAIN = ("GDCOutcome", *(column for _, _, column, _ in EVENTS))
"""Where one of these says something, the whole row is looked at."""
NOTHING_MORE = (None,) * len(NOT_PLAIN)
HALVES_A_DAY = 2
STATUSES_KEPT = 256
CANCELLED = "CANCELLED"
ENDED = frozenset({CANCELLED, REINSTATED.upper()})
"""Statuses that need a date."""
LENGTHS = frozenset({"EndDate", "Sessions", "SchoolDays", "SchoolSessions"})


Plain = tuple[Any, ...]
"""What a row says of a suspension with a first and a last day after which nothing is said to have
happened, in the columns of ``PLAIN`` and ``NOTICES``."""


def plain_suspensions(rows: Sequence[TypedRow]) -> list[Plain | None]:
    """Each of some rows as a plain suspension, as nearly all are; None where it is not one."""
    more = said_in(rows, *NOT_PLAIN, "Status")
    cells = said_in(rows, *PLAIN, *(column for _, column in NOTICES))
    nothing = {
        said
        for said in set(more)
        if said[:-1] == NOTHING_MORE and _capitals(str(said[-1] or "")) not in ENDED
    }
    return [
        cell
        if said in nothing and cell[0] == SUSPENSION and _is_plain(*cell[1:7]) and not row.problems
        else None
        for row, said, cell in zip(rows, more, cells, strict=True)
    ]


def _is_plain(  # noqa: PLR0913, PLR0917 - the cells of a row, in their order
    first: object,
    last: object,
    affected: object,
    exam: object,
    session: object,
    last_session: object,
) -> bool:
    """Whether a suspension has both its days, and no exam is in question."""
    if first is None or last is None:
        return False
    if session == PM and last_session == AM and first == last:  # nothing is left of it
        return False
    return not affected and (exam is None or affected is False)


def plain_exclusion(
    plain: Plain, id_: str, school: str, calendar: SchoolCalendar, order: int
) -> Exclusion:
    """As :func:`exclusion_in`, of a plain suspension from a school day to a day of the calendar."""
    _, first, last, _, _, session, last_session, representations, *told = plain
    session, last_session = session or AM, last_session or PM
    return Exclusion(
        id=id_,
        kind=SUSPENSION,
        school=school,
        calendar=calendar,
        first_day=first,
        session=session,
        halves=until_last_day(calendar, first, last, session=session, last_session=last_session),
        representations=representations,
        notice={who: day for who, day in zip(TOLD, told, strict=True) if day is not None},
        order=order,
    )


def exclusion_in(row: TypedRow, *, school: str, calendar: SchoolCalendar, order: int) -> Exclusion:
    """The exclusion a row records.

    Raises
    ------
    CannotTell, BadInput
        A first day on which the school did not meet, no length, a length that cannot be, an exam
        without its date, or days the calendar does not reach.
    """
    values = row.values
    fields: dict[str, object] = {
        "type": "permanent_exclusion" if values["Category"] == PERMANENT else "suspension",
        "first_day": values["StartDate"],
        "session": values.get("StartSession"),
        "notice": {who: values[column] for who, column in NOTICES if column in values},
        "representations": values.get("RepresentationsDate"),
        "misses_exam": _exam(values),
        **_length(values, calendar),
    }
    return exclusion_of(fields, school=school, calendar=calendar, id_=row.id, order=order)


def _length(values: Mapping[str, object], calendar: SchoolCalendar) -> dict[str, object]:
    """How long, said in one way: the last day where there is one, else a number, else the return.

    The child goes back on the first school day after the last day out.
    """
    if values["Category"] == PERMANENT:
        return {}
    if values["Category"] == LUNCHTIME:
        return _lunchtimes(values)
    if "EndDate" in values:
        return {"last_day": values["EndDate"], "last_session": values.get("EndSession")}
    if "Sessions" in values or "SchoolDays" in values:
        return {"sessions": values.get("Sessions"), "days": values.get("SchoolDays")}
    if "SchoolSessions" in values:
        return {"sessions": values["SchoolSessions"]}
    return {"last_day": _day_before_return(values, calendar)}


def _day_before_return(values: Mapping[str, object], calendar: SchoolCalendar) -> date | None:
    """The last school day before the day of return; None if that is before the first day."""
    back = cast("date | None", values.get("SchoolReturnDate", values.get("ReturnDate")))
    if back is None or back <= cast("date", values["StartDate"]):
        return None
    last = calendar.nth_before(back, 1)
    return last if last >= cast("date", values["StartDate"]) else None


def _lunchtimes(values: Mapping[str, object]) -> dict[str, object]:
    if "EndDate" in values:
        return {"lunchtimes_until": values["EndDate"]}
    sessions = values.get("Sessions", values.get("SchoolSessions"))
    if sessions is not None:
        return {"lunchtimes": sessions}
    days = values.get("SchoolDays")
    if days is None:
        raise CannotTell("X-010", "A lunchtime suspension needs a last day. Ask the school.")
    days = cast("float", days)
    if days % 1:  # there is no half of a lunchtime, so each is counted as the half day it is
        return {"lunchtimes": int(days * HALVES_A_DAY)}
    message = (
        f"{how_many(days, 'day')} of lunchtimes could be {days:g} or "
        f"{days * HALVES_A_DAY:g} lunchtimes, as each is half a day. Give the last day, or "
        "the number of lunchtimes as sessions."
    )
    raise CannotTell("X-067", message)


def _exam(values: Mapping[str, object]) -> object:
    """The date of an exam that would be missed; a date alone says so, unless N stands beside it."""
    affected = values.get("ExamAffected")
    if affected is False:
        return None
    day = values.get("ExamDate")
    if affected and day is None and values["Category"] != PERMANENT:
        raise CannotTell("X-022", "You said an exam is affected. Which date?")
    return day


def events_in(row: TypedRow) -> list[Event]:
    """What the row says happened afterwards.

    Raises
    ------
    CannotTell
        The status says the exclusion is over, and no date says since when.
    """
    values = row.values
    events = [
        event_of({"type": kind, key: values[column], **_more(values, more)})
        for kind, key, column, more in EVENTS
        if column in values
    ]
    _refuse_undated_end(values, events)
    return events


def unrecorded(columns: Collection[str]) -> frozenset[str]:
    """Kinds of event a tracker with these columns has nowhere to record."""
    return frozenset(kind for kind, _, column, _ in EVENTS if column not in columns)


def _more(values: Mapping[str, object], more: tuple[tuple[str, str], ...]) -> dict[str, object]:
    return {key: values[column] for key, column in more if column in values}


@lru_cache(maxsize=STATUSES_KEPT)
def _capitals(status: str) -> str:
    return status.strip().upper()


def _refuse_undated_end(values: Mapping[str, object], events: list[Event]) -> None:
    status = _capitals(str(values.get("Status") or ""))
    if status == CANCELLED and "CancelledDate" not in values:
        raise CannotTell("X-050", "Cancelled needs a date. Type the day the head cancelled it.")
    said = status == REINSTATED.upper() or values.get("GDCOutcome") == REINSTATED
    if said and not any(event.outcome == REINSTATED for event in events):
        message = (
            "This says the child was reinstated, and not by whom or when. Type the date "
            "governors met, or met again, and what they decided."
        )
        raise CannotTell("X-049", message)


def notes_on(row: TypedRow, exclusion: Exclusion) -> list[str]:
    """What an officer should know of how the row was read, though it did not stop us."""
    values = row.values
    notes = [doubt.message + " I went on without it." for doubt in row.doubts]
    if exclusion.permanent and "EndDate" in values:
        notes.append("A permanent exclusion has no last day. I did not use the one typed.")
    if exclusion.permanent and values.get("ExamAffected") and "ExamDate" not in values:
        notes.append("You said an exam is affected. Which date?")
    if exclusion.last_day is not None and not LENGTHS & values.keys():
        notes.append(
            f"No last day and no length is typed. I worked out {in_words(exclusion.last_day)} from "
            "the day of return."
        )
    if exclusion.kind == "SUSP" and "EndDate" in values:
        notes += _disagreement(values, exclusion.halves)
    if "IRPOutcome" in values and "IRPDecisionNoticeDate" not in values:
        notes.append(
            "The review panel has decided, and the date of its decision letter is missing. "
            "What follows from the decision is not dated until it is typed."
        )
    return notes


def _disagreement(values: Mapping[str, object], halves: Mapping[date, int]) -> list[str]:
    """X-014: the typed length is not what the calendar gives from the first day to the last."""
    typed = cast("float | None", values.get("SchoolSessions", values.get("Sessions")))
    if typed is None and "SchoolDays" in values:
        typed = values["SchoolDays"] * HALVES_A_DAY  # type: ignore[operator]  # read as a number
    if typed is None or may_last(
        halves, typed, start_known="StartSession" in values, end_known="EndSession" in values
    ):
        return []
    message = (
        f"The row says {how_many(typed, 'session')}; the calendar gives "
        f"{sum(halves.values())} from the first day to the "
        "last. I used the last day. INSET days are not counted."
    )
    return [message]
