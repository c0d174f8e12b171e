"""A case: one child, one school, what has happened, and the day we ask on.

Doors and the tracker build cases (through ``law.building``); rules only read them.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar, cast

from daysix.law.ages import is_compulsory_school_age
from daysix.law.switches import Switches
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from daysix.calendars.school import SchoolCalendar
    from daysix.law.exclusion import Exclusion
    from daysix.law.ledger import Ledger

Kept = TypeVar("Kept")

MAINTAINED, ACADEMY, PRU, SPECIAL = "maintained", "academy", "pru", "special"
SCHOOL_TYPES = (MAINTAINED, ACADEMY, PRU, SPECIAL)


class School(NamedTuple):
    """The excluding school. ``la`` is its council's three-digit code; ``type`` a SCHOOL_TYPES."""

    name: str
    type: str = MAINTAINED
    la: str = ""


class Pupil(NamedTuple):
    """What the rules need to know of the child. None means nobody has said."""

    dob: date | None = None
    home_la: str = ""
    looked_after: bool = False
    social_worker: bool = False
    ehcp: bool = False
    compulsory_school_age: bool | None = None
    final_year: bool = False
    public_exams_finished: bool = False


class Event(NamedTuple):
    """Something that happened. ``day`` is the event's own date; the rest lies in ``more``."""

    kind: str
    day: date | None
    method: str | None = None
    outcome: str | None = None
    more: Mapping[str, object] = MappingProxyType({})

    def date_of(self, key: str) -> date | None:
        """A further date of the event, such as ``review_requested``; None when absent."""
        return self.more.get(key)  # type: ignore[return-value]  # validated at the edge


def _by_day(event: Event) -> tuple[bool, date]:
    return (event.day is None, event.day or date.max)


def _by_kind(events: Sequence[Event]) -> Mapping[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.kind, []).append(event)
    return found


NO_EVENTS: Mapping[str, list[Event]] = MappingProxyType({})


class PriorExclusion(NamedTuple):
    """A permanent exclusion from another school, for the twice-excluded rule (FAP-05)."""

    school: str
    day: date


class Case:
    """One exclusion (or one matter without an exclusion) and all that is known around it.

    Attributes
    ----------
    exclusion
        The suspension or permanent exclusion asked about; None for admissions and information
        requests.
    ledger
        Every day out we know of for this child, at any school.
    events
        What happened after it, oldest first.
    as_of
        "Today".
    unrecorded
        Kinds of event nobody records: their absence says nothing.
    """

    __slots__ = (
        "_kept",
        "_of_kind",
        "as_of",
        "calendar",
        "events",
        "exclusion",
        "id",
        "ledger",
        "prior_permanent",
        "pupil",
        "school",
        "switches",
        "unrecorded",
    )

    def __init__(  # noqa: PLR0913 - all named at the call
        self,
        *,
        id: str,  # noqa: A002 - the tracker's own word
        school: School,
        calendar: SchoolCalendar,
        pupil: Pupil,
        ledger: Ledger,
        as_of: date,
        exclusion: Exclusion | None = None,
        events: Sequence[Event] = (),
        prior_permanent: Sequence[PriorExclusion] = (),
        switches: Switches | None = None,
        unrecorded: Collection[str] = (),
    ) -> None:
        self.id, self.school, self.calendar, self.pupil = id, school, calendar, pupil
        self.ledger, self.exclusion, self.as_of = ledger, exclusion, as_of
        self.events = tuple(sorted(events, key=_by_day)) if events else ()
        self.prior_permanent = tuple(prior_permanent)
        self.switches = switches or Switches()
        self.unrecorded = unrecorded
        self._kept: dict[object, object] = {}
        self._of_kind = _by_kind(self.events) if self.events else NO_EVENTS

    def once(self, name: object, work: Callable[[], Kept]) -> Kept:
        """What many rules ask of one case: worked out for the first of them, then kept."""
        if name not in self._kept:
            self._kept[name] = work()
        return cast("Kept", self._kept[name])

    def all(self, kind: str) -> list[Event]:
        """Every event of a kind, oldest first."""
        return list(self._of_kind.get(kind, ()))

    def first(self, kind: str) -> Event | None:
        """The first event of a kind."""
        found = self._of_kind.get(kind)
        return found[0] if found else None

    def last(self, kind: str) -> Event | None:
        """The latest event of a kind."""
        found = self._of_kind.get(kind)
        return found[-1] if found else None

    def of_compulsory_school_age(self, day: date) -> bool:
        """Say whether the education duties apply on ``day``: as recorded, or by the birth date.

        Assumed where nobody has said either, so that no child goes without for want of a date.
        """
        if self.pupil.compulsory_school_age is not None:
            return self.pupil.compulsory_school_age
        return self.pupil.dob is None or is_compulsory_school_age(self.pupil.dob, day)
