"""From what was handed over (a case file, a phone call, a tracker's rows) to cases.

One case per exclusion, each seeing every day out of the child; what happened afterwards is put
with the exclusion it belongs to.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law import durations
from daysix.law.case import Case, Event, PriorExclusion, Pupil, School
from daysix.law.ending import settle
from daysix.law.errors import BadInput, CannotTell
from daysix.law.exclusion import LUNCHTIME, PERMANENT, SUSPENSION, Exclusion
from daysix.law.ledger import Ledger, Lump
from daysix.law.runs import follows_straight_on
from daysix.law.switches import Switches
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar

Facts = dict[str, object]

MAIN_DATE = {
    "suspension": "first_day",
    "permanent_exclusion": "first_day",
    "cancellation": "date",
    "governors_meeting": "date",
    "governors_decision_notice": "sent",
    "review_waiver": "received",
    "review_application": "sent",
    "review_hearing": "date",
    "review_decision_notice": "sent",
    "reconsideration": "date",
    "equality_act": "act_date",
    "equality_act_determined": "date",
    "provision": "starts",
    "admitted": "date",
    "funding": "",
    "off_site_direction": "relevant_day",
    "fair_access_referred": "date",
    "fair_access_agreed": "date",
    "refusal_notified": "date",
    "in_year_application": "received",
    "appeal_lodged": "date",
    "appeal_hearing": "date",
    "direction_served": "date",
    "name_entered": "date",
    "removed_from_roll": "date",
    "absent_since": "date",
    "penalty_notice": "date",
    "information_requested": "date",
    "record_requested": "received",
    "foi_request": "received",
    "subject_access_request": "received",
}
"""Each kind of event and the name of its own date."""

EXCLUSIONS = {"suspension": SUSPENSION, "permanent_exclusion": PERMANENT}
FOLLOWS_AN_EXCLUSION = frozenset(
    {
        "cancellation",
        "governors_meeting",
        "governors_decision_notice",
        "review_waiver",
        "review_application",
        "review_hearing",
        "review_decision_notice",
        "reconsideration",
        "equality_act_determined",
        "provision",
        "admitted",
        "funding",
        "removed_from_roll",
    }
)
ABOUT_A_REVIEW = frozenset(
    {
        "governors_decision_notice",
        "review_waiver",
        "review_application",
        "review_hearing",
        "review_decision_notice",
        "reconsideration",
        "equality_act_determined",
        "funding",
        "removed_from_roll",
    }
)


class Told(NamedTuple):
    """Everything handed over about one child, already checked at the edge.

    ``events`` and ``already`` are as in the case contract, their dates being real dates;
    ``calendar_of`` finds another school's calendar (None: unknown).
    """

    school: School
    calendar: SchoolCalendar
    pupil: Pupil
    events: Sequence[Mapping[str, object]]
    already: Sequence[Mapping[str, object]] = ()
    calendar_of: Callable[[str], SchoolCalendar | None] = lambda _school: None
    id: str = "case"


def cases_of(told: Told, *, as_of: date, switches: Switches | None = None) -> list[Case]:
    """Build the cases of one child: one per exclusion, or one without any.

    Raises
    ------
    BadInput, CannotTell
        What was handed over contradicts itself, or the calendar cannot answer.
    """
    readings = switches or Switches()
    exclusions = _exclusions(told)
    attached, loose = _share_out(told, exclusions)
    for exclusion, events in zip(exclusions, attached, strict=True):
        settle(exclusion, events)
    earlier, lumps, prior = _already(told)
    ledger = Ledger(
        [*earlier, *exclusions],
        lumps,
        this_school_only=readings["AMB-03"] == "this_school_only",
        lunchtimes_in_year=readings["AMB-04"] == "half_a_day",
    )

    def case(exclusion: Exclusion | None, events: Sequence[Event]) -> Case:
        return Case(
            id=told.id,
            school=told.school,
            calendar=told.calendar,
            pupil=told.pupil,
            ledger=ledger,
            as_of=as_of,
            exclusion=exclusion,
            events=events,
            prior_permanent=[*prior, *permanent_before(exclusion, exclusions)],
            switches=readings,
        )

    if not exclusions:
        return [case(None, loose)]
    attached[-1].extend(loose)
    return [case(one, events) for one, events in zip(exclusions, attached, strict=True)]


def event_of(fields: Mapping[str, object]) -> Event:
    """One event from its fields, as in the case contract."""
    kind = str(fields["type"])
    more = {key: value for key, value in fields.items() if key != "type"}
    return Event(
        kind,
        more.get(MAIN_DATE[kind]),  # type: ignore[arg-type]  # checked at the edge
        method=more.get("method"),  # type: ignore[arg-type]
        outcome=more.get("outcome") or more.get("decision"),  # type: ignore[arg-type]
        more=MappingProxyType(more),
    )


def exclusion_of(
    fields: Mapping[str, object], *, school: str, calendar: SchoolCalendar, id_: str, order: int = 0
) -> Exclusion:
    """One exclusion from its fields; refuses a first day on which the school did not meet.

    The fields are those of the case contract; the tracker also knows ``lunchtimes_until``, the
    last day of a stretch of lunchtimes.
    """
    first_day: date = fields["first_day"]  # type: ignore[assignment]
    kind = EXCLUSIONS[str(fields["type"])]
    if fields.get("lunchtimes") or fields.get("lunchtimes_until"):
        kind = LUNCHTIME
    refuse_closed_day(calendar, first_day, school)
    session = str(fields.get("session") or "am")
    halves = {} if kind == PERMANENT else _length(fields, calendar, session)
    return Exclusion(
        id=id_,
        kind=kind,
        school=school,
        calendar=calendar,
        first_day=first_day,
        session=session,
        halves=halves,
        misses_exam=fields.get("misses_exam"),  # type: ignore[arg-type]
        representations=fields.get("representations"),  # type: ignore[arg-type]
        notice=fields.get("notice"),  # type: ignore[arg-type]
        notice_method=fields.get("notice_method"),  # type: ignore[arg-type]
        order=order,
    )


def refuse_closed_day(calendar: SchoolCalendar, first_day: date, school: str = "") -> None:
    """Refuse a first day out on which the school did not meet, and say what to do."""
    if calendar.counts(first_day):
        return
    message = (
        f"{in_words(first_day)} is not a school day at {school or calendar.name} "
        f"({calendar.why(first_day)}), so no child was out of school on it. "
        "Give the first school day the child was out."
    )
    raise CannotTell("D-006", message)


def _length(
    fields: Mapping[str, object], calendar: SchoolCalendar, session: str
) -> dict[date, int]:
    """Half days out, from whichever way the length was given; refuses two that disagree."""
    first: date = fields["first_day"]  # type: ignore[assignment]
    ways: list[dict[date, int]] = []
    if fields.get("lunchtimes"):
        return durations.for_lunchtimes(calendar, first, int(str(fields["lunchtimes"])))
    if (until := fields.get("lunchtimes_until")) is not None:
        return durations.lunchtimes_until(calendar, first, until)  # type: ignore[arg-type]
    if (last := fields.get("last_day")) is not None:
        last_session = str(fields.get("last_session") or "pm")
        ways.append(
            durations.until_last_day(
                calendar,
                first,
                last,  # type: ignore[arg-type]
                session=session,
                last_session=last_session,
            )
        )
    if (days := fields.get("days")) is not None:
        halves = durations.halves_of(float(str(days)))
        ways.append(durations.for_halves(calendar, first, halves, session=session))
    if (sessions := fields.get("sessions")) is not None:
        ways.append(durations.for_halves(calendar, first, int(str(sessions)), session=session))
    if not ways:
        message = (
            "A suspension needs a last day, set when it is imposed. "
            "Give its last day, or its length in days or sessions."
        )
        raise BadInput("X-010", message)
    if any(not durations.same_days(ways[0], way) for way in ways[1:]):
        message = (
            f"The length and the last day of the suspension from {in_words(first)} do not agree "
            f"on the calendar of {calendar.name}. Give only the one you are sure of."
        )
        raise BadInput("X-014", message)
    return ways[0]


def _exclusions(told: Told) -> list[Exclusion]:
    return [
        exclusion_of(
            fields, school=told.school.name, calendar=told.calendar, id_=told.id, order=place
        )
        for place, fields in enumerate(told.events)
        if fields["type"] in EXCLUSIONS
    ]


def _share_out(
    told: Told, exclusions: Sequence[Exclusion]
) -> tuple[list[list[Event]], list[Event]]:
    """Put each later event with its exclusion; the rest with the child."""
    attached: list[list[Event]] = [[] for _ in exclusions]
    loose: list[Event] = []
    for place, fields in enumerate(told.events):
        kind = str(fields["type"])
        if kind in EXCLUSIONS:
            continue
        event = event_of(fields)
        if kind not in FOLLOWS_AN_EXCLUSION or not exclusions:
            loose.append(event)
        elif kind == "governors_meeting":
            for index in _not_yet_met(event, exclusions, attached):
                attached[index].append(event)
        else:
            attached[_belongs_to(event, exclusions, place)].append(event)
    carry_provision(exclusions, attached)
    return attached, loose


def carry_provision(exclusions: Sequence[Exclusion], attached: list[list[Event]]) -> None:
    """Education that began in one suspension serves the next that follows straight on."""
    for index, one in enumerate(exclusions):
        before = None if one.permanent else follows_straight_on(exclusions, one)
        if before is not None:
            earlier = attached[list(exclusions).index(before)]
            attached[index].extend(event for event in earlier if event.kind == "provision")


def _belongs_to(event: Event, exclusions: Sequence[Exclusion], place: int) -> int:
    """The exclusion an event is about: the latest begun by then, or else listed before it."""
    able = [
        index
        for index, one in enumerate(exclusions)
        if one.permanent or event.kind not in ABOUT_A_REVIEW
    ] or list(range(len(exclusions)))
    begun = [
        index for index in able if event.day is None or exclusions[index].first_day <= event.day
    ]
    listed = [index for index in able if exclusions[index].order < place]
    return max(begun or listed or able, key=lambda index: (exclusions[index].first_day, index))


def _not_yet_met(
    event: Event, exclusions: Sequence[Exclusion], attached: Sequence[Sequence[Event]]
) -> list[int]:
    """A meeting considers every exclusion begun by then that has had none."""
    waiting = [
        index
        for index, one in enumerate(exclusions)
        if event.day is not None
        and one.first_day <= event.day
        and not any(known.kind == "governors_meeting" for known in attached[index])
    ]
    return waiting or [len(exclusions) - 1]


def permanent_before(
    exclusion: Exclusion | None, exclusions: Sequence[Exclusion]
) -> list[PriorExclusion]:
    """Permanent exclusions of the child before this one, but none that was reversed (REC-05)."""
    if exclusion is None:
        return []
    return [
        PriorExclusion(one.school, one.first_day)
        for one in exclusions
        if one.permanent and one.ended is None and one.first_day < exclusion.first_day
    ]


def _already(told: Told) -> tuple[list[Exclusion], list[Lump], list[PriorExclusion]]:
    earlier: list[Exclusion] = []
    lumps: list[Lump] = []
    prior: list[PriorExclusion] = []
    for place, entry in enumerate(told.already):
        school = str(entry.get("school") or told.school.name)
        if entry.get("permanent_exclusion") is not None:
            prior.append(PriorExclusion(school, entry["permanent_exclusion"]))  # type: ignore[arg-type]
        elif entry.get("days") is not None:
            lumps.append(_lump(entry, school))
        else:
            calendar = told.calendar_of(school) or told.calendar
            earlier.append(_earlier(entry, school, calendar, place - len(told.already)))
    return earlier, lumps, prior


def _earlier(
    entry: Mapping[str, object], school: str, calendar: SchoolCalendar, order: int
) -> Exclusion:
    first: date = entry["first_day"]  # type: ignore[assignment]
    last: date = entry["last_day"]  # type: ignore[assignment]
    return Exclusion(
        id="already",
        kind=SUSPENSION,
        school=school,
        calendar=calendar,
        first_day=first,
        halves=durations.until_last_day(calendar, first, last),
        order=order,
    )


def _lump(entry: Mapping[str, object], school: str) -> Lump:
    return Lump(
        school,
        durations.halves_of(float(str(entry["days"]))),
        year_named(entry.get("school_year")),
        season_named(entry.get("term")),
    )


def year_named(text: object) -> int:
    """A school year as people write it (``2026/27``, ``2026-2027``, 2026) -> the year it began.

    Raises
    ------
    BadInput
        It does not begin with a year of four figures.
    """
    digits = str(text or "").strip().replace("-", "/").split("/")[0]
    if len(digits) == len("2026") and digits.isdigit():
        return int(digits)
    message = f"“{text}” is not a school year I can read. Write it like 2026/27."
    raise BadInput("D-020", message)


def season_named(text: object) -> str | None:
    """A term as people name it (``Autumn``, ``SPR``, ``summer term``); None when absent.

    Raises
    ------
    BadInput
        It is none of the three.
    """
    folded = str(text or "").strip().casefold()
    if not folded:
        return None
    for season in ("autumn", "spring", "summer"):
        if folded[:3] == season[:3]:
            return season
    message = f"“{text}” is not a term I can place. Write autumn, spring or summer."
    raise BadInput("D-021", message)
